import { shortName } from "../../../evaluate/program.ts";
import { reasonOf } from "../../view/human-line.ts";
import { instanceLines, lineIn } from "../../view/instance-lines.ts";
import { excuseOf, fails } from "../../view/judged-rules.ts";
import { remarksOf, type Remark } from "../../view/remarks.ts";
import type { Report } from "../../model/report.ts";
import { showPlace } from "../../model/report-place.ts";
import { adviceLines, dutyIn, lawLines } from "../../view/rule-lines.ts";
import type { ReportInstance, ReportPlace, ReportRule } from "../../model/rule-report.ts";
import type { Locale } from "../../../base/locale.ts";
import { citeIn } from "../../messages/citations.ts";
import { clean } from "../../view/text-layout.ts";
import { listOf } from "../../../base/message.ts";
import { formatWords } from "../../messages/formats.ts";
import { labels } from "../../messages/labels.ts";
import { phrases } from "../../messages/phrases.ts";
import { exitOf, verdictWords } from "../../messages/verdicts.ts";

/** A test as JUnit has it. */
export interface TestCase {
  readonly classname: string;
  readonly name: string;
  readonly state: "passed" | "skipped" | "failure" | "error";
  readonly message: string;
  readonly text: string;
  readonly at: ReportPlace | undefined;
}

/** Whether all was judged that was asked for; then each mistake and each finding that is no verdict. */
export function remarkCases(report: Report, locale: Locale): readonly TestCase[] {
  const { exit_code: exitCode, sentence } = report;
  const isJudged = exitCode === 0 || exitCode === 1 || exitCode === 2;
  const judged: TestCase = {
    classname: "edict",
    name: locale.say(formatWords.judged()),
    state: isJudged ? "passed" : "error",
    message: clean(sentence),
    text: locale.say(exitOf(exitCode)),
    at: undefined,
  };
  return [judged, ...remarksOf(report, locale).map(remarkCase)];
}

function remarkCase({ level, fails: failsRun, code, text, help, at }: Remark): TestCase {
  const place = at ? ` ${clean(showPlace(at))}` : "";
  const state = level === "error" ? "error" : failsRun ? "failure" : "skipped";
  return { classname: "edict", name: `${code}${place}`, state, message: text, text: help ?? "", at };
}

/** A rule: it passes only if it is satisfied; what it waits for, or why it is not asked of anything, is told where it is skipped. */
export function ruleCase(rule: ReportRule, classname: string, report: Report, locale: Locale): TestCase {
  const { verdict, instances, cite } = rule;
  const name = clean(`${citeIn(cite, locale)} ${shortName(rule.rule)}`);
  const reason = clean(reasonOf(rule, locale));
  const state = verdictWords[verdict]();
  const why = reason === "" ? state : phrases.labelled({ label: state, text: reason });
  if (verdict === "satisfied" && rule.in_roll_up)
    return { classname, name, state: "passed", message: "", text: reason, at: undefined };
  const decisive = instances.filter((it) => it.verdict === verdict);
  const [first] = decisive;
  if (verdict !== "violated" && verdict !== "undetermined") {
    const message = rule.in_roll_up ? [why] : [why, formatWords.notCounted()];
    return { classname, name, state: "skipped", message: locale.list(message, "semicolon"), text: "", at: undefined };
  }
  const failing = fails(rule, report);
  const shown = instances.filter((it) => it.verdict === "violated" || it.verdict === "undetermined");
  const kind = failing ? (rule.uncovered === "violated" ? "failure" : "error") : "skipped";
  return {
    classname,
    name,
    state: kind,
    message: locale.list([why, ...(failing ? [] : excusesOf(decisive, rule, report, locale))], "semicolon"),
    text: [
      dutyIn(rule, locale),
      ...lawLines(rule, locale),
      ...shown.flatMap((it) => ["", ...instanceBlock(it, rule, report, locale)]),
      "",
      ...adviceLines(rule, verdict, locale).map(lineIn(locale)),
      locale.say(phrases.labelled({ label: labels.policy(), text: clean(showPlace(rule.policy)) })),
    ].join("\n"),
    at: first?.at,
  };
}

function excusesOf(
  decisive: readonly ReportInstance[],
  rule: ReportRule,
  report: Report,
  locale: Locale,
): readonly string[] {
  return [...new Set(decisive.flatMap((it) => excuseOf(it, rule, report, locale) ?? []))];
}

function instanceBlock(it: ReportInstance, rule: ReportRule, report: Report, locale: Locale): readonly string[] {
  const excuse = excuseOf(it, rule, report, locale);
  const label = [showPlace(it.at), ...it.elements].map(clean).join("  ");
  const text = listOf([verdictWords[it.verdict](), ...(excuse === undefined ? [] : [excuse])], "clause");
  return [
    locale.say(phrases.labelled({ label, text })),
    ...instanceLines(it, locale).map((one) => `  ${lineIn(locale)(one)}`),
  ];
}
