import { codeFrame } from "./code-frame.ts";
import { factWords, showReasons, type Told } from "./explanation-reasons.ts";
import type {
  ExplainedFact,
  ExplainedInstance,
  ExplainedRule,
  ExplanationReport,
  ReportItems,
  ReportQuestion,
  ReportReason,
  ReportRepair,
} from "./explanation.ts";
import { showCover } from "./human-rule.ts";
import { allInMargin, inMargin, indented } from "./margin.ts";
import { showPlace } from "./report-place.ts";
import type { Locale } from "../base/locale.ts";
import { titleIn, type ShowOptions } from "./show-options.ts";
import { clean, wrap } from "./text-layout.ts";
import { tablesIn } from "./tables.ts";

const indent = "  ";
const waysShown = 4;

/** One document or element: where it is, why the rule says what it says of it, and what would change that. */
export function showExplainedInstance(
  it: ExplainedInstance,
  rule: ExplainedRule,
  inputs: ExplanationReport["inputs"],
  told: Told,
  options: ShowOptions,
): readonly string[] {
  const { locale, width, paint } = options;
  const words = tablesIn(locale).explanation;
  const place = clean(showPlace(it.at));
  const names = it.elements.map(clean).join(tablesIn(locale).report.marks.comma);
  const frame = codeFrame(it.at.line, it.excerpt, width - indent.length, paint).map((line) => indent + line);
  return [
    ...documentLine(it, inputs),
    ...(names === "" ? [`${indent}${place}`] : wrap(`${indent}${place}  ${names}`, width, indent)),
    ...frame,
    ...showCover(it, options),
    "",
    ...indented(words.why(it.verdict, it.law_of), width, indent).map((line) => paint("heading", line)),
    ...gateLines(it, options),
    ...showReasons(it.reasons, told, options, indent),
    ...(it.rests_on ? restLines(it, it.rests_on, options) : []),
    ...questionLines(it.questions, options),
    ...repairLines(it.repairs, rule, options),
  ];
}

/** Which document it is about, where the place to look at lies in another. */
function documentLine({ input, at }: ExplainedInstance, inputs: ExplanationReport["inputs"]): readonly string[] {
  const document = inputs[input];
  return document && document.path !== at.path ? [`${indent}${document.subject} ${clean(showPlace(document))}`] : [];
}

/** A gate that no part of the policy tells of by itself. */
function gateLines({ gate, reasons }: ExplainedInstance, { width }: ShowOptions): readonly string[] {
  return gate && (reasons.length === 0 || gate.kind === "void") ? indented(clean(gate.sentence), width, indent) : [];
}

function restLines(it: ExplainedInstance, rests: ReportItems, options: ShowOptions): readonly string[] {
  const { locale, width, paint } = options;
  const { report, explanation: words } = tablesIn(locale);
  const { facts, evidence } = rests;
  const alone = rests.verdict === it.verdict ? [] : [words.alone(report.verdicts[rests.verdict])];
  const eitherWay = rests.verdict === "satisfied" && rests.either_way ? [words.eitherWay] : [];
  const told = new Set(factsIn(it.reasons).map((one) => one.path));
  const others = facts.filter((one) => !told.has(one.path));
  return [
    ...allInMargin(
      "",
      others.map((one) => clean(factWords(one, locale))),
      width,
      paint,
      indent,
    ),
    ...allInMargin(
      words.papers,
      evidence.map((one) => clean(`${one.id}${report.marks.aside(one.kind)}  ${showPlace(one.at)}`)),
      width,
      paint,
      indent,
    ),
    ...indented([words.restsOn(rests), ...alone, ...eitherWay].join(report.marks.gap), width, indent),
  ];
}

const factsIn = (reasons: readonly ReportReason[]): readonly ExplainedFact[] =>
  reasons.flatMap((it) => [
    ...it.facts,
    ...it.definitions.flatMap((one) => one.facts),
    ...it.asked.flatMap((one) => factsIn(one.reasons)),
  ]);

function questionLines(questions: readonly ReportQuestion[], { width, paint, locale }: ShowOptions): readonly string[] {
  if (questions.length === 0) return [];
  const { report, explanation: words } = tablesIn(locale);
  const lines = questions.flatMap((it) => {
    const advice = (it.ask && titleIn(it.ask, locale)) ?? it.help;
    const verdictsOf = [...new Set(it.answers.map((one) => one.verdict))];
    const effects = verdictsOf.map((verdict) => {
      const same = it.answers.filter((one) => one.verdict === verdict).map((one) => one.answer);
      return words.effect(same, verdict && report.verdicts[verdict]);
    });
    const { element } = it.params;
    const of = element === undefined || it.kind !== "attestation" ? "" : words.forElement(element);
    const told = advice === undefined ? it.sentence : it.what + of + report.marks.colon + advice;
    return [
      ...wrap(`${indent}- ${clean(told)}`, width, `${indent}  `),
      ...effects.flatMap((one) => wrap(`${indent}    ${clean(one)}`, width, `${indent}      `)),
    ];
  });
  return ["", paint("heading", `${indent}${words.missing}`), ...lines];
}

function repairLines(
  repairs: readonly ReportRepair[],
  { remedy }: ExplainedRule,
  { locale, width, paint }: ShowOptions,
): readonly string[] {
  if (repairs.length === 0) return [];
  const { report, explanation: words } = tablesIn(locale);
  const lines = repairs.flatMap(({ text, ways }) => [
    ...wrap(`${indent}- ${clean(text)}`, width, `${indent}  `),
    ...wayLines(ways, locale).flatMap((it) => wrap(`${indent}    ${clean(it)}`, width, `${indent}      `)),
  ]);
  return [
    "",
    paint("heading", `${indent}${words.change}`),
    ...lines,
    ...(remedy === undefined ? [] : inMargin(report.labels.toDo, clean(remedy), width, paint, indent)),
  ];
}

/** The ways by what comes of them. */
function wayLines(ways: ReportRepair["ways"], locale: Locale): readonly string[] {
  const { report, explanation: words } = tablesIn(locale);
  if (ways.length === 0) return [words.noSimpleWay];
  const shown = ways.slice(0, waysShown);
  const groups = [...new Set(shown.map((it) => it.verdict))].map((verdict) =>
    shown.filter((it) => it.verdict === verdict),
  );
  return groups.flatMap((same, group) =>
    same.map(({ changes, verdict }, at) => {
      const told = group === 0 && at === 0 ? words.holdsWith(changes) : words.orWith(changes);
      return at === same.length - 1 ? told + report.marks.colon + words.thenIs(report.verdicts[verdict]) : told;
    }),
  );
}
