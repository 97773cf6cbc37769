import type { Locale } from "../../base/locale.ts";
import { listOf, messages, namesOf, titled, type Message, type MessageValue } from "../../base/message.ts";
import { shortName } from "../../evaluate/program.ts";
import { articleNumber, articlePlace } from "../../statute/locator.ts";
import { formatWords, labels } from "../messages/labels.ts";
import { encodedArticlesMessage } from "../messages/law.ts";
import { firstOfMany, phrases, joinedClauses, present } from "../messages/phrases.ts";
import { quotedWordsIn, citationIn, locatorsIn } from "../model/citations.ts";
import { isExamined } from "../model/report-pack.ts";
import { showPlace } from "../model/report-place.ts";
import { lawsNotCovered } from "../model/unjudged-packs.ts";
import type {
  Report,
  ReportArticle,
  ReportInput,
  ReportNotEncoded,
  ReportPack,
  ReportUnexamined,
} from "../model/report.ts";
import { labelledTexts, type LabelledTexts } from "./text-layout.ts";

const unseen = messages("report/unseen", {
  notGiven: { en: "Not examined: no {subject} is given", zh: "未審查：未提供 {subject}" },
  beside: {
    en: "Not examined: the {subject} is only read, for others to be judged by",
    zh: "未審查：{subject} 僅作為判斷其他文檔的依據",
  },
  tooLate: { en: "Not examined: every {subject} is dated after {day}", zh: "未審查：{subject} 均在 {day} 之後" },
  articles: {
    en: "nothing of {places}: write a document with {subjects} at its top",
    zh: "{places} 全未審查：請寫出頂層為 {subjects} 的文檔",
  },
  leftOut: { en: "Left out, for they are dated after {day}", zh: "未計入，因為日期在 {day} 之後" },
  nothingOf: { en: "Nothing is judged of {laws}", zh: "未作任何判斷：{laws}" },
  partOf: {
    en: "Judged only as far as these rules refer to it: {laws}",
    zh: "僅就這些規則引用之處作出判斷：{laws}",
  },
  unread: {
    en: "{count, plural, one {# fact is} other {# facts are}} read by {laws} alone, not judged: {facts}",
    zh: "有 {count} 項事實只有 {laws} 讀取，而這次不按其判斷：{facts}",
  },
  judge: {
    en: "To judge one of these laws too: `{add}`, or its name under `packs` in `edict.yaml`",
    zh: "要同時按其中之一判斷：`{add}`，或者在 `edict.yaml` 的 `packs` 中加上它",
  },
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

/** An article of which no rule that binds the party was asked of anything. */
export const isUnexamined = ({ rules }: Pick<ReportArticle, "rules">): boolean => {
  const own = rules.filter((it) => it.in_roll_up);
  return own.length > 0 && own.every((it) => it.verdict === "not_examined");
};

/** Articles that are not examined at all for want of documents, of each pack, and of which; undefined: there are none. */
export function unexaminedArticles(
  { packs, not_examined: unexamined }: Pick<Report, "packs" | "not_examined">,
  locale: Locale,
): Message | undefined {
  const wanted = new Set(unexamined.filter((it) => it.why === "not-given").map((it) => it.subject));
  const left = packs.flatMap((pack) => {
    const articles = pack.articles.filter(
      (it) => isUnexamined(it) && it.rules.every((rule) => !rule.in_roll_up || wanted.has(rule.subject)),
    );
    if (articles.length === 0) return [];
    const places = locatorsIn(
      articles.map((it) => articlePlace(it.article, pack.citation)),
      locale,
    );
    return [{ articles, text: packs.length > 1 ? phrases.aside({ text: places, aside: pack.id }) : places }];
  });
  if (left.length === 0) return undefined;
  const rules = left.flatMap((it) => it.articles.flatMap((one) => one.rules.filter((rule) => rule.in_roll_up)));
  return unseen.articles({
    places: listOf(left.map((it) => it.text)),
    subjects: namesOf([...new Set(rules.map((it) => it.subject))], "or"),
  });
}

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

/** The first of them, with their places and days. */
export function firstLeftOut(report: Pick<Report, "left_out" | "inputs">, locale: Locale): readonly MessageValue[] {
  const all = documentsLeftOut(report).map(({ input, day }) => {
    return `${showPlace(input)} ${locale.say(labels.dated({ subject: titled("subject", input.subject), day }))}`;
  });
  return firstOfMany(all, itemsShown);
}

const itemsShown = 10;

/** Of which law nothing was judged, or only a part, which facts that would concern, and how to have it judged. */
export function lawsUnjudged(report: Pick<Report, "packs" | "not_judged">): readonly Message[] {
  const { not_judged: unjudged } = report;
  const left = lawsNotCovered(report);
  const known = left.flatMap(({ id, from, binds }) =>
    from === undefined ? [] : [labels.binds({ law: titled("law", id), from, who: binds ?? "" })],
  );
  const others = left.filter((it) => it.from === undefined).map((it) => titled("law", it.id));
  const parts = unjudged.filter((it) => it.needed).map((it) => titled("law", it.id));
  const first = unjudged.find((it) => it.reads.length > 0) ?? unjudged[0];
  return present([
    ...known,
    others.length > 0 ? unseen.nothingOf({ laws: listOf(others) }) : undefined,
    parts.length > 0 ? unseen.partOf({ laws: listOf(parts) }) : undefined,
    unreadFacts(report),
    first && unseen.judge({ add: packFlags(report, first.id) }),
  ]);
}

/** That documents state what only law reads that was not judged; undefined: nobody knows of such a fact. */
export function unreadFacts({ not_judged: unjudged }: Pick<Report, "not_judged">): Message | undefined {
  const reading = unjudged.filter((it) => it.reads.length > 0);
  const facts = [...new Set(reading.flatMap((it) => it.reads))];
  if (facts.length === 0) return undefined;
  const laws = reading.map((it) => titled("law", it.id));
  return unseen.unread({ count: facts.length, laws: listOf(laws, "and"), facts: listOf(firstOfMany(facts, 1)) });
}

/** The packs of a run and one more, as flags name them. */
const packFlags = ({ packs }: Pick<Report, "packs">, more: string): string =>
  [...new Set([...packs.map((it) => it.id), more])].map((it) => `--pack ${it}`).join(" ");

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

/** What nobody may take a run to have examined: rules, passages and articles, laws, documents. `json` lists them all. `named`: a rule, of its full name. */
export function unseenLines(
  report: Report,
  locale: Locale,
  named: (rule: string) => string = shortName,
): readonly LabelledTexts[] {
  const { packs } = report;
  const read = packs.filter(isExamined);
  const passages = passagesNotEncoded(read).map((it) => `${citationIn(it.cite, locale)} ${passageText(it, locale)}`);
  const all: readonly (readonly [label: Message, texts: readonly MessageValue[]])[] = [
    ...report.not_examined.map((it) => [notExaminedMessage(it, report), it.rules.map(named)] as const),
    [formatWords.articlesEncoded(), read.map(articlesOf)],
    [formatWords.notEncoded(), passages],
    [labels.notCovered(), lawsUnjudged(report)],
    [leftOutMessage(report), firstLeftOut(report, locale)],
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
