import fc from "fast-check";
import { expect, test } from "vitest";
import { fromPlain, toPlain } from "../../../src/base/document.ts";
import { readYaml } from "../../../src/base/yaml-document.ts";
import type { CommandOutcome } from "../../../src/cli/environment.ts";
import { masked } from "../../../src/report/model/detect-report.ts";
import { schemaFaults } from "../../e2e/schemas.ts";
import { mailAddress, numberOf } from "../readers/detect/numbers.ts";
import { hostWith, now } from "../report/tiny.ts";
import { ended } from "./ended.ts";

function run(line: string, files: Readonly<Record<string, string>>, input?: string): CommandOutcome {
  const world = {
    host: hostWith(files),
    now,
    library: "policies",
    width: 100,
    colors: { out: false, err: false },
    readStandardInput: () => input,
  };
  return ended(line.split(" "), world);
}

const answer = (text: string | null, rest: object = {}): string =>
  JSON.stringify({ kind: "response", vocabulary: "genai@1", response: { id: "a", text, ...rest } });
const gate = { name: "gate", version: "5", looked_for: ["a4_rights_of_others"] };
const scanned = { findings: [], scanned_by: [gate] };
const codes = (line: string, files: Readonly<Record<string, string>>): readonly [number, string | undefined] => {
  const { code, err } = run(line, files);
  return [code, /(?:\[| error )([a-z]+\/[a-z-]+)/.exec(err)?.[1]];
};

test("the exit code tells whether something was found, and that nothing was read", () => {
  expect(codes("detect a.json", { "a.json": answer("您好。") })).toEqual([0, undefined]);
  expect(codes("detect a.json", { "a.json": answer("13800000000") })).toEqual([1, undefined]);
  expect(codes("detect a.json", { "a.json": answer(null) })).toEqual([5, "engine/nothing-to-scan"]);
  expect(codes("detect b.json", { "a.json": answer("13800000000") })).toEqual([4, "engine/no-such-path"]);
  expect(codes("detect a.json b.json", { "a.json": answer("13800000000"), "b.json": "{" })).toEqual([
    4,
    "base/json-syntax",
  ]);
  expect(codes("detect a.json -f xml", { "a.json": answer("") })[0]).toBe(64);
});

test("what a folder holds and was not looked at is told with its reason, and with -q as a count", () => {
  const files = { "in/a.json": answer("您好。"), "in/.b.json": answer("13800000000") };
  expect(run("detect in", files).out).toContain(
    "Skipped\n  in/.b.json: its name begins with a dot\n\nNothing found in 1 text.\n1 file was skipped.\n",
  );
  expect(run("detect in -q", files).out).toBe("Nothing found in 1 text.\n1 file was skipped.\n");
  expect(run("detect in --lang zh-Hans", files).out).toContain("略过\n  in/.b.json：名称以点开头\n");
});

test("standard input is read as a file is", () => {
  const { code, out } = run("detect - -q", {}, `${answer("您好。")}\n${answer("拨 13800000000")}\n`);
  expect([code, out.split("\n").slice(0, 2)]).toEqual([
    1,
    [
      "stdin.jsonl:2:54  response a",
      "  stdin.jsonl:2:74  telephone number            138******00  response.text, 2 to 13",
    ],
  ]);
});

test("JSON fits its schema, with findings and without, with mistakes too", () => {
  const files = { "a.json": answer("13800000000", scanned), "b.json": answer("a@b.cn"), "c.json": "{" };
  for (const line of ["detect a.json -f json", "detect a.json b.json c.json -f json", "detect d.json -f json"])
    expect(schemaFaults("detect-1", run(line, files).out)).toEqual([]);
  expect(schemaFaults("detect-1", run("detect a.json -f json", files).out.replace('"adds"', '"add"'))).not.toEqual([]);
});

test("a mistake in a document is told without the line on which it stands", () => {
  const { err } = run("detect a.json", { "a.json": answer("13800000000", { colour: "red" }) });
  expect(err).toContain("vocabulary/unknown-field");
  expect(err).not.toContain("13800000000");
});

const value = fc.oneof(mailAddress, ...Object.values(numberOf));

test("no format prints a whole value", () => {
  fc.assert(
    fc.property(value, fc.constantFrom("human", "json", "yaml"), fc.constantFrom({}, scanned), (it, format, rest) => {
      const { code, out, err } = run(`detect a.json -f ${format}`, { "a.json": answer(`“${it}”`, rest) });
      expect(code).toBe(1);
      expect(out + err).not.toContain(it);
    }),
    { numRuns: 30 },
  );
});

test("what is masked keeps its length and hides at least half of a short value", () => {
  fc.assert(
    fc.property(fc.string({ minLength: 4, maxLength: 30, unit: fc.constantFrom("a", "1", "中", "😀") }), (it) => {
      const [characters, shown] = [Array.from(it), Array.from(masked(it))];
      expect(shown).toHaveLength(characters.length);
      expect(shown.filter((one) => one === "*").length).toBeGreaterThanOrEqual(Math.min(4, characters.length / 2));
    }),
  );
});

test("YAML names the lists only where they may be added to, and check refuses it as a document", () => {
  const files = { "a.json": answer("13800000000", scanned), "b.json": answer("13800000000") };
  const { out } = run("detect a.json b.json -f yaml", files);
  const [root] = readYaml({ path: "out.yaml", text: out }).documents;
  const keys = (toPlain(root?.root ?? fromPlain([])) as readonly object[]).map((it) => Object.keys(it));
  expect(keys).toEqual([
    ["at", "response", "findings", "scanned_by"],
    ["at", "response", "found_in_part"],
  ]);
  expect(run("check out.yaml", { "out.yaml": out }).code).toBe(4);
  expect(run("detect a.json -f yaml", { "a.json": answer("您好。") }).out).toMatch(/^# .*\n\[\]\n$/);
});

test("check --detect says that detectors ran, judges with their findings, and warns of what it cannot add", () => {
  const files = {
    "a.json": answer("13800000000", { ...scanned, at: "2026-06-01T09:00:00+08:00", sent: true, modality: "text" }),
  };
  const [before, after] = [run("check a.json -f json", files), run("check a.json --detect -f json", files)];
  const verdict = (out: string): unknown =>
    (JSON.parse(out) as { packs: { articles: { rules: { rule: string; verdict: string }[] }[] }[] }).packs
      .flatMap((it) => it.articles.flatMap((one) => one.rules))
      .find((it) => it.rule === "cn.genai_interim_measures.no_infringement")?.verdict;
  expect([verdict(before.out), verdict(after.out)]).toEqual(["satisfied", "undetermined"]);
  expect(schemaFaults("report-1", after.out)).toEqual([]);
  expect(before.out).not.toContain("edict.phone_number");
  expect((JSON.parse(after.out) as { settings: { detectors: unknown[] } }).settings.detectors).toHaveLength(6);
  expect(run("check a.json --detect --full", files).out).toContain("--detect");
  const bare = { "a.json": answer("13800000000", { at: "2026-06-01T09:00:00+08:00" }) };
  expect(run("check a.json --detect --full", bare).out).toContain("engine/found-in-part");
  expect(run("check a.json", bare).out).not.toContain("engine/found-in-part");
});
