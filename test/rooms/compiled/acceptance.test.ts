import { _ } from "ajv/dist/2020.js";
import { expect, test } from "vitest";
import { documentLimits } from "../../../src/base/document.ts";
import { readDocument } from "../../../src/base/read-document.ts";
import { acceptanceRuntime } from "../../../src/compiled/acceptance-runtime.ts";
import { emitAcceptance, schemaAt, type Acceptance } from "../../../src/compiled/acceptance.ts";
import { evaluated } from "../../../src/compiled/evaluated.ts";
import { timeReader } from "../../../src/compiled/runtime.ts";
import { readInputs } from "../../../src/vocabulary/read-input.ts";
import { schemaOf } from "../../../src/vocabulary/json-schema.ts";
import type { LoadedVocabulary } from "../../../src/vocabulary/read-vocabulary.ts";
import { day } from "../../laws/small-world.ts";
import { garages } from "./garage.ts";

const zone = { name: "Asia/Shanghai" };
const runtime = acceptanceRuntime([{ read: timeReader(zone), asOf: day("2026-06-10") }]);

type Accepts = (document: unknown) => boolean;

const usual = {
  vocabulary: garages,
  subject: "visit",
  carried: ["car"],
  needsOwnDay: false,
  longestList: 3,
  read: false,
};

function accepting(more: Partial<Acceptance> = {}): Accepts {
  const { name, code } = emitAcceptance({ ...usual, ...more });
  return evaluated<(h: typeof runtime) => Accepts>(_`${code}return ${name};`)(runtime);
}

/** Whether the reference reads every fact of a document, and finds nothing to say of it. */
function isInOrder(document: unknown): boolean {
  const { documents, diagnostics } = readDocument({ path: "a.json", text: JSON.stringify(document) });
  const read = documents.map((it) => readInputs(it, garages, { zones: [zone], needsOwnDay: false }));
  const said = [diagnostics, ...read.map((it) => it.diagnostics)].flat();
  const inputs = read.flatMap((it) => it.inputs);
  return said.length === 0 && inputs.length === 1 && inputs.every((it) => it.unusable.size === 0);
}

const visit = (facts: object): object => ({ visit: { id: "v", ...facts } });

