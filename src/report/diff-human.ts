import { diffEnglish as words } from "./diff-english.ts";
import { diffSides, type DiffChange, type DiffReport, type DiffSays, type DiffWitness } from "./diff-report.ts";
import { inMargin, indented } from "./margin.ts";
import type { Style } from "./paint.ts";
import type { ShowOptions } from "./show-options.ts";
import { clean } from "./text-layout.ts";

/** What changed, for people at a terminal: the two texts, each rule that is not the same, what shows it, and the version to give. */
export function showDiff(report: DiffReport, options: Pick<ShowOptions, "width" | "paint" | "quiet">): string {
  const { width, paint, quiet } = options;
  const shown = report.changes.filter((it) => (quiet ? it.tried > 0 : it.kind !== "unchanged"));
  const line = (label: string, text: string): readonly string[] => inMargin(label, clean(text), width, paint);
  const head = diffSides.flatMap((it) => line(it, `${report[it].name}: ${words.side(report[it])}`));
  const ofPack = report.pack.flatMap((it) => words.ofPack(it));
  return [
    ...head,
    ...line("as of", report.as_of),
    ...line("budget", words.budget(report.budget, report.budget_following)),
    ...section(ofPack.flatMap((it) => line("pack", it))),
    ...section(report.articles.flatMap((it) => line("articles", words.article(it.kind, it.old, it.new)))),
    ...shown.flatMap((it) => ["", ...showChange(it, options)]),
    ...section(showReplay(report, options)),
    "",
    ...line("rules", words.summary(report.summary)),
    ...line("", words.effects(report.summary)),
    ...showVersion(report).flatMap((it, index) => line(index === 0 ? "version" : "", it)),
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

function showChange(change: DiffChange, { width, paint }: Pick<ShowOptions, "width" | "paint">): readonly string[] {
  const { kind, effect, tried, witnesses, through } = change;
  const what = effect === undefined ? words.kind(kind) : `${words.kind(kind)}, ${words.effect(effect)}`;
  const style = styles[kind] ?? "heading";
  return [
    ...indented(`${clean(words.rules(change.old, change.new))}: ${what}`, width, "").map((it) => paint(style, it)),
    ...(through.length === 0 ? [] : indented(words.through(through), width, "  ")),
    ...(tried > 0 && witnesses.length === 0 ? indented(words.notShown(tried), width, "  ") : []),
    ...witnesses.flatMap((it) => showWitness(it, width)),
  ];
}

function showWitness(it: DiffWitness, width: number): readonly string[] {
  const label = it.is_open ? `${it.direction}; ${words.open}` : it.direction;
  const day = it.law_of === undefined ? `as of ${it.as_of}` : `as of ${it.as_of}, law of ${it.law_of}`;
  return [
    ...indented(`${label}, ${day}`, width, "  "),
    ...diffSides.flatMap((side) => indented(`${side}: ${saying(it[side])}`, width, "    ")),
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
export function saying(all: readonly DiffSays[]): string {
  const judged = all.filter((it) => it.verdict !== "not_examined");
  const told = judged.length > 0 ? judged : all;
  const isParty = new Set(told.map((it) => it.party)).size > 1;
  return told.length === 0 ? words.noRule : told.map((it) => words.says(it, isParty)).join(", ");
}

function showReplay({ replay }: DiffReport, { width, paint }: Pick<ShowOptions, "width" | "paint">): readonly string[] {
  if (!replay) return [];
  return [
    ...indented(words.replayed(replay.inputs, replay.flips.length), width, "").map((it) => paint("heading", it)),
    ...indented(words.words(replay.old, replay.new), width, "  "),
    ...replay.flips.flatMap((it) => [
      ...indented(`${clean(it.path)}:${it.line} ${it.subject}: ${it.directions.join(" and ")}`, width, "  "),
      ...diffSides.flatMap((side) => indented(`${side}: ${saying(it[side])}`, width, "    ")),
    ]),
    ...replay.one_sided.flatMap((it) => indented(words.oneSided(it.standard, it.known_to), width, "  ")),
  ];
}

/** The version that the change asks for, and why. */
export function showVersion({ version }: DiffReport): readonly string[] {
  if (!version) return [];
  const { from, level, proposed, found, reasons, unshown } = version;
  return [
    words.version(from, level, proposed, found),
    ...reasons.map(words.reason),
    ...(unshown > 0 && level !== "major" ? [words.unshown(unshown)] : []),
  ];
}
