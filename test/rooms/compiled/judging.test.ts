import { expect, test } from "vitest";
import { weekdays, type WorkingCalendar } from "../../../src/base/working-days.ts";
import { compileVerdicts } from "../../../src/compiled/compile-verdicts.ts";
import { verdictCodes } from "../../../src/compiled/residual.ts";
import type { Fixture } from "../../../src/compiled/verdict-residuals.ts";
import { compareVerdicts } from "../../laws/compiled-verdicts.ts";
import { product } from "../../laws/product.ts";
import { day } from "../../laws/small-world.ts";
import { compareModule } from "../../laws/standalone-verdicts.ts";
import { fixtureOf, garageOf, inputsOf, lawOf, lawsOf, ruleOn } from "./garage.ts";

type Document = Readonly<Record<string, unknown>>;

/** A visit as JSON would have it: what is undefined is not there. */
const visit = (facts: object, more: object = {}): Document =>
  JSON.parse(JSON.stringify({ visit: { id: "v", at: "2026-06-09T09:00:00+08:00", ...facts }, ...more }));

/** What generated code says of a document, by rule; undefined: nothing. What it says is what the reference says, and a module alone. */
function judging(fixture: Fixture): (document: Document) => Readonly<Record<string, string>> | undefined {
  const compiled = compileVerdicts(fixture, "visit");
  if (!compiled) throw new Error("visits are judged");
  const words = Object.fromEntries(Object.entries(verdictCodes).map(([word, code]) => [code, word]));
  return (document) => {
    const out = new Uint8Array(compiled.bytes).fill(99);
    if (!compiled.judge(document, out)) return undefined;
    return Object.fromEntries(compiled.columns.map((it) => [it.rule.slice(2), words[out[it.at] ?? 99] ?? "unwritten"]));
  };
}

const paid = lawOf(ruleOn("require visit.paid is present"));

/** What a garage says, and visits that are left with it, and others that are judged. */
test.each<readonly [garage: object | undefined, left: readonly Document[], judged: readonly Document[]]>([
  [undefined, [], [visit({ said: "a", paid: true, came_on: "2020-01-01" })]],
  [{}, [], [visit({ said: "a", paid: true, came_on: "2020-01-01" })]],
  [{ name: "a" }, [visit({ said: "b" })], [visit({ said: "a" }), visit({})]],
  [{ opened_on: "2026-06-02" }, [visit({ came_on: "2026-06-01" })], [visit({ came_on: "2026-06-02" }), visit({})]],
  [
    { opened_on: { from: "2026-06-02", until: "2026-06-05" } },
    [visit({ came_on: "2026-06-01" })],
    [visit({ came_on: "2026-06-03" })],
  ],
  [{ closed_on: "2026-06-02" }, [visit({ came_on: "2026-06-03" })], [visit({ came_on: "2026-06-02" }), visit({})]],
  [
    { closed_on: { from: "2026-06-02", until: "2026-06-05" } },
    [visit({ came_on: "2026-06-06" })],
    [visit({ came_on: "2026-06-05" })],
  ],
  [
    { open: false },
    [visit({ paid: true }), visit({}, { car: { plate: "p", new: true } })],
    [visit({ paid: false }), visit({}, { car: { plate: "p" } })],
  ],
  [{ open: true }, [], [visit({ paid: true }), visit({}, { car: { plate: "p", new: true } })]],
  [{ owner: "a" }, [visit({ maker: "b" }), visit({ buyer: "b" })], [visit({ maker: "a", buyer: "a" }), visit({})]],
  [{ owner: null }, [], [visit({ maker: "b", buyer: "b" })]],
  [{ doors: [{ shut: true }, { shut: true }] }, [visit({ lit: true })], [visit({ lit: false })]],
  [{ doors: [{ shut: true }, { shut: false }] }, [], [visit({ lit: true })]],
  [{ doors: [{ shut: true }, {}] }, [], [visit({ lit: true })]],
  [{ doors: [] }, [], [visit({ lit: true, wished_on: "2026-06-06" })]],
  [
    { doors: [{ made_on: "2026-06-02" }, { made_on: "2026-06-04" }] },
    [visit({ wished_on: "2026-06-05" })],
    [visit({ wished_on: "2026-06-03" }), visit({})],
  ],
  // All of it is fixed.
  [{ sold: true, open: true }, [visit({}), visit({}, { car: { plate: "p" } })], []],
  [{ sold: true, open: false }, [visit({}, { car: { plate: "p" } })], [visit({})]],
  [{ sold: true }, [], [visit({}, { car: { plate: "p" } })]],
  // And all of it is given.
  [
    undefined,
    [
      visit({ crate: {} }, { car: { plate: "p" } }),
      visit({ came_on: "2026-06-02" }, { car: { plate: "p", new: true, bought_on: "2026-06-01" } }),
    ],
    [
      visit({ crate: null }, { car: { plate: "p" } }),
      visit({ crate: {} }),
      visit({ came_on: "2026-06-02" }, { car: { plate: "p", bought_on: "2026-06-01" } }),
    ],
  ],
  // Of a list anything is taken to be in it.
  [
    undefined,
    [visit({ riders: [{ name: "p", seat: 1 }] }, { car: { plate: "p", badge: "p" } })],
    [visit({ riders: [{ name: "p", seat: 1 }] }, { car: { plate: "p" } })],
  ],
])("beside a garage with %o what cannot be together is left", (facts, left, judged) => {
  const fixture = fixtureOf(paid, { service: facts && garageOf(facts) });
  const said = judging(fixture);
  expect(left.map((it) => [it, said(it)])).toEqual(left.map((it) => [it, undefined]));
  expect(judged.map((it) => [it, said(it) !== undefined])).toEqual(judged.map((it) => [it, true]));
  expect(compareVerdicts(product, fixture, inputsOf(...judged))).toMatchObject({
    differences: [],
    judged: judged.length,
  });
});

