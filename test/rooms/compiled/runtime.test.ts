import { expect, test } from "vitest";
import { acceptanceRuntime } from "../../../src/compiled/acceptance-runtime.ts";
import type { CompareOperator, TruthCode } from "../../../src/compiled/residual.ts";
import { isBefore, runtimeOf, timeReader } from "../../../src/compiled/runtime.ts";
import { documentLimits } from "../../../src/base/document.ts";
import { plainCounting } from "../../../src/base/reckoning.ts";
import { day } from "../../laws/small-world.ts";

const zone = { name: "Asia/Shanghai" };
const read = timeReader(zone);
const asOf = day("2026-06-10");
const runtime = runtimeOf({ zone, asOf, calendar: undefined, counting: plainCounting }, read);
const instant = Date.UTC(2026, 5, 9, 17, 30);

test("days and moments are read in the zone; what is absent or not known stays so", () => {
  const { dayOfDate, instantOf, dayOfInstant, endOfPeriod, daysBetween } = runtime;
  expect(dayOfDate("2026-06-10")).toBe(asOf);
  expect(instantOf("2026-06-09T17:30:00Z")).toBe(instant);
  expect(dayOfInstant(instant)).toBe(asOf);
  for (const it of [null, undefined]) expect([dayOfDate(it), instantOf(it), dayOfInstant(it)]).toEqual([it, it, it]);
  expect(endOfPeriod(asOf, "10 days", false)).toBe(asOf + 10);
  expect(endOfPeriod(asOf, "10 days", true)).toBe(asOf - 10);
  expect(endOfPeriod(asOf, "1 months", true)).toBe(day("2026-05-10"));
  expect(endOfPeriod(asOf, "2 hours", true)).toBe(undefined);
  expect(daysBetween(asOf, asOf - 3)).toEqual({ kind: "days", count: 3 });
  for (const it of [null, undefined])
    expect([endOfPeriod(it, "1 days", false), daysBetween(it, asOf), daysBetween(asOf, it)]).toEqual([
      undefined,
      undefined,
      undefined,
    ]);
});

test.each<readonly [string, string, Readonly<Record<CompareOperator, TruthCode>>]>([
  ["1 days", "2 days", { equal: 0, less: 3, "at-most": 3 }],
  ["2 days", "2 days", { equal: 3, less: 0, "at-most": 3 }],
  ["3 days", "2 days", { equal: 0, less: 0, "at-most": 0 }],
  // A month has 28 to 31 days.
  ["1 months", "30 days", { equal: 1, less: 1, "at-most": 1 }],
  ["1 months", "31 days", { equal: 1, less: 1, "at-most": 3 }],
  ["28 days", "1 months", { equal: 1, less: 1, "at-most": 3 }],
])("of %s and %s is said what holds however long they are", (one, other, expected) => {
  const operators = Object.keys(expected) as CompareOperator[];
  const held = operators.map((it) => [it, runtime.compareDurations(it, one, other)]);
  expect(Object.fromEntries(held)).toEqual(expected);
  for (const it of operators)
    for (const unknown of [null, undefined]) {
      expect(runtime.compareDurations(it, unknown, other)).toBe(1);
      expect(runtime.compareDurations(it, one, unknown)).toBe(1);
    }
});

test("a duration between days is compared as one that is written", () => {
  expect(runtime.compareDurations("equal", { kind: "days", count: 2 }, "2 days")).toBe(3);
});

test("a deadline is kept by what was done in time, waits up to its day, and fails when facts are known beyond it", () => {
  const { settled } = runtime;
  const [waits, fails, unknown] = [2, 0, 1];
  for (const timely of [0, 1, 3] as const) {
    expect(settled(asOf, asOf - 1, timely, asOf)).toBe(timely);
    expect(settled(asOf - 5, asOf + 1, timely, asOf)).toBe(timely);
  }
  for (const done of [null, asOf + 1]) {
    expect(settled(done, asOf, 3, asOf)).toBe(waits);
    expect(settled(done, asOf + 1, 3, asOf)).toBe(waits);
    expect(settled(done, asOf - 1, 3, asOf)).toBe(fails);
    expect(settled(done, asOf - 1, 3, asOf - 1)).toBe(unknown);
    expect(settled(done, undefined, 3, asOf)).toBe(unknown);
    expect(settled(done, null, 3, asOf)).toBe(unknown);
  }
  expect(settled(undefined, asOf - 1, 3, asOf)).toBe(unknown);
  expect(settled(asOf, undefined, 3, asOf)).toBe(unknown);
});

test("a reader knows days and moments, and what is neither, however many it is asked for", () => {
  const fresh = timeReader(zone);
  const texts = Array.from({ length: 12 }, (_, at) => `2026-06-${String(at + 10)}T17:00:00Z`);
  for (const round of [0, 1])
    for (const [at, text] of texts.entries())
      expect([round, fresh(text)]).toEqual([round, { instant: Date.UTC(2026, 5, at + 10, 17), day: asOf + at + 1 }]);
  for (const text of texts.slice(-4)) expect(fresh(text)).toBe(fresh(text));
  const [last, other] = ["2026-06-22T17:00:00Z", "2026-06-21T17:00:00Z"];
  expect([last, other, last, other].map(fresh).map((it, _at, all) => all.indexOf(it))).toEqual([0, 1, 0, 1]);
  expect(fresh("2026-06-10")).toEqual({ instant: undefined, day: asOf });
  expect(fresh("soon")).toEqual({ instant: undefined, day: undefined });
  expect(fresh("")).toEqual({ instant: undefined, day: undefined });
});

