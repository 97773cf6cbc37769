import { verdicts } from "../../../evaluate/decision.ts";
import { countLines } from "../../view/count-lines.ts";
import { headerLines } from "../../view/header-lines.ts";
import { lineIn } from "../../view/instance-lines.ts";
import { remarkCases, ruleCase, type TestCase } from "./junit-cases.ts";
import type { Labelled } from "../../view/labelled.ts";
import type { Report, ReportArticle, ReportPack } from "../../model/report.ts";
import type { Locale } from "../../../base/locale.ts";
import { articleIn, titleIn } from "../../messages/citations.ts";
import type { ShowOptions } from "../../view/show-options.ts";
import { clean } from "../../view/text-layout.ts";
import { unseenLines } from "../../view/unseen-lines.ts";
import { xmlDocument, type XmlElement } from "./xml.ts";
import { formatWords } from "../../messages/formats.ts";

interface Suite {
  readonly name: string;
  readonly cases: readonly TestCase[];
  readonly properties: readonly Labelled[];
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
    out: [clean(report.sentence), ...[...counts, ...unseenLines(report, locale)].map(lineIn(locale))],
  };
}

/** Several versions of one pack are told apart. */
function articleSuites(pack: ReportPack, report: Report, locale: Locale): readonly Suite[] {
  const isOne = report.packs.filter((it) => it.id === pack.id).length === 1;
  const law = isOne ? pack.id : `${pack.id}@${pack.version}`;
  return pack.articles
    .filter((it) => it.rules.length > 0)
    .map((article) => {
      const classname = `${law}.${articleIn(article.article, locale)}`;
      const rules = article.rules.toSorted((a, b) => verdicts.indexOf(a.verdict) - verdicts.indexOf(b.verdict));
      return {
        name: `${law} ${nameOf(article, locale)}`,
        cases: rules.map((it) => ruleCase(it, classname, report, locale)),
        properties: [],
        out: [],
      };
    });
}

function nameOf({ article, title }: ReportArticle, locale: Locale): string {
  const number = articleIn(article, locale);
  return clean([number, ...[titleIn(title, locale) ?? []].flat()].join(" "));
}

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