const turning = lawOf(`${ruleOn("require visit.paid", "always")}
${ruleOn("in force from 2026-03-01 until 2026-05-01\nrequire visit.paid", "spring")}
${ruleOn("in force from 2026-03-01\nrequire car.new", "cars", "car")}
${ruleOn("require visit.left_on <= facts_on", "known")}`);

test.each<readonly [at: unknown, said: readonly (string | undefined)[] | undefined]>([
  ["2026-01-05T09:00:00Z", ["violated", "not_in_force"]],
  ["2026-02-28T15:59:59Z", ["violated", "not_in_force"]],
  ["2026-02-28T16:00:00Z", ["violated", "violated"]],
  ["2026-04-30T15:59:59Z", ["violated", "violated"]],
  ["2026-04-30T16:00:00Z", ["violated", "not_in_force"]],
  ["2026-06-10T15:59:59Z", ["violated", "not_in_force"]],
  // Nobody judges what is still to come, nor what has no day.
  ["2026-06-10T16:00:00Z", undefined],
  [null, undefined],
  [undefined, undefined],
])("a visit of %s is judged by the law of that day, in the zone of who judges", (at, expected) => {
  const said = judging(fixtureOf(turning))(visit({ at, paid: false }));
  expect(said && [said["always"], said["spring"]]).toEqual(expected);
});

test("where the law of one day judges everything, what has no day is judged too, and what is to come is not", () => {
  const { settings } = fixtureOf([]);
  const of = (lawOfDay: string, at: string | undefined): string | undefined =>
    judging(fixtureOf(turning, { settings: { ...settings, lawOf: day(lawOfDay) } }))(visit({ at, paid: false }))?.[
      "spring"
    ];
  const [early, late] = ["2026-01-05T09:00:00Z", "2026-06-11T09:00:00Z"];
  expect(["2026-04-01", "2026-05-01"].map((it) => [of(it, early), of(it, undefined), of(it, late)])).toEqual([
    ["violated", "violated", undefined],
    ["not_in_force", "not_in_force", undefined],
  ]);
});

test("what comes with a visit has the law of its own day, or else of the day of the visit, and so has one that does not come", () => {
  const said = judging(fixtureOf(turning));
  const of = (at: string, car?: object): string | undefined =>
    said(visit({ at, paid: true }, car && { car: { plate: "p", new: false, ...car } }))?.["cars"];
  const [early, late] = ["2026-01-05T09:00:00Z", "2026-04-05T09:00:00Z"];
  expect([of(early, { bought_on: "2026-02-28" }), of(late, { bought_on: "2026-02-28" })]).toEqual([
    "not_in_force",
    "not_in_force",
  ]);
  expect([of(early, { bought_on: "2026-03-01" }), of(late, { bought_on: "2026-03-01" })]).toEqual([
    "violated",
    "violated",
  ]);
  expect([of(early, {}), of(late, {}), of(early), of(late)]).toEqual([
    "not_in_force",
    "violated",
    "not_in_force",
    "undetermined",
  ]);
});

