import { expect, test } from "vitest";
import { byBytes, ofVerdicts } from "../../../src/compiled/alike.ts";
import { leastOfBlock } from "../../../src/compiled/blocks.ts";

/** Two blocks, of two columns and of one: three verdicts, and behind them what is said of each block. */
const ends = [2, 3];
const several = leastOfBlock - 1;
const all = leastOfBlock;

/** What is made of rows in turn, by the number of the row that it was made of. */
function madeOf(...rows: readonly (readonly number[])[]): readonly number[] {
  let row = 0;
  const made = ofVerdicts(ends, () => row);
  return rows.map((it, at) => {
    row = at;
    return made(Uint8Array.from(it));
  });
}

test("the same is said of rows that are the same, and something of its own of each that is not", () => {
  const first = [1, 2, 1, several, several];
  expect(madeOf(first, first)).toEqual([0, 0]);
  for (const at of first.keys()) expect(madeOf(first, first.with(at, 0), first)).toEqual([0, 1, 0]);
});

test("of a block that has one verdict nothing else is looked at, and of the others all", () => {
  expect(madeOf([1, 2, 0, all, several], [9, 9, 0, all, several], [1, 2, 1, all, several])).toEqual([0, 0, 2]);
  expect(madeOf([1, 2, 7, several, all], [1, 2, 8, several, all], [1, 0, 7, several, all])).toEqual([0, 0, 2]);
  expect(madeOf([0, 0, 0, all, all], [0, 0, 0, all, all + 1], [0, 0, 0, all + 1, all])).toEqual([0, 1, 2]);
});

test("rows of one digest that differ are two, wherever they do", () => {
  // 31 times one verdict more, and 31 of the next one less.
  expect(madeOf([0, 31, 5, several, several], [1, 0, 5, several, several])).toEqual([0, 1]);
  expect(madeOf([0, 0, 0, 0, 31], [0, 0, 0, 0, 31], [0, 0, 31, 0, 0])).toEqual([0, 0, 2]);
  expect(madeOf([0, 0, 0, all, 31 + all], [0, 0, 0, all + 1, all])).toEqual([0, 1]);
});

test("what is kept is of the row as it was, not of the array that was handed over", () => {
  let times = 0;
  const made = ofVerdicts([1], () => ++times);
  const row = Uint8Array.of(2, several);
  made(row);
  row[0] = 1;
  expect([made(row), made(Uint8Array.of(2, several))]).toEqual([2, 1]);
});

test("no more is kept than memory has room for, and what was forgotten is made again", () => {
  const times = new Map<number, number>();
  const made = ofVerdicts([2], (verdicts) => {
    const row = (verdicts[0] ?? 0) * 256 + (verdicts[1] ?? 0);
    times.set(row, (times.get(row) ?? 0) + 1);
    return row;
  });
  const ask = (row: number): number => made(Uint8Array.of(row >> 8, row & 255, several));
  const rows = Array.from({ length: 10_000 }, (_, row) => row);
  expect(rows.map(ask)).toEqual(rows);
  expect(ask(9999)).toBe(9999);
  expect(ask(0)).toBe(0);
  expect([times.get(9999), times.get(0)]).toEqual([1, 2]);
});

test("of three blocks each has its own mark, behind all verdicts", () => {
  const made = ofVerdicts([1, 2, 4], (row) => [...row]);
  const marks = [several, all, all + 1];
  const rows = [
    ...marks.flatMap((one) => marks.flatMap((other) => marks.map((last) => [1, 2, 3, 0, one, other, last]))),
    ...[0, 1, 2, 3].map((at) => [1, 2, 3, 0, several, several, several].with(at, 9)),
    // Of one digest.
    [0, 0, 0, 0, all, all, all + 31],
    [0, 0, 0, 0, all, all + 1, all],
  ];
  expect(rows.map((it) => made(Uint8Array.from(it)))).toEqual(rows);
});

test("so many are kept, and then all is made anew", () => {
  let times = 0;
  const made = ofVerdicts([1], () => ++times, 2);
  expect([1, 2, 1, 2, 3, 1, 3].map((it) => made(Uint8Array.of(it, several)))).toEqual([1, 2, 1, 2, 3, 4, 3]);
});

test("by bytes is found what was kept by the same, as many of them as are told", () => {
  const kept = byBytes<string>();
  // Those of one digest are told apart, too: 31 times one byte more, and 31 of the next one less.
  const all = [[], [0], [0, 0], [1, 0], [0, 31], [0, 1, 0], [0, 0, 31], [2, 3, 4]];
  const found = (bytes: readonly number[], length = bytes.length): string | undefined =>
    kept.find(Uint8Array.from(bytes), length)?.value;
  expect(all.map((it) => found(it))).toEqual(all.map(() => undefined));
  for (const it of all.toReversed()) kept.keep(Uint8Array.from([...it, 7, 8]), it.length, it.join());
  expect(all.map((it) => found(it))).toEqual(all.map((it) => it.join()));
  expect(all.map((it) => found([...it, 9], it.length))).toEqual(all.map((it) => it.join()));
  expect([found([2, 3]), found([2, 3, 4, 5]), found([3, 4])]).toEqual([undefined, undefined, undefined]);
});

test("what is kept by bytes is kept by what they were, and may be that there is nothing", () => {
  const kept = byBytes<undefined>();
  const bytes = Uint8Array.of(1, 2);
  kept.keep(bytes, 2, undefined);
  bytes[0] = 5;
  expect([kept.find(Uint8Array.of(1, 2), 2), kept.find(bytes, 2)]).toEqual([{ value: undefined }, undefined]);
});
