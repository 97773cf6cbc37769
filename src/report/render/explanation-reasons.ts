import type { Locale } from "../../base/locale.ts";
import type { Message } from "../../base/message.ts";
import type { DisplayValue } from "../../evaluate/decision.ts";
import { packOf } from "../../evaluate/program.ts";
import { definitionMessage, explanationWords, factMessage, reasonLabel } from "../messages/explanation.ts";
import { assumptionMessage, interpretationMessage, attestationMessage, parameterMessage } from "../messages/grounds.ts";
import { phrases, present } from "../messages/phrases.ts";
import { verdictWords } from "../messages/verdicts.ts";
import { citationIn, lawTextsIn } from "../model/citations.ts";
import type { ExplainedFact, ReportReason } from "../model/explanation-report.ts";
import { showPlace } from "../model/report-place.ts";
import type { ReportPlace } from "../model/report.ts";
import type { Layout } from "../view/format-options.ts";
import { clean, inMargin, wrap } from "../view/text-layout.ts";

/** The scopes that were told; what several rules share is told once. */
export type ShownScopes = Set<string>;

type Reason = ReportReason<DisplayValue>;

/** The parts of a rule that decide, each with what it rests on below it; of rules that are asked, their own parts further in. */
export function showReasons(
  reasons: readonly Reason[],
  told: ShownScopes,
  options: Layout,
  indent: string,
): readonly string[] {
  return withoutRepeats(reasons).flatMap((it) => {
    const key = JSON.stringify([it.policy, it.result, it.facts, it.definitions]);
    const isTold = it.kind === "scope" && told.has(key);
    if (it.kind === "scope") told.add(key);
    return isTold ? showAgain(it, options, indent) : showReason(it, told, options, indent);
  });
}

/** A fact that several parts read stands with the last of them, which is the narrowest; scopes are told whole. */
function withoutRepeats(reasons: readonly Reason[]): readonly Reason[] {
  const later = new Set<string>();
  const isNew = ({ path, at }: ExplainedFact<DisplayValue>): boolean => {
    const key = `${at.path} ${path}`;
    const isFirst = !later.has(key);
    later.add(key);
    return isFirst;
  };
  return reasons
    .toReversed()
    .map((it): Reason => {
      if (it.kind === "scope") return it;
      const definitions = it.definitions.map((one) => ({ ...one, facts: one.facts.filter(isNew) }));
      return { ...it, facts: it.facts.filter(isNew), definitions };
    })
    .toReversed();
}

const labelWidth = 8;

function showAgain(it: Reason, options: Layout, indent: string): readonly string[] {
  const { locale } = options;
  const text = locale.list(present([it.cite && citationIn(it.cite, locale), explanationWords.asAbove()]), "clause");
  return inMargin(locale.say(reasonLabel(it)), text, options, indent, labelWidth);
}

function showReason(it: Reason, told: ShownScopes, options: Layout, indent: string): readonly string[] {
  const { width, locale } = options;
  const inside = `${indent}    `;
  const below = (text: string, by = ""): readonly string[] =>
    wrap(`${inside}${by}${clean(text)}`, width, `${inside}${by}  `);
  // An exemption may stand in another law.
  const law = it.kind === "exemption" && it.name !== undefined ? `${packOf(it.name)} ` : "";
  const text = it.cite ? phrases.labelled({ label: law + citationIn(it.cite, locale), text: it.text }) : it.text;
  const said = clean(`${locale.show(text)}  ${showPlace(it.policy)}`);
  return [
    ...inMargin(locale.say(reasonLabel(it)), said, options, indent, labelWidth),
    ...it.definitions.flatMap((used) => [
      ...below(`${locale.say(definitionMessage(used))}  ${showPlace(used.policy)}`),
      ...used.facts.flatMap((one) => below(factWords(one, locale), "  ")),
    ]),
    ...it.facts.flatMap((one) => below(factWords(one, locale))),
    ...groundWords(it, locale).flatMap((one) => below(one)),
    ...it.asked.flatMap((one) => [
      ...below(`${locale.say(verdictWords[one.verdict]())}  ${citationIn(one.cite, locale)}  ${one.rule}`),
      ...[...lawTextsIn(one, locale), showPlace(one.policy)].flatMap((line) => below(line, "  ")),
      ...showReasons(one.reasons, told, options, `${inside}  `),
    ]),
    ...(it.others_asked > 0 && it.asked.length > 0
      ? below(locale.say(explanationWords.othersAsked({ count: it.others_asked })))
      : []),
  ];
}

export const factWords = ({ path, shown, at }: ExplainedFact<DisplayValue>, locale: Locale): string =>
  `${locale.say(factMessage(path, shown))}  ${showPlace(at)}`;

function groundWords(it: Reason, locale: Locale): readonly string[] {
  const said = (what: Message, at: ReportPlace): string => `${locale.say(what)}  ${showPlace(at)}`;
  return [
    ...it.attestations.map((one) => said(attestationMessage(one), one.at)),
    ...it.interpretations.map((one) => said(interpretationMessage(one), one.at)),
    ...it.assumptions.map((one) => said(assumptionMessage(one), one.at)),
    ...it.parameters.map((one) => said(parameterMessage(one), one.policy)),
  ];
}
