/** A text as detectors read it, and for each of its UTF-16 units the unit of the original that it stands for. */
export interface Normalised {
  readonly text: string;
  readonly origins: Uint32Array;
}

/**
 * Full-width forms become ASCII, blanks a space, dashes a hyphen; what shows nothing, such as a zero-width space, goes.
 * Every unit that stays stands for one unit of the original.
 *
 * @example
 * normalise("１３\u200b８－").text // "138-"
 * Array.from(normalise("１３\u200b８－").origins) // [0, 1, 3, 4]
 */
export function normalise(text: string): Normalised {
  const origins = new Uint32Array(text.length);
  let kept = 0;
  let normal = "";
  let copiedTo = 0;
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (isPlain(code)) {
      origins[kept++] = at;
      continue;
    }
    const point = text.codePointAt(at) ?? code;
    const size = point > 0xffff ? 2 : 1;
    const shown = shownAs(point);
    if (shown !== undefined) normal += text.slice(copiedTo, at) + shown;
    for (let unit = 0; unit < (shown?.length ?? size); unit++) origins[kept++] = at + unit;
    at += size - 1;
    if (shown !== undefined) copiedTo = at + 1;
  }
  return { text: normal + text.slice(copiedTo), origins: origins.subarray(0, kept) };
}

/** Most of any text: ASCII and the common Chinese characters. */
const isPlain = (code: number): boolean => code < 0x80 || (code >= 0x4e00 && code <= 0x9fff);

/** What a character becomes, which may be nothing; undefined: it stays. */
function shownAs(point: number): string | undefined {
  if (point >= 0xff01 && point <= 0xff5e) return String.fromCharCode(point - 0xfee0);
  const character = String.fromCodePoint(point);
  if (/^\p{Default_Ignorable_Code_Point}$/u.test(character)) return "";
  if (/^\p{Zs}$/u.test(character)) return " ";
  if (/^[\u2010-\u2015\u2212\ufe58\ufe63]$/u.test(character)) return "-";
  return undefined;
}
