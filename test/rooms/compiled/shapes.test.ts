import { expect, test } from "vitest";
import { addDays, formatDay } from "../../../src/base/civil-date.ts";
import { compileShape } from "../../../src/compiled/shapes.ts";
import { shapeIn } from "../../laws/law-of-shapes.ts";
import { day } from "../../laws/small-world.ts";
import { fixtureOf, garageOf, lawOf, ruleOn, signature } from "./garage.ts";

type Document = Readonly<Record<string, unknown>>;

function shapeOf(declarations: string, more: Parameters<typeof fixtureOf>[1] = {}): (document: Document) => string {
  const shape = compileShape(fixtureOf(lawOf(declarations), more), "visit");
  if (!shape) throw new Error("documents have shapes");
  return (document) => shapeIn(shape.writeShape, document);
}

const visit = (facts: object): Document => ({ visit: { id: "v", ...facts } });

/** By condition, facts of a visit in groups: those of one group have one shape, which no other group has. */
const conditions: readonly (readonly [condition: string, ...groups: readonly (readonly object[])[]])[] = [
  [
    "visit.paid",
    [{ paid: true }, { paid: true, lit: true, remark: "a" }],
    [{ paid: false }, { paid: false, id: "w" }],
    [{}, { tags: [] }],
  ],
  ["visit.lit", [{ lit: null }], [{ lit: true }], [{ lit: false }], [{}]],
  ["visit.price < 3", [{ price: 1 }], [{ price: 2 }], [{ price: 12 }], [{}]],
  ["visit.weight is absent", [{ weight: 1 }, { weight: 2 }, { weight: 0 }], [{ weight: null }], [{}]],
  ["visit.remark is present", [{ remark: "a" }, { remark: "b" }], [{}]],
  ['visit.remark == "a"', [{ remark: "a" }], [{ remark: "b" }, { remark: "A" }, { remark: "x" }], [{}]],
  ['visit.remark in ["a", "b"]', [{ remark: "a" }], [{ remark: "b" }], [{ remark: "c" }, { remark: "0," }], [{}]],
  [
    "visit.remark == visit.owner",
    [{ remark: "a", owner: "a" }],
    [{ remark: "b", owner: "b" }],
    [{ remark: "a", owner: null }],
    [{ owner: "a" }],
  ],
  ["visit.colour == red", [{ colour: "red" }], [{ colour: "blue" }], [{}]],
  ["visit.colour in [red, blue]", [{ colour: "red" }], [{ colour: "blue" }], [{}]],
  ["visit.came_on < 2026-06-01", [{ came_on: "2026-05-01" }], [{ came_on: "2026-05-02" }], [{}]],
  [
    "visit.notes is empty",
    [{ notes: [] }],
    [{ notes: ["a"] }, { notes: ["a", "b"] }, { notes: ["b"] }],
    [{ notes: null }],
    [{}],
  ],
  [
    "count(r in visit.riders) > 1",
    [{ riders: [] }],
    [{ riders: [{ name: "a" }] }, { riders: [{ seat: 2 }] }],
    [{ riders: [{}, {}] }],
    [{}],
  ],
  [
    "any r in visit.riders satisfies r.asleep",
    [{ riders: [{ asleep: true }] }, { riders: [{ asleep: true, name: "a" }] }],
    [{ riders: [{ asleep: false }] }],
    [{ riders: [{}] }],
    [{ riders: [{ asleep: true }, {}] }],
    [{ riders: [{}, { asleep: true }] }],
  ],
  [
    "any n in visit.notes satisfies n == visit.remark",
    [{ notes: ["a"], remark: "a" }],
    [{ notes: ["a"], remark: "b" }],
    [{ notes: ["a", "b"] }],
    [{ notes: ["a,b"] }],
    [{ notes: ['a"]', "b"] }],
  ],
  [
    "visit.box.inner.label is present",
    [{ box: { inner: { label: "a" } } }, { box: { inner: { label: "b", mark: "c" }, locked: true } }],
    [{ box: { inner: {} } }],
    [{ box: {} }],
    [{}],
  ],
  ["visit.crate.locked", [{ crate: null }], [{ crate: { locked: true } }], [{ crate: {} }], [{}]],
  [
    "visit.box.words has any [two]",
    [{ box: { words: ["one"] } }],
    [{ box: { words: ["two"] } }],
    [{ box: { words: ["one", "two"] } }],
    [{ box: { words: [] } }],
    [{ box: {} }],
  ],
  [
    "visit.box.words has any [two, ...]",
    [{ box: { words: ["one"] } }],
    [{ box: { words: ["two"] } }],
    [{ box: { words: ["two", "one"] } }],
  ],
  ["visit.constructor", [{ constructor: true }], [{ constructor: false }], [{}]],
  ["visit.valueOf.toString is present", [{ valueOf: { toString: "a" } }], [{ valueOf: {} }], [{}]],
];

