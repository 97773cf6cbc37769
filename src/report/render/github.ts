import type { Locale } from "../../base/locale.ts";
import { shortName } from "../../evaluate/program.ts";
import { formatWords } from "../messages/labels.ts";
import { exitWords } from "../messages/verdicts.ts";
import { citationIn } from "../model/citations.ts";
import type { Report, ReportPlace } from "../model/report.ts";
import { excuseOf, instancesWith, noticesOf, type JudgedInstance, type Notice } from "../view/findings.ts";
import type { ShowOptions } from "../view/format-options.ts";
import { instanceText, labelledLine, lawLines } from "../view/rule-lines.ts";
import { countLines, headerLines } from "../view/run-lines.ts";
import { clean } from "../view/text-layout.ts";
import { unseenLines } from "../view/unseen.ts";

/** What GitHub shows on a line of a change. */
export interface Annotation {
  readonly level: "error" | "warning" | "notice";
  readonly title: string;
  readonly at: ReportPlace | undefined;
  readonly lines: readonly string[];
}

/**
 * Workflow commands that GitHub shows as annotations on the lines of a change. It shows ten of a level a step, so that the
 * run stands first, and every rule is told once before any is told again.
 */
export function githubReport(report: Report, { locale }: ShowOptions): string {
  const instances = instancesWith(report, ["violated", "undetermined"]);
  const annotations = [
    runAnnotation(report, locale),
    ...noticesOf(report, locale).map(remarkAnnotation),
    ...instances.toSorted((a, b) => a.nth - b.nth).map((it) => instanceAnnotation(it, report, locale)),
  ];
  return workflowCommands(annotations);
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

export function remarkAnnotation({ level, fails, code, text, help, at }: Notice): Annotation {
  return {
    level: fails ? "error" : level === "warning" ? "warning" : "notice",
    title: `edict: ${code}`,
    at,
    lines: [text, ...(help === undefined ? [] : [help])],
  };
}

function instanceAnnotation({ rule, instance }: JudgedInstance, report: Report, locale: Locale): Annotation {
  const excuse = excuseOf(instance, rule, report, locale);
  const { verdict, elements, at } = instance;
  return {
    level: excuse !== undefined ? "notice" : verdict === "violated" ? "error" : "warning",
    title: clean([citationIn(rule.cite, locale), shortName(rule.rule), ...elements].join(" ")),
    at,
    lines: [...instanceText(rule, instance, excuse, locale), ...lawLines(rule, locale)],
  };
}

function command({ level, title, at, lines }: Annotation): string {
  const properties = [...placeOf(at), ["title", title] as const].map(
    ([name, value]) => `${name}=${escapeProperty(value)}`,
  );
  return `::${level} ${properties.join(",")}::${escapeData(lines.join("\n"))}`;
}

/** Columns tell nothing over several lines. */
function placeOf(at: ReportPlace | undefined): readonly (readonly [string, string])[] {
  if (!at) return [];
  const columns = [
    ["col", `${at.column}`],
    ["endColumn", `${at.end_column}`],
  ] as const;
  return [
    ["file", clean(at.path)],
    ["line", `${at.line}`],
    ["endLine", `${at.end_line}`],
    ...(at.line === at.end_line ? columns : []),
  ];
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
