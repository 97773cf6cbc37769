import { expect, test } from "vitest";
import { bumped } from "../../../../src/analysis/diff/bump.ts";
import { between, rule, run, text } from "./compared.ts";

const size = "service.content_safety.keyword_library.size";
const least = (figure: number, more = ""): string => rule("a", `require ${size} > ${figure}${more}`);

/** What changes, and the level that it asks for. */
const levels: readonly (readonly [what: string, old: string, later: string, level: string, why: readonly string[]])[] =
  [
    ["nothing", least(1), least(1), "none", []],
    ["a remedy", least(1), least(1, '\nremedy "Add."'), "patch", ["wording"]],
    ["looser", least(2), least(1), "minor", ["meaning"]],
    ["a breach that was none", least(1), least(2), "major", ["breach", "meaning"]],
    [
      "a rule more",
      least(1),
      `${least(1)} ${rule("b", "forbid service.operates_abroad")}`,
      "major",
      ["breach", "meaning"],
    ],
    [
      "a note more",
      least(1),
      `${least(1)} rule n: user is entitled to "complain" { on service }`,
      "minor",
      ["meaning"],
    ],
    [
      "a breach of what binds nobody",
      least(1, '\nbasis guidance "3.2"'),
      least(2, '\nbasis guidance "3.2"'),
      "minor",
      ["meaning"],
    ],
    ["a name gone", least(1), rule("b", `require ${size} > 1`), "major", ["name-gone", "wording"]],
  ];

test.each(levels)("%s asks for its level", (_, old, later, level, why) => {
  const { bump } = between(old, later);
  expect([bump?.level, bump?.reasons.map((it) => it.why)]).toEqual([level, why]);
});

test("other days, and names that signatures use", () => {
  const [earlier, later] = ["{ from: 2024-01-01 }", "{ from: 2024-01-02 }"];
  const levelOf = (a: string, b: string): string | undefined =>
    run({ ...text("old", least(1), a), ...text("new", least(1), b) }, "old", "new").difference?.bump?.level;
  expect(levelOf(later, earlier)).toBe("major");
  expect(levelOf(earlier, later)).toBe("minor");
  const judged = (name: string): string =>
    `standard ${name} "It is fair" {\njudged by counsel valid for 12 months evidence [document]\n}\n${rule("a", `require ${name} is met`)}`;
  const { bump, ofPack } = between(judged("fair"), judged("just"));
  expect(ofPack).toMatchObject([{ what: "names", old: ["fair"], new: ["just"], isBreaking: true }]);
  expect(bump?.level).toBe("major");
});

test("versions are bumped as npm does it, before 1.0.0 by one place less", () => {
  expect((["none", "patch", "minor", "major"] as const).map((it) => bumped("1.2.3", it))).toEqual([
    "1.2.3",
    "1.2.4",
    "1.3.0",
    "2.0.0",
  ]);
  expect((["none", "patch", "minor", "major"] as const).map((it) => bumped("0.2.3", it))).toEqual([
    "0.2.3",
    "0.2.4",
    "0.2.4",
    "0.3.0",
  ]);
});

test("--require-version fails where pack.yaml says less, and only there", () => {
  const code = (version: string, isRequired: boolean): number => {
    const files = { ...text("old", least(1)), ...text("new", least(2), undefined, version) };
    return run(files, "old", "new", { requireVersion: isRequired }).exitCode;
  };
  expect([code("1.9.0", true), code("2.0.0", true), code("1.9.0", false)]).toEqual([1, 0, 0]);
});

test("--fail-on", () => {
  const files = { ...text("old", least(1)), ...text("new", least(2)), ...text("same", least(1)) };
  const code = (later: string, failOn: "changed" | "stricter" | "looser"): number =>
    run(files, "old", later, { failOn }).exitCode;
  expect([code("new", "changed"), code("new", "stricter"), code("new", "looser"), code("same", "changed")]).toEqual([
    1, 1, 0, 0,
  ]);
});

test.each([
  ["{ from: 2024-01-01, until: 2024-06-01 }", 1],
  ["never", 1],
  // The next text of the law.
  ["{ from: 2025-01-01 }", 0],
])("--fail-on heeds other days of the whole pack: %s", (inForce, code) => {
  const files = {
    ...text("old", least(1), "{ from: 2024-01-01, until: 2025-01-01 }"),
    ...text("new", least(1), inForce),
  };
  for (const failOn of ["changed", "stricter", "looser"] as const)
    expect([failOn, run(files, "old", "new", { failOn }).exitCode]).toEqual([failOn, code]);
});