/** What each field may say that is taken, and what is not. */
const fields: readonly (readonly [field: string, taken: readonly unknown[], left: readonly unknown[]])[] = [
  ["paid", [true, false], [null, "true", 0, 1, [], {}]],
  ["gift", [true, null], [0]],
  ["lit", [true, false, null], ["null", 0]],
  ["price", [1, 9.5, 1.000001], [0.999, 9.51, -1, "1", null, true, NaN, Infinity, 1e15]],
  ["weight", [0, -0, 1e15 - 1, 1 - 1e15, 1e-6, -1e-6, 1.5, null], [1e15, -1e15, 9e-7, -9e-7, NaN, -Infinity, "0", []]],
  ["wheels", [0, 4, -4], [0.5, -0.5, "4", null, 1e15]],
  ["counted", [0, 4], [0.5, "4", null]],
  ["colour", ["red", "blue"], ["green", "Red", "", null, 1, ["red"], "constructor"]],
  ["tint", ["dark", null], ["light", undefined + "", 0]],
  // Where words are listed, null has to be one of them.
  ["mood", ["calm"], [null, "busy"]],
  ["wordless", [], [1, "1", null]],
  ["owner", ["a", "Todoist", null], ["TBD", "n/a", " ", "", 1, {}]],
  ["said", ["a", "TBD", " ", ""], [null, 1, ["a"]]],
  ["quoted", ["a", " a ", "TBD"], [" ", "", "\n\t", null, 1]],
  ["digest", ["0".repeat(64)], ["0".repeat(63), "TBD", null, 0]],
  ["stay", ["2 days", "24 hours"], ["2 dayz", "TBD", 2, null]],
  // A document holds it, and nobody looks for that document here.
  ["proof", [], ["p", "TBD", null, 1]],
  [
    "came_on",
    ["1970-01-03", "2026-02-28", "2027-01-01"],
    ["1970-01-01", "2026-02-30", "2026-02-28T00:00:00Z", "TBD", null, 1],
  ],
  [
    "at",
    ["1970-01-03T00:00:00Z", "2026-02-28T09:00:00+08:00"],
    ["1970-01-01T00:00:00Z", "2026-02-28", "soon", null, 1],
  ],
  ["left_on", ["2026-06-10", "2026-06-09"], ["2026-06-11", "2026-02-30", null]],
  ["paid_on", ["2026-06-10"], ["2026-06-11", "2026-02-30", null]],
  ["seen_on", ["2026-06-10"], ["2026-06-11", "2026-02-30", null]],
  ["wished_on", ["2026-06-11"], ["2026-02-30"]],
  ["left_at", ["2026-06-10T15:59:59Z"], ["2026-06-10T16:00:00Z", "2026-06-10", null]],
  ["stops", [[], ["2026-06-10", "2026-06-09"]], [["2026-06-09", "2026-06-11"], "2026-06-10", [null], null]],
  // What stands beside a reference, or is listed of other things than texts, is validated otherwise.
  ["limited", [], [2, 3, 1, null]],
  ["grade", [], [1, 2, 3, "1"]],
  [
    "tags",
    [["a"], ["a", "b"], ["a", "b", "c"]],
    [["a", "a"], ["a", "b", "a"], ["a", "b", "c", "d"], ["TBD"], [1], "a", null, {}],
  ],
  ["notes", [[], ["a", "a"], null], [["a", null], ["a", "b", "c", "d"], { length: 0 }, "", 0]],
  [
    "riders",
    [
      [],
      [{ name: "a", seat: 1 }],
      [
        { name: "a", seat: 1 },
        { name: "b", seat: 1 },
      ],
      [{ seat: 1 }, { seat: 2 }],
    ],
    [
      [
        { name: "a", seat: 1 },
        { name: "a", seat: 2 },
      ],
      [{ name: "a" }],
      [{ name: "a", seat: 1, shoe: 1 }],
      [{ name: "a", seat: 1, asleep: true, driving: true }],
      [null],
      [[]],
      null,
    ],
  ],
  [
    "box",
    [{}, { locked: true }, { words: ["one"] }],
    [null, [], { lock: true }, { locked: 1 }, { words: ["three"] }, { words: [null] }, new Map()],
  ],
  ["crate", [{}, { locked: true }, null], [[], { locked: null }, "", 0]],
  ["extra", [{}, { a: [1, "a", null, { b: true }] }], [null, [], "a", { a: 1e15 }, { a: new Date(0) }, new Date(0)]],
  ["constructor", [true], [null, 1, "true"]],
  ["valueOf", [{}, { toString: "a" }], [{ toString: "TBD" }, { toString: 1 }, null, []]],
];

test.each(fields)("of `%s` is taken what is plainly in order", (field, taken, left) => {
  const accepts = accepting();
  const found = (all: readonly unknown[]): readonly unknown[] => all.map((it) => [it, accepts(visit({ [field]: it }))]);
  expect(found(taken)).toEqual(taken.map((it) => [it, true]));
  expect(found(left)).toEqual(left.map((it) => [it, false]));
  for (const it of taken) expect([it, isInOrder(visit({ [field]: it }))]).toEqual([it, true]);
});

test("nothing but a plain record is a group", () => {
  const accepts = accepting();
  const [bare, odd] = [Object.create(null), Object.create({ id: "v" })];
  Object.assign(bare, { id: "v" });
  expect([accepts({ visit: bare }), accepts(Object.assign(Object.create(null), { visit: bare }))]).toEqual([
    true,
    true,
  ]);
  const others = [odd, [], null, undefined, "v", 1, () => 1, new Date(0), Object.assign([], { id: "v" })];
  expect(others.filter((it) => accepts({ visit: it }))).toEqual([]);
  expect(others.filter((it) => accepts(it))).toEqual([]);
  expect(accepts(visit({ extra: odd }))).toBe(false);
});

test("no key is left that no schema has, on any level, however many are right", () => {
  const accepts = accepting();
  expect(accepts(visit({}))).toBe(true);
  for (const it of [
    { ...visit({}), evidence: [] },
    { ...visit({}), attestations: [] },
    { ...visit({}), bus: {} },
    visit({ painted: true }),
    visit({ $ref: "x" }),
    visit({ box: { locked: true, lid: 1 } }),
    visit({ riders: [{ seat: 1, x: 1 }] }),
    { ...visit({}), car: { plate: "p", plates: 1 } },
  ])
    expect([it, accepts(it)]).toEqual([it, false]);
});

