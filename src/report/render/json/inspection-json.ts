import type { Diagnostic } from "../../../base/diagnostic.ts";
import { locales } from "../../../base/locale.ts";
import { implicitLabels, type Inspection } from "../../model/inspection.ts";
import { reportTrouble } from "../../model/said-in.ts";

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
  return `${JSON.stringify(json, undefined, 2)}\n`;
}

function plainFault(it: Diagnostic<undefined>): object {
  const { code, severity } = it;
  return { code, severity, message: locales.en.say(it), help: locales.en.help(it) ?? null };
}
