import { expect, test } from "vitest";
import { longestListWithin } from "../../../src/compiled/budget.ts";
import { compileVerdicts } from "../../../src/compiled/compile-verdicts.ts";
import type { Program } from "../../../src/evaluate/program.ts";
import { fixtureOf, garageOf, lawOf, lawsOf, ruleOn } from "./garage.ts";

const on = (clauses: string): readonly Program[] => lawOf(ruleOn(clauses));

/** The longest list of what is fixed beside which documents are judged at all. */
function longestFixed(packs: readonly (readonly Program[])[]): number {
  let [least, most] = [0, 4_000_000];
  while (least < most) {
    const middle = Math.ceil((least + most) / 2);
    if (longestListWithin(packs, middle) > 0) least = middle;
    else most = middle - 1;
  }
  return least;
}

test.each([
  ["require visit.paid", 1024, 4000000],
  ["require visit.notes is empty", 1024, 4000000],
  ["require any r in visit.riders satisfies r.asleep", 1024, 333332],
  ["require every r in visit.riders satisfies r.asleep", 1024, 333332],
  ["require count(r in visit.riders where r.asleep) > 1", 1024, 333331],
  ["require share(r in visit.riders where r.asleep) > 0.5", 1024, 333331],
  ["require sum(r.seat for r in visit.riders) > 1", 1024, 333331],
  ["require any r in visit.riders satisfies (r.asleep and r.driving)", 1024, 166666],
  ["require any c in visit.crew satisfies (any g in c.guests satisfies g.meal is present)", 256, 499],
  ["require any n in visit.notes satisfies n in visit.tags", 64, 99],
  ["require visit.remark in visit.notes", 512, 999],
  ["require visit.notes has any visit.tags", 512, 999],
  ["require visit.notes has all visit.tags", 512, 999],
  ["for each r in visit.riders\nrequire r.asleep", 1024, 249999],
  ["for each r in visit.riders\nrequire visit.paid", 1024, 499998],
  ["for each r in visit.riders where r.asleep\nrequire visit.paid", 1024, 249999],
  ["for each r in visit.riders\nwhen r.asleep\nrequire visit.paid", 1024, 249999],
  ["for each r in visit.riders\nunless r.asleep\nrequire visit.paid", 1024, 249999],
  ["for each r in visit.riders\nrequire visit.paid\npending while r.asleep", 1024, 249999],
  ["for each c in visit.crew\nfor each g in c.guests where g.meal is present\nrequire c.job is present", 256, 353],
])("by a rule with `%s` lists of documents may be %i long, and those of what is fixed %i", (clauses, given, fixed) => {
  expect([longestListWithin([on(clauses)], 0), longestFixed([on(clauses)])]).toEqual([given, fixed]);
});

const loop = "any r in visit.riders satisfies r.asleep";

test("what is asked once of a document counts once, and what is asked of each element for each", () => {
  const times = (clauses: string): number => longestFixed([on(clauses)]);
  const one = times(`require ${loop}`);
  expect(times(`require ${loop}\nrequire visit.paid or ${loop}`)).toBeLessThan(one);
  expect(times(`require ${loop}\nrequire visit.paid or ${loop}`)).toBeGreaterThan(one - 9);
  // An element asks for what is the same for all, once.
  expect(
    times(`for each r in visit.riders\nrequire r.asleep or (any x in visit.riders satisfies x.asleep)`),
  ).toBeGreaterThan(100_000);
});

test("scopes and exemptions count once, and the bounds of what is signed for each element", () => {
  const times = (declarations: string): number => longestFixed([lawOf(declarations)]);
  const rule = ruleOn("require visit.paid");
  const judgedBy = "judged by counsel valid for 6 months";
  const each = ruleOn("for each r in visit.riders\nrequire fine is met for r");
  const standard = (clauses: string): string =>
    `standard fine for each r in visit.riders "Fine" {\non visit\n${clauses}\n${judgedBy}\n}\n${each}`;
  const beside = "any x in visit.riders satisfies x.asleep";
  const found = {
    alone: times(rule),
    scope: times(`paragraph applies where ${loop}\n${rule}`),
    exemption: times(`${rule}\nexemption off from one when ${loop} quote "及時"`),
    signed: times(standard("")),
    bounds: times(standard("only if r.asleep\nif r.driving")),
    common: times(standard(`only if r.asleep\nif ${beside}`)),
  };
  expect(found).toEqual({
    alone: 4_000_000,
    scope: 333_331,
    exemption: 333_331,
    signed: 199_999,
    bounds: 111_110,
    common: 99_999,
  });
});

test("of the versions of a pack the dearest counts, and packs are judged one after the other", () => {
  const [cheap, dear] = lawsOf(
    { pack: "t", until: "2026-03-01", text: ruleOn(`require ${loop}`) },
    { pack: "t", from: "2026-03-01", text: ruleOn(`require no r in visit.riders satisfies (r.asleep and r.driving)`) },
  );
  if (!cheap || !dear) throw new Error("there are two versions");
  expect([[cheap], [dear], [cheap, dear], [dear, cheap]].map((it) => longestFixed([it]))).toEqual([
    333332, 166665, 166665, 166665,
  ]);
  expect([longestFixed([[cheap], [dear]]), longestFixed([])]).toEqual([111_110, 4_000_000]);
});

test("where what is fixed has too long a list, no document is judged by generated code", () => {
  const programs = on("require any n in visit.notes satisfies n in visit.tags");
  const isJudged = (doors: number): boolean =>
    compileVerdicts(
      fixtureOf(programs, { service: garageOf({ doors: Array.from({ length: doors }, () => ({})) }) }),
      "visit",
    ) !== undefined;
  expect([isJudged(99), isJudged(100)]).toEqual([true, false]);
});
