import type { Diagnostic } from "../base/diagnostic.ts";
import type { Answer } from "../media/inspect-bytes.ts";
import type { Label } from "../media/read-label.ts";
import type { InspectedFile, Inspection } from "./inspection.ts";
import { inMargin } from "./margin.ts";
import { saidIn } from "./said-in.ts";
import type { ShowOptions } from "./show-options.ts";
import { clean, padTo, wrap } from "./text-layout.ts";
import { tablesIn } from "./tables.ts";

/** The labels of files for people at a terminal: file by file, then a count of every answer. */
export function showInspection({ files }: Inspection, options: ShowOptions): string {
  if (files.length === 0) return "";
  const words = tablesIn(options.locale).inspection;
  const order: readonly (Answer | undefined)[] = [
    "present",
    "absent",
    "malformed",
    "duplicated",
    "near-miss",
    undefined,
  ];
  const counted = (file: InspectedFile): Answer | undefined => (file.isWhole ? file.answer : undefined);
  const counts = order
    .map((answer) => [answer, files.filter((it) => counted(it) === answer).length] as const)
    .filter(([, count]) => count > 0);
  const isRight = files.every((it) => counted(it) === "present");
  return [
    ...files.flatMap((it) => [...showFile(it, options), ""]),
    ...wrap(words.summary(counts, files.length), options.width).map((it) =>
      options.paint(isRight ? "satisfied" : "violated", it),
    ),
    ...wrap(words.basis, options.width),
    "",
  ].join("\n");
}

function showFile(file: InspectedFile, options: ShowOptions): readonly string[] {
  const { path, kind, answer, isWhole, labels, faults, beside } = file;
  const words = tablesIn(options.locale).inspection;
  const { colon, pause } = tablesIn(options.locale).report.marks;
  const style =
    answer === "present" && isWhole ? "satisfied" : answer === undefined || !isWhole ? "undetermined" : "violated";
  const said = (kind === undefined ? "" : kind + pause) + words.answer(answer, isWhole);
  const line = (label: string, text: string): readonly string[] =>
    inMargin(label, clean(text), options.width, options.paint, "  ");
  return [
    clean(path) + colon + options.paint(style, said),
    ...labels.flatMap((it) => showLabel(it, options)),
    ...faults.flatMap((it) => showFault(it, options)),
    ...beside.sourceTypes.flatMap((it) => line(words.beside, words.sourceType(it))),
    ...(beside.c2pa ? line(words.beside, words.c2pa) : []),
  ];
}

function showLabel({ place, key, offset, aigc, faults }: Label, options: ShowOptions): readonly string[] {
  const words = tablesIn(options.locale).inspection;
  const line = (label: string, text: string): readonly string[] =>
    inMargin(label, clean(text), options.width, options.paint, "  ");
  const fields = options.quiet ? [] : Object.entries(aigc ?? {});
  return [
    ...line(words.label, words.place(options.locale.list([place], "comma"), key?.slice(0, 100), offset)),
    ...fields.flatMap(([field, value]) => line("", `${padTo(field, 19)}${words.meaning(field, shortened(value))}`)),
    ...faults.flatMap((it) => showFault(it, options)),
  ];
}

/** A signature in a reserved field is longer than anybody reads. */
function shortened(value: string): string {
  return value.length > 40 ? `${value.slice(0, 37)}...` : value;
}

function showFault(fault: Diagnostic<undefined>, { width, paint, locale }: ShowOptions): readonly string[] {
  const { code, severity, message, help } = saidIn(fault, locale);
  const words = tablesIn(locale).inspection;
  const label = severity === "error" ? words.error : words.warning;
  const painted: ShowOptions["paint"] = (_, text) => paint(severity, text);
  return [
    ...inMargin(label, `${clean(message)} [${code}]`, width, painted, "  "),
    ...(help === undefined ? [] : inMargin(words.help, clean(help), width, paint, "  ")),
  ];
}
