import type { Locale } from "../../base/locale.ts";
import { listOf, type Message, type MessageValue } from "../../base/message.ts";
import { shortName } from "../../evaluate/program.ts";
import { dutyMessage } from "../messages/duties.ts";
import { waiverMessage } from "../messages/grounds.ts";
import { labels } from "../messages/labels.ts";
import { enumeration, phrases } from "../messages/phrases.ts";
import { coverWords, severityWords, verdictWords } from "../messages/verdicts.ts";
import { citationIn, unofficialCaptionIn, quotedWordsIn } from "../model/citations.ts";
import { needAdvice } from "../model/needs.ts";
import { showPlace } from "../model/report-place.ts";
import type { Report, ReportNeed, ReportInstance, ReportRule } from "../model/report.ts";
import type { ShowOptions } from "../view/format-options.ts";
import { factLines, showAsked, showGrounds } from "../view/rule-lines.ts";
import { standingWords, verdictStyle } from "../view/rule-summary.ts";
import { allInMargin, inMargin, indented, clean, displayWidth, wrap } from "../view/text-layout.ts";
import { codeFrame } from "./diagnostics.ts";

const indent = "  ";
const framesShown = 3;
const placesShown = 10;
const factsShown = 6;

/** A violated or undetermined rule: the law's words, the lines of the documents, what is wrong or missing, what to do. */
export function showOpenRule(rule: ReportRule, report: Report, options: ShowOptions): readonly string[] {
  const { locale, width, paint } = options;
  const decisive = uncoveredFirst(rule.instances.filter((it) => it.verdict === rule.verdict));
  const shown = decisive.slice(0, framesShown);
  const margin = (label: Message, text: string): readonly string[] =>
    inMargin(locale.say(label), clean(text), width, paint, indent);
  return [
    ...showRuleHead(rule, options),
    ...shown.flatMap((it) => ["", ...showInstance(it, rule, options)]),
    ...(decisive.length > framesShown ? indented(restOf(decisive.slice(framesShown), locale), width, indent) : []),
    ...(shown.length > 1 ? [""] : []),
    ...(rule.verdict === "undetermined" ? needsOfRule(rule, report, options) : alsoOpen(rule, options)),
    ...(rule.verdict === "violated" && rule.remedy !== undefined ? margin(labels.toDo(), rule.remedy) : []),
    ...showGrounds(decisive, options),
    ...standingWords(rule).flatMap((it) => margin(labels.basis(), it)),
    ...margin(labels.policy(), showPlace(rule.policy)),
  ];
}

/** A rule's verdict, place and name, its duty, and the law's words for it. */
export function showRuleHead(
  rule: Omit<ReportRule, "instances">,
  { locale, width, paint }: ShowOptions,
): readonly string[] {
  const text = locale.say(verdictWords[rule.verdict]()).toUpperCase();
  const cover = rule.covered_by && coverWords[rule.covered_by]();
  const state = cover ? locale.say(phrases.aside({ text, aside: cover })) : text;
  const severity = rule.severity === "high" ? "" : `  ${locale.say(severityWords[rule.severity]())}`;
  const name = `${citationIn(rule.cite, locale)}  ${shortName(rule.rule)}${severity}`;
  const style = verdictStyle(rule.verdict);
  const words = quotedWordsIn(rule, locale);
  const caption = unofficialCaptionIn(rule, locale);
  return [
    ...wrap(`${indent}${state}  ${name}`, width, `${indent}  `).map((line, at) =>
      at > 0
        ? paint("heading", line)
        : `${indent}${paint(style, state)}${paint("heading", line.slice(indent.length + state.length))}`,
    ),
    ...indented(locale.say(dutyMessage(rule)), width, indent),
    ...(words === undefined ? [] : indented(words, width, indent)),
    ...(caption === undefined ? [] : indented(caption, width, indent)),
  ];
}

