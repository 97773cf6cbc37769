import { shortName } from "./english-words.ts";
import type { Labelled } from "./labelled.ts";
import type { Report, ReportPack } from "./report.ts";
import { isRead } from "./report-pack.ts";
import { showPlace } from "./report-place.ts";
import { citeIn, wordsIn, type Language } from "./show-options.ts";
import { clean } from "./text-layout.ts";
import { tables } from "./tables.ts";

const itemsShown = 10;

/** What nobody may take a run to have examined: rules, passages and articles, laws, documents. `json` lists them all. */
export function unseenLines(report: Report, language: Language): readonly Labelled[] {
  const { settings, packs, inputs } = report;
  const { labels, marks } = tables[language].report;
  const words = tables[language].formats;
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
    { label: words.articlesEncoded, texts: read.map((it) => articlesOf(it, language)) },
    { label: words.notEncoded, texts: read.flatMap((it) => passagesOf(it, language)) },
    { label: words.notCovered, texts: [...new Set(notCovered)] },
    { label: labels.leftOut(settings.as_of), texts: firstOf(leftOut, language) },
    {
      label: labels.skipped,
      texts: firstOf(
        report.skipped.map((it) => it.path + marks.colon + it.why),
        language,
      ),
    },
  ];
  return all.filter((it) => it.texts.length > 0).map(({ label, texts }) => ({ label, texts: texts.map(clean) }));
}

function articlesOf(
  { id, version, articles_encoded: encoded, articles_not_encoded: others }: ReportPack,
  language: Language,
): string {
  const words = tables[language].formats;
  const pack = `${id} ${version}${tables[language].report.marks.colon}`;
  if (others === undefined) return pack + words.articlesOfOutline(encoded);
  const all = encoded.length + others.length;
  return pack + (others.length === 0 ? words.allArticles(all) : words.someArticles(encoded, all));
}

function passagesOf({ articles }: ReportPack, language: Language): readonly string[] {
  const { labels, marks } = tables[language].report;
  return articles
    .flatMap((it) => it.not_encoded)
    .map(
      (it) =>
        `${citeIn(it.cite, language)} ${labels.because(wordsIn(it, language) ?? marks.quote(it.text), it.because)}`,
    );
}

function firstOf(texts: readonly string[], language: Language): readonly string[] {
  const shown = texts.slice(0, itemsShown);
  return texts.length > itemsShown ? [...shown, tables[language].report.labels.more(texts.length - itemsShown)] : shown;
}
