import type { Locale } from "../../../base/locale.ts";
import { listOf, type Message, type Value } from "../../../base/message.ts";
import type { Direction } from "../../../diff/effect.ts";
import { citeLocator } from "./coverage-human.ts";
import {
  diffSides,
  type DiffChange,
  type DiffReport,
  type DiffRule,
  type DiffSays,
  type DiffSide,
  type DiffWitness,
} from "../../model/diff-report.ts";
import { inMargin, indented } from "../../view/margin.ts";
import {
  articlesOf,
  diffWords,
  effects,
  kinds,
  packChangeOf,
  sayingOf,
  summaryOf,
  versionTold,
  withLawOf,
} from "../../messages/diff.ts";
import { labels } from "../../messages/labels.ts";
import { phrases } from "../../messages/phrases.ts";
import { runWords } from "../../messages/verdicts.ts";
import type { Style } from "../../view/paint.ts";
import type { ShowOptions } from "../../view/show-options.ts";
import { inForceOn } from "../../messages/law.ts";
import { clean } from "../../view/text-layout.ts";

/** What changed, for people at a terminal: the two texts, each rule that is not the same, what shows it, and the version to give. */
export function showDiff(report: DiffReport, options: ShowOptions): string {
  const { locale, width, paint, quiet } = options;
  const shown = report.changes.filter((it) => (quiet ? it.tried > 0 : it.kind !== "unchanged"));
  const line = (label: Message | undefined, text: Value): readonly string[] =>
    inMargin(locale.show(label), clean(locale.show(text)), width, paint);
  return [
    ...diffSides.flatMap((it) =>
      line(diffWords[it](), phrases.labelled({ label: report[it].name, text: sideOf(report[it]) })),
    ),
    ...line(labels.asOf(), report.as_of),
    ...line(diffWords.budget(), situations(report)),
    ...section(report.pack.flatMap(packChangeOf).flatMap((it) => line(diffWords.pack(), it))),
    ...section(articleLines(report, locale).flatMap((it) => line(diffWords.articles(), it))),
    ...shown.flatMap((it) => ["", ...showChange(it, options)]),
    ...section(showReplay(report, options)),
    "",
    ...line(labels.rules(), summaryOf(report.summary)),
    ...line(undefined, effectsOf(report)),
    ...showVersion(report).flatMap((it, index) => line(index === 0 ? diffWords.version() : undefined, it)),
    "",
  ].join("\n");
}

/** A text, and when it is law. */
export function sideOf({ pack, version, in_force: days, law_of: lawOf }: DiffSide): Message {
  return withLawOf(diffWords.side({ pack, version, days: inForceOn(days) }), lawOf);
}

/** How many situations were tried. */
export const situations = ({ budget, budget_following: following }: DiffReport): Message =>
  diffWords.situations({ budget, following });

/** What became of articles, one line each. */
export function articleLines({ articles }: DiffReport, locale: Locale): readonly Message[] {
  return articles.map(({ kind, old, new: later }) => {
    const [before, after] = [old, later].map((all) => all.map((it) => citeLocator(it, locale)));
    return articlesOf(kind, before ?? [], after ?? []);
  });
}

/** How many of the changed rules bind more, or less. */
export const effectsOf = ({ summary: { stricter, looser, both, not_shown: open } }: DiffReport): Message =>
  diffWords.effects({ stricter, looser, both, open });

const section = (lines: readonly string[]): readonly string[] => (lines.length === 0 ? [] : ["", ...lines]);

const styles: Readonly<Partial<Record<DiffChange["kind"], Style>>> = {
  changed: "undetermined",
  split: "undetermined",
  merged: "undetermined",
  added: "violated",
  removed: "pending",
};

function showChange(change: DiffChange, { locale, width, paint }: ShowOptions): readonly string[] {
  const { kind, tried, witnesses, through } = change;
  const style = styles[kind] ?? "heading";
  const head = phrases.labelled({ label: clean(rulesOf(change, locale)), text: kindOf(change) });
  const inside = (text: Message): readonly string[] => indented(locale.say(text), width, "  ");
  return [
    ...indented(locale.say(head), width, "").map((it) => paint(style, it)),
    ...(through.length === 0 ? [] : inside(throughOf(through))),
    ...(tried > 0 && witnesses.length === 0 ? inside(diffWords.notShown({ tried })) : []),
    ...witnesses.flatMap((it) => showWitness(it, width, locale)),
  ];
}

