import { shortName } from "./english-words.ts";
import { reasonOf } from "./human-line.ts";
import { instanceLines, lineIn } from "./instance-lines.ts";
import { excuseOf, fails } from "./judged-rules.ts";
import { remarksOf, type Remark } from "./remarks.ts";
import type { Report } from "./report.ts";
import { showPlace } from "./report-place.ts";
import { adviceLines, dutyOf, lawLines } from "./rule-lines.ts";
import type { ReportInstance, ReportPlace, ReportRule } from "./rule-report.ts";
import type { Locale } from "../base/locale.ts";
import { citeIn } from "./show-options.ts";
import { clean } from "./text-layout.ts";
import { tablesIn } from "./tables.ts";

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
  const { exit, exitCode: label, judged: name } = tablesIn(locale).formats;
  const isJudged = exitCode === 0 || exitCode === 1 || exitCode === 2;
  const judged: TestCase = {
    classname: "edict",
    name,
    state: isJudged ? "passed" : "error",
    message: clean(sentence),
    text: `${label} ${exitCode}${tablesIn(locale).report.marks.colon}${exit[exitCode]}`,
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
  const { labels, marks, verdicts: states } = tablesIn(locale).report;
  const name = clean(`${citeIn(cite, locale)} ${shortName(rule.rule)}`);
  const reason = clean(reasonOf(rule, locale));
  const why = states[verdict] + (reason === "" ? "" : marks.colon + reason);
  if (verdict === "satisfied" && rule.in_roll_up)
    return { classname, name, state: "passed", message: "", text: reason, at: undefined };
  const decisive = instances.filter((it) => it.verdict === verdict);
  const [first] = decisive;
  if (verdict !== "violated" && verdict !== "undetermined") {
    const message = rule.in_roll_up ? why : why + marks.semicolon + tablesIn(locale).formats.notCounted;
    return { classname, name, state: "skipped", message, text: "", at: undefined };
  }
  const failing = fails(rule, report);
  const shown = instances.filter((it) => it.verdict === "violated" || it.verdict === "undetermined");
  const state = failing ? (rule.uncovered === "violated" ? "failure" : "error") : "skipped";
  return {
    classname,
    name,
    state,
    message: failing ? why : [why, ...excusesOf(decisive, rule, report, locale)].join(marks.semicolon),
    text: [
      dutyOf(rule, locale),
      ...lawLines(rule, locale),
      ...shown.flatMap((it) => ["", ...instanceBlock(it, rule, report, locale)]),
      "",
      ...adviceLines(rule, verdict, locale).map(lineIn(locale)),
      labels.policy + marks.colon + clean(showPlace(rule.policy)),
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
  const { marks, verdicts: states } = tablesIn(locale).report;
  const excuse = excuseOf(it, rule, report, locale);
  const head = [showPlace(it.at), ...it.elements].map(clean).join("  ");
  return [
    head + marks.colon + [states[it.verdict], ...(excuse === undefined ? [] : [excuse])].join(marks.pause),
    ...instanceLines(it, locale).map((one) => `  ${lineIn(locale)(one)}`),
  ];
}
