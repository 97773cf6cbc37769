import { labelFields } from "../media/label-key.ts";
import { implicitLabels, type InspectedFile, type Inspection } from "./inspection.ts";
import type { ShowOptions } from "./show-options.ts";
import { clean, wrap } from "./text-layout.ts";
import type { InspectionWording } from "./inspection-english.ts";
import { tablesIn } from "./tables.ts";

/** `labels.implicit` of a response document for each file, one YAML document each. */
export function inspectionYaml({ files }: Inspection, { locale, width }: ShowOptions): string {
  const { yaml: words } = tablesIn(locale).inspection;
  const { gap, stop } = tablesIn(locale).report.marks;
  const comment = (text: string, indent = ""): readonly string[] =>
    wrap(clean(text), width - indent.length - 2).map((line) => `${indent}# ${line}`);
  return files
    .map((file) =>
      [...comment(`${file.path}${stop}${gap}${words.head}`), ...fragment(file, words, comment), ""].join("\n"),
    )
    .join("---\n");
}

function fragment(
  file: InspectedFile,
  words: InspectionWording["yaml"],
  comment: (text: string, indent?: string) => readonly string[],
): readonly string[] {
  const implicit = implicitLabels(file);
  if (implicit === undefined) return comment(words.unread);
  const { present, count, aigc } = implicit;
  const fields = labelFields.flatMap((it) =>
    aigc?.[it] === undefined ? [] : [`      ${it}: ${JSON.stringify(aigc[it])}`],
  );
  return [
    "labels:",
    "  implicit:",
    ...(present === undefined ? comment(words.withoutPresence, "    ") : [`    present: ${present}`]),
    `    count: ${count}`,
    ...(count > 1 ? comment(words.several, "    ") : []),
    ...(fields.length === 0 ? ["    aigc: null"] : ["    aigc:", ...fields]),
  ];
}
