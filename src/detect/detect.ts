import type { Span } from "../base/text.ts";
import { isSocialCreditCode } from "../vocabulary/social-credit-code.ts";
import { isBankCard } from "./bank-card.ts";
import { mailAddresses } from "./mail-address.ts";
import { normalise } from "./normalise.ts";
import { numbersIn, type NumberKind } from "./numbers-in.ts";
import { isPassportNumber } from "./passport.ts";
import { isPhoneNumber } from "./phone-number.ts";
import { isResidentId } from "./resident-id.ts";

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
  {
    kind: "resident_id",
    shortest: 18,
    longest: 18,
    signed: false,
    holds: ({ compact }) => isResidentId(compact),
  },
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
 * detect("电话：１３８００００００００。") // [{ kind: "phone_number", span: { start: 3, end: 14 }, written: "13800000000" }]
 * detect("订单 138000000001") // []
 */
export function detect(text: string): readonly Detection[] {
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
