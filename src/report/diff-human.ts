import { diffSides, type DiffChange, type DiffReport, type DiffSays, type DiffWitness } from "./diff-report.ts";
import { inMargin, indented } from "./margin.ts";
import type { Style } from "./paint.ts";
import type { Locale } from "../base/locale.ts";
import type { ShowOptions } from "./show-options.ts";
import { clean } from "./text-layout.ts";
import { tablesIn } from "./tables.ts";

/** What changed, for people at a terminal: the two texts, each rule that is not the same, what shows it, and the version to give. */
export function showDiff(report: DiffReport, options: ShowOptions): string {
  const { locale, width, paint, quiet } = options;
  const words = tablesIn(locale).diff;
  const { colon } = tablesIn(locale).report.marks;
  const shown = report.changes.filter((it) => (quiet ? it.tried > 0 : it.kind !== "unchanged"));
  const line = (label: string, text: string): readonly string[] => inMargin(label, clean(text), width, paint);
  const head = diffSides.flatMap((it) => line(words.sideName(it), report[it].name + colon + words.side(report[it])));
  const ofPack = report.pack.flatMap((it) => words.ofPack(it));
  return [
    ...head,
    ...line(words.asOf, report.as_of),
    ...line(words.budgetLabel, words.budget(report.budget, report.budget_following)),
    ...section(ofPack.flatMap((it) => line(words.ofPackLabel, it))),
    ...section(report.articles.flatMap((it) => line(words.articles, words.article(it.kind, it.old, it.new)))),
    ...shown.flatMap((it) => ["", ...showChange(it, options)]),
    ...section(showReplay(report, options)),
    "",
    ...line(words.rulesLabel, words.summary(report.summary)),
    ...line("", words.effects(report.summary)),
    ...showVersion(report, locale).flatMap((it, index) => line(index === 0 ? words.versionLabel : "", it)),
    "",
  ].join("\n");
}

const section = (lines: readonly string[]): readonly string[] => (lines.length === 0 ? [] : ["", ...lines]);

const styles: Readonly<Partial<Record<DiffChange["kind"], Style>>> = {
  changed: "undetermined",
  split: "undetermined",
  merged: "undetermined",
  added: "violated",
  removed: "pending",
};

function showChange(change: DiffChange, { locale, width, paint }: ShowOptions): readonly string[] {
  const words = tablesIn(locale).diff;
  const { colon } = tablesIn(locale).report.marks;
  const { kind, tried, witnesses, through } = change;
  const what = kindWords(change, locale);
  const style = styles[kind] ?? "heading";
  return [
    ...indented(clean(words.rules(change.old, change.new)) + colon + what, width, "").map((it) => paint(style, it)),
    ...(through.length === 0 ? [] : indented(words.through(through), width, "  ")),
    ...(tried > 0 && witnesses.length === 0 ? indented(words.notShown(tried), width, "  ") : []),
    ...witnesses.flatMap((it) => showWitness(it, width, locale)),
  ];
}

/** What became of a rule, and for whom that is stricter or looser. */
export function kindWords({ kind, effect }: DiffChange, locale: Locale): string {
  const words = tablesIn(locale).diff;
  const { pause } = tablesIn(locale).report.marks;
  return effect === undefined ? words.kind(kind) : words.kind(kind) + pause + words.effect(effect);
}

function showWitness(it: DiffWitness, width: number, locale: Locale): readonly string[] {
  const words = tablesIn(locale).diff;
  const { colon, semicolon, pause } = tablesIn(locale).report.marks;
  const direction = words.direction([it.direction]);
  const label = it.is_open ? direction + semicolon + words.open : direction;
  return [
    ...indented(label + pause + words.day(it.as_of, it.law_of), width, "  "),
    ...diffSides.flatMap((side) => indented(words.sideName(side) + colon + saying(it[side], locale), width, "    ")),
    ...yamlOf(it.documents),
    ...(it.profile === undefined ? [] : yamlOf(it.profile)),
  ];
}

/** A document as it stands in its file, but for what every document says at its top. */
const yamlOf = (text: string): readonly string[] =>
  text
    .split("\n")
    .filter((it) => it !== "" && !/^(kind|vocabulary): /.test(it))
    .map((it) => `    ${clean(it)}`);

/** What is judged by some document; where nothing is, that. */
export function saying(all: readonly DiffSays[], locale: Locale): string {
  const words = tablesIn(locale).diff;
  const judged = all.filter((it) => it.verdict !== "not_examined");
  const told = judged.length > 0 ? judged : all;
  const isParty = new Set(told.map((it) => it.party)).size > 1;
  return told.length === 0
    ? words.noRule
    : told.map((it) => words.says(it, isParty)).join(tablesIn(locale).report.marks.comma);
}

function showReplay({ replay }: DiffReport, { locale, width, paint }: ShowOptions): readonly string[] {
  if (!replay) return [];
  const words = tablesIn(locale).diff;
  const { colon } = tablesIn(locale).report.marks;
  return [
    ...indented(words.replayed(replay.inputs, replay.flips.length), width, "").map((it) => paint("heading", it)),
    ...indented(words.words(replay.old, replay.new), width, "  "),
    ...replay.flips.flatMap((it) => [
      ...indented(`${clean(it.path)}:${it.line} ${it.subject}${colon}${words.direction(it.directions)}`, width, "  "),
      ...diffSides.flatMap((side) => indented(words.sideName(side) + colon + saying(it[side], locale), width, "    ")),
    ]),
    ...replay.one_sided.flatMap((it) => indented(words.oneSided(it.standard, it.known_to), width, "  ")),
  ];
}

/** The version that the change asks for, and why. */
export function showVersion({ version }: DiffReport, locale: Locale): readonly string[] {
  if (!version) return [];
  const words = tablesIn(locale).diff;
  const { from, level, proposed, found, reasons, unshown } = version;
  return [
    words.version(from, level, proposed, found),
    ...reasons.map(words.reason),
    ...(unshown > 0 && level !== "major" ? [words.unshown(unshown)] : []),
  ];
}
