import { diffChangelog } from "./diff-changelog.ts";
import { diffEnglish as words } from "./diff-english.ts";
import { saying, showVersion } from "./diff-human.ts";
import { diffSides, type DiffChange, type DiffReport } from "./diff-report.ts";

/** What changed, as a page or a comment on a change: a table of rules, what shows each, and a draft of the changelog. */
export function diffMarkdown(report: DiffReport): string {
  const { changes, replay, pack, articles } = report;
  const shown = changes.filter((it) => it.kind !== "unchanged");
  const row = (cells: readonly string[]): string => `| ${cells.map(inCell).join(" | ")} |`;
  const ofPack = pack.flatMap((it) => words.ofPack(it));
  return [
    `# ${report.old.name} -> ${report.new.name}`,
    "",
    ...diffSides.map((it) => `- ${it}: ${words.side(report[it])}`),
    `- as of ${report.as_of}; ${words.budget(report.budget, report.budget_following)}`,
    ...ofPack.map((it) => `- ${it}`),
    ...articles.map((it) => `- ${words.article(it.kind, it.old, it.new)}`),
    "",
    `${words.summary(report.summary)}; ${words.effects(report.summary)}.`,
    "",
    row(["rule", "change", "old", "new"]),
    row(["---", "---", "---", "---"]),
    ...shown.flatMap((it) => rowsOf(it).map(row)),
    "",
    ...shown.flatMap(details),
    ...(replay ? replayed(replay) : []),
    "## Version",
    "",
    ...showVersion(report).map((it) => `- ${it}`),
    "",
    "## Draft of the changelog",
    "",
    "```markdown",
    diffChangelog(report).trimEnd(),
    "```",
    "",
  ].join("\n");
}

const inCell = (text: string): string => text.replaceAll("|", "\\|").replaceAll("\n", " ");

function rowsOf(it: DiffChange): readonly (readonly string[])[] {
  const name = words.rules(it.old, it.new);
  const kind = it.effect === undefined ? words.kind(it.kind) : `${words.kind(it.kind)}, ${words.effect(it.effect)}`;
  if (it.witnesses.length > 0) return it.witnesses.map((one) => [name, kind, saying(one.old), saying(one.new)]);
  const why = it.through.length > 0 ? words.through(it.through) : it.tried > 0 ? words.notShown(it.tried) : "";
  return [[name, kind, why, ""]];
}

function details(it: DiffChange): readonly string[] {
  return it.witnesses.flatMap((one) => [
    `<details><summary>${words.rules(it.old, it.new)}: ${one.direction}, as of ${one.as_of}</summary>`,
    "",
    "```yaml",
    `${one.documents}${one.profile === undefined ? "" : `--- # profile\n${one.profile}`}`.trimEnd(),
    "```",
    "",
    "</details>",
    "",
  ]);
}

const replayed = (replay: NonNullable<DiffReport["replay"]>): readonly string[] => [
  "## Recorded documents",
  "",
  `${words.replayed(replay.inputs, replay.flips.length)}; ${words.words(replay.old, replay.new)}.`,
  "",
  ...replay.flips.map((it) => `- \`${it.path}:${it.line}\`: ${saying(it.old)} -> ${saying(it.new)}`),
  ...replay.one_sided.map((it) => `- ${words.oneSided(it.standard, it.known_to)}`),
  "",
];
