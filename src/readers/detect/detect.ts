import type { Span } from "../../base/text.ts";
import { isSocialCreditCode } from "../../vocabulary/format.ts";
import { mailAddresses } from "./mail-address.ts";
import { numbersIn, type NumberKind } from "./numbers-in.ts";
import { isBankCard, isPassportNumber, isPhoneNumber, isResidentId } from "./personal-numbers.ts";

export const detectorKinds = [
  "resident_id",
  "social_credit_code",
  "bank_card",
  "phone_number",
  "passport",
  "mail_address",
] as const;
export type DetectorKind = (typeof detectorKinds)[number];

/** Personal data that has the form of its kind; whose it is, and whether it may stand there, is for a person to say. */
export interface Detection {
  readonly kind: DetectorKind;
  /** In the original text. */
  readonly span: Span;
  /** Without full-width forms, and without what shows nothing. */
  readonly written: string;
}

/** In this order: what is a number of one kind is none of those below. */
const numberKinds: readonly NumberKind<DetectorKind>[] = [
  { kind: "resident_id", shortest: 18, longest: 18, signed: false, holds: ({ compact }) => isResidentId(compact) },
  {
    kind: "social_credit_code",
    shortest: 18,
    longest: 18,
    signed: false,
    holds: ({ compact }) => /^[1-9ANY][1-9A-Z]\d{6}/.test(compact) && isSocialCreditCode(compact),
  },
  {
    kind: "bank_card",
    shortest: 14,
    longest: 19,
    signed: false,
    holds: ({ compact, groups, standsAlone }) =>
      (groups.length === 1 || standsAlone) && groups.slice(0, -1).every((it) => it >= 4) && isBankCard(compact),
  },
  {
    kind: "phone_number",
    shortest: 10,
    longest: 17,
    signed: true,
    holds: ({ written, groups, standsAlone }) => (groups.length === 1 || standsAlone) && isPhoneNumber(written),
  },
  {
    kind: "passport",
    shortest: 9,
    longest: 9,
    signed: false,
    holds: ({ written, isWord }) => isWord && isPassportNumber(written),
  },
];

/**
 * The personal data in a text, in its order; none overlaps another. Takes time in proportion to the text.
 *
 * @example
 * detectPersonalData("电话：１３８００００００００。") // [{ kind: "phone_number", span: { start: 3, end: 14 }, written: "13800000000" }]
 * detectPersonalData("订单 138000000001") // []
 */
export function detectPersonalData(text: string): readonly Detection[] {
  const normal = normalise(text);
  const mails = mailAddresses(normal.text).map((it) => ({ ...it, kind: "mail_address" as const }));
  const numbers = withoutOverlap(numbersIn(normal.text, numberKinds), mails);
  return [...mails, ...numbers]
    .toSorted((a, b) => a.start - b.start)
    .map(({ kind, start, end }) => ({
      kind,
      span: { start: normal.origins[start] ?? 0, end: (normal.origins[end - 1] ?? 0) + 1 },
      written: normal.text.slice(start, end),
    }));
}

/** Those of the first that touch none of the others; both stand in order. */
function withoutOverlap<T extends Span>(spans: readonly T[], others: readonly Span[]): readonly T[] {
  let next = 0;
  return spans.filter(({ start, end }) => {
    while ((others[next]?.end ?? Infinity) <= start) next++;
    return end <= (others[next]?.start ?? Infinity);
  });
}

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
