import { codeFrame } from "./code-frame.ts";
import { shortName } from "./english-words.ts";
import { factLines } from "./fact-lines.ts";
import { showAsked } from "./human-asked.ts";
import { showGrounds } from "./human-grounds.ts";
import { standingWords, styleOf } from "./human-line.ts";
import { allInMargin, inMargin, indented } from "./margin.ts";
import type { Report, ReportNeed } from "./report.ts";
import type { ReportInstance, ReportRule } from "./rule-report.ts";
import { showPlace } from "./report-place.ts";
import type { Locale } from "../base/locale.ts";
import { captionIn, citeIn, titleIn, wordsIn, type ShowOptions } from "./show-options.ts";
import { clean, displayWidth, wrap } from "./text-layout.ts";
import { tablesIn } from "./tables.ts";

const indent = "  ";
const framesShown = 3;
const placesShown = 10;
const factsShown = 6;

/** A violated or undetermined rule: the law's words, the lines of the documents, what is wrong or missing, what to do. */
export function showOpenRule(rule: ReportRule, report: Report, options: ShowOptions): readonly string[] {
  const { locale, width, paint } = options;
  const { labels } = tablesIn(locale).report;
  const decisive = uncoveredFirst(rule.instances.filter((it) => it.verdict === rule.verdict));
  const shown = decisive.slice(0, framesShown);
  const margin = (label: string, text: string): readonly string[] => inMargin(label, clean(text), width, paint, indent);
  return [
    ...showRuleHead(rule, options),
    ...shown.flatMap((it) => ["", ...showInstance(it, rule, options)]),
    ...(decisive.length > framesShown ? indented(restOf(decisive.slice(framesShown), locale), width, indent) : []),
    ...(shown.length > 1 ? [""] : []),
    ...(rule.verdict === "undetermined" ? needsOfRule(rule, report, options) : alsoOpen(rule, options)),
    ...(rule.verdict === "violated" && rule.remedy !== undefined ? margin(labels.toDo, rule.remedy) : []),
    ...showGrounds(decisive, options),
    ...standingWords(rule).flatMap((it) => margin(labels.basis, it)),
    ...margin(labels.policy, showPlace(rule.policy)),
  ];
}

/** A rule's verdict, place and name, its duty, and the law's words for it. */
export function showRuleHead(
  rule: Omit<ReportRule, "instances">,
  { locale, width, paint }: ShowOptions,
): readonly string[] {
  const { labels, marks, severities, verdicts } = tablesIn(locale).report;
  const cover = rule.covered_by === undefined ? "" : marks.aside(labels.coveredBy[rule.covered_by]);
  const state = `${verdicts[rule.verdict].toUpperCase()}${cover}`;
  const severity = rule.severity === "high" ? "" : `  ${severities[rule.severity]}`;
  const name = `${citeIn(rule.cite, locale)}  ${shortName(rule.rule)}${severity}`;
  const style = styleOf(rule.verdict);
  const words = wordsIn(rule, locale);
  const caption = captionIn(rule, locale);
  return [
    ...wrap(`${indent}${state}  ${name}`, width, `${indent}  `).map((line, at) =>
      at > 0
        ? paint("heading", line)
        : `${indent}${paint(style, state)}${paint("heading", line.slice(indent.length + state.length))}`,
    ),
    ...indented(labels.duty(rule.party, rule.modal, rule.act), width, indent),
    ...(words === undefined ? [] : indented(words, width, indent)),
    ...(caption === undefined ? [] : indented(caption + marks.aside(labels.unofficial), width, indent)),
  ];
}

function showInstance(it: ReportInstance, rule: ReportRule, options: ShowOptions): readonly string[] {
  const { locale, width, paint } = options;
  const { labels, marks } = tablesIn(locale).report;
  const place = clean(showPlace(it.at));
  const names = it.elements.map(clean).join(marks.comma);
  const fits = displayWidth(place) + displayWidth(names) + 4 <= width;
  const head =
    fits || names === ""
      ? [`${indent}${place}${names === "" ? "" : `  ${names}`}`]
      : [`${indent}${place}`, `${indent}${names}`];
  const frame = codeFrame(it.at.line, it.excerpt, width - indent.length, paint).map((line) => indent + line);
  if (rule.verdict !== "violated") return [...head, ...frame, ...showAsked(it, options), ...showCover(it, options)];
  const broken = it.clauses.filter((one) => one.result === "false");
  const margin = (label: string, texts: readonly string[]): readonly string[] =>
    allInMargin(label, texts.map(clean), width, paint, indent);
  return [
    ...head,
    ...frame,
    ...margin(
      labels.broken,
      broken.map((one) => one.text),
    ),
    ...showAsked(it, options),
    ...margin(labels.facts, factLines(it, locale)),
    ...showCover(it, options),
  ];
}

