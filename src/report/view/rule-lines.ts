import type { Locale } from "../../base/locale.ts";
import { listOf, type Message } from "../../base/message.ts";
import { verdicts, type Verdict } from "../../evaluate/decision.ts";
import { dutyMessage } from "../messages/duties.ts";
import { assumptionMessage, interpretationMessage, attestationMessage, parameterMessage } from "../messages/grounds.ts";
import { labels, formatWords } from "../messages/labels.ts";
import { phrases } from "../messages/phrases.ts";
import { verdictWords } from "../messages/verdicts.ts";
import { unofficialCaptionIn, quotedWordsIn, citationIn } from "../model/citations.ts";
import { specificFacts } from "../model/report-instance.ts";
import { showPlace } from "../model/report-place.ts";
import type { ReportRule, ReportInstance, ReportAsked } from "../model/report.ts";
import type { ShowOptions } from "./format-options.ts";
import { standingWords } from "./rule-summary.ts";
import { clean, allInMargin, type LabelledTexts } from "./text-layout.ts";

/** The duty of a rule in one sentence. */
export const dutyIn = (rule: Pick<ReportRule, "party" | "modal" | "act">, locale: Locale): string =>
  clean(locale.say(dutyMessage(rule)));

/** The law's words for a rule; where they are not held or are not in the reader's language, ours too. */
export function lawLines(rule: Pick<ReportRule, "words" | "caption">, locale: Locale): readonly string[] {
  const words = quotedWordsIn(rule, locale);
  const caption = unofficialCaptionIn(rule, locale);
  return [...(words === undefined ? [] : [clean(words)]), ...(caption === undefined ? [] : [clean(caption)])];
}

/** What to do where a rule is broken, and what it rests on. */
export function adviceLines(rule: ReportRule, verdict: Verdict, locale: Locale): readonly LabelledTexts[] {
  return [
    {
      label: locale.say(labels.toDo()),
      texts: verdict === "violated" && rule.remedy !== undefined ? [clean(rule.remedy)] : [],
    },
    { label: locale.say(labels.basis()), texts: standingWords(rule).map(clean) },
  ].filter((it) => it.texts.length > 0);
}

/** Why an instance is violated, open or pending, for formats that lay nothing out: what is broken or needed, the facts, and what else it rests on. */
export function instanceLines(it: ReportInstance, locale: Locale): readonly LabelledTexts[] {
  const isViolated = it.verdict === "violated";
  const broken = it.clauses.filter((one) => one.result === "false").map((one) => one.text);
  const causes = [...new Set(it.causes.map((one) => one.sentence))];
  return [
    { label: locale.say(labels.broken()), texts: isViolated ? broken.map(clean) : [] },
    ...askedLines(it, locale),
    { label: locale.say(labels.facts()), texts: isViolated ? factLines(it, locale).map(clean) : [] },
    { label: locale.say(formatWords.why()), texts: isViolated ? [] : causes.map(clean) },
    ...groundLines([it], locale),
  ].filter((one) => one.texts.length > 0);
}

/** All that is said of an instance where nothing else tells of its rule. `excuse`: why it does not fail the run. */
export function instanceText(
  rule: ReportRule,
  it: ReportInstance,
  excuse: string | undefined,
  locale: Locale,
): readonly string[] {
  const state = `${clean(citationIn(rule.cite, locale))} ${locale.say(verdictWords[it.verdict]())}`;
  const lines = [...instanceLines(it, locale), ...adviceLines(rule, it.verdict, locale)];
  const head = locale.say(phrases.labelled({ label: state, text: dutyIn(rule, locale) }));
  return [head, ...(excuse === undefined ? [] : [excuse]), ...lines.map(labelledLine(locale))];
}

/** A word and what is said under it, on one line. */
export const labelledLine =
  (locale: Locale): ((it: LabelledTexts) => string) =>
  ({ label, texts }) =>
    locale.say(phrases.labelled({ label, text: listOf(texts, "semicolon") }));

const factsShown = 6;

