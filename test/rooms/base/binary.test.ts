import { deflateRawSync, deflateSync } from "node:zlib";
import { expect, test } from "vitest";
import { changedBytes, inflate, openBinary, toBinary } from "../../../src/base/binary.ts";

const copyOf = (value: unknown): unknown => openBinary(toBinary([value]))?.[0]?.();

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
  expect(toBinary([fractions])).toEqual(toBinary([[3, 2.5]]));
  expect(toBinary([record])).toEqual(toBinary([{ n: 4 }]));
  // Latin letters take one byte each.
  expect(toBinary(["é".repeat(4000)]).length).toBeLessThan(4300);
});

interface First {
  readonly leaf: object;
  readonly list: readonly object[];
}

interface Second {
  readonly b: readonly unknown[];
  readonly map: ReadonlyMap<string, unknown>;
  readonly z: { readonly leaf: object };
}

/** Values that have parts in common, of which each is read with those before it alone. */
function common(): [First, Second, object, { readonly second: Second; readonly own: object }] {
  const [leaf, list] = [{ a: "法" }, [1, 2]];
  const first = { leaf, list: [list] };
  const second = {
    b: [0, leaf, leaf],
    map: new Map<string, unknown>([
      ["x", 1],
      ["list", list],
      ["y", leaf],
    ]),
    z: { leaf },
  };
  return [first, second, leaf, { second, own: {} }];
}

test("what is one object in two values stays one, whichever is read first", () => {
  for (const order of [
    [0, 1, 2, 3],
    [3, 2, 1, 0],
    [1, 3, 0, 2],
  ]) {
    const read = openBinary(toBinary(common())) ?? [];
    const found = new Map(order.map((it) => [it, read[it]?.()]));
    const [first, second, leaf, last] = [0, 1, 2, 3].map((it) => found.get(it)) as ReturnType<typeof common>;
    expect([first, second, leaf, last]).toEqual(common());
    expect(Object.keys(second)).toEqual(["b", "map", "z"]);
    expect([...second.map.keys()]).toEqual(["x", "list", "y"]);
    expect([second.b[1], second.b[2], second.map.get("y"), second.z.leaf, leaf].every((it) => it === first.leaf)).toBe(
      true,
    );
    expect([second.map.get("list") === first.list[0], last.second === second]).toEqual([true, true]);
    expect(read[1]?.()).toBe(second);
  }
});

test("a value is read without those of which it has no part", () => {
  const bytes = toBinary([{ a: 1 }, { b: 2 }]);
  const broken = bytes.with(bytes.length - 1, 0xff);
  const [first, second] = openBinary(broken) ?? [];
  expect(first?.()).toEqual({ a: 1 });
  expect(() => second?.()).toThrow("not as it was written");
});

/** How long the first part is, which stands behind the first line. */
function firstLength(bytes: Uint8Array): number {
  const heads = JSON.parse(new TextDecoder().decode(bytes.subarray(0, bytes.indexOf(0x0a)))) as readonly (readonly [
    number,
    string,
  ])[];
  return heads[0]?.[0] ?? 0;
}

test("a value is not read of bytes that were changed, though they may be those of another", () => {
  const bytes = toBinary([{ a: "yes", late: "no" }], () => ["late"]);
  const texts = ["yes", "no"].map((it) => Buffer.from(bytes).indexOf(it));
  for (const at of texts) {
    const read = openBinary(bytes.with(at, 0x78))?.[0];
    expect(() => Object.values(read?.() as object)).toThrow(expect.objectContaining({ code: changedBytes }));
  }
});

test("late fields are read when one of them is asked for, and by no other value", () => {
  const [leaf, box] = [{ a: "法" }, { in: 1, late: [[2], 3], other: undefined as unknown }];
  box.other = { box, leaf };
  const values = [{ box, leaf }, { of: box.late[0], box }, { z: 1 }];
  const late = (it: object): readonly string[] => ("late" in it ? ["late", "other"] : []);
  const bytes = toBinary(values, late);
  const read = openBinary(bytes) ?? [];
  expect([read[2]?.(), read[1]?.()]).toMatchObject([{ z: 1 }, { of: [2] }]);
  const first = read[0]?.() as { readonly box: typeof box; readonly leaf: object };
  const isRead = (): boolean => Object.getOwnPropertyDescriptor(first.box, "late")?.get === undefined;
  expect(isRead()).toBe(false);
  expect(Object.keys(first.box)).toEqual(["in", "late", "other"]);
  expect(first.box.late).toEqual([[2], 3]);
  expect(isRead()).toBe(true);
  const own = { value: [[2], 3], enumerable: true, configurable: true, writable: true };
  expect(Object.getOwnPropertyDescriptor(first.box, "late")).toEqual(own);
  expect((first.box.other as { readonly leaf: object }).leaf).toBe(first.leaf);
  expect(read.map((it) => it())).toEqual(values);
  expect(toBinary([first], late)).toEqual(toBinary([values[0]], late));

  const end = bytes.indexOf(0x0a);
  const changed = openBinary(bytes.with(end + 1 + firstLength(bytes), 0));
  const broken = changed?.[0]?.() as typeof first;
  expect(() => broken.box.late).toThrow("not as it was written");
  expect(changed?.[1]?.()).toMatchObject({ of: [2] });
});

test("what is late stands behind all else of its value, and nobody is told of it", () => {
  const told: unknown[] = [];
  const bytes = toBinary([{ a: "x".repeat(1000) }], () => ["a"]);
  expect(firstLength(bytes)).toBeLessThan(500);
  const [read] = openBinary(bytes, (it) => told.push(it)) ?? [];
  expect(read?.()).toEqual({ a: "x".repeat(1000) });
  expect(told).toEqual([read?.()]);
});

test("who is told of each value when it is read is told once, and again where that failed", () => {
  const told: unknown[] = [];
  const [first, second] =
    openBinary(toBinary([{ a: 1 }, { b: 2 }]), (it) => {
      told.push(it);
      if (told.length === 1) throw new Error("not yet");
    }) ?? [];
  expect(() => first?.()).toThrow("not yet");
  expect([first?.(), first?.(), second?.()]).toEqual([{ a: 1 }, { a: 1 }, { b: 2 }]);
  expect(told).toEqual([{ a: 1 }, { a: 1 }, { b: 2 }]);
});

test("a key that is an object of another value cannot be written", () => {
  const key = {};
  expect(() => toBinary([key, new Map([[key, 1]])])).toThrow("no key is an object of another value");
  expect(() => toBinary([key, new Set([key])])).toThrow("no key is an object of another value");
});

test("bytes that nobody wrote here are nothing", () => {
  const bytes = toBinary([1, 2]);
  for (const it of [
    new Uint8Array(),
    ...["no value", "x[0]\n", "[0]x\n"].map((it) => new TextEncoder().encode(it)),
    bytes.slice(0, -1),
    Uint8Array.of(...bytes, 0),
  ])
    expect(openBinary(it)).toBeUndefined();
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
