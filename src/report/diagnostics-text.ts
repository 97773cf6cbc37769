import type { Diagnostic } from "../base/diagnostic.ts";
import { codeFrame } from "./code-frame.ts";
import { english } from "./english.ts";
import { inMargin } from "./margin.ts";
import type { Paint } from "./paint.ts";
import { excerptOf, reportPlace, showPlace } from "./report-place.ts";
import type { Trouble } from "./report-run.ts";
import { clean, wrap } from "./text-layout.ts";

interface Layout {
  readonly width: number;
  readonly paint: Paint;
}

/** Mistakes in files, by place: `file:line:column: error code`, the message, the line with carets, help and fix. */
export function showDiagnostics(diagnostics: readonly Diagnostic[], layout: Layout): string {
  return inOrder(diagnostics)
    .map((it) => `${showDiagnostic(it, layout).join("\n")}\n`)
    .join("\n");
}

/** The same without the lines of the files, which may hold what nobody should see. */
export function showDiagnosticLines(diagnostics: readonly Diagnostic[], { width, paint }: Layout): string {
  return inOrder(diagnostics)
    .flatMap((it) => [...headOf(it, width, paint), ""])
    .join("\n");
}

/** Mistakes that stand in no file, or where edict.yaml asks for what is not there. */
export function showTroubles(troubles: readonly Trouble[], { width, paint }: Layout): string {
  return troubles
    .map((it) => {
      const { message, code, help, at } = it;
      if (at) {
        const inFile = { code, severity: "error", message, help, params: {}, place: at, fix: undefined } as const;
        return `${showDiagnostic(inFile, { width, paint }).join("\n")}\n`;
      }
      const lines = wrap(`error: ${clean(message)} [${code}]`, width, "  ");
      const [first = "", ...rest] = lines;
      return [
        first.replace(/^error/, (it) => paint("error", it)),
        ...rest,
        ...(help === undefined ? [] : inMargin(english.labels.help, clean(help), width, paint, "  ")),
        "",
      ].join("\n");
    })
    .join("");
}

/** Paths by code unit, then as the file reads. */
function inOrder(diagnostics: readonly Diagnostic[]): readonly Diagnostic[] {
  return diagnostics.toSorted((a, b) => {
    const [left, right] = [a.place, b.place];
    if (left.source.path !== right.source.path) return left.source.path < right.source.path ? -1 : 1;
    return left.span.start - right.span.start || (a.code < b.code ? -1 : 1);
  });
}

function showDiagnostic(it: Diagnostic, { width, paint }: Layout): readonly string[] {
  const at = reportPlace(it.place);
  const margin = (label: string, text: string | undefined): readonly string[] =>
    text === undefined ? [] : inMargin(label, clean(text), width, paint, "  ");
  return [
    ...headOf(it, width, paint),
    ...codeFrame(at.line, excerptOf(it.place), width - 2, paint).map((line) => `  ${line}`),
    ...margin(english.labels.help, it.help),
    ...margin(english.labels.fix, it.fix?.title),
  ];
}

function headOf({ place, severity, code, message }: Diagnostic, width: number, paint: Paint): readonly string[] {
  const at = clean(showPlace(reportPlace(place)));
  return [`${at}: ${paint(severity, severity)} ${code}`, ...wrap(`  ${clean(message)}`, width, "  ")];
}
