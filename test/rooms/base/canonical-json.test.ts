import fc from "fast-check";
import { expect, test } from "vitest";
import { canonicalJson, canonicalRecords, sha256 } from "../../../src/base/digest.ts";

test("keys stand in the order of UTF-16 units, without blanks", () => {
  expect(canonicalJson({ "\u20ac": 1, "\r": 2, "1": 3, "\ud83d\ude00": 4, "\ufb33": 5, a: { z: [], b: {} } })).toBe(
    '{"\\r":2,"1":3,"a":{"b":{},"z":[]},"€":1,"😀":4,"\ufb33":5}',
  );
  expect(canonicalJson([1e21, 0.000001, 1e-7, -0, 100])).toBe("[1e+21,0.000001,1e-7,0,100]");
  expect(canonicalJson(Object.assign(Object.create(null), { a: "é\n" }))).toBe('{"a":"é\\n"}');
});

test("the order of keys never shows, and the value survives", () => {
  fc.assert(
    fc.property(fc.jsonValue(), (value) => {
      const text = canonicalJson(value);
      expect(canonicalJson(JSON.parse(text))).toBe(text);
      expect(canonicalJson(turned(value))).toBe(text);
    }),
  );
});

test("records with members in common are written as each by itself", () => {
  fc.assert(
    fc.property(
      fc.dictionary(fc.string(), fc.jsonValue()),
      fc.dictionary(fc.string(), fc.jsonValue()),
      (common, more) => {
        const own = Object.fromEntries(Object.entries(more).filter(([key]) => !Object.hasOwn(common, key)));
        const whole = { ...common, ...own };
        expect(canonicalRecords(common, Object.keys(own))(own)).toBe(canonicalJson(whole));
      },
    ),
  );
});

function turned(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(turned);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .toReversed()
      .map(([key, it]) => [key, turned(it)]),
  );
}

test("what JSON cannot say is refused", () => {
  const holes: unknown[] = [1];
  holes.length = 2;
  for (const value of [
    undefined,
    { a: undefined },
    [undefined],
    holes,
    NaN,
    Infinity,
    1n,
    () => 1,
    Symbol("a"),
    new Map(),
    new Date(0),
  ]) {
    expect(() => canonicalJson(value)).toThrow("JSON has");
  }
});

test("SHA-256 is over UTF-8", () => {
  expect(sha256("abc")).toBe("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
  expect(sha256("法")).toBe(sha256("\u6cd5"));
  expect(sha256("法")).not.toBe(sha256("発"));
});
