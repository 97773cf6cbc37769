import type { Diagnostic } from "../../../base/diagnostic.ts";
import type { Answer } from "../../../media/inspect-bytes.ts";
import type { Label } from "../../../media/read-label.ts";
import type { InspectedFile, Inspection } from "../../model/inspection.ts";
import { inMargin } from "../../view/margin.ts";
import type { ShowOptions } from "../../view/show-options.ts";
import { clean, padTo, wrap } from "../../view/text-layout.ts";
import { listOf, type Message, type Value } from "../../../base/message.ts";
import { inspected, labelAnswers } from "../../messages/inspection.ts";
import { phrases } from "../../messages/phrases.ts";

/** The labels of files for people at a terminal: file by file, then a count of every answer. */
export function showInspection({ files }: Inspection, options: ShowOptions): string {
  if (files.length === 0) return "";
  const { say } = options.locale;
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
    .map((answer) => ({ answer, count: files.filter((it) => counted(it) === answer).length }))
    .filter(({ count }) => count > 0)
    .map(({ answer, count }) =>
      answer === undefined
        ? inspected.countUnread({ count })
        : inspected.count({ count, answer: labelAnswers[answer]() }),
    );
  const isRight = files.every((it) => counted(it) === "present");
  return [
    ...files.flatMap((it) => [...showFile(it, options), ""]),
    ...wrap(say(inspected.summary({ files: files.length, counts: listOf(counts) })), options.width).map((it) =>
      options.paint(isRight ? "satisfied" : "violated", it),
    ),
    ...wrap(say(inspected.basis()), options.width),
    "",
  ].join("\n");
}

function showFile(file: InspectedFile, options: ShowOptions): readonly string[] {
  const { path, kind, answer, isWhole, labels, faults, beside } = file;
  const { say } = options.locale;
  const style =
    answer === "present" && isWhole ? "satisfied" : answer === undefined || !isWhole ? "undetermined" : "violated";
  const said = options.locale.list([...(kind === undefined ? [] : [kind]), answerOf(file)], "clause");
  const line = (label: string, text: string): readonly string[] =>
    inMargin(label, clean(text), options.width, options.paint, "  ");
  return [
    say(phrases.labelled({ label: clean(path), text: options.paint(style, said) })),
    ...labels.flatMap((it) => showLabel(it, options)),
    ...faults.flatMap((it) => showFault(it, options)),
    ...beside.sourceTypes.flatMap((it) => line(say(inspected.beside()), say(inspected.sourceType({ type: it })))),
    ...(beside.c2pa ? line(say(inspected.beside()), say(inspected.c2pa())) : []),
  ];
}

function showLabel({ place, key, offset, aigc, faults }: Label, options: ShowOptions): readonly string[] {
  const { say } = options.locale;
  const line = (label: string, text: string): readonly string[] =>
    inMargin(label, clean(text), options.width, options.paint, "  ");
  const at =
    key === undefined
      ? inspected.place({ place, offset })
      : inspected.placeWithKey({ place, key: key.slice(0, 100), offset });
  const fields = options.quiet ? [] : Object.entries(aigc ?? {});
  return [
    ...line(say(inspected.label()), say(at)),
    ...fields.flatMap(([field, value]) =>
      line("", `${padTo(field, 19)}${options.locale.list([meaningOf(field, shortened(value))], "comma")}`),
    ),
    ...faults.flatMap((it) => showFault(it, options)),
  ];
}

function answerOf(file: InspectedFile): Message {
  if (file.answer === undefined) return inspected.notRead();
  const answer = labelAnswers[file.answer]();
  return file.isWhole ? answer : inspected.inPart({ answer });
}

function meaningOf(field: string, value: string): Value {
  if (field === "Label" && (value === "1" || value === "2" || value === "3")) return inspected.meaning({ value });
  return value === "" ? inspected.empty() : value;
}

/** A signature in a reserved field is longer than anybody reads. */
function shortened(value: string): string {
  return value.length > 40 ? `${value.slice(0, 37)}...` : value;
}

function showFault(fault: Diagnostic<undefined>, { width, paint, locale }: ShowOptions): readonly string[] {
  const { code, severity } = fault;
  const { say } = locale;
  const help = locale.help(fault);
  const label = say(severity === "error" ? inspected.error() : inspected.warning());
  const painted: ShowOptions["paint"] = (_, text) => paint(severity, text);
  return [
    ...inMargin(label, `${clean(say(fault))} [${code}]`, width, painted, "  "),
    ...(help === undefined ? [] : inMargin(say(inspected.help()), clean(help), width, paint, "  ")),
  ];
}
