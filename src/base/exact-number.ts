import Fraction from "fraction.js";

/** An exact rational number: facts, literals and sums never round. */
export type Exact = Fraction;

/**
 * Reads a decimal such as `0.05`, `-3` or `1_000`; undefined if the text is no number.
 *
 * @example
 * exact("0.05")?.equals(exact("5")!.div(100)) // true
 */
export function exact(text: string | number | bigint): Exact | undefined {
  const plain = String(text).replaceAll("_", "");
  if (!/^[+-]?(\d+\.?\d*|\.\d+)([eE][+-]?\d{1,3})?$/.test(plain)) return undefined;
  const [mantissa = "", exponent = "0"] = plain.toLowerCase().split("e");
  const value = new Fraction(mantissa.replace(/\.$/, ""));
  return Number(exponent) === 0 ? value : value.mul(new Fraction(10).pow(Number(exponent)) ?? 0);
}

export function isExact(value: unknown): value is Exact {
  return value instanceof Fraction;
}

/** A denominator of 10 to the 100th has no more, even if it is a power of 2. */
const mostDecimals = 333;

/**
 * The JavaScript number that is nearest, for a number whose denominator is at most 10 to the 100th.
 *
 * @example
 * nearestDouble(exact("-2.1313218121766573e-26")!) // -2.1313218121766573e-26
 * nearestDouble(exact("-2.1273746838708608e-85")!) // -2.1273746838708608e-85
 */
export function nearestDouble(number: Exact): number {
  const isHeld = number.n <= Number.MAX_SAFE_INTEGER && number.d <= Number.MAX_SAFE_INTEGER;
  // oxlint-disable-next-line oxc/number-arg-out-of-range -- a fraction is written with any count of decimals
  return isHeld ? number.valueOf() : Number(number.toString(mostDecimals));
}
