import { groupBy } from "../../base/group-by.ts";
import { listOf, titled, type Message, type MessageValue } from "../../base/message.ts";
import type { DisplayValue } from "../../evaluate/decision.ts";
import { packOf } from "../../evaluate/program.ts";
import { displayText } from "../../evaluate/format-value.ts";
import {
  explanationWords,
  notExplainedMessage,
  answersMessage,
  restsOnMessage,
  repairOutcomeMessage,
  repairMessage,
  whyMessage,
} from "../messages/explanation.ts";
import { markedTitle } from "../../statute/marked-title.ts";
import { formatWords, labels } from "../messages/labels.ts";
import { phrases } from "../messages/phrases.ts";
import { countMessages, verdictWords } from "../messages/verdicts.ts";
import type {
  ExplainedRule,
  ExplanationReport,
  ExplainedFact,
  ExplainedInstance,
  MinimalSupport,
  ReportQuestion,
  ReportReason,
  ReportRepair,
} from "../model/explanation-report.ts";
import { titleIn } from "../model/citations.ts";
import { needAdvice } from "../model/needs.ts";
import { showPlace } from "../model/report-place.ts";
import type { Layout, ShowOptions } from "../view/format-options.ts";
import { idleLines } from "../view/rule-lines.ts";
import { indented, allInMargin, clean, noted, sectionsText, wrap } from "../view/text-layout.ts";
import { codeFrame } from "./diagnostics.ts";
import { factWords, showReasons, type ShownScopes } from "./explanation-reasons.ts";
import { jsonText } from "./json.ts";
import { showShortHeader } from "./concise-text.ts";
import { showRuleHead, showCover } from "./text-rule.ts";
import { showSkippedCount } from "./text-sections.ts";
import { showHeader } from "./text.ts";

/** How an explanation is shown; `full`: all instances, and all that the run was judged by. */
type ExplanationOptions = ShowOptions & { readonly full?: boolean };

/**
 * An explanation for people: each rule with the law's words, then why, as a tree, and what would have to change. Rules of several
 * laws stand under their titles.
 */
export function explanationText(explanation: ExplanationReport<DisplayValue>, options: ExplanationOptions): string {
  const { rules, inputs } = explanation;
  const told: ShownScopes = new Set();
  const laws = groupBy(rules, (it) => packOf(it.rule));
  const blocks = [...laws].flatMap(([id, own]) => [
    ...(laws.size > 1 ? [lawHeading(id, explanation, options)] : []),
    ...own.map((it) => showRule(it, inputs, told, options)),
  ]);
  const head = options.full === true ? showHeader : showShortHeader;
  return sectionsText([
    ...(options.quiet ? [] : [head(explanation, options)]),
    ...blocks,
    showSkippedCount(explanation, options),
    showRest(explanation, options),
  ]);
}

/** The title of a law in the reader's language. */
function lawHeading(id: string, { packs }: ExplanationReport<DisplayValue>, options: Layout): readonly string[] {
  const { locale, paint, width } = options;
  const title = packs.find((it) => it.id === id)?.title;
  return wrap(clean(title ? titleIn(markedTitle(title), locale) : id), width).map((it) => paint("heading", it));
}

const toldInFull = 3;

function showRule(
  rule: ExplainedRule<DisplayValue>,
  inputs: Inputs,
  told: ShownScopes,
  options: ExplanationOptions,
): readonly string[] {
  const { instances, subject, left } = rule;
  const [worst] = instances;
  const full = options.full === true ? instances : instances.filter((it) => it.verdict === worst?.verdict);
  const shown = options.full === true ? full : full.slice(0, toldInFull);
  const others = instances.filter((it) => !shown.includes(it));
  const lines = allInMargin([idleLines(rule, options.locale)], options, margin);
  return [
    ...showRuleHead(rule, options),
    ...(instances.length === 0
      ? indented(explanationWords.notExamined({ subject: titled("subject", subject) }), options, margin)
      : []),
    ...shown.flatMap((it) => ["", ...showExplainedInstance(it, rule, inputs, told, options)]),
    ...(others.length > 0 ? ["", ...otherLines(others, options)] : []),
    ...(lines.length > 0 ? ["", ...lines] : []),
    ...(left > 0 ? ["", ...indented(labels.more({ count: left }), options, margin)] : []),
  ];
}

