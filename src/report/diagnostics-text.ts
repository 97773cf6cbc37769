import type { Diagnostic } from "../base/diagnostic.ts";
import { codeFrame } from "./code-frame.ts";
import { inMargin } from "./margin.ts";
import type { Paint } from "./paint.ts";
import { excerptOf, reportPlace, showPlace } from "./report-place.ts";
import type { Trouble } from "./report-run.ts";
import { diagnosticIn, saidIn } from "./said-in.ts";
import type { Locale } from "../base/locale.ts";
import { clean, wrap } from "./text-layout.ts";
import { labels } from "./messages/labels.ts";

export interface Layout {
  readonly width: number;
  readonly paint: Paint;
  readonly locale: Locale;
}

/** Mistakes in files, by place: `file:line:column: error code`, the message, the line with carets, help and fix. */
export function showDiagnostics(diagnostics: readonly Diagnostic[], layout: Layout): string {
  return inOrder(diagnostics)
    .map((it) => `${showDiagnostic(it, layout).join("\n")}\n`)
    .join("\n");
}

/** The same without the lines of the files, which may hold what nobody should see. */
export function showDiagnosticLines(diagnostics: readonly Diagnostic[], layout: Layout): string {
  return inOrder(diagnostics)
    .flatMap((it) => [...headOf(diagnosticIn(it, layout.locale), layout), ""])
    .join("\n");
}

/** Mistakes that stand in no file, or where edict.yaml asks for what is not there. */
export function showTroubles(troubles: readonly Trouble[], layout: Layout): string {
  const { width, paint, locale } = layout;
  return troubles
    .map((it) => {
      const { code, at, zh } = it;
      const { message, help } = saidIn(it, locale);
      if (at) {
        const { message, help } = it;
        const inFile = {
          code,
          severity: "error",
          message,
          help,
          zh,
          params: {},
          place: at,
          fix: undefined,
          exit: undefined,
        } as const;
        return `${showDiagnostic(inFile, layout).join("\n")}\n`;
      }
      const label = locale.say(labels.error());
      const [first = "", ...rest] = wrap(`${label}: ${clean(message)} [${code}]`, width, "  ");
      return [
        paint("error", label) + first.slice(label.length),
        ...rest,
        ...(help === undefined ? [] : inMargin(locale.say(labels.help()), clean(help), width, paint, "  ")),
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
    const lines = (left.source.line ?? 1) - (right.source.line ?? 1);
    return lines || left.span.start - right.span.start || (a.code < b.code ? -1 : 1);
  });
}

function showDiagnostic(diagnostic: Diagnostic, layout: Layout): readonly string[] {
  const { width, paint, locale } = layout;
  const it = diagnosticIn(diagnostic, locale);
  const at = reportPlace(it.place);
  const margin = (label: "help" | "fix", text: string | undefined): readonly string[] =>
    text === undefined ? [] : inMargin(locale.say(labels[label]()), clean(text), width, paint, "  ");
  return [
    ...headOf(it, layout),
    ...codeFrame(at.line, excerptOf(it.place), width - 2, paint).map((line) => `  ${line}`),
    ...margin("help", it.help),
    ...margin("fix", it.fix?.title),
  ];
}

function headOf({ place, severity, code, message }: Diagnostic, { width, paint, locale }: Layout): readonly string[] {
  const at = clean(showPlace(reportPlace(place)));
  return [
    `${at}: ${paint(severity, locale.say(labels[severity]()))} ${code}`,
    ...wrap(`  ${clean(message)}`, width, "  "),
  ];
}
