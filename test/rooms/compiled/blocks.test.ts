import { expect, test } from "vitest";
import { blocksOf, plainLayout, sharingLayout } from "../../../src/compiled/blocks.ts";
import { ISLAND, residualBuilder, verdictCodes, type Residual } from "../../../src/compiled/residual.ts";
import type { ColumnResidual } from "../../../src/compiled/verdict-residuals.ts";

const { make, and, truth, newLoop } = residualBuilder();
const { satisfied, violated, exempt, not_applicable } = verdictCodes;
const [a, b] = [make("present", undefined, make("root", "a")), make("present", undefined, make("root", "b"))];
const heavy = make("some", newLoop(), make("root", "list"), a);
const verdict = (code: number): Residual => make("verdict", code);
/** A rule that applies where this holds. */
const rule = (gate: Residual, then = satisfied): Residual => make("rule", undefined, gate, verdict(then));

const columns = (...verdicts: readonly Residual[]): readonly ColumnResidual[] =>
  verdicts.map((it, at) => ({ at, verdict: it }));

/** What is said of one block with these columns. */
const alike = (...verdicts: readonly Residual[]) =>
  blocksOf(columns(...verdicts), [verdicts.length]).map((it) => it.alike)[0];

test("a block of one verdict has it without a condition, if nothing is open and nobody has to be asked", () => {
  expect(alike(verdict(satisfied), verdict(satisfied))).toEqual({ verdict: satisfied, unless: undefined });
  expect(alike(verdict(exempt))).toEqual({ verdict: exempt, unless: undefined });
  expect(alike(verdict(satisfied), verdict(exempt))).toBe(undefined);
  expect(alike(verdict(exempt), verdict(satisfied))).toBe(undefined);
  expect(alike(verdict(violated), verdict(violated))).toBe(undefined);
  expect(alike(verdict(ISLAND))).toBe(undefined);
  expect(alike(make("worst", undefined, a))).toBe(undefined);
  expect(alike(verdict(satisfied), make("worst", undefined, a))).toBe(undefined);
});

test("rules that ask the same first do not apply unless it holds", () => {
  const gated = { verdict: not_applicable, unless: a };
  expect(alike(rule(a), rule(and([b, a])))).toEqual(gated);
  expect(alike(rule(and([b, a])), rule(a), verdict(not_applicable))).toEqual(gated);
  expect(alike(rule(and([a, b])), rule(and([b, a])))).toEqual(gated);
  expect(alike(rule(a), rule(b))).toBe(undefined);
  expect(alike(rule(a), rule(a), rule(b))).toBe(undefined);
  expect(alike(rule(a), verdict(satisfied))).toBe(undefined);
  expect(alike(rule(heavy), rule(heavy))).toBe(undefined);
  expect(alike(rule(and([heavy, a])), rule(and([heavy, a])))).toEqual(gated);
  expect(alike(rule(truth(3)), rule(truth(3)))).toBe(undefined);
  expect(alike(make("rule", undefined), rule(a))).toBe(undefined);
});

test("columns stand in the block of their places, in their order; a block without any is not written", () => {
  const all = [4, 0, 3, 1].map((at) => ({ at, verdict: verdict(satisfied) }));
  const blocks = blocksOf(all, [2, 3, 5, 6]);
  expect(blocks.map(({ at, start, end }) => [at, start, end])).toEqual([
    [0, 0, 2],
    [2, 3, 5],
  ]);
  expect(blocks.map((it) => it.columns.flat().map((one) => one.at))).toEqual([
    [0, 1],
    [3, 4],
  ]);
  expect(blocks.map((it) => it.isWhole)).toEqual([true, true]);
  const [half] = blocksOf([{ at: 1, verdict: verdict(satisfied) }], [2]);
  expect(half).toMatchObject({ isWhole: false, alike: undefined });
});

test("functions have at most 64 columns, all of them, in order", () => {
  const many = columns(...Array.from({ length: 130 }, (_, at) => verdict(at % 2 === 0 ? satisfied : exempt)));
  const [block] = blocksOf(many, [130]);
  expect(block?.columns.map((it) => it.length)).toEqual([64, 64, 2]);
  expect(block?.columns.flat()).toEqual(many);
});

test("a plain layout keeps the order, in blocks of 64", () => {
  expect(plainLayout(130)).toEqual({ places: Array.from({ length: 130 }, (_, at) => at), ends: [64, 128, 130] });
  expect(plainLayout(0)).toEqual({ places: [], ends: [] });
});

/** Of 200 columns each third asks this first; the others each something of its own. */
const sharing = (gate: Residual): readonly ColumnResidual[] =>
  Array.from({ length: 200 }, (_, at) => {
    const own = make("present", undefined, make("root", `own${at}`));
    return { at, verdict: at % 3 === 0 ? rule(and([own, gate])) : rule(own) };
  });

test("columns that ask the same first stand together, before the others, which keep their order", () => {
  const made = sharing(a);
  const { places, ends } = sharingLayout([made], made.length);
  const together = made.filter((it) => it.at % 3 === 0);
  expect(together.map((it) => places[it.at])).toEqual(together.map((_, place) => place));
  const others = made.filter((it) => it.at % 3 !== 0);
  expect(others.map((it) => places[it.at])).toEqual(others.map((_, place) => together.length + place));
  expect(ends).toEqual([67, 131, 195, 200]);
});

test("what needs a loop to be asked brings nobody together, and few who ask the same get no block of their own", () => {
  expect(sharingLayout([sharing(heavy)], 200).ends).toEqual([64, 128, 192, 200]);
  expect(sharingLayout([sharing(a).slice(0, 150)], 150).ends).toEqual([64, 128, 150]);
});

test("only what rules ask first brings them together", () => {
  const worst = Array.from({ length: 200 }, (_, at) => {
    const own = make("present", undefined, make("root", `own${at}`));
    return { at, verdict: make("worst", undefined, at % 3 === 0 ? a : own, own) };
  });
  expect(sharingLayout([worst], 200)).toEqual(plainLayout(200));
});

test("columns of one verdict stand together, those of which nothing is made too, and the largest group first", () => {
  const few = Array.from({ length: 70 }, (_, at) => ({ at: at * 2, verdict: verdict(satisfied) }));
  const many = Array.from({ length: 80 }, (_, at) => ({ at: at * 2 + 1, verdict: verdict(exempt) }));
  const { places, ends } = sharingLayout([few, many], 300);
  // 150 others have nothing to judge.
  expect(ends).toEqual([150, 230, 300]);
  expect(many.map((it) => places[it.at])).toEqual(many.map((_, place) => 150 + place));
  expect(few.map((it) => places[it.at])).toEqual(few.map((_, place) => 230 + place));
  expect(places.toSorted((one, other) => one - other)).toEqual(Array.from({ length: 300 }, (_, at) => at));
});

test("a column stands with those that share with it what most ask", () => {
  const most = Array.from({ length: 66 }, (_, at) => ({ at, verdict: rule(a) }));
  const both = { at: 66, verdict: rule(and([b, a])) };
  const rest = Array.from({ length: 64 }, (_, at) => ({ at: 67 + at, verdict: rule(b) }));
  expect(sharingLayout([[...most, both, ...rest]], 131).ends).toEqual([67, 131]);
});