test("what is there that has no value is left: one who writes JSON drops it, one who reads it counts it", () => {
  const accepts = accepting();
  expect([accepts(visit({ paid: undefined })), accepts({ ...visit({}), car: undefined })]).toEqual([false, false]);
});

test("what has to be there is there", () => {
  const accepts = accepting();
  expect([accepts({}), accepts({ car: { plate: "p" } }), accepts({ visit: {} })]).toEqual([false, false, false]);
  expect([accepts({ ...visit({}), car: { plate: "p" } }), accepts({ ...visit({}), car: {} })]).toEqual([true, false]);
  expect(accepts({ ...visit({}), car: { plate: "p", new: "yes" } })).toBe(false);
});

test("a document says its own day where the law of that day is asked for", () => {
  const dated = accepting({ needsOwnDay: true });
  const at = "2026-06-09T00:00:00Z";
  expect([dated(visit({})), dated(visit({ at: null })), dated(visit({ at }))]).toEqual([false, false, true]);
  // What comes with it need not say its day.
  expect(dated({ ...visit({ at }), car: { plate: "p" } })).toBe(true);
  const cars = accepting({ needsOwnDay: true, subject: "car", carried: ["visit"] });
  const car = { plate: "p", bought_on: "2026-06-01" };
  expect([cars({ car: { plate: "p" } }), cars({ car }), cars({ car, ...visit({}) })]).toEqual([false, true, true]);
});

test("where a subject has to say up to which day facts are known, it says so", () => {
  const garage = accepting({ subject: "garage", carried: [] });
  const facts = { garage: { id: "g" } };
  expect([garage(facts), garage({ ...facts, facts_on: "2026-06-01" })]).toEqual([false, true]);
});

test("the kind and the vocabulary of a document are its own", () => {
  const accepts = accepting();
  const said = (more: object): boolean => accepts({ ...visit({}), ...more });
  expect([said({ kind: "visit" }), said({ kind: "car" }), said({ kind: null })]).toEqual([true, false, false]);
  expect([said({ vocabulary: "garage@1" }), said({ vocabulary: "genai@1" }), said({ vocabulary: null })]).toEqual([
    true,
    false,
    false,
  ]);
  const several: LoadedVocabulary = {
    ...garages,
    vocabulary: { ...garages.vocabulary, ids: ["garage@1", "genai@1"] },
  };
  const both = accepting({ vocabulary: several });
  const ids = ["garage@1", "genai@1", "cars@1"];
  expect(ids.map((vocabulary) => both({ ...visit({}), vocabulary }))).toEqual([true, true, false]);
});

test("nothing has happened after the day up to which facts are known", () => {
  const accepts = accepting();
  const on = (facts: object, facts_on: unknown = "2026-06-01"): boolean => accepts({ ...visit(facts), facts_on });
  expect([on({}), on({}, "2026-02-30"), on({}, null), on({}, 20260601), on({}, "TBD")]).toEqual([
    true,
    false,
    false,
    false,
    false,
  ]);
  for (const field of ["left_on", "paid_on", "seen_on"])
    expect([field, on({ [field]: "2026-06-01" }), on({ [field]: "2026-06-02" })]).toEqual([field, true, false]);
  expect([on({ came_on: "2026-06-02" }), on({ wished_on: "2026-06-02" })]).toEqual([true, true]);
  // In another zone it may be the next day already.
  expect([on({ left_at: "2026-05-31T23:59:59Z" }), on({ left_at: "2026-06-01T00:00:00Z" })]).toEqual([true, false]);
  expect([on({ stops: ["2026-06-01"] }), on({ stops: ["2026-06-01", "2026-06-02"] })]).toEqual([true, false]);
});

