import type { Locale } from "../../base/locale.ts";
import { shortName } from "../../evaluate/program.ts";
import { citationIn } from "../model/citations.ts";
import type { Report, ReportPlace } from "../model/report.ts";
import { excuseOf, instancesWith, noticesOf, type JudgedInstance, type Notice } from "./findings.ts";
import { instanceText, lawLines } from "./rule-lines.ts";
import { clean } from "./text-layout.ts";

/** What is told beside a line of a file, in a change or in an editor. */
export interface Annotation {
  readonly level: "error" | "warning" | "notice";
  readonly title: string;
  readonly at: ReportPlace | undefined;
  readonly lines: readonly string[];
}

/**
 * What a run says of its documents: mistakes and remarks, then breaches and open questions, every rule once before any again.
 * `isTold`: which of these two.
 */
export function annotationsOf(
  report: Report,
  locale: Locale,
  isTold: (it: JudgedInstance) => boolean = () => true,
): readonly Annotation[] {
  const instances = instancesWith(report, ["violated", "undetermined"]).filter(isTold);
  return [
    ...noticesOf(report, locale).map(remarkAnnotation),
    ...instances.toSorted((a, b) => a.nth - b.nth).map((it) => instanceAnnotation(it, report, locale)),
  ];
}

/** What is told of one mistake or remark. */
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
