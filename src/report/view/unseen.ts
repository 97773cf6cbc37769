import type { Locale } from "../../base/locale.ts";
import { messages, titled, type Message, type MessageValue } from "../../base/message.ts";
import { shortName } from "../../evaluate/program.ts";
import { articleNumber } from "../../statute/locator.ts";
import { formatWords, labels } from "../messages/labels.ts";
import { encodedArticlesMessage } from "../messages/law.ts";
import { firstOfMany, phrases, joinedClauses } from "../messages/phrases.ts";
import { quotedWordsIn, citationIn } from "../model/citations.ts";
import { isExamined } from "../model/report-pack.ts";
import { showPlace } from "../model/report-place.ts";
import type { Report, ReportInput, ReportNotEncoded, ReportPack, ReportUnexamined } from "../model/report.ts";
import { labelledTexts, type LabelledTexts } from "./text-layout.ts";

const unseen = messages("report/unseen", {
  notGiven: { en: "Not examined: no {subject} is given", zh: "未審查：未提供 {subject}" },
  beside: {
    en: "Not examined: the {subject} is only read, for others to be judged by",
    zh: "未審查：{subject} 僅作為判斷其他文檔的依據",
  },
  tooLate: { en: "Not examined: every {subject} is dated after {day}", zh: "未審查：{subject} 均在 {day} 之後" },
  leftOut: { en: "Left out, for they are dated after {day}", zh: "未計入，因為日期在 {day} 之後" },
  because: { en: "{words} because {why}", zh: "{words}，理由：{why}" },
});

/** Why rules on a subject were asked of nothing. */
export const notExaminedMessage = (
  { subject: id, why }: ReportUnexamined,
  { settings }: Pick<Report, "settings">,
): Message => {
  const subject = titled("subject", id);
  switch (why) {
    case "left-out":
      return unseen.tooLate({ subject, day: settings.as_of });
    case "beside":
      return unseen.beside({ subject });
    case "not-given":
      return unseen.notGiven({ subject });
  }
};

/** Why documents are left out. */
export const leftOutMessage = ({ settings }: Pick<Report, "settings">): Message =>
  unseen.leftOut({ day: settings.as_of });

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
export function lawsNotCovered(packs: readonly Pick<ReportPack, "not_covered">[]): ReportPack["not_covered"] {
  const all = packs.flatMap((it): ReportPack["not_covered"] => it.not_covered);
  return [...new Map(all.map((it) => [JSON.stringify(it), it])).values()];
}

/** The passages of the law that no rule is made of. */
export const passagesNotEncoded = (packs: readonly Pick<ReportPack, "articles">[]): readonly ReportNotEncoded[] =>
  packs.flatMap((it) => it.articles).flatMap((it) => it.not_encoded);

/** A passage of the law that no rule is made of, and why. */
export function passageText(passage: ReportNotEncoded, locale: Locale): string {
  const words = quotedWordsIn(passage, locale) ?? phrases.quote({ text: passage.text });
  return locale.say(unseen.because({ words, why: passage.because }));
}

/** A file that is no document, and why. */
export const skippedMessage = ({ path, why }: Report["skipped"][number]): Message =>
  phrases.labelled({ label: path, text: why });

const itemsShown = 10;

/** What nobody may take a run to have examined: rules, passages and articles, laws, documents. `json` lists them all. */
export function unseenLines(report: Report, locale: Locale): readonly LabelledTexts[] {
  const { packs } = report;
  const read = packs.filter(isExamined);
  const late = documentsLeftOut(report).map(({ input, day }) => {
    return `${showPlace(input)} ${locale.say(labels.dated({ subject: titled("subject", input.subject), day }))}`;
  });
  const passages = passagesNotEncoded(read).map((it) => `${citationIn(it.cite, locale)} ${passageText(it, locale)}`);
  const laws = lawsNotCovered(packs).map(({ id, from, binds }) => {
    const label = phrases.aside({ text: titled("law", id), aside: formatWords.fromDay({ day: from }) });
    return phrases.labelled({ label, text: binds });
  });
  const all: readonly (readonly [label: Message, texts: readonly MessageValue[]])[] = [
    ...report.not_examined.map((it) => [notExaminedMessage(it, report), it.rules.map(shortName)] as const),
    [formatWords.articlesEncoded(), read.map(articlesOf)],
    [formatWords.notEncoded(), passages],
    [labels.notCovered(), laws],
    [leftOutMessage(report), firstOfMany(late, itemsShown)],
    [labels.skipped(), firstOfMany(report.skipped.map(skippedMessage), itemsShown)],
  ];
  return labelledTexts(all, locale);
}

function articlesOf(pack: ReportPack): Message {
  const { id, version, citation, articles_not_encoded: others } = pack;
  const encoded = pack.articles_encoded.map((article) => articleNumber(article, citation));
  const articles = encodedArticlesMessage(encoded, others && encoded.length + others.length);
  const text = others ? articles : joinedClauses([articles, formatWords.noText()]);
  return phrases.labelled({ label: `${id} ${version}`, text });
}
