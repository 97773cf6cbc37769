import type { Locale } from "../../base/locale.ts";
import { verdicts, type DisplayValue } from "../../evaluate/decision.ts";
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
import { labels } from "../messages/labels.ts";
import { phrases } from "../messages/phrases.ts";
import { verdictWords } from "../messages/verdicts.ts";
import { titleIn } from "../model/citations.ts";
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
import { showPlace } from "../model/report-place.ts";
import type { ShowOptions } from "../view/format-options.ts";
import { indented, allInMargin, inMargin, clean, wrap } from "../view/text-layout.ts";
import { codeFrame } from "./diagnostics.ts";
import { factWords, showReasons, type ShownScopes } from "./explanation-reasons.ts";
import { showRuleHead, showCover } from "./text-rule.ts";
import { showHeader } from "./text.ts";

/** An explanation for people: each rule with the law's words, then why, as a tree, and what would have to change. */
export function explanationText(explanation: ExplanationReport<DisplayValue>, options: ShowOptions): string {
  const told: ShownScopes = new Set();
  const blocks = explanation.rules.map((it) => showRule(it, explanation, told, options));
  const sections = [
    ...(options.quiet ? [] : [showHeader(explanation, options)]),
    ...blocks,
    showRest(explanation, options),
  ];
  return `${sections
    .filter((it) => it.length > 0)
    .map((it) => it.join("\n"))
    .join("\n\n")}\n`;
}

function showRule(
  rule: ExplainedRule<DisplayValue>,
  { inputs }: ExplanationReport<DisplayValue>,
  told: ShownScopes,
  options: ShowOptions,
): readonly string[] {
  const { locale, width } = options;
  const notExamined = explanationWords.notExamined({ subject: rule.subject });
  return [
    ...showRuleHead(rule, options),
    ...(rule.instances.length === 0 ? indented(locale.say(notExamined), width, "  ") : []),
    ...rule.instances.flatMap((it) => ["", ...showExplainedInstance(it, rule, inputs, told, options)]),
    ...(rule.left > 0 ? ["", ...indented(locale.say(labels.more({ count: rule.left })), width, "  ")] : []),
  ];
}

/** The rules of the roll-up that are not told of. */
function showRest(
  { asked, rules, others, sentence, troubles, inputs, exit_code: exitCode }: ExplanationReport<DisplayValue>,
  { locale, width }: ShowOptions,
): readonly string[] {
  if (asked !== undefined || troubles.length > 0 || inputs.length === 0) return [];
  if (exitCode === 5) return indented(sentence, width, "");
  const states = verdicts
    .filter((it) => others[it] > 0)
    .map((it) => labels.count({ count: others[it], state: verdictWords[it]() }));
  return [
    ...(rules.length === 0 && exitCode === 0 ? indented(locale.say(explanationWords.nothing()), width, "") : []),
    ...(states.length === 0
      ? []
      : indented(locale.list([notExplainedMessage(states), explanationWords.askByName()], "sentence"), width, "")),
  ];
}

const margin = "  ";
const waysShown = 4;

/** One document or element: where it is, why the rule says what it says of it, and what would change that. */
function showExplainedInstance(
  it: ExplainedInstance<DisplayValue>,
  rule: ExplainedRule<DisplayValue>,
  inputs: ExplanationReport<DisplayValue>["inputs"],
  told: ShownScopes,
  options: ShowOptions,
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
    ...indented(locale.say(whyMessage(it.verdict, it.law_of)), width, margin).map((line) => paint("heading", line)),
    ...gateLines(it, options),
    ...showReasons(it.reasons, told, options, margin),
    ...(it.rests_on ? restLines(it, it.rests_on, options) : []),
    ...questionLines(it.questions, options),
    ...repairLines(it.repairs, rule, options),
  ];
}

/** Which document it is about, where the place to look at lies in another. */
function documentLine(
  { input, at }: ExplainedInstance<DisplayValue>,
  inputs: ExplanationReport<DisplayValue>["inputs"],
): readonly string[] {
  const document = inputs[input];
  return document && document.path !== at.path ? [`${margin}${document.subject} ${clean(showPlace(document))}`] : [];
}

/** A gate that no part of the policy tells of by itself. */
function gateLines({ gate, reasons }: ExplainedInstance<DisplayValue>, { width }: ShowOptions): readonly string[] {
  return gate && (reasons.length === 0 || gate.kind === "void") ? indented(clean(gate.sentence), width, margin) : [];
}