function showInstance(it: ReportInstance, rule: ReportRule, options: ShowOptions): readonly string[] {
  const { locale, width, paint } = options;
  const place = clean(showPlace(it.at));
  const names = locale.list(it.elements.map(clean), "comma");
  const fits = displayWidth(place) + displayWidth(names) + 4 <= width;
  const head =
    fits || names === ""
      ? [`${indent}${place}${names === "" ? "" : `  ${names}`}`]
      : [`${indent}${place}`, `${indent}${names}`];
  const frame = codeFrame(it.at.line, it.excerpt, width - indent.length, paint).map((line) => indent + line);
  if (rule.verdict !== "violated") return [...head, ...frame, ...showAsked(it, options), ...showCover(it, options)];
  const broken = it.clauses.filter((one) => one.result === "false");
  const margin = (label: Message, texts: readonly string[]): readonly string[] =>
    allInMargin(locale.say(label), texts.map(clean), width, paint, indent);
  return [
    ...head,
    ...frame,
    ...margin(
      labels.broken(),
      broken.map((one) => one.text),
    ),
    ...showAsked(it, options),
    ...margin(labels.facts(), factLines(it, locale)),
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
  return [
    ...(waived
      ? inMargin(locale.say(labels.waived()), clean(locale.say(waiverMessage(waived))), width, paint, indent)
      : []),
    ...(known
      ? inMargin(
          locale.say(labels.known()),
          clean(locale.say(labels.inBaseline({ at: showPlace(known) }))),
          width,
          paint,
          indent,
        )
      : []),
  ];
}

function restOf(instances: readonly ReportInstance[], locale: Locale): string {
  const places = instances.slice(0, placesShown).map((it) => clean(showPlace(it.at)));
  const rest = instances.length - places.length;
  const shown = [...places, ...(rest > 0 ? [labels.more({ count: rest })] : [])];
  return locale.say(phrases.labelled({ label: labels.more({ count: instances.length }), text: listOf(shown) }));
}

/** What an undetermined rule waits for, with the elements that lack it; what others wait for too is only named. */
function needsOfRule(rule: ReportRule, report: Report, { locale, width, paint }: ShowOptions): readonly string[] {
  const needs = report.needs.filter((it) => it.rules.includes(rule.rule));
  const wordsOf = (it: ReportNeed): string => clean(locale.say(needWords(it, rule, locale)));
  const joint = needs.filter(isToldOnce).map(wordsOf);
  const texts = [
    ...needs.filter((it) => !isToldOnce(it)).map(wordsOf),
    ...(joint.length === 0 ? [] : [locale.say(labels.askedOnce({ needs: listOf(joint, "semicolon") }))]),
  ];
  return allInMargin(locale.say(labels.needed()), texts, width, paint, indent);
}

function needWords(need: ReportNeed, rule: ReportRule, locale: Locale): Message {
  const label = needAt(need, rule);
  const advice = isToldOnce(need) ? undefined : needAdvice(need, locale);
  return advice === undefined ? label : phrases.labelled({ label, text: advice });
}

/** What is missing, and where: in the policy, of which elements, or in which documents. */
function needAt(need: ReportNeed, rule: ReportRule): Message {
  const { what } = need;
  const [first] = need.at;
  if (first && writtenInLaw.has(need.kind)) return phrases.aside({ text: what, aside: showPlace(first) });
  const lacking = new Set(rule.instances.flatMap((it) => it.causes.flatMap((cause) => Object.values(cause.params))));
  const elements = need.of.filter((it) => lacking.has(it)).map((it) => `\`${it}\``);
  if (elements.length > 0) return labels.forElements({ need: what, elements: enumeration(some(elements, factsShown)) });
  const places = placesIn(need, rule);
  return places.length > 0
    ? labels.inPlaces({ need: what, places: enumeration(some(places, framesShown)) })
    : phrases.all({ all: what });
}

function some(all: readonly string[], most: number): readonly MessageValue[] {
  const count = all.length - most;
  return count > 0 ? [...all.slice(0, most), labels.others({ count })] : all;
}

/** What the policy, and no document, has to say. */
const writtenInLaw: ReadonlySet<string> = new Set(["open-list", "no-value", "unverified-exemption"]);

/** What several rules lack is asked for once, among what would settle more than one rule. */
const isToldOnce = (need: ReportNeed): boolean => need.rules.length > 1;

/** Which documents lack a fact, where the rule looks at several. */
function placesIn(need: ReportNeed, rule: ReportRule): readonly string[] {
  const lacking = rule.instances.filter((it) => it.verdict === "undetermined");
  if (lacking.length < 2) return [];
  const own = new Set(lacking.flatMap((it) => it.causes.flatMap((cause) => (cause.at ? [showPlace(cause.at)] : []))));
  return need.at.map(showPlace).filter((it) => own.has(it));
}

function alsoOpen(rule: ReportRule, { locale, width, paint }: ShowOptions): readonly string[] {
  const open = rule.instances.filter((it) => it.verdict === "undetermined");
  if (open.length === 0) return [];
  const why = [...new Set(open.flatMap((it) => it.causes.map((cause) => cause.sentence)))].slice(0, factsShown);
  const label = labels.alsoOpen({ count: open.length });
  const text = locale.say(phrases.labelled({ label, text: listOf(why, "semicolon") }));
  return inMargin(locale.say(labels.needed()), clean(text), width, paint, indent);
}
