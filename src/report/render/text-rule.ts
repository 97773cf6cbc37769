import type { Locale } from "../../base/locale.ts";
import { listOf, type Message } from "../../base/message.ts";
import { shortName } from "../../evaluate/program.ts";
import { dutyMessage } from "../messages/duties.ts";
import { waiverMessage } from "../messages/grounds.ts";
import { labels } from "../messages/labels.ts";
import { firstAndOthers } from "../messages/needs.ts";
import { firstOfMany, phrases } from "../messages/phrases.ts";
import { severityWords, verdictWords } from "../messages/verdicts.ts";
import { citationIn, lawTextsIn } from "../model/citations.ts";
import { needAdvice } from "../model/needs.ts";
import { showPlace } from "../model/report-place.ts";
import type { Report, ReportNeed, ReportInstance, ReportRule } from "../model/report.ts";
import type { Layout } from "../view/format-options.ts";
import { askedLines, brokenClauses, factLines, groundLines, idleLines } from "../view/rule-lines.ts";
import { decisive, standingWords, verdictAsides, verdictStyle } from "../view/rule-summary.ts";
import { allInMargin, noted, indented, clean, displayWidth, wrap } from "../view/text-layout.ts";
import { codeFrame } from "./diagnostics.ts";

const indent = "  ";
const framesShown = 3;
const placesShown = 10;
const factsShown = 6;

/** A violated or undetermined rule: the law's words, the lines of the documents, what is wrong or missing, what to do. */
export function showOpenRule(rule: ReportRule, report: Report, options: Layout): readonly string[] {
  const all = decisive(rule);
  const shown = all.slice(0, framesShown);
  const isOpen = rule.verdict === "undetermined";
  return [
    ...showRuleHead(rule, options),
    ...shown.flatMap((it) => ["", ...showInstance(it, rule, options)]),
    ...(all.length > framesShown ? indented(restOf(all.slice(framesShown)), options, indent) : []),
    ...(shown.length > 1 ? [""] : []),
    ...(isOpen
      ? needsOfRule(rule, report, options)
      : noted(labels.needed(), also(rule, "undetermined"), options, indent)),
    ...noted(labels.waiting(), also(rule, "pending"), options, indent),
    ...noted(labels.toDo(), rule.verdict === "violated" ? rule.remedy : undefined, options, indent),
    ...allInMargin(groundLines(all, options.locale), options, indent),
    ...(isOpen ? allInMargin([idleLines(rule, options.locale)], options, indent) : []),
    ...standingWords(rule).flatMap((it) => noted(labels.basis(), it, options, indent)),
    ...noted(labels.policy(), showPlace(rule.policy), options, indent),
  ];
}

/** A rule's verdict, place and name, its duty, and the law's words for it. */
export function showRuleHead(rule: Omit<ReportRule, "instances">, options: Layout): readonly string[] {
  const { locale, width, paint } = options;
  const text = locale.say(verdictWords[rule.verdict]()).toUpperCase();
  const asides = verdictAsides(rule);
  const state = asides.length > 0 ? locale.say(phrases.aside({ text, aside: listOf(asides) })) : text;
  const severity = rule.severity === "high" ? "" : `  ${locale.say(severityWords[rule.severity]())}`;
  const name = `${citationIn(rule.cite, locale)}  ${shortName(rule.rule)}${severity}`;
  const style = verdictStyle(rule.verdict);
  return [
    ...wrap(`${indent}${state}  ${name}`, width, `${indent}  `).map((line, at) =>
      at > 0
        ? paint("heading", line)
        : `${indent}${paint(style, state)}${paint("heading", line.slice(indent.length + state.length))}`,
    ),
    ...[dutyMessage(rule), ...lawTextsIn(rule, locale)].flatMap((it) => indented(it, options, indent)),
  ];
}

function showInstance(it: ReportInstance, rule: ReportRule, options: Layout): readonly string[] {
  const { locale, width, paint } = options;
  const place = clean(showPlace(it.at));
  const names = locale.list(it.elements.map(clean), "comma");
  const fits = displayWidth(place) + displayWidth(names) + 4 <= width;
  const head =
    fits || names === ""
      ? [`${indent}${place}${names === "" ? "" : `  ${names}`}`]
      : [`${indent}${place}`, `${indent}${names}`];
  const frame = codeFrame(it.at.line, it.excerpt, width - indent.length, paint).map((line) => indent + line);
  const broken = brokenClauses(it).map((one) => clean(one.text));
  const asked = askedLines(it, locale);
  const lines = [
    { label: locale.say(labels.broken()), texts: broken },
    ...asked,
    { label: locale.say(labels.facts()), texts: factLines(it, locale).map(clean) },
  ];
  const why = allInMargin(rule.verdict === "violated" ? lines : asked, options, indent);
  return [...head, ...frame, ...why, ...showCover(it, options)];
}

/** Who let it stand for a time, or that it was there before. */
export function showCover(
  { waived, in_baseline: known }: Pick<ReportInstance, "waived" | "in_baseline">,
  options: Layout,
): readonly string[] {
  return [
    ...noted(labels.waived(), waived && waiverMessage(waived), options, indent),
    ...noted(labels.known(), known && labels.inBaseline({ at: showPlace(known) }), options, indent),
  ];
}

function restOf(instances: readonly ReportInstance[]): Message {
  const places = instances.map((it) => clean(showPlace(it.at)));
  const text = listOf(firstOfMany(places, placesShown));
  return phrases.labelled({ label: labels.more({ count: instances.length }), text });
}

/** What an undetermined rule waits for, with the elements that lack it; what others wait for too is only named. */
function needsOfRule(rule: ReportRule, report: Report, options: Layout): readonly string[] {
  const { locale } = options;
  const needs = report.needs.filter((it) => it.rules.includes(rule.rule));
  const wordsOf = (it: ReportNeed): string => clean(locale.say(needWords(it, rule, locale)));
  const joint = needs.filter(isToldOnce).map(wordsOf);
  const texts = [
    ...needs.filter((it) => !isToldOnce(it)).map(wordsOf),
    ...(joint.length === 0 ? [] : [locale.say(labels.askedOnce({ needs: listOf(joint, "semicolon") }))]),
  ];
  return allInMargin([{ label: locale.say(labels.needed()), texts }], options, indent);
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
  if (elements.length > 0) return labels.forElements({ need: what, elements: firstAndOthers(elements, factsShown) });
  const places = placesIn(need, rule);
  return places.length > 0
    ? labels.inPlaces({ need: what, places: firstAndOthers(places, framesShown) })
    : phrases.all({ all: what });
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

/** What is said of instances beside those that give the rule its verdict. */
function also({ instances }: ReportRule, verdict: "undetermined" | "pending"): Message | undefined {
  const found = instances.filter((it) => it.verdict === verdict);
  const { length: count } = found;
  if (count === 0) return undefined;
  const why = [...new Set(found.flatMap((it) => it.causes.map((cause) => cause.sentence)))].slice(0, factsShown);
  const label = verdict === "pending" ? labels.alsoPending({ count }) : labels.alsoOpen({ count });
  return phrases.labelled({ label, text: listOf(why, "semicolon") });
}
