import type { Locale } from "../../base/locale.ts";
import { formatWords } from "../messages/labels.ts";
import { exitWords } from "../messages/verdicts.ts";
import type { Report, ReportPlace } from "../model/report.ts";
import { annotationsOf, type Annotation } from "../view/annotations.ts";
import type { JudgedInstance } from "../view/findings.ts";
import type { ShowOptions } from "../view/format-options.ts";
import { labelledLine } from "../view/rule-lines.ts";
import { countLines, headerLines } from "../view/run-lines.ts";
import { clean } from "../view/text-layout.ts";
import { unseenLines } from "../view/unseen.ts";

/**
 * Workflow commands that GitHub shows as annotations on the lines of a change. It shows ten of a level a step, so that the
 * run stands first, and every rule is told once before any is told again. What is in the baseline is no news: the run says how
 * much it is.
 */
export function githubReport(report: Report, { locale }: ShowOptions): string {
  const isNews = ({ instance }: JudgedInstance): boolean => instance.in_baseline === undefined;
  return workflowCommands([runAnnotation(report, locale), ...annotationsOf(report, locale, isNews)]);
}

/** Annotations as the commands that make them, one a line. */
export const workflowCommands = (annotations: readonly Annotation[]): string =>
  annotations.map((it) => `${command(it)}\n`).join("");

/** It is an error unless the run exits 0. */
function runAnnotation(report: Report, locale: Locale): Annotation {
  const { sentence, exit_code: exitCode } = report;
  const exit = [`${locale.say(formatWords.exitCode())} ${exitCode}`, exitWords[exitCode]()];
  const lines = [...countLines(report, locale), ...headerLines(report, locale), ...unseenLines(report, locale)];
  return {
    level: exitCode === 0 ? "notice" : "error",
    title: `edict: ${locale.list(exit, "clause")}`,
    at: undefined,
    lines: [clean(sentence), ...lines.map(labelledLine(locale))],
  };
}

function command({ level, title, at, lines }: Annotation): string {
  const properties = [...placeOf(at), ["title", title] as const].map(
    ([name, value]) => `${name}=${escapeProperty(value)}`,
  );
  return `::${level} ${properties.join(",")}::${escapeData(lines.join("\n"))}`;
}

/** Of several lines the first: marked as a whole, a document would hide what else is told of it. */
function placeOf(at: ReportPlace | undefined): readonly (readonly [string, string])[] {
  if (!at) return [];
  const end = [
    ["endLine", `${at.end_line}`],
    ["col", `${at.column}`],
    ["endColumn", `${at.end_column}`],
  ] as const;
  return [["file", clean(at.path)], ["line", `${at.line}`], ...(at.line === at.end_line ? end : [])];
}

/**
 * Text as the message of a workflow command.
 *
 * @example
 * escapeData("100%\nof it") // "100%25%0Aof it"
 */
export function escapeData(text: string): string {
  return text.replaceAll("%", "%25").replaceAll("\r", "%0D").replaceAll("\n", "%0A");
}

/**
 * Text as a property of a workflow command.
 *
 * @example
 * escapeProperty("a: b, c") // "a%3A b%2C c"
 */
export function escapeProperty(text: string): string {
  return escapeData(text).replaceAll(":", "%3A").replaceAll(",", "%2C");
}
