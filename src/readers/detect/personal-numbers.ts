import { parseDay } from "../../base/civil-date.ts";

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

interface Brand {
  readonly begins: RegExp;
  readonly lengths: readonly number[];
}

/** Beginnings that issuers of payment cards have (ISO/IEC 7812), with the lengths of their numbers. */
const brands: readonly Brand[] = [
  { begins: /^6(?:[05]|2|4[4-9])/, lengths: [16, 17, 18, 19] },
  { begins: /^4/, lengths: [16, 19] },
  { begins: /^(?:5[1-5]|222[1-9]|22[3-9]|2[3-6]|27[01]|2720)/, lengths: [16] },
  { begins: /^35(?:2[89]|[3-8])/, lengths: [16, 17, 18, 19] },
  { begins: /^3[47]/, lengths: [15] },
  { begins: /^3(?:0[0-5]|[689])/, lengths: [14] },
  { begins: /^9558/, lengths: [19] },
];

/**
 * Whether digits are the number of a payment card: a known beginning and length, and the check digit of ISO/IEC 7812 (Luhn).
 *
 * @example
 * isBankCard("6222020000000000018") // true
 * isBankCard("6222020000000000019") // false
 */
export function isBankCard(number: string): boolean {
  if (!/^\d+$/.test(number)) return false;
  return (
    brands.some((it) => it.lengths.includes(number.length) && it.begins.test(number)) && luhnSum(number) % 10 === 0
  );
}

function luhnSum(number: string): number {
  let sum = 0;
  for (let at = 0; at < number.length; at++) {
    const digit = Number(number[number.length - 1 - at]);
    const doubled = digit * 2;
    sum += at % 2 === 0 ? digit : doubled > 9 ? doubled - 9 : doubled;
  }
  return sum;
}

const COUNTRY = "(?:(?:\\+|00)?86[ -]?)?";
const LOCAL = "[2-8](?:\\d{6,7}|\\d{2,3}[ -]\\d{4})";

const mobile = new RegExp(`^${COUNTRY}1[3-9]\\d(?:\\d{8}|[ -]\\d{8}|([ -])\\d{4}\\1\\d{4})$`);
const fixed = new RegExp(`^\\(?0(?:10|2\\d|[3-9]\\d{2})[ )-]${LOCAL}(?:-\\d{1,5})?$`);
const fixedFromAbroad = new RegExp(`^(?:\\+|00)86[ -](?:10|2\\d|[3-9]\\d{2})[ -]${LOCAL}$`);

/**
 * Whether a text is a mainland telephone number as people write it: of a mobile telephone, or of a fixed line with its
 * area code set apart. A number without area code, or of a service (400, 800, 95…), is none.
 *
 * @example
 * isPhoneNumber("+86 138-0000-0000") // true
 * isPhoneNumber("0571-88880000") // true
 * isPhoneNumber("+13800000000") // false
 */
export function isPhoneNumber(written: string): boolean {
  return mobile.test(written) || fixed.test(written) || fixedFromAbroad.test(written);
}

/**
 * Whether a word has the form of a Chinese passport number: ordinary (E, G, E with a letter that is not I or O), diplomatic,
 * service and public affairs (D, S, P, DE, SE, PE), Hong Kong (H, K, KJ), Macao (MA). These numbers have no check digit, so
 * that another code may have the same form; letters are capitals.
 *
 * @example
 * isPassportNumber("E12345678") // true
 * isPassportNumber("EI1234567") // false
 */
export function isPassportNumber(word: string): boolean {
  return /^(?:[EGDSPHK]\d{8}|(?:E[A-HJ-NP-Z]|[DSP]E|KJ|MA)\d{7})$/.test(word);
}