test("facts are known up to the day that a document says, or else up to that of judgement, and never beyond that", () => {
  const said = judging(fixtureOf(turning));
  const of = (left_on: string, facts_on?: string): string | undefined =>
    said(visit({ left_on, came_on: "2026-01-01" }, facts_on === undefined ? {} : { facts_on }))?.["known"];
  expect([of("2026-06-10"), of("2026-06-01", "2026-06-01"), of("2026-06-02", "2026-06-01")]).toEqual([
    "satisfied",
    "satisfied",
    undefined,
  ]);
  expect([of("2026-06-01", "2026-06-10"), of("2026-06-01", "2026-06-11")]).toEqual(["satisfied", undefined]);
});

const moments = [
  "2026-02-28T15:00:00Z",
  "2026-02-28T17:00:00Z",
  "2026-03-01T06:00:00Z",
  "2026-06-10T03:00:00Z",
  "2026-06-10T17:00:00Z",
];
const documents: readonly Document[] = [
  ...moments.flatMap((at) => [
    visit({ at, paid: true }),
    visit({ at }, { car: { plate: "p", new: true, bought_on: "2026-03-01" } }),
  ]),
  visit({ paid: false, left_on: "2026-06-01" }, { facts_on: "2026-06-02" }),
  visit({}, { car: { plate: "p", new: null } }),
  visit({ remark: "TBD" }),
  { car: { plate: "p", new: false, bought_on: "2026-04-01" } },
  {},
];

test("packs of two zones judge each by its own day, here and in a module that stands alone", () => {
  const [east, other] = lawOf(
    `${ruleOn("in force from 2026-03-01\nrequire visit.paid", "spring")}\n${ruleOn("require visit.paid", "always")}`,
    {
      pack: "w",
      needs: [],
      text: `${ruleOn("in force from 2026-03-01\nrequire visit.paid", "spring")}\n${ruleOn("require car.new", "cars", "car")}`,
    },
  );
  if (!east || !other) throw new Error("there are two packs");
  const west = { ...other, reckoning: { ...other.reckoning, zone: { name: "America/New_York" } } };
  const fixture = fixtureOf([east, west]);
  const compiled = compileVerdicts(fixture, "visit");
  const out = new Uint8Array(compiled?.bytes ?? 0);
  const said = documents.map((it) =>
    compiled?.judge(it, out) === true ? compiled.columns.map(({ rule, at }) => `${rule} ${out[at]}`).join() : "left",
  );
  expect(said).toEqual([
    "t.always 3,t.spring 6,w.cars 1,w.spring 6",
    "t.always 1,t.spring 6,w.cars 3,w.spring 6",
    "t.always 3,t.spring 3,w.cars 1,w.spring 6",
    "t.always 1,t.spring 1,w.cars 3,w.spring 6",
    "t.always 3,t.spring 3,w.cars 1,w.spring 3",
    "t.always 1,t.spring 1,w.cars 3,w.spring 1",
    "t.always 3,t.spring 3,w.cars 1,w.spring 3",
    "t.always 1,t.spring 1,w.cars 3,w.spring 1",
    // It is the day of judgement in the west alone.
    "left",
    "left",
    "t.always 0,t.spring 0,w.cars 1,w.spring 0",
    "left",
    "left",
    "left",
    "left",
  ]);
  const { differences, judged } = compareModule(product, fixture, documents);
  expect([differences, judged]).toEqual([[], 10]);
});

test("a rule that only an earlier text has is not examined by a later one, and the other way round", () => {
  const gone = ruleOn("require visit.paid", "gone");
  const fixture = fixtureOf(
    lawsOf(
      { pack: "t", until: "2026-03-01", text: `${ruleOn("require visit.paid", "stays")}\n${gone}` },
      {
        pack: "t",
        from: "2026-03-01",
        text: `${ruleOn("require visit.paid", "comes")}\n${ruleOn("require visit.paid", "stays")}`,
      },
    ),
  );
  const [early, late] = ["2026-02-28T09:00:00+08:00", "2026-03-01T09:00:00+08:00"].map((at) =>
    visit({ at, paid: false }),
  );
  const said = judging(fixture);
  expect([early && said(early), late && said(late)]).toEqual([
    { stays: "violated", gone: "violated", comes: "not_examined" },
    { stays: "violated", gone: "not_examined", comes: "violated" },
  ]);
});

const year = { from: day("2026-01-01"), to: day("2026-12-31") };

