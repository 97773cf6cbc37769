import { shortName } from "./english-words.ts";
import type { Labelled } from "./labelled.ts";
import type { Report, ReportPack } from "./report.ts";
import { isRead } from "./report-pack.ts";
import { showPlace } from "./report-place.ts";
import type { Locale } from "../base/locale.ts";
import { citeIn, wordsIn } from "./show-options.ts";
import { clean } from "./text-layout.ts";
import { tablesIn } from "./tables.ts";

const itemsShown = 10;

/** What nobody may take a run to have examined: rules, passages and articles, laws, documents. `json` lists them all. */
export function unseenLines(report: Report, locale: Locale): readonly Labelled[] {
  const { settings, packs, inputs } = report;
  const { labels, marks } = tablesIn(locale).report;
  const words = tablesIn(locale).formats;
  const read = packs.filter(isRead);
  const leftOut = report.left_out.flatMap(({ input, day }) => {
    const at = inputs[input];
    return at ? [`${showPlace(at)} ${labels.dated(at.subject, day)}`] : [];
  });
  const notCovered = packs
    .flatMap((it) => it.not_covered)
    .map((it) => it.id + marks.aside(words.fromDay(it.from)) + marks.colon + it.binds);
  const all: readonly Labelled[] = [
    ...report.not_examined.map(({ subject, why, rules }) => ({
      label: labels.notExamined(subject, why, settings.as_of),
      texts: rules.map(shortName),
    })),
    { label: words.articlesEncoded, texts: read.map((it) => articlesOf(it, locale)) },
    { label: words.notEncoded, texts: read.flatMap((it) => passagesOf(it, locale)) },
    { label: words.notCovered, texts: [...new Set(notCovered)] },
    { label: labels.leftOut(settings.as_of), texts: firstOf(leftOut, locale) },
    {
      label: labels.skipped,
      texts: firstOf(
        report.skipped.map((it) => it.path + marks.colon + it.why),
        locale,
      ),
    },
  ];
  return all.filter((it) => it.texts.length > 0).map(({ label, texts }) => ({ label, texts: texts.map(clean) }));
}

function articlesOf(
  { id, version, articles_encoded: encoded, articles_not_encoded: others }: ReportPack,
  locale: Locale,
): string {
  const words = tablesIn(locale).formats;
  const pack = `${id} ${version}${tablesIn(locale).report.marks.colon}`;
  if (others === undefined) return pack + words.articlesOfOutline(encoded);
  const all = encoded.length + others.length;
  return pack + (others.length === 0 ? words.allArticles(all) : words.someArticles(encoded, all));
}

function passagesOf({ articles }: ReportPack, locale: Locale): readonly string[] {
  const { labels, marks } = tablesIn(locale).report;
  return articles
    .flatMap((it) => it.not_encoded)
    .map(
      (it) => `${citeIn(it.cite, locale)} ${labels.because(wordsIn(it, locale) ?? marks.quote(it.text), it.because)}`,
    );
}

function firstOf(texts: readonly string[], locale: Locale): readonly string[] {
  const shown = texts.slice(0, itemsShown);
  return texts.length > itemsShown ? [...shown, tablesIn(locale).report.labels.more(texts.length - itemsShown)] : shown;
}
