import { shortName } from "../evaluate/program.ts";
import { quoted } from "./english-words.ts";
import { showHeader } from "./human-header.ts";
import { inMargin, indented } from "./margin.ts";
import type { MissingThing, NeedGroup, NeedsReport } from "./needs-report.ts";
import { showPlace } from "./report-place.ts";
import type { Locale } from "../base/locale.ts";
import { citeIn, titleIn, wordsIn, type ShowOptions } from "./show-options.ts";
import { clean, wrap } from "./text-layout.ts";
import { tablesIn } from "./tables.ts";
import { notExamined } from "./unseen.ts";

const elementsShown = 6;
const placesShown = 3;

/**
 * What is missing, for people: facts as questions, what a person has to judge, what the law leaves open; the part with what
 * is most decisive first.
 */
export function showNeedsReport(report: NeedsReport, options: ShowOptions): string {
  const { missing, not_examined: missed } = report;
  const { locale, width, paint } = options;
  const { marks } = tablesIn(locale).report;
  const sections = [
    ...(options.quiet ? [] : [showHeader(report, options)]),
    ...[...new Set(missing.map((it) => it.group))].map((it) => showGroup(it, missing, options)),
    ...missed.map((it) => [
      paint("heading", locale.say(notExamined(it, report))),
      ...wrap(`  ${it.rules.map(shortName).join(marks.comma)}`, width, "  "),
    ]),
    showSum(report, options),
  ];
  return `${sections
    .filter((it) => it.length > 0)
    .map((it) => it.join("\n"))
    .join("\n\n")}\n`;
}

function showGroup(group: NeedGroup, missing: readonly MissingThing[], options: ShowOptions): readonly string[] {
  const own = missing.filter((it) => it.group === group);
  return [
    options.paint("heading", tablesIn(options.locale).needs.group(group)),
    ...own.flatMap((it) => showMissing(it, options)),
  ];
}

function showMissing(it: MissingThing, options: ShowOptions): readonly string[] {
  const { width, paint, locale } = options;
  const { needs: words, report } = tablesIn(locale);
  const { comma, aside } = report.marks;
  const { blocks, settles } = it;
  const rules = blocks.map(({ rule, cite }) => shortName(rule) + aside(citeIn(cite, locale))).join(comma);
  const margin = (label: string, text: string | undefined): readonly string[] =>
    text === undefined || text === "" ? [] : inMargin(label, clean(text), width, paint, "    ");
  return [
    "",
    ...wrap(`  ${clean(headOf(it, options))}`, width, "    "),
    ...margin(words.by, it.attestation && words.signedBy(it.attestation)),
    ...readingLines(it, options),
    ...margin(words.at, placesOf(it, locale)),
    ...margin(words.for, rules),
    ...(settles.length < blocks.length
      ? margin(words.alone, words.settles(settles.map((one) => shortName(one.rule))))
      : []),
  ];
}

function headOf(it: MissingThing, { locale }: ShowOptions): string {
  const { colon, quote } = tablesIn(locale).report.marks;
  const shown = it.of.slice(0, elementsShown);
  const of = shown.length === 0 ? "" : tablesIn(locale).needs.of(shown, it.of.length - shown.length);
  if (it.attestation) return it.what + of + colon + quote(it.attestation.title);
  if (it.reading) return it.what;
  const advice = (it.ask && titleIn(it.ask, locale)) ?? it.help;
  return it.what + of + (advice === undefined ? "" : colon + advice);
}

function readingLines({ reading }: MissingThing, options: ShowOptions): readonly string[] {
  if (!reading) return [];
  const { width, paint, locale } = options;
  const { cite } = reading;
  const { needs: words, report } = tablesIn(locale);
  const law = [wordsIn({ words: reading.words }, locale), cite && citeIn(cite, locale)]
    .filter((it) => it !== undefined)
    .join("  ");
  const member = reading.member === undefined ? [] : [words.inList(reading.member)];
  const asked = [...member, words.profile].join(report.marks.semicolon);
  return [
    ...(law === "" ? [] : inMargin(words.words, law, width, paint, "    ")),
    ...indented(clean(asked) + report.marks.aside(quoted(reading.name)), width, "    "),
  ];
}

/** Where a fact is missing; an attestation has its subject, a reading its tablesIn(locale).needs. */
function placesOf({ group, at }: MissingThing, locale: Locale): string {
  if (group === "attestation" || group === "reading") return "";
  const shown = at.slice(0, placesShown).map(showPlace);
  return tablesIn(locale).needs.places(shown, at.length - shown.length);
}

function showSum(report: NeedsReport, { locale, width }: ShowOptions): readonly string[] {
  const words = tablesIn(locale).needs;
  const { missing, troubles, inputs, sentence } = report;
  if (troubles.length > 0 || inputs.length === 0) return [];
  if (report.exit_code === 5) return indented(sentence, width, "");
  if (missing.length === 0) return report.exit_code !== 0 ? [] : indented(words.nothing, width, "");
  const hasSkeleton = missing.some((it) => it.attestation ?? it.reading);
  return indented(
    [
      words.sum(missing.length, new Set(missing.flatMap((it) => it.rules)).size),
      ...(missing.length > 1 ? [words.order] : []),
      ...(hasSkeleton ? [words.skeleton] : []),
    ].join(tablesIn(locale).report.marks.gap),
    width,
    "",
  );
}
