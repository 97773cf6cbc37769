import type { Diagnostic } from "./diagnostic.ts";
import { longNumber, numberOutOfRange } from "./diagnostics.ts";
import { documentLimits } from "./document.ts";
import { exact, isExact, nearestDouble, type Exact } from "./exact-number.ts";
import { shortened, type Place } from "./text.ts";

/** What a word without quotes means in YAML 1.2 (core schema). Numbers keep their text. */
type YamlScalar =
  | { readonly kind: "null" }
  | { readonly kind: "boolean"; readonly value: boolean }
  | { readonly kind: "number"; readonly text: string }
  | { readonly kind: "not-finite" }
  | { readonly kind: "text" };

/**
 * Tells what a plain scalar is. Dates, `yes`, `no`, `on` and `off` are texts.
 *
 * @example
 * yamlScalar("no") // { kind: "text" }
 * yamlScalar("~") // { kind: "null" }
 */
export function yamlScalar(text: string): YamlScalar {
  if (/^(null|Null|NULL|~|)$/.test(text)) return { kind: "null" };
  if (/^(true|True|TRUE|false|False|FALSE)$/.test(text))
    return { kind: "boolean", value: text.toLowerCase() === "true" };
  if (/^([-+]?(\.\d+|\d+(\.\d*)?)([eE][-+]?\d+)?|0o[0-7]+|0x[\da-fA-F]+)$/.test(text)) return { kind: "number", text };
  if (/^([-+]?\.(inf|Inf|INF)|\.(nan|NaN|NAN))$/.test(text)) return { kind: "not-finite" };
  return { kind: "text" };
}

/** What becomes of a number that is too long: it is a mistake, or the nearest that a JavaScript number can hold. */
export type LongNumbers = "refused" | "rounded";

/** Finer numbers are nobody's: no program that people use works with them. */
const FINEST = 10n ** 100n;

/**
 * The exact value of a number as YAML or JSON writes it (`7`, `-0.05`, `1e3`, `0x1F`, `0o17`), or what is wrong
 * with it: a whole number of more than 15 significant digits, which is mostly a name; one with a fraction that has more
 * than the 17 that programs write; one outside what a JavaScript number can hold. Where programs may have written more,
 * the number is rounded: 15 digits are kept, and 15 decimals below 1.
 *
 * INVARIANT (exact numbers): a number that is read has the value that is written.
 */
export function readNumber(text: string, place: Place, long: LongNumbers = "refused"): Exact | Diagnostic {
  const read = readExactly(text, place);
  return isExact(read) || long === "refused" ? read : (rounded(text) ?? read);
}

function readExactly(text: string, place: Place): Exact | Diagnostic {
  const shown = shortened(text, 40);
  const isWhole = /^(0[ox].*|[-+]?\d+)$/.test(text);
  const most = isWhole ? documentLimits.digits : documentLimits.decimalDigits;
  if (digitsOf(text) > most) return longNumber.at(place, { number: shown, most });
  const value = /^0[ox]/.test(text) ? exact(BigInt(text)) : exact(text.replace(/([eE][+-]?)0+(?=\d)/, "$1"));
  const isKept = value !== undefined && value.d <= FINEST && Number.isFinite(nearestDouble(value));
  return isKept ? value : numberOutOfRange.at(place, { number: shown });
}

/** The number to 15 digits; undefined if it is so long that no JavaScript number is near. */
function rounded(text: string): Exact | undefined {
  const value = Number(text);
  return Number.isFinite(value) ? exact(Math.abs(value) < 1 ? value.toFixed(15) : value.toPrecision(15)) : undefined;
}

/** Zeros before the first and after the last other digit do not count. */
function digitsOf(text: string): number {
  // No number of more characters is kept, and it would take long to write it to the base of 10.
  if (/^0[ox]/.test(text)) return text.length > 400 ? text.length : digitsOf(BigInt(text).toString());
  const mantissa = /^[^eE]*/.exec(text)?.[0] ?? "";
  const digits = mantissa.replace(/\D/g, "").replace(/^0+/, "");
  return digits.length - trailingZeros(digits);
}

function trailingZeros(digits: string): number {
  let count = 0;
  while (digits[digits.length - 1 - count] === "0") count++;
  return count;
}