/** The places and names of rules in the older and the newer text. */
export function rulesOf({ old, new: later }: DiffChange, locale: Locale): string {
  const arrow = (textOf: (rules: readonly DiffRule[]) => readonly string[]): string => {
    const [before, after] = [old, later].map((it) => locale.list([...new Set(textOf(it))], "comma"));
    return [...new Set([before, after])].filter((it) => it !== "").join(" -> ");
  };
  const places = arrow((rules) => rules.map((it) => citeLocator(it.locator, locale)));
  return `${places}  ${arrow((rules) => rules.map((it) => it.rule))}`;
}

/** What became of a rule, and for whom that is stricter or looser. */
export function kindOf({ kind, effect }: DiffChange): Value {
  return listOf([kinds[kind](), ...(effect === undefined ? [] : [effects[effect]()])], "clause");
}

/** Rules that are the same themselves, and follow others. */
export const throughOf = (rules: readonly string[]): Message => diffWords.through({ rules: listOf(rules, "and") });

const directionsOf = (all: readonly Direction[]): Value =>
  listOf(
    all.map((it) => effects[it]()),
    "and",
  );

function showWitness(it: DiffWitness, width: number, locale: Locale): readonly string[] {
  const direction = listOf([effects[it.direction](), ...(it.is_open ? [diffWords.open()] : [])], "semicolon");
  const head = listOf([direction, dayOf(it)], "clause");
  return [
    ...indented(locale.show(head), width, "  "),
    ...bothSay(it, width, locale),
    ...yamlOf(it.documents),
    ...(it.profile === undefined ? [] : yamlOf(it.profile)),
  ];
}

const dayOf = ({ as_of: day, law_of: lawOf }: DiffWitness): Message => withLawOf(diffWords.day({ day }), lawOf);

const bothSay = (
  it: Record<(typeof diffSides)[number], readonly DiffSays[]>,
  width: number,
  locale: Locale,
): readonly string[] =>
  diffSides.flatMap((side) => {
    const text = phrases.labelled({ label: diffWords[side](), text: saying(it[side]) });
    return indented(locale.say(text), width, "    ");
  });

/** A document as it stands in its file, but for what every document says at its top. */
const yamlOf = (text: string): readonly string[] =>
  text
    .split("\n")
    .filter((it) => it !== "" && !/^(kind|vocabulary): /.test(it))
    .map((it) => `    ${clean(it)}`);

/** What is judged by some document; where nothing is, that. */
export function saying(all: readonly DiffSays[]): Value {
  const judged = all.filter((it) => it.verdict !== "not_examined");
  const told = judged.length > 0 ? judged : all;
  const isParty = new Set(told.map((it) => it.party)).size > 1;
  return told.length === 0 ? diffWords.noRule() : listOf(told.map((it) => sayingOf(it, isParty)));
}

function showReplay({ replay }: DiffReport, { locale, width, paint }: ShowOptions): readonly string[] {
  if (!replay) return [];
  return [
    ...indented(locale.say(replayedOf(replay)), width, "").map((it) => paint("heading", it)),
    ...indented(locale.say(togetherOf(replay)), width, "  "),
    ...replay.flips.flatMap((it) => {
      const label = `${clean(it.path)}:${it.line} ${it.subject}`;
      const head = phrases.labelled({ label, text: directionsOf(it.directions) });
      return [...indented(locale.say(head), width, "  "), ...bothSay(it, width, locale)];
    }),
    ...oneSidedOf(replay).flatMap((it) => indented(locale.say(it), width, "  ")),
  ];
}

type Replayed = NonNullable<DiffReport["replay"]>;

/** How many recorded documents were judged, and for how many the outcome is another. */
export const replayedOf = ({ inputs: count, flips }: Replayed): Message =>
  diffWords.replayed({ count, flips: flips.length });

/** What each text says of all of them together. */
export const togetherOf = ({ old, new: later }: Replayed): Message =>
  diffWords.together({ old: runWords[old](), later: runWords[later]() });

/** Signatures that count for one text only. */
export const oneSidedOf = ({ one_sided: all }: Replayed): readonly Message[] =>
  all.map(({ standard, known_to: side }) => diffWords.oneSided({ standard, side }));

/** The version that the change asks for, and why. */
export const showVersion = ({ version }: DiffReport): readonly Message[] => (version ? versionTold(version) : []);