/** The facts of the broken clauses first, then those that make the rule apply; what only makes the law apply is left to `json`. */
export function factLines(it: ReportInstance, locale: Locale): readonly string[] {
  const broken = it.clauses.filter((one) => one.result === "false").flatMap((one) => one.facts);
  const facts = new Map([...broken, ...it.facts.filter((one) => !one.scope)].map((one) => [one.path, one]));
  const lines = specificFacts([...facts.values()], it.elements).map(({ path, shown, at }) =>
    locale.say(phrases.aside({ text: labels.fact({ path, shown }), aside: labels.line({ line: at.line }) })),
  );
  return lines.length > factsShown
    ? [...lines.slice(0, factsShown), locale.say(labels.more({ count: lines.length - factsShown }))]
    : lines;
}

const indent = "  ";

/** What the rules of other laws say that a rule asks, with the words in the margin. */
export function showAsked(instance: ReportInstance, { locale, width, paint }: ShowOptions): readonly string[] {
  return askedLines(instance, locale).flatMap(({ label, texts }) => allInMargin(label, texts, width, paint, indent));
}

/** What the rules of other laws say that a rule asks: those that decide one by one, the others counted; and what is void. */
function askedLines({ clauses, verdict }: ReportInstance, locale: Locale): readonly LabelledTexts[] {
  const asked = clauses.filter((it) => it.complies && it.result !== "void").flatMap((it) => it.complies?.asked ?? []);
  const voids = clauses.flatMap((it) => it.complies?.void ?? []);
  const decides = (it: ReportAsked): boolean => !it.advisory && it.verdict === verdict;
  const lines = [
    ...asked.filter(decides).flatMap((it) => askedWords(it, locale)),
    ...othersOf(
      asked.filter((it) => !decides(it)),
      locale,
    ),
  ];
  return [
    { label: locale.say(labels.asked()), texts: lines.map(clean) },
    { label: locale.say(labels.isVoid()), texts: voids.map(clean) },
  ];
}

function askedWords(it: ReportAsked, locale: Locale): readonly string[] {
  const words = quotedWordsIn(it, locale);
  const caption = unofficialCaptionIn(it, locale);
  return [
    `${locale.say(verdictWords[it.verdict]())}  ${citationIn(it.cite, locale)}  ${it.rule}`,
    ...(words === undefined ? [] : [words]),
    ...(caption === undefined ? [] : [caption]),
    showPlace(it.at),
    `${locale.say(labels.policy())} ${showPlace(it.policy)}`,
  ];
}

function othersOf(others: readonly ReportAsked[], locale: Locale): readonly string[] {
  const states = [
    ...verdicts.map((it) => [it, verdictWords[it]()] as const),
    ["advisory", labels.isAdvisory()] as const,
  ];
  const told = states.flatMap(([of, state]) => {
    const count = others.filter((it) => (it.advisory ? "advisory" : it.verdict) === of).length;
    return count > 0 ? [labels.count({ count, state })] : [];
  });
  return told.length === 0 ? [] : [locale.say(labels.otherAsked({ states: listOf(told) }))];
}

/** What a verdict rests on beside facts, with the words in the margin. */
export function showGrounds(
  instances: readonly ReportInstance[],
  { locale, width, paint }: ShowOptions,
): readonly string[] {
  return groundLines(instances, locale).flatMap(({ label, texts }) => allInMargin(label, texts, width, paint, "  "));
}

/** What a verdict rests on beside facts: signatures, readings, assumptions, values with dates. Each is told once. */
function groundLines(instances: readonly ReportInstance[], locale: Locale): readonly LabelledTexts[] {
  const told = (label: Message, of: (it: ReportInstance) => readonly Message[]): LabelledTexts => {
    const texts = instances.flatMap(of).map((it) => clean(locale.say(it)));
    return { label: locale.say(label), texts: [...new Set(texts)] };
  };
  return [
    told(labels.attested(), (it) => it.attestations.map(attestationMessage)),
    told(labels.reading(), (it) => it.interpretations.map(interpretationMessage)),
    told(labels.assumption(), (it) => it.assumptions.map(assumptionMessage)),
    told(labels.values(), (it) => it.parameters.map(parameterMessage)),
  ];
}