test.each(conditions.map(([condition, ...groups]) => ({ condition, groups })))(
  "of visits of which `$condition` is asked those alike in it have one shape, and no others",
  ({ condition, groups }) => {
    const shape = shapeOf(ruleOn(`require ${condition}`));
    const shapes = groups.map((it) => [...new Set(it.map((facts) => shape(visit(facts))))]);
    expect(shapes.map((it) => it.length)).toEqual(groups.map(() => 1));
    expect(new Set(shapes.flat()).size).toBe(groups.length);
  },
);

test("INVARIANT (told apart): what is said of one fact ends where the next begins, whatever it is", () => {
  const asked = [
    "visit.remark == visit.owner",
    "visit.price == visit.weight",
    "visit.lit",
    "any n in visit.notes satisfies n == visit.said",
  ];
  const shape = shapeOf(asked.map((it, at) => ruleOn(`require ${it}`, `r${at}`)).join("\n"));
  const all = [
    { remark: "a", owner: "b" },
    { remark: "a,", owner: "b" },
    { remark: "a", owner: ",b" },
    { remark: '"a","b"' },
    { remark: 'a","b' },
    { remark: "u" },
    { owner: "u" },
    {},
    { price: 1, weight: 12 },
    { price: 11, weight: 2 },
    { price: 1 },
    { weight: 1 },
    { price: 11 },
    { weight: null },
    { lit: null },
    { notes: ["a", "b"], said: "c" },
    { notes: ["a"], said: "b" },
    { notes: ["a", "b"] },
    { notes: ['a","b'] },
    { notes: [] },
    { notes: null },
    { said: "a" },
    { said: "]" },
  ];
  expect(new Set(all.map((it) => shape(visit(it)))).size).toBe(all.length);
});

test.each([251, 252, 253, 254, 300])("of %i words each is told apart, and from any other", (count) => {
  const words = Array.from({ length: count }, (_, at) => `w${at}`);
  const shape = shapeOf(ruleOn(`require visit.remark in ${JSON.stringify(words)}\nrequire visit.lit`));
  const shapes = [...words, "x"].map((remark) => shape(visit({ remark })));
  const others = [{}, { lit: true }, { remark: "w0", lit: true }, { remark: "x", lit: null }].map((it) =>
    shape(visit(it)),
  );
  expect(new Set([...shapes, ...others]).size).toBe(count + 5);
  expect(shape(visit({ remark: "y" }))).toBe(shape(visit({ remark: "x" })));
});

test("a car that comes with a visit is told as far as it is read, and so is that there is none", () => {
  const shape = shapeOf(ruleOn("require car.new"));
  const [none, ...cars] = [
    {},
    { car: { plate: "p" } },
    { car: { plate: "p", new: true } },
    { car: { plate: "q", new: true } },
  ].map((it) => shape({ ...visit({}), ...it }));
  expect([cars[1] === cars[2], new Set([none, ...cars]).size]).toEqual([true, 3]);
});

test("up to which day facts are known is told where a rule asks for it, and nowhere else", () => {
  const shapes = (condition: string): number => {
    const shape = shapeOf(ruleOn(`require ${condition}`));
    return new Set(["2026-06-01", "2026-06-02", undefined].map((facts_on) => shape({ ...visit({}), facts_on }))).size;
  };
  expect([shapes("visit.left_on <= facts_on"), shapes("visit.left_on <= as_of")]).toEqual([3, 1]);
});

const turning = `${ruleOn("require visit.paid")}\n${ruleOn("in force from 2026-03-01 until 2026-05-01\nrequire visit.lit", "later")}`;

test("the law of the day of a visit is told: it turns where a rule begins or ends, in the zone of who judges", () => {
  const shape = shapeOf(turning);
  const at = (moment: string): string => shape(visit({ at: moment }));
  const [before, within, behind] = ["2026-01-05T00:00:00Z", "2026-04-05T00:00:00Z", "2026-05-20T00:00:00Z"].map(at);
  expect(new Set([before, within, behind]).size).toBe(3);
  // It is eight hours later there.
  expect(
    ["2026-02-28T15:59:59Z", "2026-02-28T16:00:00Z", "2026-04-30T15:59:59Z", "2026-04-30T16:00:00Z"].map(at),
  ).toEqual([before, within, within, behind]);
  expect(["2026-03-01T00:00:00+09:00", "2026-03-02T00:00:00+09:00", "2026-02-28T23:59:59-05:00"].map(at)).toEqual([
    before,
    within,
    within,
  ]);
  // Without a day it has the law of the day of judgement.
  expect([shape(visit({})), shape(visit({ at: null })), at("soon")]).toEqual([behind, behind, behind]);
});

