import type { Locale } from "../../../base/locale.ts";
import { listOf, type Value } from "../../../base/message.ts";
import { diffChangelog } from "./diff-changelog.ts";
import {
  articleLines,
  effectsOf,
  kindOf,
  oneSidedOf,
  replayedOf,
  rulesOf,
  saying,
  showVersion,
  sideOf,
  situations,
  throughOf,
  togetherOf,
} from "../text/diff-human.ts";
import { diffSides, type DiffChange, type DiffReport } from "../../model/diff-report.ts";
import { diffWords, effects, packChangeOf, summaryOf } from "../../messages/diff.ts";
import { phrases } from "../../messages/phrases.ts";
import type { ShowOptions } from "../../view/show-options.ts";

/** What changed, as a page or a comment on a change: a table of rules, what shows each, and a draft of the changelog. */
export function diffMarkdown(report: DiffReport, { locale }: Pick<ShowOptions, "locale">): string {
  const { changes, replay, pack } = report;
  const shown = changes.filter((it) => it.kind !== "unchanged");
  const row = (cells: readonly Value[]): string => `| ${cells.map((it) => inCell(locale.show(it))).join(" | ")} |`;
  const item = (text: Value): string => `- ${locale.show(text)}`;
  const sentence = (...parts: readonly Value[]): string =>
    locale.say(phrases.sentence({ text: listOf(parts, "semicolon") }));
  const columns = [diffWords.rule(), diffWords.change(), diffWords.old(), diffWords.new()];
  return [
    `# ${report.old.name} -> ${report.new.name}`,
    "",
    ...diffSides.map((it) => item(phrases.labelled({ label: diffWords[it](), text: sideOf(report[it]) }))),
    item(listOf([diffWords.day({ day: report.as_of }), situations(report)], "semicolon")),
    ...pack.flatMap(packChangeOf).map(item),
    ...articleLines(report, locale).map(item),
    "",
    sentence(summaryOf(report.summary), effectsOf(report)),
    "",
    row(columns),
    row(columns.map(() => "---")),
    ...shown.flatMap((it) => rowsOf(it, locale).map(row)),
    "",
    ...shown.flatMap((it) => details(it, locale)),
    ...(replay
      ? [
          `## ${locale.say(diffWords.replay())}`,
          "",
          sentence(replayedOf(replay), togetherOf(replay)),
          "",
          ...replay.flips.map((it) => {
            const text = `${locale.show(saying(it.old))} -> ${locale.show(saying(it.new))}`;
            return item(phrases.labelled({ label: `\`${it.path}:${it.line}\``, text }));
          }),
          ...oneSidedOf(replay).map(item),
          "",
        ]
      : []),
    `## ${locale.say(diffWords.versionTitle())}`,
    "",
    ...showVersion(report).map(item),
    "",
    `## ${locale.say(diffWords.draft())}`,
    "",
    "```markdown",
    diffChangelog(report, { locale }).trimEnd(),
    "```",
    "",
  ].join("\n");
}

const inCell = (text: string): string => text.replaceAll("|", "\\|").replaceAll("\n", " ");

function rowsOf(it: DiffChange, locale: Locale): readonly (readonly Value[])[] {
  const [name, kind] = [rulesOf(it, locale), kindOf(it)];
  if (it.witnesses.length > 0) return it.witnesses.map((one) => [name, kind, saying(one.old), saying(one.new)]);
  const isTried = it.tried > 0;
  const why = it.through.length > 0 ? throughOf(it.through) : isTried ? diffWords.notShown({ tried: it.tried }) : "";
  return [[name, kind, why, ""]];
}

function details(it: DiffChange, locale: Locale): readonly string[] {
  return it.witnesses.flatMap((one) => {
    const text = listOf([effects[one.direction](), diffWords.day({ day: one.as_of })], "clause");
    return [
      `<details><summary>${locale.say(phrases.labelled({ label: rulesOf(it, locale), text }))}</summary>`,
      "",
      "```yaml",
      `${one.documents}${one.profile === undefined ? "" : `--- # profile\n${one.profile}`}`.trimEnd(),
      "```",
      "",
      "</details>",
      "",
    ];
  });
}
