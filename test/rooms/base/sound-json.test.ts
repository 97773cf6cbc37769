import fc from "fast-check";
import { expect, test } from "vitest";
import { toPlain } from "../../../src/base/document.ts";
import { isExact } from "../../../src/base/exact-number.ts";
import { readValidJson } from "../../../src/base/json-document.ts";
import { readNumber } from "../../../src/base/scalar.ts";

const runs = Number(process.env["EDICT_RUNS"] ?? 300);
const place = { source: { path: "a.json", text: "" }, span: { start: 0, end: 0 } };
const read = (text: string) => {
  let isSound = true;
  const node = readValidJson(text, 0, {
    number: (digits) => {
      const number = readNumber(digits, place);
      return isExact(number) ? number : undefined;
    },
    wrongKey: () => {
      isSound = false;
    },
  });
  return isSound ? node : undefined;
};

/** What a parser of the platform says; undefined: no JSON. */
function parsed(text: string): { readonly value: unknown } | undefined {
  try {
    return { value: JSON.parse(text) };
  } catch {
    return undefined;
  }
}

test("what is written as JSON is read, and says the same", () => {
  fc.assert(
    fc.property(fc.jsonValue({ noUnicodeString: false }), fc.constantFrom(0, 2), (value, indent) => {
      const text = JSON.stringify(
        value,
        (_, it: unknown) => (typeof it === "number" ? Math.trunc(it % 1e9) : it),
        indent,
      );
      fc.pre(!text.includes("__proto__"));
      const node = read(text);
      expect(node && toPlain(node)).toEqual(JSON.parse(text));
    }),
    { numRuns: runs },
  );
});

test("no text is read that is no JSON, whatever character it lacks or has too many", () => {
  const slip = fc.tuple(
    fc.nat(400),
    fc.nat(1),
    fc.constantFrom("", '"', "\\", ",", ":", "[", "}", "0", "-", ".", "e", "\n", "\u0001", "\u00a0", "u", "/"),
  );
  fc.assert(
    fc.property(fc.json(), slip, (text, [at, cut, put]) => {
      const from = at % (text.length + 1);
      const broken = text.slice(0, from) + put + text.slice(from + cut);
      const node = read(broken);
      if (!node) return;
      const sound = parsed(broken);
      expect(sound).toBeDefined();
      expect(JSON.stringify(toPlain(node))).toBe(JSON.stringify(sound?.value));
    }),
    { numRuns: runs },
  );
});

test("what is doubtful is left to who can say what is wrong", () => {
  const doubtful = [
    '{"a": 1, "a": 2}',
    '{"__proto__": 1}',
    `${"[".repeat(201)}${"]".repeat(201)}`,
    "[1,]",
    "01",
    "1.",
    '"\\x"',
    "\uFEFF1",
    "",
  ];
  expect(doubtful.filter((it) => read(it) !== undefined)).toEqual([]);
});

test("a fault of ours while a number is read is not told as a fault of the text", () => {
  const fail = () => {
    throw new Error("a fault of ours");
  };
  expect(() => readValidJson("[1]", 0, { number: fail, wrongKey: fail })).toThrow("a fault of ours");
});
