import { diffEnglish as words } from "./diff-english.ts";
import type { DiffReport } from "./diff-report.ts";

/** A draft of the entry for `CHANGELOG.md`: what a reader has to know of each rule that is not the same; reasons are for people to add. */
export function diffChangelog({ version, changes, pack, new: later }: DiffReport): string {
  const told = changes.filter((it) => it.kind !== "unchanged" && it.through.length === 0);
  const name = (it: (typeof told)[number]): string => {
    const rules = it.new.length > 0 ? it.new : it.old;
    const cites = [...new Set(rules.map((one) => one.cite))].join(", ");
    return `${cites.replace(/^art\./, "Article")}: ${rules.map((one) => `\`${one.rule}\``).join(", ")}`;
  };
  const ofPack = pack.flatMap((it) => words.ofPack(it));
  const number = version === undefined || version.is_enough ? later.version : version.proposed;
  const lines = [...ofPack, ...told.map((it) => `${name(it)}: ${words.told(it)}.`)];
  return [
    `## ${number}`,
    "",
    ...(lines.length === 0 ? ["- Nothing that a rule says is other."] : lines.map((it) => `- ${it}`)),
    "",
  ].join("\n");
}
