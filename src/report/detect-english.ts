import type { DetectorKind } from "../detect/detect.ts";

/** What is said of personal data that was found, in English. */
export const detectEnglish = {
  kinds: {
    resident_id: "identity card number",
    social_credit_code: "unified social credit code",
    bank_card: "bank card number",
    phone_number: "telephone number",
    passport: "passport number",
    mail_address: "e-mail address",
  } satisfies Readonly<Record<DetectorKind, string>>,
  where: (path: string, { start, end }: { readonly start: number; readonly end: number }): string =>
    `${path}, ${start} to ${end}`,
  none: "nothing found",
  sum: (found: number, withSome: number, texts: number): string =>
    found === 0
      ? `Nothing found in ${plural(texts, "text")}.`
      : `${found} found in ${withSome} of ${plural(texts, "text")}. Whose it is, and whether it may stand there, is for a person to say.`,
  adds: (documents: number): string => `As findings for ${plural(documents, "document")}: -f yaml.`,
  inPart: (documents: number): string =>
    `${plural(documents, "document")} had no \`findings\` or no \`scanned_by\`: who else scanned it is unknown, and no list is made.`,
  yaml: {
    head: "Elements to add to `findings` and `scanned_by` of each document. A person who has looked writes `illegal` and `confirmed_by`.",
    inPart:
      "This document has no `findings` or no `scanned_by`. Where nothing else scanned it, write them as empty lists and add these.",
  },
};

/** What a translation of these words has to say. */
export type DetectWording = typeof detectEnglish;

function plural(count: number, word: string): string {
  return `${count} ${word}${count === 1 ? "" : "s"}`;
}
