import { Ajv2020 } from "ajv/dist/2020.js";
import { expect, test } from "vitest";
import { toPlain } from "../../../src/base/document.ts";
import { parseDuration } from "../../../src/base/duration.ts";
import { editorSchema, patterns } from "../../../src/report/render/editor-schema.ts";
import { fencesOf } from "../../docs/fences.ts";
import { runBlock } from "../../docs/run-block.ts";
import { document, fixture, fixtures, printed } from "../../rooms/vocabulary/load.ts";
import { page } from "./page.ts";

const published = editorSchema(printed);
const grammar = "../../../grammar";

test("vocabulary.md is printed from the schemas", async () => {
  await expect(page()).toMatchFileSnapshot(`${grammar}/vocabulary.md`);
});

test("the documents on the page are read without a word", () => {
  const fences = fencesOf(page());
  expect(fences.map((it) => it.words)).toEqual([
    ["yaml", "silent", "input"],
    ["json", "silent", "input"],
  ]);
  expect(fences.flatMap(runBlock)).toEqual([]);
});

test("every link of the page leads to a heading of it or to a file", () => {
  const text = page();
  const headings = new Set(
    [...text.matchAll(/^#+ (.*)$/gm)].map(([, it = ""]) =>
      it
        .toLowerCase()
        .replaceAll(/[^\p{L}\p{N}_ -]/gu, "")
        .replaceAll(" ", "-"),
    ),
  );
  const links = [...text.matchAll(/\]\(#([^)]*)\)/g)].map(([, it = ""]) => it);
  expect(links.length).toBeGreaterThan(100);
  expect(links.filter((it) => !headings.has(it))).toEqual([]);
});

test("genai-1.schema.json is the schemas as one, for editors", async () => {
  // What is made on the spot has a name; what is published has an address.
  const $id = "https://cdn.jsdelivr.net/npm/edict/grammar/schema/genai-1.schema.json";
  expect(published["$id"]).toBe("edict:genai-1");
  await expect(`${JSON.stringify({ ...published, $id }, undefined, 2)}\n`).toMatchFileSnapshot(
    `${grammar}/schema/genai-1.schema.json`,
  );
});

const validate = new Ajv2020({ allErrors: true, strict: false, formats: { date: true, "date-time": true } }).compile(
  published,
);

test("the published schema has no keyword of our own, and no name that leads nowhere", () => {
  expect(JSON.stringify(published)).not.toMatch(/"x-|schema\.yaml/);
  const strict = new Ajv2020({ strict: true, allowUnionTypes: true, strictRequired: false, strictTypes: false });
  strict.addKeyword("enumDescriptions").addFormat("date", true).addFormat("date-time", true);
  expect(() => strict.compile(published)).not.toThrow();
});

test.each(fixtures)("an editor finds nothing wrong in the full example of a %s", (name) => {
  const value: unknown = toPlain(document(fixture(name)).root);
  validate(value);
  expect(validate.errors ?? []).toEqual([]);
  expect(validate([value, value])).toBe(true);
});

test("an editor marks a misspelt name, a wrong type, a word that is none and a missing day", () => {
  const errorsOf = (text: string): readonly string[] => {
    validate(toPlain(document(text).root));
    return (validate.errors ?? []).filter((it) => it.keyword !== "if").map((it) => `${it.instancePath} ${it.keyword}`);
  };
  expect(errorsOf("facts_on: 2026-11-01\nservice: { id: a, lunched_on: null }")).toEqual([
    "/service additionalProperties",
  ]);
  expect(errorsOf("complaint: { id: a, outcome: uphelt, answered_at: 5 }")).toEqual([
    "/complaint/answered_at type",
    "/complaint/outcome enum",
  ]);
  expect(errorsOf("service: { id: a }")).toEqual([" dependentRequired"]);
  expect(errorsOf("- { facts_on: 2026-11-01, service: { id: a, complaints: { answer_within: 5 } } }")).toEqual([
    "/0/service/complaints/answer_within type",
  ]);
  expect(errorsOf("facts_on: 2026-11-01\nservice: { id: a, complaints: { answer_within: five days } }")).toEqual([
    "/service/complaints/answer_within pattern",
  ]);
});

test("an editor knows how a fact is written that is known in part, and marks what is none", () => {
  const errorsOf = (facts: string): readonly string[] => {
    validate(toPlain(document(`facts_on: 2026-11-01\nservice: { id: a, ${facts} }`).root));
    return (validate.errors ?? []).filter((it) => it.keyword !== "if").map((it) => `${it.instancePath} ${it.keyword}`);
  };
  expect(
    errorsOf(
      "name: { present: true }, launched_on: { from: 2025-01-01 }, provider: { present: true }, sectors: { at_least: [film_tv] }, operations: { availability_target: { at_least: 0.5, at_most: 1 } }",
    ),
  ).toEqual([]);
  expect(errorsOf("launched_on: { at_least: 2025-01-01 }")).toEqual(["/service/launched_on additionalProperties"]);
  expect(errorsOf("operations: { availability_target: { at_least: 5 } }")).toEqual([
    "/service/operations/availability_target/at_least maximum",
  ]);
  expect(errorsOf("generates_content: { present: true }")).toEqual(["/service/generates_content type"]);
  expect(errorsOf("models: { at_least: [{ name: { present: true } }] }")).toEqual([
    "/service/models/at_least/0/name type",
  ]);
});

test("a duration that is read is one for the editor, too", () => {
  const pattern = new RegExp(patterns.duration);
  for (const text of ["24 hours", "1 working day", "1_000 minutes", "0.5 hours", "6 months", "2 weeks", "1 year"])
    expect([text, pattern.test(text), parseDuration(text) !== undefined]).toEqual([text, true, true]);
  for (const text of ["P1D", "five days", "24", "2 fortnights", "-1 days", "working days"])
    expect([text, pattern.test(text), parseDuration(text) !== undefined]).toEqual([text, false, false]);
});
