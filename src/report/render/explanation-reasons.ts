import type { Locale } from "../../base/locale.ts";
import type { Message } from "../../base/message.ts";
import type { DisplayValue } from "../../evaluate/decision.ts";
import { shortName } from "../../evaluate/program.ts";
import { definitionMessage, explanationWords, factMessage, reasonLabel } from "../messages/explanation.ts";
import { assumptionMessage, interpretationMessage, attestationMessage, parameterMessage } from "../messages/grounds.ts";
import { phrases } from "../messages/phrases.ts";
import { verdictWords } from "../messages/verdicts.ts";
import { citationIn, unofficialCaptionIn, quotedWordsIn } from "../model/citations.ts";
import type { ExplainedFact, ReportReason } from "../model/explanation-report.ts";
import { showPlace } from "../model/report-place.ts";
import type { ReportPlace } from "../model/report.ts";
import type { ShowOptions } from "../view/format-options.ts";
import { clean, displayWidth, padTo, wrap } from "../view/text-layout.ts";

/** The scopes that were told; what several rules share is told once. */
export type ShownScopes = Set<string>;

/** The parts of a rule that decide, each with what it rests on below it; of rules that are asked, their own parts further in. */
export function showReasons(
  reasons: readonly ReportReason<DisplayValue>[],
  told: ShownScopes,
  options: ShowOptions,
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
function withoutRepeats(reasons: readonly ReportReason<DisplayValue>[]): readonly ReportReason<DisplayValue>[] {
  const later = new Set<string>();
  const isNew = ({ path, at }: ExplainedFact<DisplayValue>): boolean => {
    const key = `${at.path} ${path}`;
    const isFirst = !later.has(key);
    later.add(key);
    return isFirst;
  };
  return reasons
    .toReversed()
    .map((it): ReportReason<DisplayValue> => {
      if (it.kind === "scope") return it;
      const definitions = it.definitions.map((one) => ({ ...one, facts: one.facts.filter(isNew) }));
      return { ...it, facts: it.facts.filter(isNew), definitions };
    })
    .toReversed();
}

function showAgain(it: ReportReason<DisplayValue>, options: ShowOptions, indent: string): readonly string[] {
  const { locale } = options;
  const where = it.cite === undefined ? [] : [citationIn(it.cite, locale)];
  const text = locale.list([...where, explanationWords.asAbove()], "clause");
  return beside(locale.say(reasonLabel(it)), text, options, indent);
}

function showReason(
  it: ReportReason<DisplayValue>,
  told: ShownScopes,
  options: ShowOptions,
  indent: string,
): readonly string[] {
  const { width, locale } = options;
  const inside = `${indent}    `;
  const below = (text: string, by = ""): readonly string[] =>
    wrap(`${inside}${by}${clean(text)}`, width, `${inside}${by}  `);
  // An exemption may stand in another law.
  const law = it.kind === "exemption" && it.name !== undefined ? `${packOf(it.name)} ` : "";
  const text =
    it.cite === undefined
      ? it.text
      : locale.say(phrases.labelled({ label: law + citationIn(it.cite, locale), text: it.text }));
  return [
    ...beside(locale.say(reasonLabel(it)), clean(`${text}  ${showPlace(it.policy)}`), options, indent),
    ...it.definitions.flatMap((used) => [
      ...below(`${locale.say(definitionMessage(used))}  ${showPlace(used.policy)}`),
      ...used.facts.flatMap((one) => below(factWords(one, locale), "  ")),
    ]),
    ...it.facts.flatMap((one) => below(factWords(one, locale))),
    ...groundWords(it, locale).flatMap((one) => below(one)),
    ...it.asked.flatMap((one) => [
      ...below(`${locale.say(verdictWords[one.verdict]())}  ${citationIn(one.cite, locale)}  ${one.rule}`),
      ...[quotedWordsIn(one, locale), unofficialCaptionIn(one, options.locale)].flatMap((said) =>
        said === undefined ? [] : below(said, "  "),
      ),
      ...below(showPlace(one.policy), "  "),
      ...showReasons(one.reasons, told, options, `${inside}  `),
    ]),
    ...(it.others_asked > 0 && it.asked.length > 0
      ? below(locale.say(explanationWords.othersAsked({ count: it.others_asked })))
      : []),
  ];
}

const packOf = (name: string): string => name.slice(0, -shortName(name).length - 1);

const labelWidth = 8;

/** A text beside a label, however far in. */
function beside(label: string, text: string, { width, paint }: ShowOptions, indent: string): readonly string[] {
  const gap = indent + padTo(label, labelWidth);
  const size = displayWidth(gap);
  const lines = wrap(text, width - size);
  return lines.map((line, at) => (at === 0 ? paint("quiet", gap) : " ".repeat(size)) + line);
}

export const factWords = ({ path, shown, at }: ExplainedFact<DisplayValue>, locale: Locale): string =>
  `${locale.say(factMessage(path, shown))}  ${showPlace(at)}`;

function groundWords(it: ReportReason<DisplayValue>, locale: Locale): readonly string[] {
  const said = (what: Message, at: ReportPlace): string => `${locale.say(what)}  ${showPlace(at)}`;
  return [
    ...it.attestations.map((one) => said(attestationMessage(one), one.at)),
    ...it.interpretations.map((one) => said(interpretationMessage(one), one.at)),
    ...it.assumptions.map((one) => said(assumptionMessage(one), one.at)),
    ...it.parameters.map((one) => said(parameterMessage(one), one.policy)),
  ];
}
