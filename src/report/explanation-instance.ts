import { outcomeOf } from "../evaluate/roll-up.ts";
import { codeFrame } from "./code-frame.ts";
import { english } from "./english.ts";
import { explanationEnglish as words } from "./explanation-english.ts";
import { showReasons } from "./explanation-reasons.ts";
import type { ExplainedInstance, ExplainedRule, ReportItems, ReportQuestion, ReportRepair } from "./explanation.ts";
import { inMargin, indented } from "./margin.ts";
import { showPlace } from "./report-place.ts";
import { citeIn, titleIn, type ShowOptions } from "./show-options.ts";
import { clean, wrap } from "./text-layout.ts";

const indent = "  ";
const waysShown = 4;

/** One document or element: where it is, why the rule says what it says of it, and what would change that. */
export function showExplainedInstance(
  it: ExplainedInstance,
  rule: ExplainedRule,
  options: ShowOptions,
): readonly string[] {
  const { width, paint } = options;
  const place = clean(showPlace(it.at));
  const names = it.elements.map(clean).join(", ");
  const frame = codeFrame(it.at.line, it.excerpt, width - indent.length, paint).map((line) => indent + line);
  return [
    ...(names === "" ? [`${indent}${place}`] : wrap(`${indent}${place}  ${names}`, width, indent)),
    ...frame,
    "",
    ...indented(words.why(it.verdict), width, indent).map((line) => paint("heading", line)),
    ...exemptLines(it, options),
    ...gateLines(it, options),
    ...showReasons(it.reasons, options, indent),
    ...(it.rests_on ? restLines(it, it.rests_on, options) : []),
    ...questionLines(it.questions, options),
    ...repairLines(it.repairs, rule, options),
  ];
}

function exemptLines(it: ExplainedInstance, options: ShowOptions): readonly string[] {
  return it.exempt_by.flatMap(({ exemption, cite, policy }) => {
    const text = english.labels.byExemption(`\`${exemption}\`, ${citeIn(cite, options.language)}`);
    return indented(`${text}  ${showPlace(policy)}`, options.width, indent);
  });
}

/** A gate that no part of the policy tells of by itself. */
function gateLines({ gate, reasons }: ExplainedInstance, { width }: ShowOptions): readonly string[] {
  return gate && (reasons.length === 0 || gate.kind === "void") ? indented(clean(gate.sentence), width, indent) : [];
}

function restLines(it: ExplainedInstance, rests: ReportItems, options: ShowOptions): readonly string[] {
  const { width, paint } = options;
  const { facts, attestations, evidence } = rests;
  const outcome = outcomeOf(it.verdict) === "breach" ? "breach" : "clear";
  const alone = rests.verdict === it.verdict ? [] : [words.alone(english.verdicts[rests.verdict])];
  const sentence = [words.restsOn(facts.length, attestations.length, evidence.length, outcome), ...alone].join(" ");
  return [
    ...evidence.flatMap((one) => inMargin(words.papers, clean(`${one.id} (${one.kind})  ${showPlace(one.at)}`), width, paint, indent)),
    ...indented(sentence, width, indent),
  ];
}

function questionLines(questions: readonly ReportQuestion[], { width, paint, language }: ShowOptions): readonly string[] {
  if (questions.length === 0) return [];
  const lines = questions.flatMap((it) => {
    const advice = (it.ask && titleIn(it.ask, language)) ?? it.help;
    const verdictsOf = [...new Set(it.answers.map((one) => one.verdict))];
    const effects = verdictsOf.map((verdict) => {
      const same = it.answers.filter((one) => one.verdict === verdict).map((one) => one.answer);
      return words.effect(same, verdict && english.verdicts[verdict]);
    });
    return [
      ...wrap(`${indent}- ${clean(it.sentence)}`, width, `${indent}  `),
      ...(advice === undefined ? [] : indented(clean(advice), width, `${indent}  `)),
      ...effects.flatMap((one) => indented(clean(one), width, `${indent}    `)),
    ];
  });
  return ["", paint("heading", `${indent}${words.missing}`), ...lines];
}

function repairLines(
  repairs: readonly ReportRepair[],
  { remedy }: ExplainedRule,
  { width, paint }: ShowOptions,
): readonly string[] {
  if (repairs.length === 0) return [];
  const lines = repairs.flatMap(({ text, ways }) => {
    const shown = ways.slice(0, waysShown).map((it) => words.holdsWith(it.changes, english.verdicts[it.verdict]));
    const told = shown.length === 0 ? [words.noSimpleWay] : shown;
    return [
      ...wrap(`${indent}- ${clean(text)}`, width, `${indent}  `),
      ...told.flatMap((it, at) => indented(clean(at === 0 ? it : `${words.or} ${it}`), width, `${indent}    `)),
    ];
  });
  return [
    "",
    paint("heading", `${indent}${words.change}`),
    ...lines,
    ...(remedy === undefined ? [] : inMargin(english.labels.toDo, clean(remedy), width, paint, indent)),
  ];
}
