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
import { effectOf, explanationWords, restOf, thenIs, wayOf, whyOf } from "./messages/explanation.ts";
import { phrases } from "./messages/phrases.ts";
import { verdictWords } from "./messages/verdicts.ts";
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
  const place = clean(showPlace(it.at));
  const names = locale.list(it.elements.map(clean), "comma");
  const frame = codeFrame(it.at.line, it.excerpt, width - indent.length, paint).map((line) => indent + line);
  return [
    ...documentLine(it, inputs),
    ...(names === "" ? [`${indent}${place}`] : wrap(`${indent}${place}  ${names}`, width, indent)),
    ...frame,
    ...showCover(it, options),
    "",
    ...indented(locale.say(whyOf(it.verdict, it.law_of)), width, indent).map((line) => paint("heading", line)),
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
      indent,
    ),
    ...allInMargin(
      locale.say(explanationWords.papers()),
      evidence.map((one) => {
        const paper = locale.say(phrases.aside({ text: one.id, aside: one.kind }));
        return clean(`${paper}  ${showPlace(one.at)}`);
      }),
      width,
      paint,
      indent,
    ),
    ...indented(locale.list([restOf(rests), ...alone, ...eitherWay], "sentence"), width, indent),
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
  const lines = questions.flatMap((it) => {
    const advice = (it.ask && titleIn(it.ask, locale)) ?? it.help;
    const verdictsOf = [...new Set(it.answers.map((one) => one.verdict))];
    const effects = verdictsOf.map((verdict) => {
      const same = it.answers.filter((one) => one.verdict === verdict).map((one) => one.answer);
      return locale.say(effectOf(same, verdict));
    });
    const { element } = it.params;
    const label =
      element === undefined || it.kind !== "attestation"
        ? it.what
        : explanationWords.forElement({ what: it.what, element });
    const told = advice === undefined ? it.sentence : locale.say(phrases.labelled({ label, text: advice }));
    return [
      ...wrap(`${indent}- ${clean(told)}`, width, `${indent}  `),
      ...effects.flatMap((one) => wrap(`${indent}    ${clean(one)}`, width, `${indent}      `)),
    ];
  });
  return ["", paint("heading", `${indent}${locale.say(explanationWords.missing())}`), ...lines];
}

function repairLines(
  repairs: readonly ReportRepair[],
  { remedy }: ExplainedRule,
  { locale, width, paint }: ShowOptions,
): readonly string[] {
  if (repairs.length === 0) return [];
  const { labels } = tablesIn(locale).report;
  const lines = repairs.flatMap(({ text, ways }) => [
    ...wrap(`${indent}- ${clean(text)}`, width, `${indent}  `),
    ...wayLines(ways, locale).flatMap((it) => wrap(`${indent}    ${clean(it)}`, width, `${indent}      `)),
  ]);
  return [
    "",
    paint("heading", `${indent}${locale.say(explanationWords.change())}`),
    ...lines,
    ...(remedy === undefined ? [] : inMargin(labels.toDo, clean(remedy), width, paint, indent)),
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
      const way = wayOf(changes, group === 0 && at === 0);
      return locale.say(at === same.length - 1 ? phrases.labelled({ label: way, text: thenIs(verdict) }) : way);
    }),
  );
}
