import fc from "fast-check";
import type { DetectorKind } from "../../../../src/readers/detect/detect.ts";

// Numbers made to the rules of their standards, by other means than the detectors have: weights written out.

const weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
const sumOf = (values: readonly number[], by: readonly number[]): number =>
  values.reduce((sum, it, at) => sum + it * (by[at] ?? 0), 0);

export function withIdCheck(digits: string): string {
  const sum = sumOf(Array.from(digits, Number), weights);
  return (
    digits +
    Array.from({ length: 11 }, (_, at) => (at === 10 ? "X" : String(at))).find((it) => {
      return (sum + (it === "X" ? 10 : Number(it))) % 11 === 1;
    })
  );
}

export function withLuhn(digits: string): string {
  const fits = (number: string): boolean => {
    const places = Array.from(number, Number).toReversed();
    return (
      places.reduce(
        (sum, it, at) => sum + [...String(at % 2 === 1 ? it * 2 : it)].reduce((a, b) => a + Number(b), 0),
        0,
      ) %
        10 ===
      0
    );
  };
  return Array.from({ length: 10 }, (_, at) => `${digits}${at}`).find(fits) ?? "";
}

const letters = "0123456789ABCDEFGHJKLMNPQRTUWXY";
const powers = [1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28];

export function withCodeCheck(code: string): string {
  const sum = sumOf(
    Array.from(code, (it) => letters.indexOf(it)),
    powers,
  );
  return code + [...letters].find((it) => (sum + letters.indexOf(it)) % 31 === 0);
}

const digits = (length: number): fc.Arbitrary<string> =>
  fc.array(fc.integer({ min: 0, max: 9 }), { minLength: length, maxLength: length }).map((it) => it.join(""));
const two = (value: number): string => String(value).padStart(2, "0");

const residentId = fc
  .record({
    region: fc.constantFrom("110101", "330106", "440305", "650102", "810000", "931840", "911276"),
    year: fc.integer({ min: 1900, max: 2029 }),
    month: fc.integer({ min: 1, max: 12 }),
    day: fc.integer({ min: 1, max: 28 }),
    rest: digits(3),
  })
  .map(({ region, year, month, day, rest }) => withIdCheck(`${region}${year}${two(month)}${two(day)}${rest}`));

const socialCreditCode = fc
  .record({
    kind: fc.constantFrom("91", "92", "12", "51", "N2", "A1"),
    region: fc.constantFrom("110105", "330100", "440300"),
    own: fc.array(fc.constantFrom(...letters), { minLength: 8, maxLength: 8 }).map((it) => `M${it.join("")}`),
  })
  .map(({ kind, region, own }) => withCodeCheck(kind + region + own));

const bankCard = fc
  .constantFrom(["62", 16], ["622202", 19], ["62", 17], ["4", 16], ["51", 16], ["37", 15], ["3528", 16], ["9558", 19])
  .chain(([begin, length]) =>
    digits(Number(length) - String(begin).length - 1).map((it) => withLuhn(String(begin) + it)),
  );

const mobile = fc.tuple(fc.integer({ min: 3, max: 9 }), digits(9)).map(([it, rest]) => `1${it}${rest}`);

/** A number of each kind; e-mail addresses are none of digits. */
export const numberOf: Readonly<Record<Exclude<DetectorKind, "mail_address">, fc.Arbitrary<string>>> = {
  resident_id: residentId,
  social_credit_code: socialCreditCode,
  bank_card: bankCard,
  phone_number: mobile,
  passport: fc.tuple(fc.constantFrom("E", "G", "D", "S", "P", "H", "K"), digits(8)).map((it) => it.join("")),
};

export const mailAddress = fc
  .tuple(
    fc.stringMatching(/^[a-z][a-z0-9_]{0,8}(\.[a-z0-9]{1,5})?$/),
    fc.constantFrom("example.com", "mail.example.cn", "例子.中国", "例子.公司"),
  )
  .map((it) => it.join("@"));

/** Words with a number in them, and a scanner that looked for all that ours look for. */
export const words = "拨 13800000000";
export const gate = {
  name: "gate",
  version: "5",
  looked_for: ["a1_banned_content", "a2_discrimination", "a3_commercial", "a4_rights_of_others"],
};
