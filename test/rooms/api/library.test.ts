import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { parse } from "yaml";
import { evaluate, explain, loadPacks, type Documents, type EvaluateOptions } from "../../../src/api/index.ts";

const folder = "examples/chat-service";
const asOf = "2026-11-01";
const packs = loadPacks([], { folder });
const text = readFileSync(`${folder}/service.yaml`, "utf8");
const value = JSON.parse(JSON.stringify(parse(text, { merge: true }))) as unknown;

const verdictsOf = (report: ReturnType<typeof evaluate>) =>
  report.packs.flatMap((it) => it.articles.flatMap((one) => one.rules.map(({ rule, verdict }) => [rule, verdict])));

test("a document is judged alike as a file, a text and a value", () => {
  const asFile = evaluate(packs, ["service.yaml"], { asOf });
  const asText = evaluate(packs, { "service.yaml": text }, { asOf });
  const asValue = evaluate(packs, { "service.json": value }, { asOf });
  expect(asFile.exit_code).toBe(1);
  expect(asText).toEqual(asFile);
  expect(verdictsOf(asValue)).toEqual(verdictsOf(asFile));
  const places = asValue.packs.flatMap((it) => it.articles).flatMap((it) => it.rules.flatMap((one) => one.instances));
  expect(new Set(places.map((it) => it.at?.path))).toEqual(new Set(["service.json"]));
});

/** The fields of a value, and of what it holds, that are made when they are read. */
const lateFieldsIn = (it: unknown): readonly string[] =>
  Object.entries(Object.getOwnPropertyDescriptors(Object(it))).flatMap(([name, { get, value: own }]) =>
    get ? [name] : typeof own === "object" ? lateFieldsIn(own) : [],
  );

test("a caller gets plain values", () => {
  const report = evaluate(packs, ["service.yaml"], { asOf });
  const why = explain(packs, ["service.yaml"], { asOf, rule: "annotation_rules" });
  expect(lateFieldsIn([report, why])).toEqual([]);
});

test("a text takes the place of a file, and the service may be one of the documents", () => {
  const response = { response: { id: "r-1", at: "2026-10-02T09:00:00+08:00" } };
  const report = evaluate(
    packs,
    { "service.yaml": "facts_on: 2026-11-01\nservice: { id: other }\n", "r.json": response },
    { asOf, service: "service.yaml" },
  );
  expect(report.inputs.map((it) => [it.path, it.subject])).toEqual([
    ["r.json", "response"],
    ["service.yaml", "service"],
  ]);
  expect(report.problems).toEqual([]);
});

test("waivers, fail_on and allow are those of the command line", () => {
  const breach = evaluate(packs, ["service.yaml"], { asOf });
  expect(evaluate(packs, ["service.yaml"], { asOf, failOn: "critical" })).toMatchObject({
    exit_code: 2,
    let_pass: breach.counts.violated,
  });
  expect(evaluate(packs, ["service.yaml"], { asOf, failOn: "critical", allow: "undetermined" }).exit_code).toBe(0);
  expect(evaluate(packs, ["service.yaml"], { asOf, waivers: "none.yaml" })).toMatchObject({
    exit_code: 4,
    troubles: [{ code: "engine/no-such-path" }],
  });
});

test("what is wrong with packs and documents is in the result", () => {
  const unknown = loadPacks(["cn.genai_interim_measure"]);
  expect(unknown).toMatchObject({ packs: [], troubles: [{ code: "engine/unknown-pack" }] });
  expect(evaluate(unknown, { "a.json": { service: { id: "a" } } })).toMatchObject({
    exit_code: 64,
    word: "nothing judged",
  });
  expect(evaluate(packs, { "a.json": { service: { id: "a", launch: 1 } } }).exit_code).toBe(4);
  expect(evaluate(packs, { "a.txt": "service: { id: a }" }).exit_code).toBe(4);
  expect(evaluate(packs, ["no-such.yaml"]).exit_code).toBe(4);
  expect(evaluate(packs, ["service.yaml"], { asOf: "tomorrow" }).exit_code).toBe(64);
});

test("a mistake in a value is told by its path, and one in a text by its line", () => {
  const placesIn = (service: object): readonly (readonly unknown[])[] => {
    const given = { facts_on: "2026-11-01", service };
    return [given, JSON.stringify(given, undefined, 2)].map((it) =>
      evaluate(packs, { "a.json": it }, { asOf }).problems.map(({ at, help }) => [at?.json_path ?? at?.line, help]),
    );
  };
  const twice = { id: "a", models: [{ name: "m" }, { name: "m" }] };
  const help = "put it in quotes";
  expect(placesIn({ id: 1 })).toEqual([[["service.id", help]], [[4, help]]]);
  expect(placesIn(twice)).toEqual([
    [["service.models[1].name", "the first is `service.models[0].name`: give each its own `name`"]],
    [[10, "the first stands in line 7: give each its own `name`"]],
  ]);
  const read = evaluate(packs, { "a.json": { facts_on: "2026-11-01", service: { id: "a" } } }, { asOf });
  const at = read.packs.flatMap((it) => it.articles).flatMap((it) => it.rules.flatMap((one) => one.instances));
  expect(new Set(at.map((it) => it.at?.json_path))).toEqual(new Set(["service"]));
});

test("an explanation is of the rule that is asked for", () => {
  const one = explain(packs, ["service.yaml"], { asOf, rule: "annotator_training" });
  expect(one.rules.map((it) => it.verdict)).toEqual(["violated"]);
  expect(one.exit_code).toBe(0);
  expect(explain(packs, ["service.yaml"], { asOf, rule: "annotator_trainin" }).exit_code).toBe(64);
});

const service = { service: { id: "a" } };
const refused: readonly (readonly [what: string, documents: Documents, options: object, message: RegExp])[] = [
  ["no document", [], {}, /at least one document/],
  ["no name", { "": "a: 1" }, {}, /each its name/],
  ["one name twice", { "a.json": service, "./a.json": service }, {}, /two documents are called `.\/a.json`/],
  ["a value that is called YAML", { "a.yaml": service }, {}, /let its name end in \.json/],
  ["undefined", { "a.json": undefined }, {}, /no word for undefined/],
  ["undefined in a list", { "a.json": { service: { tags: [undefined] } } }, {}, /no word for undefined, in `0`/],
  ["no number", { "a.json": { service: { users: Number.NaN } } }, {}, /no word for NaN, in `users`/],
  ["no date", { "a.json": { facts_on: new Date(Number.NaN) } }, {}, /a date that is none, in `facts_on`/],
  ["a map", { "a.json": { service: new Map() } }, {}, /no word for \[object Map\], in `service`/],
  ["a large integer", { "a.json": { users: 1n } }, {}, /a bigint, in `users`|serialize a BigInt/],
  ["an unknown option", ["service.yaml"], { asof: "2026-11-01" }, /no option `asof`; did you mean `asOf`/],
  ["an option of explain", ["service.yaml"], { rule: "a" }, /no option `rule`/],
  ["an unknown severity", ["service.yaml"], { failOn: "hihg" }, /`failOn` is one of low, medium, high, critical/],
  ["a day that is not text", ["service.yaml"], { asOf: new Date(0) }, /`asOf` is a text/],
];

test.each(refused)("refused, not passed over: %s", (_, documents, options, message) => {
  expect(() => evaluate(packs, documents, options as EvaluateOptions)).toThrow(message);
});

test("packs are what loadPacks gives", () => {
  expect(() => evaluate({ ...packs }, ["service.yaml"])).toThrow(/what `loadPacks` gives/);
});
