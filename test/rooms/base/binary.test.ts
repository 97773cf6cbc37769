import { deflateRawSync, deflateSync } from "node:zlib";
import { expect, test } from "vitest";
import { fromBinary, inflate, toBinary } from "../../../src/base/binary.ts";

const copyOf = (value: unknown): unknown => fromBinary(toBinary(value));

test("plain values, maps and sets come back as they were, and what is one object in two places stays one", () => {
  const shared = { a: [1] };
  const value = {
    texts: ["", "a", "é", "法", "🙂"],
    numbers: [0, 1, -1, 0.5, 2 ** 30 - 1, 2 ** 30, -(2 ** 30), 2 ** 31, 2 ** 53, 1e300, Infinity],
    others: [true, false, null, undefined, 10n],
    map: new Map<unknown, unknown>([
      ["a", new Set([1, shared])],
      [shared, "b"],
    ]),
    shared: [shared, shared],
  };
  const copy = copyOf(value) as typeof value;
  expect(copy).toEqual(value);
  expect(copy.shared[0]).toBe(copy.shared[1]);
  expect([...copy.map.keys()][1]).toBe(copy.shared[0]);
  const circle: unknown[] = [];
  circle.push(circle);
  const round = copyOf(circle) as unknown[];
  expect(round[0]).toBe(round);
});

test("equal values are equal bytes, however they came about", () => {
  const cut = `法${"a".repeat(20)}`.slice(1);
  const [fractions] = [[1.5, 2.5]];
  fractions[0] = Number("3");
  const record = { n: 1.5 };
  record.n = Number("4");
  expect(toBinary([cut, "é".repeat(20)])).toEqual(toBinary(["a".repeat(20), `法${"é".repeat(20)}`.slice(1)]));
  expect(toBinary(fractions)).toEqual(toBinary([3, 2.5]));
  expect(toBinary(record)).toEqual(toBinary({ n: 4 }));
  // Latin letters take one byte each.
  expect(toBinary("é".repeat(1000)).length).toBeLessThan(1100);
});

test("bytes that nobody wrote here are nothing", () => {
  expect([fromBinary(new Uint8Array()), fromBinary(new TextEncoder().encode("no value"))]).toEqual([
    undefined,
    undefined,
  ]);
});

test.each([
  ["zlib", deflateSync],
  ["raw", deflateRawSync],
] as const)("a stream of %s is unpacked to so many bytes, and no other stream is", (form, pack) => {
  const bytes = new Uint8Array(100).fill(97);
  const packed = new Uint8Array(pack(bytes));
  const other = form === "raw" ? new Uint8Array(deflateSync(bytes)) : new Uint8Array(deflateRawSync(bytes));
  expect(inflate(packed, form, 100)).toEqual(bytes);
  expect([inflate(packed, form, 99), inflate(packed, form, 0), inflate(packed, form, -1)]).toEqual(
    Array.from({ length: 3 }, () => "too-large"),
  );
  expect([inflate(packed.subarray(0, 4), form, 100), inflate(other, form, 100)]).toEqual([undefined, undefined]);
});
