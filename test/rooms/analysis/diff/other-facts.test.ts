import { expect, test } from "vitest";
import { invariant } from "../../../../src/base/invariant.ts";
import { locales } from "../../../../src/base/locale.ts";
import type { DiffRun } from "../../../../src/engine/index.ts";
import { buildDiffReport } from "../../../../src/report/model/diff-report.ts";
import { conciseDiff } from "../../../../src/report/render/concise-diff.ts";
import { diffJson } from "../../../../src/report/render/diff.ts";
import { plainPaint } from "../../../../src/report/view/format-options.ts";
import { schemaFaults } from "../../../e2e/schemas.ts";
import { run, text } from "./compared.ts";

type Files = Readonly<Record<string, string>>;

const policy = [
  'rule answered: provider must "answer" {\non letter\nin force from 2026-06-01\nrequire letter.answered_on is present\n}',
  'rule open: provider must "open" {\non garage\nrequire garage.open\n}',
].join("\n");

/** A pack with facts of its own: a letter with a day of its own, or without one. */
function pack(folder: string, day: string, more = ""): Files {
  const files = text(folder, policy);
  return {
    ...files,
    [`${folder}/pack.yaml`]: (files[`${folder}/pack.yaml`] ?? "").replace("genai@1", "garage@1"),
    [`${folder}/vocabulary/vocabulary.yaml`]: `name: garage
version: 1.0.0
title: { en: Garages }
main: garage
subjects:
  garage: { schema: garage.schema.yaml }
  letter: { schema: letter.schema.yaml${day} }
`,
    [`${folder}/vocabulary/garage.schema.yaml`]: schema("garage", "  open: { title: Open, type: boolean }\n"),
    [`${folder}/vocabulary/letter.schema.yaml`]: schema(
      "letter",
      `  received_on: { title: Received, type: string, format: date }
  answered_on: { title: Answered, type: [string, "null"], format: date }
${more}`,
    ),
  };
}

const schema = (name: string, fields: string): string => `$schema: https://json-schema.org/draft/2020-12/schema
$id: ${name}.schema.yaml
title: A ${name}
type: object
required: [id]
additionalProperties: false
properties:
  id: { title: Name, type: string, pattern: \\S }
${fields}`;

const dated = ", day: received_on";
const letter = {
  "letter.yaml":
    "kind: letter\nvocabulary: garage@1\nfacts_on: 2026-11-01\nletter: { id: a, received_on: 2026-03-01, answered_on: null }\n",
};

const first = ({ difference, problems, troubles }: DiffRun): string => {
  invariant(difference, [...problems, ...troubles].map((it) => locales.en.say(it)).join());
  const options = { width: 80, paint: plainPaint, locale: locales.en, quiet: true };
  return conciseDiff(buildDiffReport(difference), options, { inputs: [], flags: [] }).trimEnd();
};

test("each text reads documents by its own facts where those say something else", () => {
  const files = { ...pack("old", dated), ...pack("new", ""), ...letter };
  const found = run(files, "old", "new", { inputs: ["letter.yaml"], failOn: "flips", requireVersion: true });
  expect(first(found)).toBe("1 of 2 rules means something else: 1 stricter; changed in the pack: vocabulary.");
  expect(found.difference?.changes.flatMap((it) => it.beside)).toEqual(["vocabulary"]);
  expect(found.difference?.replay?.flips).toMatchObject([
    { told: { old: [{ verdict: "not_in_force" }], new: [{ verdict: "violated" }] } },
  ]);
  expect([found.difference?.bump?.level, found.exitCode]).toEqual(["major", 1]);
  invariant(found.difference, "the two compile");
  expect(schemaFaults("diff-1", diffJson(buildDiffReport(found.difference)))).toEqual([]);
  const back = run(files, "new", "old", { inputs: ["letter.yaml"], failOn: "flips" });
  expect([back.difference?.replay?.flips.length, back.exitCode]).toEqual([1, 1]);
});

test("another kind of fact changes the rules that read it, and no other", () => {
  const files = { ...pack("old", dated), ...pack("new", dated) };
  const path = "new/vocabulary/garage.schema.yaml";
  const later = files[path]?.replace("type: boolean", 'type: [boolean, "null"]') ?? "";
  const found = run({ ...files, [path]: later }, "old", "new");
  expect(first(found)).toMatch(/^1 of 2 rules means something else: .*; changed in the pack: vocabulary\.$/);
  expect(found.difference?.changes.find((it) => it.kind === "changed")?.rules.new[0]?.name).toBe("open");
});

test("facts that are only more change no rule", () => {
  const more = "  read_on: { title: Read, type: string, format: date }\n";
  const files = { ...pack("old", dated), ...pack("new", dated, more), ...letter };
  const read = { "letter.yaml": letter["letter.yaml"].replace("id: a", "id: a, read_on: 2026-03-02") };
  const found = run({ ...files, ...read }, "old", "new", { inputs: ["letter.yaml"], failOn: "changed" });
  expect(first(found)).toBe("No rule means something else.");
  expect([found.difference?.replay?.inputs.length, found.difference?.bump?.level, found.exitCode]).toEqual([
    1,
    "minor",
    0,
  ]);
});

test("a document that one of the two cannot read is told", () => {
  const more = "  read_on: { title: Read, type: string, format: date }\n";
  const files = { ...pack("old", dated), ...pack("new", "", more), ...letter };
  const read = { "letter.yaml": letter["letter.yaml"].replace("id: a", "id: a, read_on: 2026-03-02") };
  const { exitCode, difference } = run({ ...files, ...read }, "old", "new", { inputs: ["letter.yaml"] });
  expect([exitCode, difference]).toEqual([4, undefined]);
});