/** The rules of the roll-up that are not told of. */
function showRest(
  { asked, rules, others, sentence, troubles, inputs, exit_code: exitCode }: ExplanationReport<DisplayValue>,
  options: Layout,
): readonly string[] {
  if (asked !== undefined || troubles.length > 0 || inputs.length === 0) return [];
  if (exitCode === 5) return indented(sentence, options);
  const states = countMessages(others);
  const left = listOf([notExplainedMessage(states), explanationWords.askByName()], "sentence");
  return [
    ...(rules.length === 0 && exitCode === 0 ? indented(explanationWords.nothing(), options) : []),
    ...(states.length === 0 ? [] : indented(left, options)),
  ];
}

type Inputs = ExplanationReport["inputs"];

const margin = "  ";
const waysShown = 4;

/** Instances that are not explained: what each came to, and where it stands. */
function otherLines(others: readonly ExplainedInstance<DisplayValue>[], options: Layout): readonly string[] {
  const { locale, width } = options;
  return [
    ...others.flatMap((it) => {
      const names = locale.list(it.elements.map(clean), "comma");
      const text = [locale.say(verdictWords[it.verdict]()), clean(showPlace(it.at)), names].filter((one) => one !== "");
      return wrap(`${margin}${text.join("  ")}`, width, `${margin}  `);
    }),
    ...indented(explanationWords.inFull(), options, margin),
  ];
}

/** One document or element: where it is, why the rule says what it says of it, and what would change that. */
function showExplainedInstance(
  it: ExplainedInstance<DisplayValue>,
  rule: ExplainedRule<DisplayValue>,
  inputs: Inputs,
  told: ShownScopes,
  options: Layout,
): readonly string[] {
  const { locale, width, paint } = options;
  const place = clean(showPlace(it.at));
  const names = locale.list(it.elements.map(clean), "comma");
  const frame = codeFrame(it.at.line, it.excerpt, width - margin.length, paint).map((line) => margin + line);
  return [
    ...documentLine(it, inputs),
    ...(names === "" ? [`${margin}${place}`] : wrap(`${margin}${place}  ${names}`, width, margin)),
    ...frame,
    ...showCover(it, options),
    "",
    ...indented(whyMessage(it.verdict, it.law_of), options, margin).map((line) => paint("heading", line)),
    ...gateLines(it, options),
    ...showReasons(it.reasons, told, options, margin),
    ...(it.rests_on ? restLines(it, it.rests_on, options) : []),
    ...questionLines(it.questions, options),
    ...repairLines(it.repairs, rule.remedy, options),
  ];
}

/** Which document it is about, where the place to look at lies in another. */
function documentLine({ input, at }: ExplainedInstance<DisplayValue>, inputs: Inputs): readonly string[] {
  const document = inputs[input];
  return document && document.path !== at.path ? [`${margin}${document.subject} ${clean(showPlace(document))}`] : [];
}

/** A gate that no part of the policy tells of by itself. */
function gateLines({ gate, reasons }: ExplainedInstance<DisplayValue>, options: Layout): readonly string[] {
  return gate && (reasons.length === 0 || gate.kind === "void") ? indented(clean(gate.sentence), options, margin) : [];
}

