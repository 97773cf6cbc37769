import type { ReportingDescriptor, Result } from "sarif";
import { shortName } from "../../../evaluate/program.ts";
import { lineIn } from "../../view/instance-lines.ts";
import { code, inline } from "../markdown/markdown-text.ts";
import { adviceLines, dutyIn, lawLines } from "../../view/rule-lines.ts";
import type { Severity } from "../../model/report-run.ts";
import type { ReportRule } from "../../model/rule-report.ts";
import { messageText } from "./sarif-text.ts";
import type { Locale } from "../../../base/locale.ts";
import { citeIn } from "../../messages/citations.ts";
import { phrases } from "../../messages/phrases.ts";

/** A rule of the law as SARIF has rules; its help is the law's words. */
export function sarifRule(rule: ReportRule, locale: Locale): ReportingDescriptor {
  const { rule: id, cite, severity } = rule;
  const place = citeIn(cite, locale);
  const duty = dutyIn(rule, locale);
  const law = lawLines(rule, locale);
  const advice = adviceLines(rule, "violated", locale).map(lineIn(locale));
  return {
    id,
    name: pascalCase(shortName(id)),
    shortDescription: { text: messageText(locale.say(phrases.labelled({ label: place, text: duty }))) },
    fullDescription: { text: messageText([duty, ...law].join(" ")) },
    help: {
      text: messageText([`${place} ${id}`, duty, ...law, ...advice].join("\n")),
      markdown: [
        `**${inline(place)}** ${code(id)}`,
        inline(duty),
        ...law.map((it) => `> ${inline(it)}`),
        ...advice.map(inline),
      ].join("\n\n"),
    },
    defaultConfiguration: { level: levelOf(severity) },
    properties: { tags: [id.slice(0, id.lastIndexOf(".")), cite.key], severity },
  };
}

/** How bad a breach of a rule is. */
export function levelOf(severity: Severity): Exclude<Result.level, "none"> {
  if (severity === "low") return "note";
  return severity === "medium" ? "warning" : "error";
}

/**
 * `lawful_base_model` as SARIF's names of rules are written.
 *
 * @example
 * pascalCase("lawful_base_model") // "LawfulBaseModel"
 */
export function pascalCase(name: string): string {
  return name.replaceAll(/(?:^|_)(\p{L})/gu, (_, letter: string) => letter.toUpperCase());
}