function restLines(
  it: ExplainedInstance<DisplayValue>,
  rests: MinimalSupport<DisplayValue>,
  options: ShowOptions,
): readonly string[] {
  const { locale, width, paint } = options;
  const { facts, evidence } = rests;
  const alone =
    rests.verdict === it.verdict ? [] : [explanationWords.alone({ verdict: verdictWords[rests.verdict]() })];
  const eitherWay = rests.verdict === "satisfied" && rests.either_way ? [explanationWords.eitherWay()] : [];
  const told = new Set(factsIn(it.reasons).map((one) => one.path));
  const others = facts.filter((one) => !told.has(one.path));
  return [
    ...allInMargin(
      "",
      others.map((one) => clean(factWords(one, locale))),
      width,
      paint,
      margin,
    ),
    ...allInMargin(
      locale.say(explanationWords.papers()),
      evidence.map((one) => {
        const paper = locale.say(phrases.aside({ text: one.id, aside: one.kind }));
        return clean(`${paper}  ${showPlace(one.at)}`);
      }),
      width,
      paint,
      margin,
    ),
    ...indented(locale.list([restsOnMessage(rests), ...alone, ...eitherWay], "sentence"), width, margin),
  ];
}

const factsIn = (reasons: readonly ReportReason<DisplayValue>[]): readonly ExplainedFact<DisplayValue>[] =>
  reasons.flatMap((it) => [
    ...it.facts,
    ...it.definitions.flatMap((one) => one.facts),
    ...it.asked.flatMap((one) => factsIn(one.reasons)),
  ]);

function questionLines(questions: readonly ReportQuestion[], { width, paint, locale }: ShowOptions): readonly string[] {
  if (questions.length === 0) return [];
  const lines = questions.flatMap((it) => {
    const advice = (it.ask && titleIn(it.ask, locale)) ?? it.help;
    const verdictsOf = [...new Set(it.answers.map((one) => one.verdict))];
    const effects = verdictsOf.map((verdict) => {
      const same = it.answers.filter((one) => one.verdict === verdict).map((one) => one.answer);
      return locale.say(answersMessage(same, verdict));
    });
    const { element } = it.params;
    const label =
      element === undefined || it.kind !== "attestation"
        ? it.what
        : explanationWords.forElement({ what: it.what, element });
    const told = advice === undefined ? it.sentence : locale.say(phrases.labelled({ label, text: advice }));
    return [
      ...wrap(`${margin}- ${clean(told)}`, width, `${margin}  `),
      ...effects.flatMap((one) => wrap(`${margin}    ${clean(one)}`, width, `${margin}      `)),
    ];
  });
  return ["", paint("heading", `${margin}${locale.say(explanationWords.missing())}`), ...lines];
}

function repairLines(
  repairs: readonly ReportRepair[],
  { remedy }: ExplainedRule<DisplayValue>,
  { locale, width, paint }: ShowOptions,
): readonly string[] {
  if (repairs.length === 0) return [];
  const lines = repairs.flatMap(({ text, ways }) => [
    ...wrap(`${margin}- ${clean(text)}`, width, `${margin}  `),
    ...wayLines(ways, locale).flatMap((it) => wrap(`${margin}    ${clean(it)}`, width, `${margin}      `)),
  ]);
  return [
    "",
    paint("heading", `${margin}${locale.say(explanationWords.change())}`),
    ...lines,
    ...(remedy === undefined ? [] : inMargin(locale.say(labels.toDo()), clean(remedy), width, paint, margin)),
  ];
}

/** The ways by what comes of them. */
function wayLines(ways: ReportRepair["ways"], locale: Locale): readonly string[] {
  if (ways.length === 0) return [locale.say(explanationWords.noSimpleWay())];
  const shown = ways.slice(0, waysShown);
  const groups = [...new Set(shown.map((it) => it.verdict))].map((verdict) =>
    shown.filter((it) => it.verdict === verdict),
  );
  return groups.flatMap((same, group) =>
    same.map(({ changes, verdict }, at) => {
      const way = repairMessage(changes, group === 0 && at === 0);
      return locale.say(
        at === same.length - 1 ? phrases.labelled({ label: way, text: repairOutcomeMessage(verdict) }) : way,
      );
    }),
  );
}

/** An explanation as JSON that fits `grammar/schema/explanation-1.schema.json`. */
export const explanationJson = (explanation: ExplanationReport<DisplayValue>): string =>
  `${JSON.stringify(explanationData(explanation), undefined, 2)}\n`;

/** The same as data: values are shown as texts. */
export const explanationData = (explanation: ExplanationReport<DisplayValue>): ExplanationReport =>
  withPlainValues(explanation) as ExplanationReport;

function withPlainValues(it: unknown): unknown {
  if (Array.isArray(it)) return it.map(withPlainValues);
  if (typeof it !== "object" || it === null) return it;
  return Object.fromEntries(
    Object.entries(it).map(([key, value]: readonly [string, unknown]) => {
      return [key, key === "shown" ? displayText(value as DisplayValue) : withPlainValues(value)];
    }),
  );
}
