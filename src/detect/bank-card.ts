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