function restLines(
  it: ExplainedInstance<DisplayValue>,
  rests: MinimalSupport<DisplayValue>,
  options: Layout,
): readonly string[] {
  const { locale } = options;
  const { facts, evidence } = rests;
  const alone =
    rests.verdict === it.verdict ? [] : [explanationWords.alone({ verdict: verdictWords[rests.verdict]() })];
  const eitherWay = rests.verdict === "satisfied" && rests.either_way ? [explanationWords.eitherWay()] : [];
  const told = new Set(factsIn(it.reasons).map((one) => one.path));
  const others = facts.filter((one) => !told.has(one.path)).map((one) => clean(factWords(one, locale)));
  const papers = evidence.map(({ id, kind, at }) =>
    clean(`${locale.say(phrases.aside({ text: id, aside: kind }))}  ${showPlace(at)}`),
  );
  const lines = [
    { label: "", texts: others },
    { label: locale.say(explanationWords.papers()), texts: papers },
  ];
  return [
    ...allInMargin(lines, options, margin),
    ...indented(listOf([restsOnMessage(rests), ...alone, ...eitherWay], "sentence"), options, margin),
  ];
}

const factsIn = (reasons: readonly ReportReason<DisplayValue>[]): readonly ExplainedFact<DisplayValue>[] =>
  reasons.flatMap((it) => [
    ...it.facts,
    ...it.definitions.flatMap((one) => one.facts),
    ...it.asked.flatMap((one) => factsIn(one.reasons)),
  ]);

function questionLines(questions: readonly ReportQuestion[], options: Layout): readonly string[] {
  if (questions.length === 0) return [];
  const { paint, locale } = options;
  const lines = questions.flatMap((it) => {
    const text = needAdvice(it, locale);
    const effects = [...groupBy(it.answers, (one) => one.verdict)].map(([verdict, same]) =>
      answersMessage(
        same.map((one) => one.answer),
        verdict,
      ),
    );
    const { element } = it.params;
    const label =
      element === undefined || it.kind !== "attestation"
        ? it.what
        : explanationWords.forElement({ what: it.what, element });
    return bulleted(text === undefined ? it.sentence : phrases.labelled({ label, text }), effects, options);
  });
  return ["", paint("heading", `${margin}${locale.say(formatWords.needs())}`), ...lines];
}

/** Something in a list, and below it what is said of it. */
function bulleted(text: MessageValue, below: readonly Message[], { locale, width }: Layout): readonly string[] {
  return [
    ...wrap(`${margin}- ${clean(locale.show(text))}`, width, `${margin}  `),
    ...below.flatMap((it) => wrap(`${margin}    ${clean(locale.say(it))}`, width, `${margin}      `)),
  ];
}

function repairLines(repairs: readonly ReportRepair[], remedy: string | undefined, options: Layout): readonly string[] {
  if (repairs.length === 0) return [];
  return [
    "",
    options.paint("heading", `${margin}${options.locale.say(explanationWords.change())}`),
    ...repairs.flatMap(({ text, ways }) => bulleted(text, wayMessages(ways), options)),
    ...noted(labels.toDo(), remedy, options, margin),
  ];
}

/** The ways by what comes of them. */
function wayMessages(ways: ReportRepair["ways"]): readonly Message[] {
  if (ways.length === 0) return [explanationWords.noSimpleWay()];
  const groups = [...groupBy(ways.slice(0, waysShown), (it) => it.verdict).values()];
  return groups.flatMap((same, group) =>
    same.map(({ changes, verdict }, at) => {
      const way = repairMessage(changes, group === 0 && at === 0);
      return at === same.length - 1 ? phrases.labelled({ label: way, text: repairOutcomeMessage(verdict) }) : way;
    }),
  );
}

/** An explanation as JSON that fits `grammar/schema/explanation-1.schema.json`. */
export const explanationJson = (it: ExplanationReport<DisplayValue>): string => jsonText(explanationData(it));

/** The same as data: values are shown as texts. */
export const explanationData = (explanation: ExplanationReport<DisplayValue>): ExplanationReport =>
  withPlainValues(explanation) as ExplanationReport;

/** Data in which each `shown` is a text. */
export function withPlainValues(it: unknown): unknown {
  if (Array.isArray(it)) return it.map(withPlainValues);
  if (typeof it !== "object" || it === null) return it;
  return Object.fromEntries(
    Object.entries(it).map(([key, value]: readonly [string, unknown]) => {
      return [key, key === "shown" ? displayText(value as DisplayValue) : withPlainValues(value)];
    }),
  );
}
