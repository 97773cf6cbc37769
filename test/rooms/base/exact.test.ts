import fc from "fast-check";
import { expect, test } from "vitest";
import { exact, isExact, nearestDouble } from "../../../src/base/exact-number.ts";
import { locales } from "../../../src/base/locale.ts";
import { readNumber, yamlScalar } from "../../../src/base/scalar.ts";
import { formatPlace, lineText, positionAt } from "../../../src/base/text.ts";

const runs = Number(process.env["EDICT_RUNS"] ?? 1000);

test("decimals are read exactly, and nothing else is a number", () => {
  expect(
    exact("0.1")
      ?.add("0.2")
      .equals(exact("0.3") ?? 0),
  ).toBe(true);
  expect(
    ["1_000", "-3", ".5", ".25", "5.", "1e3", "12345678901234567890"].map((it) => exact(it)?.toFraction()),
  ).toEqual(["1000", "-3", "1/2", "1/4", "5", "1000", "12345678901234567890"]);
  for (const text of ["", "1/2", "0x1F", "Infinity", "NaN", "1e", "--1", "1.2.3", " 1", "."])
    expect(exact(text)).toBeUndefined();
});

test("a word without quotes is what YAML 1.2 takes it for, and only if it is that from end to end", () => {
  const kinds = {
    null: ["", "~", "null", "Null", "NULL"],
    boolean: ["true", "False", "TRUE"],
    number: ["0", "-1.5", "+.25", "5.", "1e3", "1E-10", "0o17", "0xfF", "007"],
    "not-finite": [".inf", "-.INF", "+.Inf", ".nan"],
    text: [
      "nullx",
      "xnull",
      "tRue",
      "xtrue",
      "truex",
      "nul",
      "x1",
      "1x",
      "1e",
      "0o8",
      "0xg",
      "1.5.2",
      "x.inf",
      ".infx",
      "-.nan",
      "no",
      "2026-01-01",
    ],
  };
  const read = Object.values(kinds).map((words) => [...new Set(words.map((it) => yamlScalar(it).kind))]);
  expect(read).toEqual(Object.keys(kinds).map((it) => [it]));
  expect(["TRUE", "true", "false"].map(yamlScalar)).toMatchObject([{ value: true }, { value: true }, { value: false }]);
});

test("a number is read as it is written, and becomes the nearest JavaScript number", () => {
  const place = { source: { path: "a", text: "" }, span: { start: 0, end: 0 } };
  const digits = fc.bigInt({ min: -(10n ** 18n), max: 10n ** 18n });
  fc.assert(
    fc.property(digits, fc.integer({ min: -22, max: 30 }), (mantissa, exponent) => {
      const text = `${mantissa}e${exponent}`;
      const number = readNumber(text, place);
      const significant = mantissa.toString().replace("-", "").replace(/0+$/, "").length;
      expect(isExact(number)).toBe(significant <= 17);
      if (!isExact(number)) return;
      expect([number.toFraction(), nearestDouble(number)]).toEqual([exact(text)?.toFraction(), Number(text)]);
    }),
    { numRuns: runs },
  );
});

test("a number of more decimals than its denominator shows becomes the nearest JavaScript number, too", () => {
  const place = { source: { path: "a", text: "" }, span: { start: 0, end: 0 } };
  const texts = fc
    .tuple(
      fc.bigInt({ min: 1n, max: 10n ** 12n }),
      fc.integer({ min: 0, max: 16 }),
      fc.integer({ min: -110, max: -95 }),
    )
    .map(([digits, twos, exponent]) => `${digits * 2n ** BigInt(twos)}e${exponent}`);
  fc.assert(
    fc.property(texts, (text) => {
      const number = readNumber(text, place);
      const kept = isExact(number) ? nearestDouble(number) : Number(text);
      expect([text, kept]).toEqual([text, Number(text)]);
    }),
    { numRuns: runs },
  );
  const boundary = readNumber("-2.1273746838708608e-85", place);
  expect(isExact(boundary) && nearestDouble(boundary)).toBe(-2.1273746838708608e-85);
});

test("a whole number may be written to the base of 8 or 16; its digits are those to the base of 10", () => {
  const place = { source: { path: "a", text: "" }, span: { start: 0, end: 0 } };
  const read = (text: string) => {
    const number = readNumber(text, place);
    return isExact(number) ? number.toFraction() : locales.en.say(number);
  };
  expect(["0x1F", "0o17", "0xDE0B6B3A7640000", "0o7777777777777777"].map(read)).toEqual([
    "31",
    "15",
    "1000000000000000000",
    "281474976710655",
  ]);
  expect(read("0xD3C21BCECCEDA1000000")).toBe(`1${"0".repeat(24)}`);
  expect(read(`0x${"0".repeat(396)}1F`)).toBe("31");
  expect(read(`0x${"0".repeat(397)}1F`)).toMatch(/has more than 15 significant digits$/);
  expect(["1e0005", "1e+0005", "1E-002"].map(read)).toEqual(["100000", "100000", "1/100"]);
  const long = "has more than 15 significant digits";
  for (const it of ["-1234567890123456", "+1234567890123456"]) expect(read(it)).toBe(`the number \`${it}\` ${long}`);
  expect(["0x1FFFFFFFFFFFFF", `1${"0".repeat(38)}1`, `1${"0".repeat(39)}1`].map(read)).toEqual([
    "the number `0x1FFFFFFFFFFFFF` has more than 15 significant digits",
    `the number \`1${"0".repeat(38)}1\` has more than 15 significant digits`,
    `the number \`1${"0".repeat(39)}…\` has more than 15 significant digits`,
  ]);
});

test("places are counted in lines of every break and columns of UTF-16 units", () => {
  const source = { path: "a", text: "甲🙂x\r\ny\rz\n" };
  expect([0, 3, 6, 8, 10, 99].map((offset) => positionAt(source, offset))).toEqual([
    { line: 1, column: 1 },
    { line: 1, column: 4 },
    { line: 2, column: 1 },
    { line: 3, column: 1 },
    { line: 4, column: 1 },
    { line: 4, column: 1 },
  ]);
  expect([1, 2, 3, 4, 5].map((line) => lineText(source, line))).toEqual(["甲🙂x", "y", "z", "", ""]);
  expect(formatPlace({ source, span: { start: 8, end: 9 } })).toBe("a:3:1");
});
