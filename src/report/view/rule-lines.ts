import type { Locale } from "../../base/locale.ts";
import { listOf, titledValue, type Message } from "../../base/message.ts";
import { verdicts, type Verdict } from "../../evaluate/decision.ts";
import { dutyMessage } from "../messages/duties.ts";
import {
  assumptionMessage,
  idleMessage,
  interpretationMessage,
  attestationMessage,
  parameterMessage,
} from "../messages/grounds.ts";
import { labels, formatWords } from "../messages/labels.ts";
import { firstOfMany, phrases } from "../messages/phrases.ts";
import { clauseKindMessage } from "../messages/steps.ts";
import { verdictWords } from "../messages/verdicts.ts";
import { lawTextsIn, citationIn } from "../model/citations.ts";
import { specificFacts } from "../model/report-instance.ts";
import { isAt, showPlace } from "../model/report-place.ts";
import type { ReportRule, ReportInstance, ReportAsked, ReportClause, ReportFact } from "../model/report.ts";
import { standingWords } from "./rule-summary.ts";
import { clean, type LabelledTexts } from "./text-layout.ts";

/** The duty of a rule in one sentence. */
export const dutyIn = (rule: Pick<ReportRule, "party" | "who" | "modal" | "act">, locale: Locale): string =>
  clean(locale.say(dutyMessage(rule)));

/** The law's words for a rule; where they are not held or are not in the reader's language, ours too. */
export const lawLines = (rule: Pick<ReportRule, "words" | "caption">, locale: Locale): readonly string[] =>
  lawTextsIn(rule, locale).map(clean);

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

/** What is broken and by which facts, as a format words it. */
interface InstanceWords {
  readonly broken: readonly string[];
  readonly facts: readonly string[];
}

/** The same for people who read no policies: what is required in plain words, and names between backticks beside it. */
export function plainWords(rule: ReportRule, it: ReportInstance, locale: Locale): InstanceWords {
  const broken = it.clauses.flatMap(({ result, forbid, text }, at) => {
    const [said = "", code] = [rule.requirements[at], `\`${text.replace(/^(require|forbid) /, "")}\``];
    if (result !== "false") return [];
    const words = said === "" || said === code ? code : phrases.aside({ text: said, aside: code });
    return [locale.say(phrases.labelled({ label: clauseKindMessage(forbid), text: words }))];
  });
  return { broken, facts: factLines(it, locale, plainFact) };
}

/** A fact whose path is a name, and its value what the vocabulary calls it. */
export const plainFact = ({ path, shown }: Pick<ReportFact, "path" | "shown">): Message =>
  labels.fact({ path: `\`${path}\``, shown: titledValue(path, shown) });

/** Why an instance is violated, open or pending, for formats that lay nothing out: what is broken or needed, the facts, and what else it rests on. */
export function instanceLines(
  it: ReportInstance,
  locale: Locale,
  { broken, facts }: InstanceWords = { broken: brokenClauses(it).map((one) => one.text), facts: factLines(it, locale) },
): readonly LabelledTexts[] {
  const isViolated = it.verdict === "violated";
  const causes = [...new Set(it.causes.map((one) => one.sentence))];
  return [
    { label: locale.say(labels.broken()), texts: isViolated ? broken.map(clean) : [] },
    ...askedLines(it, locale),
    { label: locale.say(labels.facts()), texts: isViolated ? facts.map(clean) : [] },
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

/** The requirements that an instance breaks. */
export const brokenClauses = ({ clauses }: Pick<ReportInstance, "clauses">): readonly ReportClause[] =>
  clauses.filter((it) => it.result === "false");

/** The rules of other laws that clauses ask; of void clauses none. */
export const askedIn = (clauses: readonly ReportClause[]): readonly ReportAsked[] =>
  clauses.filter((it) => it.result !== "void").flatMap((it) => it.complies?.asked ?? []);

/** Whether a rule that is asked has a part in a verdict. */
export const decides = (it: ReportAsked, verdict: Verdict): boolean => !it.advisory && it.verdict === verdict;

const factsShown = 6;

/**
 * The fact that breaks the rule first, then the others of the broken clauses, then those that make the rule apply. What only makes the
 * law apply stands behind, where a clause that asks rules of another law reads it, and is else left to `json`.
 */
export function factLines(
  it: ReportInstance,
  locale: Locale,
  worded = ({ path, shown }: ReportFact): Message => labels.fact({ path, shown }),
): readonly string[] {
  const broken = brokenClauses(it).flatMap((one) => one.facts);
  const facts = new Map([...broken, ...it.facts.filter((one) => !one.scope)].map((one) => [one.path, one]));
  const scope = new Set(it.facts.flatMap((one) => (one.scope ? one.path : [])));
  const rankOf = ({ path, at }: ReportFact): number => (isAt(at, it.at) ? 0 : scope.has(path) ? 2 : 1);
  const ranked = [...facts.values()].toSorted((a, b) => rankOf(a) - rankOf(b));
  const lines = specificFacts(ranked, it.elements).map((one) =>
    locale.say(phrases.aside({ text: worded(one), aside: labels.line({ line: one.at.line }) })),
  );
  return firstOfMany(lines, factsShown).map(locale.show);
}

/** What the rules of other laws say that a rule asks: those that decide one by one, the others counted; and what is void. */
export function askedLines({ clauses, verdict }: ReportInstance, locale: Locale): readonly LabelledTexts[] {
  const asked = askedIn(clauses);
  const voids = clauses.flatMap((it) => it.complies?.void ?? []);
  const deciding = asked.filter((it) => decides(it, verdict));
  const others = asked.filter((it) => !deciding.includes(it));
  const lines = [...deciding.flatMap((it) => askedWords(it, locale)), ...othersOf(others, locale)];
  return [
    { label: locale.say(labels.asked()), texts: lines.map(clean) },
    { label: locale.say(labels.isVoid()), texts: voids.map(clean) },
  ];
}

function askedWords(it: ReportAsked, locale: Locale): readonly string[] {
  return [
    `${locale.say(verdictWords[it.verdict]())}  ${citationIn(it.cite, locale)}  ${it.rule}`,
    ...lawTextsIn(it, locale),
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

/** Signatures that count and decide nothing. */
export const idleLines = (
  { verdict, idle_attestations: idle = [] }: Pick<ReportRule, "verdict" | "idle_attestations">,
  locale: Locale,
): LabelledTexts => {
  const isOpen = verdict === "undetermined" || verdict === "pending";
  return { label: locale.say(labels.attested()), texts: idle.map((it) => clean(locale.say(idleMessage(it, isOpen)))) };
};

/** What a verdict rests on beside facts: signatures, readings, assumptions, values with dates. Each is told once. */
export function groundLines(instances: readonly ReportInstance[], locale: Locale): readonly LabelledTexts[] {
  const told = (label: Message, of: (it: ReportInstance) => readonly Message[]): LabelledTexts => {
    const texts = instances.flatMap(of).map((it) => clean(locale.say(it)));
    return { label: locale.say(label), texts: [...new Set(texts)] };
  };
  return [
    told(labels.attested(), (it) => it.attestations.map(attestationMessage)),
    told(labels.reading(), (it) => it.interpretations.map(interpretationMessage)),
    told(labels.assumed(), (it) => it.assumptions.map(assumptionMessage)),
    told(labels.values(), (it) => it.parameters.map(parameterMessage)),
  ];
}
