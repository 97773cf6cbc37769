const digits = "零一二三四五六七八九";
const units = [
  ["千", 1000],
  ["百", 100],
  ["十", 10],
] as const;

/**
 * A whole number from 1 to 9999 as statutes number their articles; a larger one in digits.
 *
 * @example
 * formatChineseNumeral(24) // "二十四"
 * formatChineseNumeral(1205) // "一千二百零五"
 */
export function formatChineseNumeral(value: number): string {
  if (value > 9999) return String(value);
  let rest = value;
  let text = "";
  for (const [unit, size] of units) {
    const digit = Math.floor(rest / size);
    if (digit > 0) text += (digits[digit] ?? "") + unit;
    else if (text !== "" && rest > 0 && !text.endsWith("零")) text += "零";
    rest %= size;
  }
  if (rest > 0) text += digits[rest] ?? "";
  return value >= 10 && value < 20 ? text.slice(1) : text;
}

/**
 * The number that a Chinese numeral up to 9999 writes; undefined if it is none.
 *
 * @example
 * readChineseNumeral("二十四") // 24
 * readChineseNumeral("二四") // undefined
 */
export function readChineseNumeral(text: string): number | undefined {
  const match = /^(?:(.)千)?零?(?:(.)百)?零?(?:(.?)十)?零?(.)?$/u.exec(text);
  if (!match) return undefined;
  const [, thousands, hundreds, tens, ones] = match;
  const digit = (it: string | undefined): number => (it === undefined ? 0 : digits.indexOf(it));
  const value = digit(thousands) * 1000 + digit(hundreds) * 100 + (tens === "" ? 1 : digit(tens)) * 10 + digit(ones);
  // Only the one usual spelling is a numeral: what does not come back as it was is none.
  return value > 0 && formatChineseNumeral(value) === text ? value : undefined;
}
