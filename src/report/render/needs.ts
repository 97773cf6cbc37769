import { groupBy } from "../../base/group-by.ts";
import type { Locale } from "../../base/locale.ts";
import { listOf, type MessageValue } from "../../base/message.ts";
import { shortName } from "../../evaluate/program.ts";
import { labels } from "../messages/labels.ts";
import { firstAndOthers, needGroupWords, needsWords, settlesMessage, waitingRules } from "../messages/needs.ts";
import { phrases, present } from "../messages/phrases.ts";
import { citationIn, quotedWordsIn } from "../model/citations.ts";
import type { NeedsEntry, NeedsReport } from "../model/needs-report.ts";
import { needAdvice } from "../model/needs.ts";
import { showPlace } from "../model/report-place.ts";
import type { Layout, ShowOptions } from "../view/format-options.ts";
import { inMargin, indented, clean, noted, sectionsText, wrap } from "../view/text-layout.ts";
import { showShortHeader } from "./concise-text.ts";
import { requestedSigners } from "./needs-skeleton.ts";
import { showNotExamined, showSkippedCount } from "./text-sections.ts";

const elementsShown = 6;
const placesShown = 3;

/**
 * What is missing, for people: facts as questions, what a person has to judge, what the law leaves open; the part with what
 * is most decisive first.
 */
export function needsText(report: NeedsReport, options: ShowOptions): string {
  const { locale, paint, quiet } = options;
  return sectionsText([
    ...(quiet ? [] : [showShortHeader(report, options)]),
    ...[...groupBy(report.missing, (it) => it.group)].map(([group, own]) => [
      paint("heading", locale.say(needGroupWords[group]())),
      ...own.flatMap((it) => showMissing(it, options)),
    ]),
    ...showNotExamined(report, options),
    showSkippedCount(report, options),
    showSum(report, options),
  ]);
}

function showMissing(it: NeedsEntry, options: Layout): readonly string[] {
  const { width, locale } = options;
  const { blocks, settles } = it;
  const rules = waitingRules(blocks, ({ rule, cite }) =>
    phrases.aside({ text: shortName(rule), aside: citationIn(cite, locale) }),
  );
  const alone = settlesMessage(settles.map((one) => shortName(one.rule)));
  return [
    "",
    ...wrap(`  ${clean(locale.show(headOf(it, locale)))}`, width, "    "),
    ...noted(needsWords.by(), it.attestation && requestedSigners(it.attestation), options, "    "),
    ...readingLines(it, options),
    ...noted(needsWords.at(), placesOf(it), options, "    "),
    ...noted(labels.opens(), rules, options, "    "),
    ...noted(needsWords.alone(), settles.length < blocks.length ? alone : undefined, options, "    "),
  ];
}

function headOf(it: NeedsEntry, locale: Locale): MessageValue {
  const { what, of, attestation } = it;
  if (it.reading) return what;
  const elements = firstAndOthers(
    of.map((name) => `\`${name}\``),
    elementsShown,
  );
  const label = of.length === 0 ? what : needsWords.of({ what, elements });
  const text = attestation ? phrases.quote({ text: attestation.title }) : needAdvice(it, locale);
  return text === undefined ? label : phrases.labelled({ label, text });
}

function readingLines({ reading }: NeedsEntry, options: Layout): readonly string[] {
  if (!reading) return [];
  const { locale } = options;
  const { cite, words, member, name } = reading;
  const law = present([quotedWordsIn({ words }, locale), cite && citationIn(cite, locale)]).join("  ");
  const inList = member === undefined ? [] : [needsWords.inList({ member })];
  const asked = listOf([...inList, needsWords.profile()], "semicolon");
  const text = phrases.aside({ text: asked, aside: `\`${name}\`` });
  return [
    ...(law === "" ? [] : inMargin(locale.say(needsWords.words()), law, options, "    ")),
    ...indented(clean(locale.say(text)), options, "    "),
  ];
}

/** Where a fact is missing; an attestation has its subject, a reading the law's words. */
const placesOf = ({ group, at }: NeedsEntry): MessageValue =>
  group === "attestation" || group === "reading" ? undefined : firstAndOthers(at.map(showPlace), placesShown);

function showSum(report: NeedsReport, options: Layout): readonly string[] {
  const { missing, scope_open: scope, troubles, inputs, sentence, exit_code: exitCode } = report;
  if (troubles.length > 0 || inputs.length === 0) return [];
  if (exitCode === 5) return indented(sentence, options);
  if (missing.length === 0) return exitCode !== 0 ? [] : indented(needsWords.nothing(), options);
  const sentences = [
    needsWords.sum({ things: missing.length, rules: new Set(missing.flatMap((it) => it.rules)).size }),
    ...(scope.length > 0 ? [needsWords.scopeFirst({ rules: scope.length })] : []),
    ...(missing.length > 1 ? [needsWords.order()] : []),
    ...(missing.some((it) => it.attestation ?? it.reading) ? [needsWords.skeleton()] : []),
  ];
  return indented(listOf(sentences, "sentence"), options);
}
