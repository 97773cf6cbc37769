import { expect, test } from "vitest";
import { createValidator } from "../../../src/vocabulary/compile-schema.ts";
import { prepareValidators } from "../../../src/vocabulary/prepare-validators.ts";
import { digestOf } from "../../../src/vocabulary/validators.ts";
import { bundled } from "./bundled-validators.ts";

const boolean = new Map([["a", { $id: "a", type: "boolean" }]]);
const prepared = bundled({ [digestOf(boolean)]: { a: "module.exports = () => true;" } });

test("what was prepared is run for its schemas, and not for those that were edited since", () => {
  expect(createValidator(boolean, prepared)("a", 1)).toEqual([]);
  expect(createValidator(new Map([["a", { $id: "a", type: "null" }]]), prepared)("a", 1)).toHaveLength(1);
});

/** What prepared code takes from where it runs: formats, lengths of texts, repetitions, and the schemas themselves. */
const schemas: ReadonlyMap<string, object> = new Map([
  [
    "trip",
    {
      $id: "trip",
      title: "The words of a schema",
      type: "object",
      properties: {
        made_on: { type: "string", format: "date" },
        by: { type: "string", minLength: 1 },
        stops: { type: "array", uniqueItems: true, items: { $ref: "stop#/$defs/name" } },
      },
      required: ["made_on"],
      additionalProperties: false,
    },
  ],
  ["stop", { $id: "stop", $defs: { name: { type: "string", enum: ["harbour", "airport"] } }, type: "string" }],
]);

test("what was prepared finds the same as what is compiled, at the same places", () => {
  const code = prepareValidators(schemas);
  expect(Object.keys(code)).toEqual([digestOf(schemas)]);
  const [fast, slow] = [bundled(code), {}].map((it) => createValidator(schemas, it));
  const kinds = new Set<string>();
  for (const value of [
    { made_on: "2026-11-01", by: "a", stops: ["harbour", "airport"] },
    { made_on: "2026-02-30", by: "", stops: ["harbour", "harbour"] },
    { made_on: 5, nix: 1, stops: ["station"] },
    {},
    [],
  ]) {
    const found = slow?.("trip", value);
    for (const { kind } of found ?? []) kinds.add(kind);
    expect(fast?.("trip", value)).toEqual(found);
  }
  expect([...kinds].toSorted()).toEqual([
    "bad-form",
    "blank",
    "missing-key",
    "not-listed",
    "repeated",
    "unknown-key",
    "wrong-type",
  ]);
  expect(fast?.("stop", 5)).toEqual(slow?.("stop", 5));
});

test("what was prepared takes its schemas from where it runs, and brings no words of theirs", () => {
  const [code = {}] = Object.values(prepareValidators(schemas));
  const { trip } = code;
  expect(Object.keys(code)).toEqual(["trip", "stop"]);
  expect(trip).toContain('schemas["trip"]');
  expect(trip).not.toContain("The words of a schema");
});

test("mistakes of parts are added to those before, which are not copied for each part", () => {
  const trips = { type: "array", items: { $ref: "#/$defs/trip" } };
  const trip = { type: "object", properties: { back: { $ref: "#/$defs/trip" }, to: { type: "string" } } };
  const nested = new Map([["trips", { $id: "trips", ...trips, $defs: { trip } }]]);
  const code = JSON.stringify(prepareValidators(nested));
  expect([code.includes(".errors) vErrors.push(it)"), code.includes("concat")]).toEqual([true, false]);
  const wrong = Array.from({ length: 1000 }, (_, to) => ({ to, back: { to } }));
  for (const validate of [createValidator(nested), createValidator(nested, bundled(prepareValidators(nested)))])
    expect(validate("trips", wrong)).toHaveLength(2 * wrong.length);
});
