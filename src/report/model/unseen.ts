import type { Locale } from "../../base/locale.ts";
import { messages, type Message } from "../../base/message.ts";
import { phrases } from "../messages/phrases.ts";
import type { Report, ReportInput, ReportNotEncoded, ReportPack, ReportUnexamined } from "./report.ts";
import { wordsIn } from "../messages/citations.ts";

const unseen = messages("report/unseen", {
  notGiven: { en: "Not examined: no {subject} is given", zh: "未審查：未提供 {subject}" },
  tooLate: { en: "Not examined: every {subject} is dated after {day}", zh: "未審查：{subject} 均在 {day} 之後" },
  leftOut: { en: "Left out, for they are dated after {day}", zh: "未計入，因為日期在 {day} 之後" },
  because: { en: "{words} because {why}", zh: "{words}，理由：{why}" },
});

/** Why rules on a subject were asked of nothing. */
export const notExamined = ({ subject, why }: ReportUnexamined, { settings }: Pick<Report, "settings">): Message =>
  why === "left-out" ? unseen.tooLate({ subject, day: settings.as_of }) : unseen.notGiven({ subject });

/** Why documents are left out. */
export const leftOut = ({ settings }: Pick<Report, "settings">): Message => unseen.leftOut({ day: settings.as_of });

/** Documents of what had not happened yet. */
export function documentsLeftOut({
  left_out: left,
  inputs,
}: Pick<Report, "left_out" | "inputs">): readonly { readonly input: ReportInput; readonly day: string }[] {
  return left.flatMap(({ input, day }) => {
    const at = inputs[input];
    return at ? [{ input: at, day }] : [];
  });
}

/** Other law that the packs know of and make no rule of; once, though several versions of a pack say it. */
export function notCovered(packs: readonly Pick<ReportPack, "not_covered">[]): ReportPack["not_covered"] {
  const all = packs.flatMap((it): ReportPack["not_covered"] => it.not_covered);
  return [...new Map(all.map((it) => [JSON.stringify(it), it])).values()];
}

/** The passages of the law that no rule is made of. */
export const notEncoded = (packs: readonly Pick<ReportPack, "articles">[]): readonly ReportNotEncoded[] =>
  packs.flatMap((it) => it.articles).flatMap((it) => it.not_encoded);

/** A passage of the law that no rule is made of, and why. */
export function passageIn(passage: ReportNotEncoded, locale: Locale): string {
  const words = wordsIn(passage, locale) ?? phrases.quote({ text: passage.text });
  return locale.say(unseen.because({ words, why: passage.because }));
}

/** A file that is no document, and why. */
export const skippedFile = ({ path, why }: Report["skipped"][number]): Message =>
  phrases.labelled({ label: path, text: why });
