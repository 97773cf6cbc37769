import fc from "fast-check";
import { expect, test } from "vitest";
import { toPlain } from "../../../src/base/document.ts";
import { locales } from "../../../src/base/locale.ts";
import { readYaml } from "../../../src/base/yaml-document.ts";
import type { TestReport } from "../../../src/report/model/test-report.ts";
import { testsGithub, testsJunit, testsTap } from "../../../src/report/render/tests.ts";
import { schemaFaults } from "../../e2e/schemas.ts";
import { annotationsOf } from "../report/annotations.ts";
import { hostile } from "../report/hostile.ts";
import { suitesOf } from "../report/junit-read.ts";
import { plain } from "../report/plain.ts";
import { hostWith, now, service } from "../report/tiny.ts";
import { ended } from "./ended.ts";

const cases = `- case: "no version, #1 \\\\ of the year"
  why: A version is asked for.
  as_of: 2026-06-30
  base: chat
  expect: { versioned: satisfied }

- case: no version at all
  why: A version is asked for.
  as_of: 2026-06-30
  base: chat
  expect: { versioned: violated }

- case: no such field
  why: What no vocabulary has is a mistake.
  as_of: 2026-06-30
  base: chat
  set: { service.colour: red }
  expect: { versioned: violated }
`;
const files = { "tiny/cases/basics.yaml": cases, "tiny/cases/bases/chat.yaml": service };

function run(line: string, given: Readonly<Record<string, string>> = files) {
  const colors = { out: false, err: false };
  const world = { host: hostWith(given), now, library: "policies", width: 100, colors, readStandardInput: () => "" };
  return ended(line.split(" "), world);
}

const reported = (line: string, given = files): TestReport => JSON.parse(run(`${line} -f json`, given).out);
const whole = reported("test /tiny");

test("JSON has each case with its place, what it expects and what came of it, and fits its schema", () => {
  const { code, out } = run("test /tiny -f json");
  expect([code, schemaFaults("tests-1", out)]).toEqual([1, []]);
  expect(schemaFaults("tests-1", out.replace('"why"', '"wy"'))).not.toEqual([]);
  const [pack] = whole.packs;
  expect(pack?.cases.map((it) => [it.result, it.at.line])).toEqual([
    ["failed", 1],
    ["passed", 7],
    ["error", 13],
  ]);
  expect(pack?.cases[0]?.wrong).toMatchObject([
    { rule: "test.tiny.versioned", expected: "satisfied", got: "violated", at: { line: 5, column: 13 } },
  ]);
  expect(pack?.cases[2]?.problems).toMatchObject([{ code: "vocabulary/unknown-field", at: { line: 17 } }]);
  expect(pack?.missing).toContainEqual({ rule: "test.tiny.versioned", verdict: "undetermined" });
});

test("a case that fails says what is missing, and how to see the rest; one that passes asks for nothing", () => {
  const unset = cases.replace("expect: { versioned: sat", "unset: [service.version]\n  expect: { versioned: sat");
  const given = { ...files, "tiny/cases/basics.yaml": unset };
  const { out } = run("test /tiny --run year", given);
  expect(out).toBe(`FAILED no version, #1 \\ of the year  tiny/cases/basics.yaml:1:3
  A version is asked for.
  tiny/cases/basics.yaml:6:13: test.tiny.versioned is undetermined, expected satisfied
    because \`service.version\` is not stated
\`--trace tiny/cases/basics.yaml:1\` shows what each part of its rules comes to
test.tiny: 0 of 1 cases pass
`);
  expect(run("test /tiny --trace tiny/cases/basics.yaml:1", given).out).toContain("versioned");
  const [first] = reported("test /tiny --run year", given).packs.flatMap((it) => it.cases);
  expect(first?.wrong[0]?.because).toEqual(["`service.version` is not stated"]);
  expect(schemaFaults("tests-1", run("test /tiny --run year -f json", given).out)).toEqual([]);
  expect(run("test /tiny --run all", given).out).toBe("test.tiny: 1 of 1 cases pass\n");
});

