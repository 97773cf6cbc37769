import type { DiffReport } from "./diff-report.ts";
import type { ShowOptions } from "./show-options.ts";
import { tablesIn } from "./tables.ts";

/** A draft of the entry for `CHANGELOG.md`: what a reader has to know of each rule that is not the same; reasons are for people to add. */
export function diffChangelog(
  { version, changes, pack, new: later }: DiffReport,
  { locale }: Pick<ShowOptions, "locale">,
): string {
  const words = tablesIn(locale).diff;
  const { colon, stop } = tablesIn(locale).report.marks;
  const told = changes.filter((it) => it.kind !== "unchanged" && it.through.length === 0);
  const name = (it: (typeof told)[number]): string => words.inChangelog(it.new.length > 0 ? it.new : it.old);
  const ofPack = pack.flatMap((it) => words.ofPack(it));
  const number = version === undefined || version.is_enough ? later.version : version.proposed;
  const lines = [...ofPack, ...told.map((it) => name(it) + colon + words.told(it) + stop)];
  return [
    `## ${number}`,
    "",
    ...(lines.length === 0 ? [`- ${words.nothingOther}`] : lines.map((it) => `- ${it}`)),
    "",
  ].join("\n");
}
