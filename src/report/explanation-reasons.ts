import type { ExplainedFact, ReportReason } from "./explanation.ts";
import { shortName } from "../evaluate/program.ts";
import { definitionOf, explanationWords, factOf, partOf } from "./messages/explanation.ts";
import { phrases } from "./messages/phrases.ts";
import { verdictWords } from "./messages/verdicts.ts";
import { showPlace } from "./report-place.ts";
import type { Locale } from "../base/locale.ts";
import { captionIn, citeIn, wordsIn, type ShowOptions } from "./show-options.ts";
import { clean, displayWidth, padTo, wrap } from "./text-layout.ts";
import { tablesIn } from "./tables.ts";

/** The scopes that were told; what several rules share is told once. */
export type Told = Set<string>;

/** The parts of a rule that decide, each with what it rests on below it; of rules that are asked, their own parts further in. */
export function showReasons(
  reasons: readonly ReportReason[],
  told: Told,
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
function withoutRepeats(reasons: readonly ReportReason[]): readonly ReportReason[] {
  const later = new Set<string>();
  const isNew = ({ path, at }: ExplainedFact): boolean => {
    const key = `${at.path} ${path}`;
    const isFirst = !later.has(key);
    later.add(key);
    return isFirst;
  };
  return reasons
    .toReversed()
    .map((it): ReportReason => {
      if (it.kind === "scope") return it;
      const definitions = it.definitions.map((one) => ({ ...one, facts: one.facts.filter(isNew) }));
      return { ...it, facts: it.facts.filter(isNew), definitions };
    })
    .toReversed();
}

function showAgain(it: ReportReason, options: ShowOptions, indent: string): readonly string[] {
  const { locale } = options;
  const where = it.cite === undefined ? [] : [citeIn(it.cite, locale)];
  const text = locale.list([...where, explanationWords.asAbove()], "clause");
  return beside(locale.say(partOf(it)), text, options, indent);
}

function showReason(it: ReportReason, told: Told, options: ShowOptions, indent: string): readonly string[] {
  const { width, locale } = options;
  const inside = `${indent}    `;
  const below = (text: string, by = ""): readonly string[] =>
    wrap(`${inside}${by}${clean(text)}`, width, `${inside}${by}  `);
  // An exemption may stand in another law.
  const law = it.kind === "exemption" && it.name !== undefined ? `${packOf(it.name)} ` : "";
  const text =
    it.cite === undefined
      ? it.text
      : locale.say(phrases.labelled({ label: law + citeIn(it.cite, locale), text: it.text }));
  return [
    ...beside(locale.say(partOf(it)), clean(`${text}  ${showPlace(it.policy)}`), options, indent),
    ...it.definitions.flatMap((used) => [
      ...below(`${locale.say(definitionOf(used))}  ${showPlace(used.policy)}`),
      ...used.facts.flatMap((one) => below(factWords(one, locale), "  ")),
    ]),
    ...it.facts.flatMap((one) => below(factWords(one, locale))),
    ...groundWords(it, locale).flatMap((one) => below(one)),
    ...it.asked.flatMap((one) => [
      ...below(`${locale.say(verdictWords[one.verdict]())}  ${citeIn(one.cite, locale)}  ${one.rule}`),
      ...[wordsIn(one, locale), captionOf(one, options)].flatMap((said) =>
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

function captionOf(it: ReportReason["asked"][number], { locale }: ShowOptions): string | undefined {
  const caption = captionIn(it, locale);
  const { labels, marks } = tablesIn(locale).report;
  return caption === undefined ? undefined : caption + marks.aside(labels.unofficial);
}

export const factWords = ({ path, shown, at }: ExplainedFact, locale: Locale): string =>
  `${locale.say(factOf(path, shown))}  ${showPlace(at)}`;

function groundWords(it: ReportReason, locale: Locale): readonly string[] {
  const { labels, marks } = tablesIn(locale).report;
  return [
    ...it.attestations.map(
      (one) =>
        `${shortName(one.standard)}${marks.colon}${labels.byAttestation(one.by + marks.aside(one.role), one.met, one.until)}  ${showPlace(one.at)}`,
    ),
    ...it.interpretations.map((one) => `${labels.byInterpretation(one.term, one.value, one.by)}  ${showPlace(one.at)}`),
    ...it.assumptions.map((one) => `${labels.byAssumption(one.path, one.shown, one.by)}  ${showPlace(one.at)}`),
    ...it.parameters.map((one) => `${labels.byParameter(one.name, one.shown, one.in_force)}  ${showPlace(one.policy)}`),
  ];
}
