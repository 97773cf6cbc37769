import type { Locale } from "../../base/locale.ts";
import { listOf, type List, type Message } from "../../base/message.ts";
import { formatWords } from "../messages/labels.ts";
import { firstOfMany } from "../messages/phrases.ts";
import { testMessages } from "../messages/tests.ts";
import { noteWords, verdictWords } from "../messages/verdicts.ts";
import { showPlace } from "../model/report-place.ts";
import type { ReportPlace } from "../model/report.ts";
import type { ReportCase, ReportPackTest, TestReport } from "../model/test-report.ts";
import { remarksOf } from "../view/findings.ts";
import type { Layout, ShowOptions } from "../view/format-options.ts";
import { clean, wrap } from "../view/text-layout.ts";
import { remarkAnnotation, type Annotation } from "../view/annotations.ts";
import { workflowCommands } from "./github.ts";
import { jsonText } from "./json.ts";
import { suitesDocument, type Suite, type TestCase } from "./junit-suites.ts";
import { remarkCase } from "./junit.ts";

/** Failed cases with what they expect, what no case shows, then a line for each pack. */
export function testsText({ packs, only }: TestReport, layout: ShowOptions): string {
  const isShort = layout.quiet || only !== undefined;
  const failures = packs.flatMap((it) => it.cases.filter(fails).flatMap((one) => showFailure(one, layout)));
  const traced = layout.quiet ? [] : traceHint(packs, layout.locale);
  const gaps = isShort ? [] : packs.flatMap((it) => gapLines(it, layout.locale));
  const counts = packs.flatMap((it) => [
    showCount(it, layout),
    ...(isShort ? [] : countsByFile(it, layout)),
    ...earlyLines(it, layout.locale),
  ]);
  return [...failures, ...traced, ...gaps, ...counts].map((it) => `${it}\n`).join("");
}

/** As JSON that fits `grammar/schema/tests-1.schema.json`. */
export const testsJson = (report: TestReport): string => jsonText(report);

/** As JUnit's XML: a suite for each pack, a test for each case, and a suite for mistakes that stand in none. */
export function testsJunit(report: TestReport, { locale }: ShowOptions): string {
  const remarks = remarksOf(report).map(remarkCase);
  const run: Suite = { name: locale.say(formatWords.run()), cases: remarks, properties: [], out: [] };
  const suites = report.packs.map((it): Suite => {
    const out = summaryOf(it, locale);
    return {
      name: locale.say(nameOf(it)),
      cases: it.cases.map((one) => junitCase(one, it, locale)),
      properties: [],
      out,
    };
  });
  return suitesDocument([...(remarks.length > 0 ? [run] : []), ...suites], locale);
}

/** As TAP 14: a test point for each case and each mistake that stands in none, with YAML of what is wrong. */
export function testsTap(report: TestReport, { locale }: ShowOptions): string {
  const points = [
    ...remarksOf(report).map((it) =>
      tapPoint(it.level !== "error", it.code, { message: it.text, help: it.help, at: it.at }),
    ),
    ...report.packs.flatMap((pack) => pack.cases.map((it) => tapCase(it, pack, locale))),
  ];
  const comments = report.packs.flatMap((it) => summaryOf(it, locale));
  const numbered = points.flatMap(({ ok, name, details }, at) => [
    `${ok ? "ok" : "not ok"} ${at + 1} - ${clean(name).replaceAll(/[\\#]/g, "\\$&")}`,
    ...details,
  ]);
  const lines = ["TAP version 14", `1..${points.length}`, ...numbered, ...comments.map((it) => `# ${it}`)];
  return `${lines.join("\n")}\n`;
}

/** As annotations of GitHub: first the run, then mistakes, then each expectation that does not hold, on its line. */
export function testsGithub(report: TestReport, { locale }: ShowOptions): string {
  const { exit_code: exitCode, packs } = report;
  const title = `edict: ${locale.say(formatWords.exitCode())} ${exitCode}`;
  const counts = packs.flatMap((it) => summaryOf(it, locale));
  const run: Annotation = {
    level: exitCode === 0 ? "notice" : "error",
    title,
    at: undefined,
    lines: counts.length > 0 ? counts : [title],
  };
  const failures = packs.flatMap((it) => it.cases.filter(fails)).flatMap((it) => caseAnnotations(it, locale));
  return workflowCommands([run, ...remarksOf(report).map(remarkAnnotation), ...failures]);
}

const fails = ({ result }: ReportCase): boolean => result !== "passed";

const gapLines = ({ missing }: ReportPackTest, locale: Locale): readonly string[] =>
  missing.map((it) => locale.say(testMessages.gap({ rule: it.rule, answer: answerIn(it.verdict, locale) })));

const earlyLines = ({ early }: ReportPackTest, locale: Locale): readonly string[] =>
  early ? [locale.say(testMessages.early(early))] : [];

const summaryOf = (it: ReportPackTest, locale: Locale): readonly string[] => [
  locale.say(countOf(it)),
  ...gapLines(it, locale),
  ...earlyLines(it, locale),
];

const nameOf = ({ pack: id, folder }: ReportPackTest): Message =>
  folder === undefined ? testMessages.named({ id }) : testMessages.packOf({ id, folder });

/** How many cases of a pack pass. */
function countOf(tested: ReportPackTest): Message {
  const pack = nameOf(tested);
  const { cases, broken, not_run: notRun } = tested;
  const counts = { passed: cases.filter((it) => !fails(it)).length, all: cases.length, notRun };
  if (cases.length === 0)
    return broken
      ? testMessages.count({ pack, result: testMessages.allBroken({ notRun }) })
      : testMessages.none({ pack });
  return testMessages.count({ pack, result: broken ? testMessages.passButBroken(counts) : testMessages.pass(counts) });
}

