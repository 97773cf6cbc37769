import type { Locale } from "../../base/locale.ts";
import { listOf } from "../../base/message.ts";
import { verdicts } from "../../evaluate/decision.ts";
import { shortName } from "../../evaluate/program.ts";
import { formatWords, labels } from "../messages/labels.ts";
import { phrases, present } from "../messages/phrases.ts";
import { exitCodeMessage, verdictWords } from "../messages/verdicts.ts";
import { articleIn, titleIn, citationIn } from "../model/citations.ts";
import { showPlace } from "../model/report-place.ts";
import type { Report, ReportArticle, ReportPack, ReportInstance, ReportRule } from "../model/report.ts";
import { excuseOf, ruleFails, noticesOf, wasJudged, type Notice } from "../view/findings.ts";
import type { ShowOptions } from "../view/format-options.ts";
import { labelledLine, instanceLines, adviceLines, dutyIn, lawLines } from "../view/rule-lines.ts";
import { verdictReason } from "../view/rule-summary.ts";
import { countLines, headerLines } from "../view/run-lines.ts";
import { clean } from "../view/text-layout.ts";
import { unseenLines } from "../view/unseen.ts";
import { suitesDocument, type Suite, type TestCase } from "./junit-suites.ts";

/**
 * The report as JUnit's XML: a suite for the run and one for each article, a test for each rule. A rule passes only if it is
 * satisfied; failures and errors stand there if, and only if, the run does not exit 0.
 */
export function junitReport(report: Report, { locale }: ShowOptions): string {
  const suites = [runSuite(report, locale), ...report.packs.flatMap((it) => articleSuites(it, report, locale))];
  return suitesDocument(suites, locale);
}

function runSuite(report: Report, locale: Locale): Suite {
  const { exit_code: exitCode, engine } = report;
  const counts = countLines(report, locale);
  return {
    name: locale.say(formatWords.run()),
    cases: remarkCases(report, locale),
    properties: [
      { label: "edict", texts: [engine] },
      ...headerLines(report, locale),
      ...counts,
      { label: locale.say(formatWords.exitCode()), texts: [`${exitCode}`] },
    ],
    out: [clean(report.sentence), ...[...counts, ...unseenLines(report, locale)].map(labelledLine(locale))],
  };
}

/** Several versions of one pack are told apart. */
function articleSuites(pack: ReportPack, report: Report, locale: Locale): readonly Suite[] {
  const isOne = report.packs.filter((it) => it.id === pack.id).length === 1;
  const law = isOne ? pack.id : `${pack.id}@${pack.version}`;
  return pack.articles
    .filter((it) => it.rules.length > 0)
    .map((article) => {
      const classname = `${law}.${articleIn(article.article, pack.citation, locale)}`;
      const rules = article.rules.toSorted((a, b) => verdicts.indexOf(a.verdict) - verdicts.indexOf(b.verdict));
      return {
        name: `${law} ${nameOf(article, pack, locale)}`,
        cases: rules.map((it) => ruleCase(it, classname, report, locale)),
        properties: [],
        out: [],
      };
    });
}

const nameOf = ({ article, title }: ReportArticle, { citation }: ReportPack, locale: Locale): string =>
  clean(present([articleIn(article, citation, locale), titleIn(title, locale)]).join(" "));

/** Whether all was judged that was asked for; then each mistake and each finding that is no verdict. */
function remarkCases(report: Report, locale: Locale): readonly TestCase[] {
  const { exit_code: exitCode, sentence } = report;
  const judged: TestCase = {
    classname: "edict",
    name: locale.say(formatWords.judged()),
    state: wasJudged(report) ? "passed" : "error",
    message: clean(sentence),
    text: locale.say(exitCodeMessage(exitCode)),
    at: undefined,
  };
  return [judged, ...noticesOf(report, locale).map(remarkCase)];
}

/** What is told beside the verdicts, as a test that fails where it fails the run. */
export function remarkCase({ level, fails: failsRun, code, text, help, at }: Notice): TestCase {
  const place = at ? ` ${clean(showPlace(at))}` : "";
  const state = level === "error" ? "error" : failsRun ? "failure" : "skipped";
  return { classname: "edict", name: `${code}${place}`, state, message: text, text: help ?? "", at };
}

/** A rule: it passes only if it is satisfied; what it waits for, or why it is not asked of anything, is told where it is skipped. */
function ruleCase(rule: ReportRule, classname: string, report: Report, locale: Locale): TestCase {
  const { verdict, instances, cite } = rule;
  const name = clean(`${citationIn(cite, locale)} ${shortName(rule.rule)}`);
  const reason = clean(verdictReason(rule, locale));
  const state = verdictWords[verdict]();
  const told = reason === "" ? state : phrases.labelled({ label: state, text: reason });
  const { provisional } = rule.standing;
  const why = provisional ? listOf([told, provisional.sentence], "semicolon") : told;
  if (verdict === "satisfied" && rule.in_roll_up && !provisional)
    return { classname, name, state: "passed", message: "", text: reason, at: undefined };
  const decisive = instances.filter((it) => it.verdict === verdict);
  const [first] = decisive;
  if (verdict !== "violated" && verdict !== "undetermined") {
    const message = rule.in_roll_up ? [why] : [why, formatWords.notCounted()];
    return { classname, name, state: "skipped", message: locale.list(message, "semicolon"), text: "", at: undefined };
  }
  const failing = ruleFails(rule, report);
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
      ...adviceLines(rule, verdict, locale).map(labelledLine(locale)),
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
    ...instanceLines(it, locale).map((one) => `  ${labelledLine(locale)(one)}`),
  ];
}