test("what comes with a visit has the law of its own day, or else of the day of the visit", () => {
  const later = ruleOn("in force from 2026-03-01\nrequire car.new", "later", "car");
  const shape = shapeOf(`${ruleOn("require visit.paid")}\n${later}`);
  const of = (at: string | undefined, bought_on: string | null | undefined): string =>
    shape({ ...visit({ at }), car: { plate: "p", bought_on } });
  const [early, late] = ["2026-01-05T00:00:00Z", "2026-04-05T00:00:00Z"];
  const [before, behind] = [of(early, "2026-02-28"), of(late, "2026-03-01")];
  const mixed = [of(early, "2026-03-01"), of(late, "2026-02-28")];
  expect(new Set([before, behind, ...mixed]).size).toBe(4);
  expect([of(early, undefined), of(late, null), of(undefined, "2026-02-28")]).toEqual([before, behind, mixed[1]]);
  expect(shape(visit({ at: early }))).not.toBe(shape(visit({ at: late })));
});

test("however often the law turns, each stretch has its own shape", () => {
  const days = Array.from({ length: 300 }, (_, at) => formatDay(addDays(day("2025-06-01"), at)));
  const rules = days.map((from, at) => ruleOn(`in force from ${from}\nrequire visit.paid`, `r${at}`));
  const shape = shapeOf(rules.join("\n"));
  expect(new Set(days.map((it) => shape(visit({ at: `${it}T12:00:00+08:00` })))).size).toBe(days.length);
});

test("where the law of one day judges everything no other is told", () => {
  const { settings } = fixtureOf([]);
  const shape = shapeOf(turning, { settings: { ...settings, lawOf: day("2026-04-01") } });
  const [one, other] = ["2026-01-05T00:00:00Z", "2026-04-05T00:00:00Z"].map((at) => shape(visit({ at })));
  expect(one).toBe(other);
});

test("packs of two zones have each its own law of a day", () => {
  const [program] = lawOf(turning);
  if (!program) throw new Error("there is a pack");
  const west = { ...program, reckoning: { ...program.reckoning, zone: { name: "America/New_York" } } };
  const shape = compileShape(fixtureOf([program, west]), "visit");
  const at = (moment: string) => shape && shapeIn(shape.writeShape, visit({ at: moment }));
  // It is the first of March in the east alone, and then in both.
  const all = ["2026-02-28T15:00:00Z", "2026-02-28T17:00:00Z", "2026-03-01T06:00:00Z"].map(at);
  expect(new Set(all).size).toBe(3);
});

test("where the garage signs for visits nothing is told by their shape", () => {
  const standard = `standard fine "Fine" {\non visit\njudged by counsel valid for 6 months\n}`;
  const programs = lawOf(`${standard}\n${ruleOn("require fine is met")}`);
  const garage = garageOf();
  if (!garage) throw new Error("there is a garage");
  const signed = (standard: string) => ({ ...garage, attestations: [signature(standard)] });
  const shapes = [undefined, garage, signed("t.good"), signed("t.fine")].map((service) =>
    compileShape(fixtureOf(programs, { service }), "visit"),
  );
  expect(shapes.map((it) => it === undefined)).toEqual([false, false, false, true]);
});

test("of three hundred words each has its own shape, and none that of what is not known", () => {
  const words = Array.from({ length: 300 }, (_, at) => `w${at}`);
  const shape = shapeOf(ruleOn(`require visit.remark in [${words.map((it) => `"${it}"`).join(", ")}]`));
  const all = [...words.map((it) => ({ remark: it })), { remark: "other" }, {}].map((it) => shape(visit(it)));
  expect(new Set(all).size).toBe(302);
});

test("a shape that has no room is told by its length", () => {
  const shape = compileShape(fixtureOf(lawOf(ruleOn("require visit.remark == visit.owner"))), "visit");
  const whole = new Uint8Array(1000);
  const document = visit({ remark: "網".repeat(50), owner: "a" });
  const length = shape?.writeShape(document, whole) ?? 0;
  expect([length > 100, shape?.writeShape(document, new Uint8Array(8))]).toEqual([true, length]);
});
