import type { Diagnostic } from "../../base/diagnostic.ts";
import { locales } from "../../base/locale.ts";
import { listOf, type Message, type MessageValue } from "../../base/message.ts";
import type { LabelAnswer } from "../../readers/media/inspect-bytes.ts";
import { labelFields } from "../../readers/media/label-key.ts";
import type { Label } from "../../readers/media/read-label.ts";
import { inspectionWords, labelAnswerWords, inspectionYamlWords } from "../messages/inspection.ts";
import { labels as marginWords } from "../messages/labels.ts";
import { phrases, present } from "../messages/phrases.ts";
import { reportTrouble } from "../model/build-report.ts";
import { implicitLabels, type InspectedFile, type Inspection } from "../model/inspection.ts";
import type { Layout, ShowOptions } from "../view/format-options.ts";
import { clean, noted, padTo, wrap } from "../view/text-layout.ts";
import { jsonText } from "./json.ts";

/** The labels of files for people at a terminal: file by file, then a count of every answer. */
export function inspectionText({ files }: Inspection, options: ShowOptions): string {
  if (files.length === 0) return "";
  const { say } = options.locale;
  const answers = ["present", "absent", "malformed", "duplicated", "near-miss", undefined] as const;
  const counted = (file: InspectedFile): LabelAnswer | undefined => (file.isWhole ? file.answer : undefined);
  const counts = answers.flatMap((answer) => {
    const count = files.filter((it) => counted(it) === answer).length;
    if (count === 0) return [];
    if (answer === undefined) return [inspectionWords.countUnread({ count })];
    return [inspectionWords.count({ count, answer: labelAnswerWords[answer]() })];
  });
  const isRight = files.every((it) => counted(it) === "present");
  return [
    ...files.flatMap((it) => [...showFile(it, options), ""]),
    ...wrap(say(inspectionWords.summary({ files: files.length, counts: listOf(counts) })), options.width).map((it) =>
      options.paint(isRight ? "satisfied" : "violated", it),
    ),
    ...wrap(say(inspectionWords.basis()), options.width),
    "",
  ].join("\n");
}

function showFile(file: InspectedFile, options: ShowOptions): readonly string[] {
  const { path, kind, answer, isWhole, labels, faults, beside } = file;
  const { say } = options.locale;
  const style =
    answer === "present" && isWhole ? "satisfied" : answer === undefined || !isWhole ? "undetermined" : "violated";
  const said = options.locale.list(present([kind, answerOf(file)]), "clause");
  const besides = [
    ...beside.sourceTypes.map((type) => inspectionWords.sourceType({ type })),
    ...(beside.c2pa ? [inspectionWords.c2pa()] : []),
  ];
  return [
    say(phrases.labelled({ label: clean(path), text: options.paint(style, said) })),
    ...labels.flatMap((it) => showLabel(it, options)),
    ...faults.flatMap((it) => showFault(it, options)),
    ...besides.flatMap((it) => noted(inspectionWords.beside(), it, options, "  ")),
  ];
}

function showLabel({ place, key, offset, aigc, faults }: Label, options: ShowOptions): readonly string[] {
  const at =
    key === undefined
      ? inspectionWords.place({ place, offset })
      : inspectionWords.placeWithKey({ place, key: key.slice(0, 100), offset });
  const fields = options.quiet ? [] : Object.entries(aigc ?? {});
  return [
    ...noted(inspectionWords.label(), at, options, "  "),
    ...fields.flatMap(([field, value]) =>
      noted("", `${padTo(field, 19)}${options.locale.show(meaningOf(field, shortened(value)))}`, options, "  "),
    ),
    ...faults.flatMap((it) => showFault(it, options)),
  ];
}

function answerOf(file: InspectedFile): Message {
  if (file.answer === undefined) return inspectionWords.notRead();
  const answer = labelAnswerWords[file.answer]();
  return file.isWhole ? answer : inspectionWords.inPart({ answer });
}

function meaningOf(field: string, value: string): MessageValue {
  if (field === "Label" && (value === "1" || value === "2" || value === "3")) return inspectionWords.meaning({ value });
  return value === "" ? inspectionWords.empty() : value;
}

/** A signature in a reserved field is longer than anybody reads. */
function shortened(value: string): string {
  return value.length > 40 ? `${value.slice(0, 37)}...` : value;
}

function showFault(fault: Diagnostic<undefined>, options: Layout): readonly string[] {
  const { code, severity } = fault;
  const { paint, locale } = options;
  const painted: Layout = { ...options, paint: (_, text) => paint(severity, text) };
  return [
    ...noted(inspectionWords[severity](), `${locale.say(fault)} [${code}]`, painted, "  "),
    ...noted(marginWords.help(), locale.help(fault), options, "  "),
  ];
}

/** `labels.implicit` of a response document for each file, one YAML document each. */
export function inspectionYaml({ files }: Inspection, { locale, width }: ShowOptions): string {
  const comment: Comment = (it, indent = "") =>
    wrap(clean(locale.say(it)), width - indent.length - 2).map((line) => `${indent}# ${line}`);
  return files
    .map((file) =>
      [...comment(inspectionYamlWords.head({ path: file.path })), ...fragment(file, comment), ""].join("\n"),
    )
    .join("---\n");
}

type Comment = (it: Message, indent?: string) => readonly string[];

function fragment(file: InspectedFile, comment: Comment): readonly string[] {
  const implicit = implicitLabels(file);
  if (implicit === undefined) return comment(inspectionYamlWords.unread());
  const { present, count, aigc } = implicit;
  const fields = labelFields.flatMap((it) =>
    aigc?.[it] === undefined ? [] : [`      ${it}: ${JSON.stringify(aigc[it])}`],
  );
  return [
    "labels:",
    "  implicit:",
    ...(present === undefined ? comment(inspectionYamlWords.withoutPresence(), "    ") : [`    present: ${present}`]),
    `    count: ${count}`,
    ...(count > 1 ? comment(inspectionYamlWords.several(), "    ") : []),
    ...(fields.length === 0 ? ["    aigc: null"] : ["    aigc:", ...fields]),
  ];
}

/** An inspection as JSON that fits `grammar/schema/inspection-1.schema.json`. */
export function inspectionJson({ files, troubles, exitCode }: Inspection): string {
  const json = {
    inspection: "inspection@1",
    exit_code: exitCode,
    files: files.map((file) => ({
      path: file.path,
      kind: file.kind ?? null,
      answer: file.answer ?? null,
      whole: file.isWhole,
      implicit: implicitLabels(file) ?? null,
      labels: file.labels.map(({ place, offset, key, text, aigc, faults }) => ({
        place: locales.en.list([place], "comma"),
        offset,
        key: key ?? null,
        text: text ?? null,
        aigc: aigc ?? null,
        faults: faults.map(plainFault),
      })),
      faults: file.faults.map(plainFault),
      beside: { digital_source_types: file.beside.sourceTypes, c2pa: file.beside.c2pa },
    })),
    troubles: troubles.map((it) => reportTrouble(it)).map(({ help, ...it }) => ({ ...it, help: help ?? null })),
  };
  return jsonText(json);
}

function plainFault(it: Diagnostic<undefined>): object {
  const { code, severity } = it;
  return { code, severity, message: locales.en.say(it), help: locales.en.help(it) ?? null };
}
