import { labelFields } from "../../../media/label-key.ts";
import { implicitLabels, type InspectedFile, type Inspection } from "../../model/inspection.ts";
import type { ShowOptions } from "../../view/show-options.ts";
import { clean, wrap } from "../../view/text-layout.ts";
import type { Message } from "../../../base/message.ts";
import { inspectedYaml } from "../../messages/inspection.ts";

/** `labels.implicit` of a response document for each file, one YAML document each. */
export function inspectionYaml({ files }: Inspection, { locale, width }: ShowOptions): string {
  const comment: Comment = (it, indent = "") =>
    wrap(clean(locale.say(it)), width - indent.length - 2).map((line) => `${indent}# ${line}`);
  return files
    .map((file) => [...comment(inspectedYaml.head({ path: file.path })), ...fragment(file, comment), ""].join("\n"))
    .join("---\n");
}

type Comment = (it: Message, indent?: string) => readonly string[];

function fragment(file: InspectedFile, comment: Comment): readonly string[] {
  const implicit = implicitLabels(file);
  if (implicit === undefined) return comment(inspectedYaml.unread());
  const { present, count, aigc } = implicit;
  const fields = labelFields.flatMap((it) =>
    aigc?.[it] === undefined ? [] : [`      ${it}: ${JSON.stringify(aigc[it])}`],
  );
  return [
    "labels:",
    "  implicit:",
    ...(present === undefined ? comment(inspectedYaml.withoutPresence(), "    ") : [`    present: ${present}`]),
    `    count: ${count}`,
    ...(count > 1 ? comment(inspectedYaml.several(), "    ") : []),
    ...(fields.length === 0 ? ["    aigc: null"] : ["    aigc:", ...fields]),
  ];
}
