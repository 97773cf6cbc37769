import { countLines } from "../view/count-lines.ts";
import { shortName } from "../../evaluate/program.ts";
import { headerLines } from "../view/header-lines.ts";
import { instanceText, lineIn } from "../view/instance-lines.ts";
import { excuseOf, instancesOf, type JudgedInstance } from "../view/judged-rules.ts";
import { remarksOf, type Remark } from "../view/remarks.ts";
import type { Report } from "../model/report.ts";
import { lawLines } from "../view/rule-lines.ts";
import type { ReportPlace } from "../model/rule-report.ts";
import type { Locale } from "../../base/locale.ts";
import { citeIn } from "../messages/citations.ts";
import type { ShowOptions } from "../view/show-options.ts";
import { clean } from "../view/text-layout.ts";
import { unseenLines } from "../view/unseen-lines.ts";
import { formatWords } from "../messages/formats.ts";
import { exitWords } from "../messages/verdicts.ts";

interface Annotation {
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
  const instances = instancesOf(report, ["violated", "undetermined"]);
  const annotations = [
    runAnnotation(report, locale),
    ...remarksOf(report, locale).map(remarkAnnotation),
    ...instances.toSorted((a, b) => a.nth - b.nth).map((it) => instanceAnnotation(it, report, locale)),
  ];
  return annotations.map((it) => `${command(it)}\n`).join("");
}

/** It is an error unless the run exits 0. */
function runAnnotation(report: Report, locale: Locale): Annotation {
  const { sentence, exit_code: exitCode } = report;
  const exit = [`${locale.say(formatWords.exitCode())} ${exitCode}`, exitWords[exitCode]()];
  return {
    level: exitCode === 0 ? "notice" : "error",
    title: `edict: ${locale.list(exit, "clause")}`,
    at: undefined,
    lines: [
      clean(sentence),
      ...[...countLines(report, locale), ...headerLines(report, locale), ...unseenLines(report, locale)].map(
        lineIn(locale),
      ),
    ],
  };
}

function remarkAnnotation({ level, fails, code, text, help, at }: Remark): Annotation {
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
    title: clean([citeIn(rule.cite, locale), shortName(rule.rule), ...elements].join(" ")),
    at,
    lines: [...instanceText(rule, instance, excuse, locale), ...lawLines(rule, locale)],
  };
}

function command({ level, title, at, lines }: Annotation): string {
  const properties = [...placeOf(at), ["title", title] as const].map(([name, value]) => `${name}=${property(value)}`);
  return `::${level} ${properties.join(",")}::${data(lines.join("\n"))}`;
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
 * data("100%\nof it") // "100%25%0Aof it"
 */
export function data(text: string): string {
  return text.replaceAll("%", "%25").replaceAll("\r", "%0D").replaceAll("\n", "%0A");
}

/**
 * Text as a property of a workflow command.
 *
 * @example
 * property("a: b, c") // "a%3A b%2C c"
 */
export function property(text: string): string {
  return data(text).replaceAll(":", "%3A").replaceAll(",", "%2C");
}