test("where failing cases judge days before the text begins, the last line says how many, and the day", () => {
  const early = cases.replaceAll("2026-06-30", "1999-06-30");
  const given = { ...files, "tiny/cases/basics.yaml": early };
  const said = "2 failing cases judge by the law of a day before the text begins (2023-08-15)";
  expect(run("test /tiny", given).out.trimEnd().split("\n").at(-1)).toBe(said);
  expect(run("test /tiny -f tap", given).out).toContain(`# ${said}\n`);
  const { code, out } = run("test /tiny -f json", given);
  expect([code, schemaFaults("tests-1", out)]).toEqual([1, []]);
  const kept = {
    ...files,
    "tiny/cases/basics.yaml": early.replaceAll(/expect: .*/g, "expect: { versioned: not_in_force }"),
  };
  expect(run("test /tiny", kept).out).not.toContain("before the text begins");
});

test("a mistake of a base is told once on a terminal, however many cases stand on it", () => {
  const base = service.replace("service:\n", "service:\n  colour: red\n");
  const { code, err } = run("test /tiny", { ...files, "tiny/cases/bases/chat.yaml": base });
  expect([code, err.match(/chat\.yaml:5:3: error/g)?.length]).toEqual([1, 1]);
});

test("where only some cases are asked for, JSON says which, and nothing is missing", () => {
  const { only, packs, exit_code: exitCode } = reported("test /tiny --run all");
  expect([only, exitCode, packs.map((it) => [it.cases.length, it.missing])]).toEqual(["all", 0, [[1, []]]]);
});

test("mistakes in a pack, and a pack that is not there, are in JSON that fits its schema", () => {
  const broken = { ...files, "tiny/cases/basics.yaml": cases.replace("versioned: satisfied", "versond: satisfied") };
  for (const [line, given] of [
    ["test /tiny -f json", broken],
    ["test /none -f json", files],
  ] as const)
    expect(schemaFaults("tests-1", run(line, given).out)).toEqual([]);
  const { packs, problems, exit_code: exitCode } = reported("test /tiny", broken);
  expect([exitCode, packs.map((it) => [it.broken, it.not_run]), problems.length]).toEqual([3, [[true, 1]], 1]);
  expect(run("test /tiny --run year", broken).out).toBe("test.tiny: 1 case was not run because of mistakes\n");
  expect(reported("test /none")).toMatchObject({ exit_code: 64, troubles: [{ code: "engine/unknown-pack" }] });
});

test("JUnit has a suite for a pack and a test for a case, and one for mistakes that stand in none", async () => {
  const { testsuite, ...totals } = await suitesOf(run("test /tiny -f junit").out);
  expect(totals).toMatchObject({ tests: 3, failures: 1, errors: 1, skipped: 0 });
  expect(testsuite?.map((it) => [it.name, it.testcase?.map((one) => one.name)])).toEqual([
    ["test.tiny", ["no version, #1 \\ of the year", "no version at all", "no such field"]],
  ]);
  const [first] = testsuite?.[0]?.testcase ?? [];
  expect(first?.failure).toMatchObject([{ message: "test.tiny.versioned is violated, expected satisfied" }]);
  const none = await suitesOf(run("test /none -f junit").out);
  expect([none.tests, none.errors, none.testsuite?.[0]?.testcase?.[0]?.name]).toEqual([1, 1, "engine/unknown-pack"]);
});

interface Point {
  readonly ok: boolean;
  readonly name: string;
  readonly details: unknown;
}

