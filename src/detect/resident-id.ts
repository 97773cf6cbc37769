import { parseDay } from "../base/civil-date.ts";

/** The first two digits: provinces, and 81 to 83 for the residence permits of Hong Kong, Macao and Taiwan. */
const REGIONS = /^(?:1[1-5]|2[1-3]|3[1-7]|4[1-6]|5[0-4]|6[1-5]|71|8[1-3])/;
const CHECK_DIGITS = "10X98765432";

/**
 * Whether 18 characters are a number of a mainland identity card (GB 11643): region, a date of birth that the calendar
 * has, and the check digit of MOD 11-2 (GB/T 17710). Cards of foreign permanent residents have a 9 before the region.
 * The old numbers of 15 digits have no check digit and are not told from others.
 *
 * @example
 * isResidentId("110101199003077715") // true
 * isResidentId("110101199002307714") // false
 */
export function isResidentId(number: string): boolean {
  if (!/^\d{17}[\dXx]$/.test(number)) return false;
  if (!REGIONS.test(number.startsWith("9") ? number.slice(1) : number)) return false;
  const born = `${number.slice(6, 10)}-${number.slice(10, 12)}-${number.slice(12, 14)}`;
  if (!/^(?:18|19|20)/.test(born) || parseDay(born) === undefined) return false;
  return checkDigit(number.slice(0, 17)) === number.slice(17).toUpperCase();
}

/** ISO 7064, MOD 11-2: doubled from digit to digit. */
function checkDigit(digits: string): string | undefined {
  let rest = 0;
  for (const digit of digits) rest = ((rest + Number(digit)) * 2) % 11;
  return CHECK_DIGITS[rest];
}
