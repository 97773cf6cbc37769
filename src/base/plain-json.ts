import { documentLimits } from "./document.ts";

/** In characters; a longer text is read by `readJson` alone. */
const longest = 1_000_000;

/**
 * The value of a JSON text of which JSON.parse hides nothing: no key stands twice, none is refused, no number is rounded, and it is
 * not nested too deeply. Undefined: it is no such text, or may be none; `readJson` tells.
 *
 * @example
 * parsePlainJson('{"a": [1, "b"]}') // { a: [1, "b"] }
 * parsePlainJson('{"a": 1, "a": 1}') // undefined
 */
export function parsePlainJson(text: string): unknown {
  if (text.length > longest) return undefined;
  const value = jsonValue(text);
  if (value === undefined) return undefined;
  // What is hidden takes place: a text without it, without blanks and escapes is as long as what its value is written in.
  if (!text.includes("\\") && lengthOf(value, 1) === text.length) return value;
  // A key that stands twice is in the text twice, and in the value once.
  return stringsWithin(value, 1) === stringsIn(text) ? value : undefined;
}

/**
 * Whether a text is JSON.
 *
 * @example
 * isJson('["a"]') // true
 * isJson("['a']") // false
 */
export const isJson = (text: string): boolean => jsonValue(text) !== undefined;

/** A value of JSON that has keys. */
export type PlainRecord = Readonly<Record<string, unknown>>;

/**
 * Whether a value of JSON has keys.
 *
 * @example
 * [{}, [], null, "a"].map(isPlainRecord) // [true, false, false, false]
 */
export const isPlainRecord = (it: unknown): it is PlainRecord =>
  typeof it === "object" && it !== null && !Array.isArray(it);

/**
 * The value of a JSON text, as JSON.parse reads it; undefined: it is none.
 *
 * @example
 * jsonValue('{"a": 1, "a": 2}') // { a: 2 }
 * jsonValue("{") // undefined
 */
export function jsonValue(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** The characters of a value as JSON without blanks and escapes; not a number: a shorter text may have this value, or it is refused. */
function lengthOf(value: unknown, depth: number): number {
  switch (typeof value) {
    case "string":
      return value.length + 2;
    case "boolean":
      return value ? 4 : 5;
    case "number":
      return lengthOfNumber(value);
    default:
      return typeof value === "object" && value !== null ? lengthWithin(value, depth) : 4;
  }
}

function lengthWithin(value: object, depth: number): number {
  if (depth > documentLimits.depth) return NaN;
  // A mark before each element and one behind the last.
  let length = 1;
  if (Array.isArray(value)) {
    for (const it of value) length += 1 + lengthOf(it, depth + 1);
    return Math.max(length, 2);
  }
  for (const key in value) {
    length += key === "__proto__" ? NaN : key.length + 4 + lengthOf(Reflect.get(value, key), depth + 1);
  }
  return Math.max(length, 2);
}

/** With an exponent, thousands and thousandths may be written in fewer characters. */
function lengthOfNumber(it: number): number {
  const size = Math.abs(it);
  const isShort = size < 1000 ? size === 0 || size >= 0.01 : size < 1e15 && it % 1000 !== 0;
  const { length } = String(it);
  return isShort && length <= documentLimits.digits ? length : NaN;
}

/** How many keys and texts a value has; not a number: it is too deep, or has a key that is refused. */
function stringsWithin(value: unknown, depth: number): number {
  if (typeof value === "string") return 1;
  if (typeof value !== "object" || value === null) return 0;
  if (depth > documentLimits.depth) return NaN;
  let count = 0;
  if (Array.isArray(value)) {
    for (const it of value) count += stringsWithin(it, depth + 1);
    return count;
  }
  for (const key in value) {
    count += key === "__proto__" ? NaN : 1 + stringsWithin(Reflect.get(value, key), depth + 1);
  }
  return count;
}

const [QUOTE, DOT, ZERO, NINE, BACKSLASH] = [34, 46, 48, 57, 92];

/** How many texts stand in a text that is JSON; -1: a number in it is long, or has an exponent. */
function stringsIn(text: string): number {
  let count = 0;
  for (let at = 0; at < text.length; at++) {
    const mark = text.charCodeAt(at);
    if (mark === QUOTE) {
      count++;
      for (at++; ; at++) {
        const inside = text.charCodeAt(at);
        if (inside === QUOTE) break;
        if (inside === BACKSLASH) at++;
      }
    } else if (mark >= ZERO && mark <= NINE) {
      const start = at;
      while (isOfNumber(text.charCodeAt(at + 1))) at++;
      const isExponent = /[eE]/.test(text[at + 1] ?? "");
      if (at - start >= documentLimits.digits || isExponent) return -1;
    }
  }
  return count;
}

const isOfNumber = (mark: number): boolean => mark === DOT || (mark >= ZERO && mark <= NINE);