/** What is new must not hide behind what is known. */
function uncoveredFirst(instances: readonly ReportInstance[]): readonly ReportInstance[] {
  const isCovered = ({ waived, in_baseline: known }: ReportInstance): number => (waived || known ? 1 : 0);
  return instances.toSorted((a, b) => isCovered(a) - isCovered(b));
}

/** Who let it stand for a time, or that it was there before. */
export function showCover(
  { waived, in_baseline: known }: Pick<ReportInstance, "waived" | "in_baseline">,
  { locale, width, paint }: ShowOptions,
): readonly string[] {
  const { labels } = tablesIn(locale).report;
  return [
    ...(waived ? inMargin(labels.waived, clean(labels.byWaiver(waived)), width, paint, indent) : []),
    ...(known ? inMargin(labels.known, clean(labels.inBaseline(showPlace(known))), width, paint, indent) : []),
  ];
}

function restOf(instances: readonly ReportInstance[], locale: Locale): string {
  const { labels, marks } = tablesIn(locale).report;
  const places = instances.slice(0, placesShown).map((it) => clean(showPlace(it.at)));
  const rest = instances.length - places.length;
  const shown = [...places, ...(rest > 0 ? [labels.more(rest)] : [])];
  return labels.more(instances.length) + marks.colon + shown.join(marks.comma);
}

/** What an undetermined rule waits for, with the elements that lack it; what others wait for too is only named. */
function needsOfRule(rule: ReportRule, report: Report, { locale, width, paint }: ShowOptions): readonly string[] {
  const { labels, marks } = tablesIn(locale).report;
  const needs = report.needs.filter((it) => it.rules.includes(rule.rule));
  const wordsOf = (it: ReportNeed): string => clean(needWords(it, rule, locale));
  const joint = needs.filter(isToldOnce).map(wordsOf);
  const texts = [
    ...needs.filter((it) => !isToldOnce(it)).map(wordsOf),
    ...(joint.length === 0 ? [] : [labels.askedOnce(joint.join(marks.semicolon))]),
  ];
  return allInMargin(labels.needed, texts, width, paint, indent);
}

function needWords(need: ReportNeed, rule: ReportRule, locale: Locale): string {
  const { labels, marks } = tablesIn(locale).report;
  const lacking = new Set(rule.instances.flatMap((it) => it.causes.flatMap((cause) => Object.values(cause.params))));
  const elements = need.of.filter((it) => lacking.has(it));
  const shown = elements.slice(0, factsShown).map((it) => `\`${it}\``);
  const rest = elements.length > shown.length ? [labels.others(elements.length - shown.length)] : [];
  const of = elements.length === 0 ? "" : labels.forElements([...shown, ...rest]);
  const advice = isToldOnce(need) ? undefined : ((need.ask && titleIn(need.ask, locale)) ?? need.help);
  const [first] = need.at;
  const at =
    first && writtenInLaw.has(need.kind)
      ? marks.aside(showPlace(first))
      : of === ""
        ? placesIn(need, rule, locale)
        : of;
  return need.what + at + (advice === undefined ? "" : marks.colon + advice);
}

/** What the policy, and no document, has to say. */
const writtenInLaw: ReadonlySet<string> = new Set(["open-list", "no-value", "unverified-exemption"]);

/** What several rules lack is asked for once, among what would settle more than one rule. */
const isToldOnce = (need: ReportNeed): boolean => need.rules.length > 1;

/** Which documents lack a fact, where the rule looks at several. */
function placesIn(need: ReportNeed, rule: ReportRule, locale: Locale): string {
  const { labels } = tablesIn(locale).report;
  const lacking = rule.instances.filter((it) => it.verdict === "undetermined");
  if (lacking.length < 2) return "";
  const own = new Set(lacking.flatMap((it) => it.causes.flatMap((cause) => (cause.at ? [showPlace(cause.at)] : []))));
  const places = need.at.map(showPlace).filter((it) => own.has(it));
  if (places.length === 0) return "";
  const rest = places.length > framesShown ? [labels.others(places.length - framesShown)] : [];
  return labels.inPlaces([...places.slice(0, framesShown), ...rest]);
}

function alsoOpen(rule: ReportRule, { locale, width, paint }: ShowOptions): readonly string[] {
  const { labels, marks } = tablesIn(locale).report;
  const open = rule.instances.filter((it) => it.verdict === "undetermined");
  if (open.length === 0) return [];
  const why = [...new Set(open.flatMap((it) => it.causes.map((cause) => cause.sentence)))].slice(0, factsShown);
  return inMargin(
    labels.needed,
    clean(labels.alsoOpen(open.length) + marks.colon + why.join(marks.semicolon)),
    width,
    paint,
    indent,
  );
}
