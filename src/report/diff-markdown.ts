import { diffChangelog } from "./diff-changelog.ts";
import { kindWords, saying, showVersion } from "./diff-human.ts";
import { diffSides, type DiffChange, type DiffReport } from "./diff-report.ts";
import type { Locale } from "../base/locale.ts";
import type { ShowOptions } from "./show-options.ts";
import { tablesIn } from "./tables.ts";

/** What changed, as a page or a comment on a change: a table of rules, what shows each, and a draft of the changelog. */
export function diffMarkdown(report: DiffReport, { locale }: Pick<ShowOptions, "locale">): string {
  const words = tablesIn(locale).diff;
  const { colon, semicolon, stop } = tablesIn(locale).report.marks;
  const { changes, replay, pack, articles } = report;
  const shown = changes.filter((it) => it.kind !== "unchanged");
  const row = (cells: readonly string[]): string => `| ${cells.map(inCell).join(" | ")} |`;
  const ofPack = pack.flatMap((it) => words.ofPack(it));
  return [
    `# ${report.old.name} -> ${report.new.name}`,
    "",
    ...diffSides.map((it) => `- ${words.sideName(it)}${colon}${words.side(report[it])}`),
    `- ${words.day(report.as_of, undefined)}${semicolon}${words.budget(report.budget, report.budget_following)}`,
    ...ofPack.map((it) => `- ${it}`),
    ...articles.map((it) => `- ${words.article(it.kind, it.old, it.new)}`),
    "",
    words.summary(report.summary) + semicolon + words.effects(report.summary) + stop,
    "",
    row(words.columns),
    row(words.columns.map(() => "---")),
    ...shown.flatMap((it) => rowsOf(it, locale).map(row)),
    "",
    ...shown.flatMap((it) => details(it, locale)),
    ...(replay ? replayed(replay, locale) : []),
    `## ${words.versionTitle}`,
    "",
    ...showVersion(report, locale).map((it) => `- ${it}`),
    "",
    `## ${words.draft}`,
    "",
    "```markdown",
    diffChangelog(report, { locale }).trimEnd(),
    "```",
    "",
  ].join("\n");
}

const inCell = (text: string): string => text.replaceAll("|", "\\|").replaceAll("\n", " ");

function rowsOf(it: DiffChange, locale: Locale): readonly (readonly string[])[] {
  const words = tablesIn(locale).diff;
  const name = words.rules(it.old, it.new);
  const kind = kindWords(it, locale);
  if (it.witnesses.length > 0)
    return it.witnesses.map((one) => [name, kind, saying(one.old, locale), saying(one.new, locale)]);
  const why = it.through.length > 0 ? words.through(it.through) : it.tried > 0 ? words.notShown(it.tried) : "";
  return [[name, kind, why, ""]];
}

function details(it: DiffChange, locale: Locale): readonly string[] {
  const words = tablesIn(locale).diff;
  const { colon, pause } = tablesIn(locale).report.marks;
  return it.witnesses.flatMap((one) => [
    `<details><summary>${words.rules(it.old, it.new)}${colon}${words.direction([one.direction])}${pause}${words.day(one.as_of, undefined)}</summary>`,
    "",
    "```yaml",
    `${one.documents}${one.profile === undefined ? "" : `--- # profile\n${one.profile}`}`.trimEnd(),
    "```",
    "",
    "</details>",
    "",
  ]);
}

function replayed(replay: NonNullable<DiffReport["replay"]>, locale: Locale): readonly string[] {
  const words = tablesIn(locale).diff;
  const { colon, semicolon, stop } = tablesIn(locale).report.marks;
  return [
    `## ${words.replay}`,
    "",
    words.replayed(replay.inputs, replay.flips.length) + semicolon + words.words(replay.old, replay.new) + stop,
    "",
    ...replay.flips.map(
      (it) => `- \`${it.path}:${it.line}\`${colon}${saying(it.old, locale)} -> ${saying(it.new, locale)}`,
    ),
    ...replay.one_sided.map((it) => `- ${words.oneSided(it.standard, it.known_to)}`),
    "",
  ];
}