function showCount(tested: ReportPackTest, { paint, locale }: Layout): string {
  const { cases, broken } = tested;
  const style = broken || cases.some(fails) ? "violated" : cases.length === 0 ? "undetermined" : "satisfied";
  return paint(style, locale.say(countOf(tested)));
}

/** How many cases each file has, where there are several. */
function countsByFile({ cases }: ReportPackTest, { width, locale }: Layout): readonly string[] {
  const counts = new Map<string, number>();
  for (const { at } of cases) {
    const file = at.path.replace(/^.*\/|\.yaml$/g, "");
    counts.set(file, (counts.get(file) ?? 0) + 1);
  }
  const all = locale.list(
    [...counts].map((it) => it.join(" ")),
    "comma",
  );
  return counts.size < 2 ? [] : wrap(`  ${all}`, width, "  ");
}

function showFailure(it: ReportCase, { width, paint, locale }: Layout): readonly string[] {
  const { say } = locale;
  return [
    `${paint("violated", say(testMessages.failed()))} ${it.case}  ${showPlace(it.at)}`,
    `  ${it.why}`,
    ...missesOf(it, locale).flatMap(({ at, text, because }) => [
      `  ${showPlace(at)}: ${text}`,
      ...(because ? wrap(`    ${say(testMessages.because({ causes: because }))}`, width, "    ") : []),
    ]),
    ...(it.result === "error" ? [`  ${say(testMessages.broken())}`] : []),
  ];
}

/** How to see why the first case fails that could be judged. */
function traceHint(packs: readonly ReportPackTest[], locale: Locale): readonly string[] {
  const failed = packs.flatMap((it) => it.cases).find(({ result }) => result === "failed");
  return failed ? [locale.say(testMessages.trace({ place: `${failed.at.path}:${failed.at.line}` }))] : [];
}

interface Miss {
  readonly at: ReportPlace;
  readonly text: string;
  readonly because: List | undefined;
}

/** What rules are, where a case expects otherwise, each with its place and the first of what is missing. */
function missesOf({ wrong }: ReportCase, locale: Locale): readonly Miss[] {
  return wrong.map(({ rule, expected, got, because, at }) => {
    const answers = { answer: answerIn(got, locale), expected: answerIn(expected, locale) };
    const text = locale.say(testMessages.is({ rule, ...answers }));
    return { at, text, because: because && listOf(firstOfMany(because, causesShown), "clause") };
  });
}

const causesShown = 2;

/** What is wrong with a case, a line each. */
function faultLines(it: ReportCase, locale: Locale): readonly string[] {
  const placed = [...missesOf(it, locale), ...it.problems.map(({ at, message }) => ({ at, text: message }))];
  return placed.map(({ at, text }) => clean(`${showPlace(at)}: ${text}`));
}

/** What one line says of a case that fails. */
function faultOf(it: ReportCase, locale: Locale): string {
  if (it.result === "error") return locale.say(testMessages.broken());
  const texts = missesOf(it, locale).map((one) => one.text);
  return clean(locale.list(texts, "semicolon"));
}

function junitCase(it: ReportCase, { pack }: ReportPackTest, locale: Locale): TestCase {
  return {
    classname: pack,
    name: clean(it.case),
    state: it.result === "failed" ? "failure" : it.result,
    message: faultOf(it, locale),
    text: fails(it) ? [clean(it.why), ...faultLines(it, locale)].join("\n") : "",
    at: it.at,
  };
}

interface TapPoint {
  readonly ok: boolean;
  readonly name: string;
  readonly details: readonly string[];
}

function tapCase(it: ReportCase, { pack }: ReportPackTest, locale: Locale): TapPoint {
  const name = `${pack}: ${it.case}`;
  if (!fails(it)) return { ok: true, name, details: [] };
  return tapPoint(false, name, {
    message: faultOf(it, locale),
    at: it.at,
    why: clean(it.why),
    wrong: faultLines(it, locale),
  });
}

/** JSON is YAML: each detail is a line of it. */
function tapPoint(ok: boolean, name: string, details: Readonly<Record<string, unknown>>): TapPoint {
  const lines = Object.entries(details).flatMap(([key, value]) =>
    value === undefined ? [] : [`  ${key}: ${JSON.stringify(value)}`],
  );
  return { ok, name, details: ["  ---", ...lines, "  ..."] };
}

function caseAnnotations(it: ReportCase, locale: Locale): readonly Annotation[] {
  const title = clean(it.case);
  const annotation = (at: ReportPlace, text: string): Annotation => {
    return { level: "error", title, at, lines: [clean(text), clean(it.why)] };
  };
  const mistakes = it.problems.map(({ at, message }) => annotation(at, message));
  return [...missesOf(it, locale).map(({ at, text }) => annotation(at, text)), ...mistakes];
}

/** A verdict or the state of a note, as readers of Chinese call it; readers of English see its code. */
function answerIn(answer: string, locale: Locale): string {
  if (locale.tag === "en") return answer;
  const word = answers[answer];
  return word ? locale.say(word()) : answer;
}

const answers: Readonly<Record<string, () => Message>> = {
  ...verdictWords,
  applies: noteWords.yes,
  does_not_apply: noteWords.no,
  may_apply: noteWords.unknown,
};
