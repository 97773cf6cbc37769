/** Digits and letters of the code, without I, O, S, V and Z (GB 32100-2015). */
const CODE_LETTERS = "0123456789ABCDEFGHJKLMNPQRTUWXY";

/**
 * Whether a text is a unified social credit code whose check digit is right (GB 32100-2015: weights of 3, modulo 31).
 *
 * @example
 * isSocialCreditCode("91330100MA2KQT0X1G") // true
 * isSocialCreditCode("91330100MA2KQT0X1H") // false
 */
export function isSocialCreditCode(text: string): boolean {
  const values = Array.from(text, (letter) => CODE_LETTERS.indexOf(letter));
  if (values.length !== 18 || values.includes(-1)) return false;
  let weight = 1;
  let sum = 0;
  for (const value of values.slice(0, 17)) {
    sum += value * weight;
    weight = (weight * 3) % 31;
  }
  return (31 - (sum % 31)) % 31 === values[17];
}
