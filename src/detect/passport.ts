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