/** A text of TAP 14, read by its specification. Errors: it is none, or its plan is wrong. */
function tapPoints(text: string): readonly Point[] {
  const [version, plan, ...lines] = text.replace(/\n$/, "").split("\n");
  const points: Point[] = [];
  while (lines.length > 0) {
    const line = lines.shift() ?? "";
    if (line.startsWith("# ")) continue;
    const [, not, number, name = ""] = /^(not )?ok (\d+) - (.*)$/.exec(line) ?? [];
    expect([line, Number(number)]).toEqual([line, points.length + 1]);
    expect(name.replaceAll(/\\[\\#]/g, "")).not.toMatch(/[\\#]/);
    const end = lines[0] === "  ---" ? lines.indexOf("  ...") : -1;
    const yaml = lines.splice(0, end + 1).slice(1, -1);
    const { documents, diagnostics } = readYaml({ path: "tap.yaml", text: `${yaml.join("\n")}\n` });
    expect(diagnostics).toEqual([]);
    const [root] = documents;
    points.push({
      ok: not === undefined,
      name: name.replaceAll(/\\([\\#])/g, "$1"),
      details: root && toPlain(root.root),
    });
  }
  expect([version, plan]).toEqual(["TAP version 14", `1..${points.length}`]);
  return points;
}

test("TAP has a point for each case, and YAML of what is wrong and where", () => {
  const { out } = run("test /tiny -f tap");
  const points = tapPoints(out);
  expect(points.map((it) => [it.ok, it.name])).toEqual([
    [false, "test.tiny: no version, #1 \\ of the year"],
    [true, "test.tiny: no version at all"],
    [false, "test.tiny: no such field"],
  ]);
  expect(points[0]?.details).toMatchObject({
    message: "test.tiny.versioned is violated, expected satisfied",
    at: { path: "tiny/cases/basics.yaml", line: 1 },
    why: "A version is asked for.",
    wrong: ["tiny/cases/basics.yaml:5:13: test.tiny.versioned is violated, expected satisfied"],
  });
  expect(out).toContain("\n# test.tiny: 1 of 3 cases pass\n# no case shows ");
  expect(tapPoints(run("test /none -f tap").out).map((it) => [it.ok, it.name])).toEqual([
    [false, "engine/unknown-pack"],
  ]);
});

test("GitHub is told of the run first, then of each expectation that does not hold, on its line", () => {
  const told = annotationsOf(run("test /tiny -f github").out);
  expect(told.map((it) => [it.level, it.properties["title"], it.properties["line"]])).toEqual([
    ["error", "edict: exit code 1", undefined],
    ["error", "no version, #1 \\ of the year", "5"],
    ["error", "no such field", "17"],
  ]);
  expect(annotationsOf(run("test /tiny --run all -f github").out)).toMatchObject([
    { level: "notice", message: "test.tiny: 1 of 1 cases pass" },
  ]);
});

test("people read it in Chinese, programs do not", () => {
  expect(run("test /tiny -f tap --lang zh-Hans").out).toContain("# test.tiny：3 个用例中 1 个通过\n");
  expect(run("test /tiny -f json --lang zh-Hans").out).toBe(run("test /tiny -f json").out);
});

test("whatever cases say, each format holds it: the same points, tests and annotations", async () => {
  const states = (all: readonly Point[]): readonly boolean[] => all.map((it) => it.ok);
  const points = states(tapPoints(testsTap(whole, plain)));
  const levels = annotationsOf(testsGithub(whole, plain)).map((it) => it.level);
  await fc.assert(
    fc.asyncProperty(hostile, async (text) => {
      const packs = whole.packs.map((pack) => ({
        ...pack,
        cases: pack.cases.map((it) => ({
          ...it,
          case: `a${text}`,
          why: text,
          problems: it.problems.map((one) => ({ ...one, message: text })),
        })),
      }));
      const changed = { ...whole, packs };
      expect(states(tapPoints(testsTap(changed, plain)))).toEqual(points);
      expect(annotationsOf(testsGithub(changed, plain)).map((it) => it.level)).toEqual(levels);
      const { tests, failures, errors } = await suitesOf(testsJunit(changed, { ...plain, locale: locales["zh-Hans"] }));
      expect([tests, failures, errors]).toEqual([3, 1, 1]);
    }),
  );
});