test.each<readonly [string, (it: Fixture) => Fixture]>([
  ["without a calendar", (it) => it],
  [
    "with a calendar",
    (it) => reckoned(it, { ...weekdays, ...year, holidays: new Set([day("2026-06-08"), day("2026-06-09")]) }),
  ],
  ["with a calendar that has no holidays", (it) => reckoned(it, { ...weekdays, ...year })],
  ["by the law of one day", (it) => ({ ...it, settings: { ...it.settings, lawOf: day("2026-04-01") } })],
  [
    "beside a garage that contradicts some",
    (it) => ({ ...it, service: garageOf({ open: false, opened_on: "2026-05-01" }) }),
  ],
])(
  "a module that stands alone says %s what generated code says here, which is what the reference says",
  (_, changed) => {
    const soon = ruleOn("require visit.left_on <= visit.came_on + 2 working days", "soon");
    const fixture = changed(
      fixtureOf(lawOf(`${soon}\n${ruleOn("in force from 2026-03-01\nrequire car.new", "cars", "car")}`)),
    );
    const stays = ["2026-06-08", "2026-06-09", "2026-06-10"].map((left_on) =>
      visit({ came_on: "2026-06-05", left_on }),
    );
    const { differences, judged } = compareModule(product, fixture, [...documents, ...stays]);
    expect(differences).toEqual([]);
    expect(judged).toBeGreaterThan(1);
    const known = [...stays, ...documents.slice(0, 8)];
    expect(compareVerdicts(product, fixture, inputsOf(...known)).differences).toEqual([]);
  },
);

/** All judged by a calendar. */
function reckoned({ programs, ...fixture }: Fixture, calendar: WorkingCalendar): Fixture {
  const settings = { ...fixture.settings, calendar };
  return {
    ...fixture,
    settings,
    programs: programs.map((it) => ({ ...it, reckoning: { ...it.reckoning, calendar } })),
  };
}

test("who may be refused for another reason is left, whichever way the document came", () => {
  const fixture = fixtureOf(paid, { mayBeRefused: (it) => it["facts_on"] === "2026-06-02" });
  const compiled = compileVerdicts(fixture, "visit");
  const out = new Uint8Array(compiled?.bytes ?? 0);
  const said = (it: Document) => [
    compiled?.judge(it, out),
    compiled?.judgeRead(it, out),
    compiled?.judgeSound(it, out),
  ];
  expect(said(visit({}, { facts_on: "2026-06-01" }))).toEqual([true, true, true]);
  expect(said(visit({}, { facts_on: "2026-06-02" }))).toEqual([false, false, true]);
  // What a reader has read has no other keys.
  expect(said(visit({ x: 1 }))).toEqual([false, true, true]);
  expect(said(visit({ paid: 1 }))).toEqual([false, false, true]);
});

test("verdicts of many rules stand where they are read, whatever the rules ask first", () => {
  const gates = ["visit.lit", "visit.wheels == 4", "visit.colour == red", "visit.lit and visit.wheels == 4"];
  const many = Array.from({ length: 130 }, (_, at) =>
    at % 10 === 9
      ? ruleOn(`when car.new\nrequire car.plate == "${"pq"[at % 2]}"`, `r${at}`, "car")
      : ruleOn(
          `${at % 7 === 6 ? "in force from 2026-03-01\n" : ""}when ${gates[at % 4]}\nrequire visit.price < ${at % 9}`,
          `r${at}`,
        ),
  );
  const fixture = fixtureOf(lawOf(many.join("\n")));
  const all = [
    visit({ at: "2026-01-05T09:00:00Z" }, { car: { plate: "p", new: true } }),
    visit({ lit: false, wheels: 3, colour: "blue" }, { car: { plate: "q", new: false } }),
    visit({ lit: true, wheels: 4, price: 3 }, { car: { plate: "q", new: true } }),
    visit({ at: "2026-01-05T09:00:00Z", lit: true, wheels: 3, colour: "red", price: 1 }),
  ];
  const { differences, judged, verdicts } = compareVerdicts(product, fixture, inputsOf(...all));
  expect([differences, judged, verdicts]).toEqual([[], all.length, all.length * 130]);
});

test("what is taken for granted of visits is the reference's, and so is all where lists would have to be too short", () => {
  const place = { source: { path: "profile.yaml", text: "" }, span: { start: 0, end: 0 } };
  const assuming = (fact: string): boolean => {
    const value = { kind: "scalar", value: true, span: place.span } as const;
    const assumption = {
      by: "counsel",
      because: "so it is",
      place,
      from: day("2026-01-01"),
      until: undefined,
      fact,
      value,
    };
    const { settings } = fixtureOf([]);
    return (
      compileVerdicts(fixtureOf(paid, { settings: { ...settings, assumptions: [assumption] } }), "visit") !== undefined
    );
  };
  expect([assuming("visit.paid"), assuming("car.new"), assuming("garage.open")]).toEqual([false, false, true]);
});
