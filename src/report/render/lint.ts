import type { Diagnostic, ExitCode } from "../../base/diagnostic.ts";
import type { Locale } from "../../base/locale.ts";
import { listOf, type Message } from "../../base/message.ts";
import type { Place } from "../../base/text.ts";
import { lintWords } from "../messages/lint.ts";
import { problemsOf, reportTrouble } from "../model/build-report.ts";
import { reportPlace } from "../model/report-place.ts";
import { remarksOf, type Notice } from "../view/findings.ts";
import type { ShowOptions } from "../view/format-options.ts";
import { clean, wrap } from "../view/text-layout.ts";
import { showDiagnostics } from "./diagnostics.ts";
import { remarkAnnotation } from "../view/annotations.ts";
import { workflowCommands } from "./github.ts";
import { jsonText } from "./json.ts";
import { suitesDocument, type TestCase } from "./junit-suites.ts";
import { remarkCase } from "./junit.ts";
import { sarifNotices } from "./sarif.ts";

/** Packs that were linted, and what was found in them. */
export interface LintReport {
  readonly engine: string;
  readonly packs: readonly { readonly id: string; readonly version: string; readonly folder: string }[];
  readonly findings: readonly Diagnostic[];
  /** The files that fixes have changed. */
  readonly fixed: readonly string[];
  /** Why packs, or cases of them, were not looked at. */
  readonly problems: readonly Diagnostic[];
  readonly troubles: readonly Diagnostic<Place | undefined>[];
  readonly exitCode: ExitCode;
}

/** Findings for people, as other diagnostics are shown, and how many they are. */
export function lintText(report: LintReport, options: ShowOptions): string {
  const { paint, locale, width, quiet } = options;
  const { findings, fixed } = report;
  const style = findings.length > 0 ? "undetermined" : "satisfied";
  const lines = [
    ...(fixed.length > 0 ? wrap(locale.say(lintWords.fixed({ files: listOf(fixed) })), width) : []),
    ...summaryOf(report).flatMap((it) => wrap(locale.say(it), width).map((line) => paint(style, line))),
  ];
  const shown = [showDiagnostics(findings, options), quiet ? "" : lines.map((it) => `${it}\n`).join("")];
  return shown.filter((it) => it !== "").join("\n");
}

/** How many findings there are; that there are none, only where everything was looked at. */
function summaryOf({ findings, packs, problems, troubles }: LintReport): readonly Message[] {
  if (findings.length === 0)
    return problems.length + troubles.length > 0 ? [] : [lintWords.none({ packs: packs.length })];
  const fixable = findings.filter((it) => it.fix !== undefined).length;
  const found = lintWords.found({ findings: findings.length, packs: packs.length });
  return [fixable === 0 ? found : lintWords.someFixable({ found, count: fixable })];
}

/** As JSON that fits `grammar/schema/lint-1.schema.json`. */
export function lintJson(report: LintReport, { locale }: ShowOptions): string {
  const { engine, packs, findings, fixed, exitCode } = report;
  return jsonText({
    lint: "lint@1",
    engine,
    packs,
    findings: findings.map((it) => {
      const help = locale.help(it);
      return {
        code: it.code,
        message: locale.say(it),
        ...(help === undefined ? {} : { help }),
        ...(it.fix ? { fix: locale.say(it.fix) } : {}),
        at: reportPlace(it.place),
      };
    }),
    fixed,
    ...mistakesOf(report, locale),
    exit_code: exitCode,
  });
}

/** For code scanning. */
export const lintSarif = (report: LintReport, { locale }: ShowOptions): string =>
  sarifNotices(noticesOf(report, locale), report.engine, locale);

/** As annotations on the lines of a change. */
export const lintGithub = (report: LintReport, { locale }: ShowOptions): string =>
  workflowCommands(noticesOf(report, locale).map(remarkAnnotation));

/** As JUnit's XML: an error for each mistake, a failure for each finding, and a test that passes where there is neither. */
export function lintJunit(report: LintReport, { locale }: ShowOptions): string {
  const name = locale.say(lintWords.suite());
  const out = summaryOf(report).map((it) => locale.say(it));
  const clear: TestCase = {
    classname: "edict",
    name,
    state: "passed",
    message: "",
    text: out.join("\n"),
    at: undefined,
  };
  const notices = noticesOf(report, locale);
  const cases = notices.length > 0 ? notices.map(remarkCase) : [clear];
  return suitesDocument([{ name, cases, properties: [], out }], locale);
}

/** Mistakes, then findings. */
function noticesOf(report: LintReport, locale: Locale): readonly Notice[] {
  const found = report.findings.map((it): Notice => {
    const help = locale.help(it);
    return {
      level: it.severity,
      fails: true,
      code: it.code,
      text: clean(locale.say(it)),
      help: help === undefined ? undefined : clean(help),
      at: reportPlace(it.place),
    };
  });
  return [...remarksOf(mistakesOf(report, locale)), ...found];
}

const mistakesOf = ({ problems, troubles }: LintReport, locale: Locale) => ({
  problems: problemsOf({ policyProblems: problems, inputProblems: [] }, locale),
  troubles: troubles.map((it) => reportTrouble(it, locale)),
});