test("a moment is before another by its time, and before a day by its own", () => {
  const [morning, evening, whole] = ["2026-06-10T01:00:00Z", "2026-06-10T09:00:00Z", "2026-06-10"].map(read);
  const [eve, never] = ["2026-06-09", "never"].map(read);
  const before = (one: typeof eve, other: typeof eve): boolean =>
    one !== undefined && other !== undefined && isBefore(one, other);
  expect([before(morning, evening), before(evening, morning), before(morning, morning)]).toEqual([true, false, false]);
  expect([before(morning, whole), before(whole, evening), before(eve, morning), before(evening, eve)]).toEqual([
    false,
    false,
    true,
    false,
  ]);
  for (const it of [whole, morning]) expect([before(it, never), before(never, it)]).toEqual([false, false]);
});

const acceptance = acceptanceRuntime(
  [read, timeReader({ name: "America/New_York" })].map((it) => ({ read: it, asOf })),
);

test("an event is ahead whose day has not come for one of those who judge", () => {
  const { isAhead } = acceptance;
  expect(["2026-06-10", "2026-06-11"].map(isAhead)).toEqual([false, true]);
  expect(["2026-06-10T15:59:59Z", "2026-06-10T16:00:00Z", "2026-06-11T03:59:59Z"].map(isAhead)).toEqual([
    false,
    true,
    true,
  ]);
});

test("days and moments are taken from the first believed one on", () => {
  const { isDay, isMoment } = acceptance;
  expect(["1970-01-02", "1970-01-03", "2026-02-30", "2026-02-28"].map(isDay)).toEqual([false, true, false, true]);
  expect(["1970-01-02T12:00:00Z", "1970-01-03T12:00:00Z", "2026-02-28"].map(isMoment)).toEqual([false, true, false]);
});

test("a text has a format that is known, and says something", () => {
  const { hasFormat, saysNothing } = acceptance;
  expect([hasFormat("date", "2026-02-28"), hasFormat("date", "x"), hasFormat("isbn", "2026-02-28")]).toEqual([
    true,
    false,
    false,
  ]);
  expect(["TBD", "待定", "Todoist", "table"].map(saysNothing)).toEqual([true, true, false, false]);
});

test("free data are plain where JSON has them, to a depth, and numbers where nothing of them is lost", () => {
  const { isPlain } = acceptance;
  const nested = (depth: number, inner: unknown): unknown => (depth === 0 ? inner : [nested(depth - 1, inner)]);
  const plain = [
    "x",
    true,
    null,
    0,
    -0.5,
    1e-6,
    1e15 - 1,
    -1e15 + 1,
    [1, "a"],
    { a: { b: [] } },
    Object.create(null),
    [],
  ];
  expect(plain.filter((it) => !isPlain(it))).toEqual([]);
  const others = [1e15, -1e15, 1e-7, NaN, Infinity, undefined, 1n, () => 1, Symbol("x"), new Date(0), new Map()];
  expect(others.filter(isPlain)).toEqual([]);
  expect(others.filter((it) => isPlain([1, it]) || isPlain({ a: 1, b: it }))).toEqual([]);
  const deepest = Array.from({ length: documentLimits.depth + 5 }, (_, depth) => depth).filter((depth) =>
    isPlain(nested(depth, 1)),
  );
  expect(deepest).toEqual(Array.from({ length: deepest.length }, (_, depth) => depth));
  // `extra` stands three levels deep in its document.
  expect(deepest.length).toBe(documentLimits.depth - 2);
});

test.each([3, 12])("of %i elements those that repeat one, or that nobody compares, are told", (length) => {
  const { repeats } = acceptance;
  const all: readonly unknown[] = Array.from({ length }, (_, at) => `${at}`);
  expect(repeats(all)).toBe(false);
  expect([repeats(all.with(length - 1, "0")), repeats(all.with(0, {})), repeats(all.with(length - 1, null))]).toEqual([
    true,
    true,
    true,
  ]);
  expect(repeats([])).toBe(false);
});

test("elements share a name that is a text of their own", () => {
  const { sharesNames } = acceptance;
  expect(sharesNames([{ id: "a" }, { id: "b" }], "id")).toBe(false);
  expect(sharesNames([{ id: "a" }, { id: "b" }, { id: "a" }], "id")).toBe(true);
  expect(sharesNames([{ id: 1 }, { id: 1 }, {}, {}, null, null, undefined], "id")).toBe(false);
  expect(sharesNames([Object.create({ id: "a" }), { id: "a" }], "id")).toBe(false);
});

test("what is before another thing in one zone may be so; any text of a list may be anything", () => {
  const { isBefore: before, isUnlike: unlike } = acceptance;
  // It is the 10th in Shanghai and still the 9th in New York.
  expect([before("2026-06-09T17:00:00Z", "2026-06-10"), before("2026-06-10", "2026-06-10")]).toEqual([true, false]);
  expect([unlike("a", "b"), unlike("a", "a")]).toEqual([true, false]);
  for (const relates of [before, unlike]) {
    expect([relates(true, "x"), relates("x", true), relates(true, null)]).toEqual([true, true, true]);
    expect([relates(true, undefined), relates(undefined, true), relates(1, 2), relates("a", null)]).toEqual([
      false,
      false,
      false,
      false,
    ]);
  }
});
