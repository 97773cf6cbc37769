import { groupBy } from "../../base/group-by.ts";
import { listOf } from "../../base/message.ts";
import { articlePlace } from "../../statute/locator.ts";
import { labels } from "../messages/labels.ts";
import { inForceMessage } from "../messages/law.ts";
import { phrases } from "../messages/phrases.ts";
import { verdictWords } from "../messages/verdicts.ts";
import { articleIn, citationOf, titleIn } from "../model/citations.ts";
import { isExamined } from "../model/report-pack.ts";
import type { Report, ReportArticle, ReportPack, ReportRule, ReportHeader, ReportNotEncoded } from "../model/report.ts";
import type { FormatOptions, Layout, ShowOptions } from "../view/format-options.ts";
import { worstFirst, ruleLine, ruleLinesOf, inColumns, isProvisional, runStyle } from "../view/rule-summary.ts";
import { countsInWords, headerLines } from "../view/run-lines.ts";
import { inMargin, noted, sectionsText, clean, wrap, allInMargin } from "../view/text-layout.ts";
import { isUnexamined, passageText } from "../view/unseen.ts";
import { conciseText, leadLine } from "./concise-text.ts";
import { showOpenRule } from "./text-rule.ts";
import {
  showNotes,
  showAdvisory,
  showExempted,
  showFindings,
  showLeftOut,
  showNeeds,
  showNotCovered,
  showNotExamined,
  showOthers,
  showRemarks,
  showSkipped,
} from "./text-sections.ts";
import { markedTitle } from "../../statute/marked-title.ts";

/** A report for people: what matters first of it, one line, or the whole. */
export function textReport(report: Report, options: FormatOptions): string {
  if (options.full) return fullText(report, options);
  return options.quiet ? leadLine(report, options) : conciseText(report, options);
}

/** The whole by article, what is violated or undetermined first; the last line is the run's sentence. */
const fullText = (report: Report, options: ShowOptions): string =>
  sectionsText([
    showHeader(report, options),
    ...report.packs.flatMap((it) => showPack(it, report, options)),
    showNotExamined(report, options).flat(),
    showOthers(report, options),
    showAdvisory(report, options),
    showNotes(report, options),
    showNeeds(report, options),
    showExempted(report, options),
    showFindings(report, options),
    showRemarks(report, options),
    showLeftOut(report, options),
    showSkipped(report, options),
    showNotCovered(report, options),
    showSummary(report, options),
  ]);

const isOpen = (it: ReportRule): boolean => it.verdict === "violated" || it.verdict === "undetermined";

function showPack(pack: ReportPack, report: Report, options: ShowOptions): readonly (readonly string[])[] {
  const articles = pack.articles.flatMap((it) => showArticle(it, pack, report, options));
  const waiting = showNotInForce(pack, options);
  if (articles.length + waiting.length === 0) return [];
  const title = titleOf(pack, report, options);
  return [wrap(title, options.width).map((it) => options.paint("heading", it)), ...articles, ...waiting];
}

/** Several versions of one pack are told apart. */
function titleOf(pack: ReportPack, { packs }: Report, { locale }: ShowOptions): string {
  const title = clean(titleIn(markedTitle(pack.title), locale));
  const versions = packs.filter((it) => it.id === pack.id);
  if (versions.length < 2) return title;
  const aside = listOf([pack.version, inForceMessage(pack.in_force)], "clause");
  return locale.say(phrases.aside({ text: title, aside }));
}

function showArticle(
  article: ReportArticle,
  pack: ReportPack,
  report: Report,
  options: ShowOptions,
): readonly (readonly string[])[] {
  const own = article.rules.filter((it) => it.in_roll_up);
  const open = worstFirst(own.filter(isOpen));
  const others = worstFirst(
    own.filter((it) => !isOpen(it) && it.verdict !== "not_examined" && it.verdict !== "not_in_force"),
  );
  const left = isExamined(pack) ? article.not_encoded : [];
  // An article without a heading would be taken for one that the law does not have, or that was met.
  const unseen = isExamined(pack) && isUnexamined(article) ? own : [];
  const whole = citationOf(articlePlace(article.article, pack.citation));
  const lines = [
    ...ruleLinesOf(others, whole, options),
    ...unseen.flatMap((it) => ruleLine(it, options)),
    ...left.flatMap((it) => showNotEncoded(it, options)),
  ];
  if (open.length + lines.length === 0) return [];
  const blocks = open.map((it) => showOpenRule(it, report, options));
  return [showArticleTitle(article, pack, options), ...blocks, ...(lines.length > 0 ? [lines] : [])];
}

function showArticleTitle(
  { article, title, verdict, rules }: ReportArticle,
  { citation }: ReportPack,
  { locale, width, paint }: ShowOptions,
): readonly string[] {
  const name = titleIn(title, locale);
  const unjudged = rules.length > 0 ? labels.isAdvisory() : labels.notEncoded();
  const said = verdict === undefined ? unjudged : verdictWords[verdict]();
  const state = rules.some(isProvisional) ? phrases.aside({ text: said, aside: labels.isProvisional() }) : said;
  const label = `${articleIn(article, citation, locale)}${name === undefined ? "" : ` ${clean(name)}`}`;
  const text = locale.say(phrases.labelled({ label, text: state }));
  return wrap(text, width).map((it) => paint("heading", it));
}

/** Rules that are not in force yet or any more, once for each span of time. */
function showNotInForce(pack: ReportPack, { locale, width, paint }: Layout): readonly (readonly string[])[] {
  const gates = pack.articles
    .flatMap((it) => it.rules)
    .filter((it) => it.in_roll_up && it.verdict === "not_in_force")
    .flatMap((rule) =>
      rule.instances.slice(0, 1).map((it) => ({ rule, day: it.law_of, why: it.gate?.sentence ?? "" })),
    );
  return [...groupBy(gates, (it) => it.why)].map(([why, same]) => {
    const days = listOf([...new Set(same.map((it) => it.day))]);
    const names = same.map((it) => it.rule.rule.slice(pack.id.length + 1));
    const head = locale.list([labels.notInForce({ days, count: same.length }), why], "semicolon");
    return [
      ...inMargin("", head, { width: width + 8, paint }, "  ").map((it) => it.slice(8)),
      ...wrap(`  ${locale.list(names, "comma")}`, width, "  "),
    ];
  });
}

/** The rules by verdict, and the run's sentence. */
export function showSummary({ word, counts, sentence }: Report, options: Layout): readonly string[] {
  const { locale, width, paint } = options;
  return [
    ...noted(labels.rules(), word === "nothing judged" ? undefined : countsInWords(counts, locale), options),
    ...wrap(sentence, width).map((it) => paint(runStyle(word), it)),
  ];
}

/** How the run was judged, with the words in the margin. */
export const showHeader = (report: ReportHeader, options: Layout): readonly string[] => [
  options.paint("heading", `edict ${report.engine}`),
  ...allInMargin(headerLines(report, options.locale), options),
];

/** A passage of the law that no rule is made of, in the columns of the rules, and why. */
function showNotEncoded(passage: ReportNotEncoded, options: Layout): readonly string[] {
  const text = passageText(passage, options.locale);
  return inColumns({ state: labels.notEncoded(), style: "quiet", cite: passage.cite, text }, options);
}