test.each<readonly [both: object, ...apart: object[]]>([
  [{ paid: true, tags: [] }, { paid: false, tags: [] }, { paid: true, tags: ["a"] }, { paid: true }, { tags: [] }],
  [
    { wheels: 0, riders: [{ seat: 1 }] },
    { wheels: 1, riders: [{ seat: 1 }] },
    { wheels: 0, riders: [] },
    { wheels: 0 },
  ],
  [
    { left_on: "2026-06-01", came_on: "2026-06-02" },
    { left_on: "2026-06-02", came_on: "2026-06-02" },
    { left_on: "2026-06-01" },
  ],
  [
    { owner: "w", colour: "red" },
    { owner: "v", colour: "red" },
    { owner: "w", colour: "blue" },
    { owner: null, colour: "red" },
  ],
  [
    { owner: null, constructor: true },
    { owner: null, constructor: false },
    { owner: null },
    { owner: "a", constructor: true },
  ],
  [
    { valueOf: { toString: "a" }, lit: false },
    { valueOf: {}, lit: false },
    { valueOf: { toString: "a" }, lit: true },
    { lit: false },
  ],
  // Of a list it is enough that it is there.
  [{ riders: [{ seat: 1 }], lit: true }, { riders: [{ seat: 1 }], lit: false }, { lit: true }],
  [
    { riders: [{ seat: 1 }], lamp: true },
    { riders: [{ seat: 1 }], lamp: false },
  ],
  // What follows from other facts is not looked for here.
  [{ sent_on: "2026-06-01" }, { sent_on: "2026-06-01", paid: true }, {}],
  [{ sent_on: "2026-06-01", paid: false }],
])("what cannot be together is left, and each of it by itself is taken: %o", (both, ...apart) => {
  const accepts = accepting();
  expect(accepts(visit(both))).toBe(false);
  for (const it of apart) expect([it, accepts(visit(it))]).toEqual([it, true]);
});

test("what is read of a line is not counted again, and is validated as any other", () => {
  const read = accepting({ read: true });
  expect(read({ ...visit({ paid: undefined, tags: ["a"] }), car: undefined, more: 1 })).toBe(true);
  const wrong = [visit({ tags: ["a", "a"] }), visit({ left_on: "2026-06-11" }), visit({ extra: new Date(0) }), {}];
  expect(wrong.filter((it) => read(it))).toEqual([]);
});

test("what no schema of a vocabulary says is left, whatever it is", () => {
  const file = garages.fileOf("visit");
  const written = schemaOf(garages.schemas.get(file));
  const saying = (paid: object): Accepts => {
    const schema = { ...written, properties: { ...schemaOf(written["properties"]), paid } };
    return accepting({ vocabulary: { ...garages, schemas: new Map([...garages.schemas, [file, schema]]) } });
  };
  const values = [true, null, "a", 1, [], {}];
  const taken = (paid: object): readonly unknown[] => values.filter((it) => saying(paid)(visit({ paid: it })));
  expect(taken({ type: "boolean" })).toEqual([true]);
  expect(taken({ type: "null" })).toEqual([null]);
  const $ref = `${file}#/$defs/count`;
  for (const it of ["title", "description", "x-event", "x-ask"])
    expect([it, taken({ $ref, [it]: "" })]).toEqual([it, [1]]);
  for (const it of ["subtitle", "titles", "type", "ax-event"])
    expect([it, taken({ $ref, [it]: "" })]).toEqual([it, []]);
  for (const it of [{}, { type: "symbol" }, { type: ["boolean", "string"] }, { enum: [true] }])
    expect([it, taken(it)]).toEqual([it, []]);
});

test.each([3, 12])("free data %i levels deep are looked at to the same depth, lists or groups", (depth) => {
  const accepts = accepting();
  const nested = (wrapped: (it: unknown) => unknown, levels: number, inner: unknown): unknown =>
    levels === 0 ? inner : wrapped(nested(wrapped, levels - 1, inner));
  for (const wrapped of [(a: unknown) => [a], (a: unknown) => ({ a })]) {
    const of = (levels: number, inner: unknown): boolean =>
      accepts(visit({ extra: { a: nested(wrapped, levels, inner) } }));
    expect([of(depth, 1), of(depth, NaN)]).toEqual([true, false]);
    const deepest = documentLimits.depth - 4;
    expect([of(deepest, 1), of(deepest + 1, 1)]).toEqual([true, false]);
    expect(isInOrder(visit({ extra: { a: nested(wrapped, deepest, 1) } }))).toBe(true);
  }
});

test("a schema is found by its file and the path in it; what is not there says nothing", () => {
  const file = garages.fileOf("visit");
  expect(schemaAt(garages, `${file}#/$defs/count`)).toEqual({ type: "integer" });
  expect(schemaAt(garages, file)).toEqual(garages.schemas.get(file));
  expect([schemaAt(garages, "x"), schemaAt(garages, `${file}#/$defs/none/type`)]).toEqual([{}, {}]);
});
