import type { Locale } from "../../base/locale.ts";
import { shortName } from "../../evaluate/program.ts";
import type { Message, Value } from "../../base/message.ts";
import { encodedArticles } from "../messages/encoded.ts";
import { formatWords } from "../messages/formats.ts";
import { labels } from "../messages/labels.ts";
import { phrases, together } from "../messages/phrases.ts";
import type { Labelled } from "./labelled.ts";
import type { Report, ReportPack } from "../model/report.ts";
import { isRead } from "../model/report-pack.ts";
import { showPlace } from "../model/report-place.ts";
import { citeIn } from "../messages/citations.ts";
import { clean } from "./text-layout.ts";
import {
  documentsLeftOut,
  leftOut,
  notCovered,
  notEncoded,
  notExamined,
  passageIn,
  skippedFile,
} from "../model/unseen.ts";

const itemsShown = 10;

/** What nobody may take a run to have examined: rules, passages and articles, laws, documents. `json` lists them all. */
export function unseenLines(report: Report, locale: Locale): readonly Labelled[] {
  const { packs } = report;
  const read = packs.filter(isRead);
  const late = documentsLeftOut(report).map(({ input, day }) => {
    return `${showPlace(input)} ${locale.say(labels.dated({ subject: input.subject, day }))}`;
  });
  const laws = notCovered(packs).map(({ id, from, binds }) => {
    const label = phrases.aside({ text: id, aside: formatWords.fromDay({ day: from }) });
    return phrases.labelled({ label, text: binds });
  });
  const all: readonly (readonly [label: Message, texts: readonly Value[]])[] = [
    ...report.not_examined.map((it) => [notExamined(it, report), it.rules.map(shortName)] as const),
    [formatWords.articlesEncoded(), read.map(articlesOf)],
    [formatWords.notEncoded(), notEncoded(read).map((it) => `${citeIn(it.cite, locale)} ${passageIn(it, locale)}`)],
    [labels.notCovered(), laws],
    [leftOut(report), firstOf(late)],
    [labels.skipped(), firstOf(report.skipped.map(skippedFile))],
  ];
  return all
    .filter(([, texts]) => texts.length > 0)
    .map(([label, texts]) => ({
      label: locale.say(label),
      texts: texts.map((it) => clean(locale.show(it))),
    }));
}

function articlesOf({ id, version, articles_encoded: encoded, articles_not_encoded: others }: ReportPack): Message {
  const articles = encodedArticles(encoded, others && encoded.length + others.length);
  const text = others ? articles : together([articles, formatWords.noText()]);
  return phrases.labelled({ label: `${id} ${version}`, text });
}

function firstOf(texts: readonly Value[]): readonly Value[] {
  const shown = texts.slice(0, itemsShown);
  return texts.length > itemsShown ? [...shown, labels.more({ count: texts.length - itemsShown })] : shown;
}
