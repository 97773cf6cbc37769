import type { Locale } from "../../base/locale.ts";
import { listOf } from "../../base/message.ts";
import { verdicts } from "../../evaluate/decision.ts";
import { shortName } from "../../evaluate/program.ts";
import { formatWords, labels } from "../messages/labels.ts";
import { phrases, present } from "../messages/phrases.ts";
import { exitCodeMessage, verdictWords } from "../messages/verdicts.ts";
import { articleIn, titleIn, citationIn } from "../model/citations.ts";
import { showPlace } from "../model/report-place.ts";
import type { Report, ReportArticle, ReportPack, ReportInstance, ReportPlace, ReportRule } from "../model/report.ts";
import { excuseOf, ruleFails, noticesOf, wasJudged, type Notice } from "../view/findings.ts";
import type { ShowOptions } from "../view/format-options.ts";
import { labelledLine, instanceLines, adviceLines, dutyIn, lawLines } from "../view/rule-lines.ts";
import { verdictReason } from "../view/rule-summary.ts";
import { countLines, headerLines } from "../view/run-lines.ts";
import { clean, type LabelledTexts } from "../view/text-layout.ts";
import { unseenLines } from "../view/unseen.ts";
import { escaped } from "./html/html-template.ts";

interface Suite {
  readonly name: string;
  readonly cases: readonly TestCase[];
  readonly properties: readonly LabelledTexts[];
  readonly out: readonly string[];
}

/**
 * The report as JUnit's XML: a suite for the run and one for each article, a test for each rule. A rule passes only if it is
 * satisfied; failures and errors stand there if, and only if, the run does not exit 0.
 */
export function junitReport(report: Report, { locale }: ShowOptions): string {
  const suites = [runSuite(report, locale), ...report.packs.flatMap((it) => articleSuites(it, report, locale))];
  const cases = suites.flatMap((it) => it.cases);
  return xmlDocument({
    name: "testsuites",
    attributes: { name: "edict", ...totals(cases) },
    content: suites.map((it) => suiteXml(it, locale)),
  });
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

function totals(cases: readonly TestCase[]): XmlElement["attributes"] {
  const count = (state: TestCase["state"]): number => cases.filter((it) => it.state === state).length;
  return { tests: cases.length, failures: count("failure"), errors: count("error"), skipped: count("skipped") };
}

function suiteXml({ name, cases, properties, out }: Suite, locale: Locale): XmlElement {
  const settings = properties.map(({ label, texts }) => {
    return { name: "property", attributes: { name: label, value: locale.list(texts, "semicolon") }, content: "" };
  });
  return {
    name: "testsuite",
    attributes: { name, ...totals(cases) },
    content: [
      ...(settings.length > 0 ? [{ name: "properties", attributes: {}, content: settings }] : []),
      ...cases.map(caseXml),
      ...outXml(out.join("\n")),
    ],
  };
}

function caseXml({ classname, name, state, message, text, at }: TestCase): XmlElement {
  const attributes = { classname, name, file: at && clean(at.path), line: at?.line };
  const content = {
    passed: outXml(text),
    skipped: [{ name: "skipped", attributes: { message }, content: "" }, ...outXml(text)],
    failure: [{ name: "failure", attributes: { message }, content: text }],
    error: [{ name: "error", attributes: { message }, content: text }],
  };
  return { name: "testcase", attributes, content: content[state] };
}

const outXml = (text: string): readonly XmlElement[] =>
  text === "" ? [] : [{ name: "system-out", attributes: {}, content: text }];

/** A test as JUnit has it. */
interface TestCase {
  readonly classname: string;
  readonly name: string;
  readonly state: "passed" | "skipped" | "failure" | "error";
  readonly message: string;
  readonly text: string;
  readonly at: ReportPlace | undefined;
}

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

function remarkCase({ level, fails: failsRun, code, text, help, at }: Notice): TestCase {
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

/** An element: its attributes that are not undefined, and the elements or the text in it. */
interface XmlElement {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string | number | undefined>>;
  readonly content: readonly XmlElement[] | string;
}

/** An XML document, an element a line. Characters that XML cannot hold are replaced. */
function xmlDocument(root: XmlElement): string {
  return `<?xml version="1.0" encoding="UTF-8"?>\n${linesOf(root, "").join("\n")}\n`;
}

function linesOf({ name, attributes, content }: XmlElement, indent: string): readonly string[] {
  const given = Object.entries(attributes).flatMap(([key, value]) =>
    value === undefined ? [] : [` ${key}="${xmlText(String(value))}"`],
  );
  const head = `${indent}<${name}${given.join("")}`;
  if (content.length === 0) return [`${head}/>`];
  if (typeof content === "string") return [`${head}>${xmlText(content)}</${name}>`];
  return [`${head}>`, ...content.flatMap((it) => linesOf(it, `${indent}  `)), `${indent}</${name}>`];
}

/**
 * Text in XML: marks are escaped, and what no XML can hold is replaced.
 *
 * @example
 * xmlText("a < b\u0000") // "a &lt; b\ufffd"
 */
export function xmlText(text: string): string {
  return escaped(text.replaceAll(/[^\t\n\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu, "\ufffd"));
}
