import type { Locale } from "../../base/locale.ts";
import { listOf } from "../../base/message.ts";
import { verdicts } from "../../evaluate/decision.ts";
import { shortName } from "../../evaluate/program.ts";
import { formatWords, labels } from "../messages/labels.ts";
import { waitingRules } from "../messages/needs.ts";
import { phrases } from "../messages/phrases.ts";
import { exitCodeMessage, runWords, verdictWords } from "../messages/verdicts.ts";
import { citationIn } from "../model/citations.ts";
import { needAdvice } from "../model/needs.ts";
import { showPlace } from "../model/report-place.ts";
import type { Report, ReportNeed, ReportRule, ReportInstance } from "../model/report.ts";
import { allRules, noticesOf, excuseOf, type Notice } from "../view/findings.ts";
import type { ShowOptions } from "../view/format-options.ts";
import { labelledLine, instanceLines, adviceLines, dutyIn, lawLines } from "../view/rule-lines.ts";
import { verdictAsides, verdictReason } from "../view/rule-summary.ts";
import { countLines, countRows, headerLines } from "../view/run-lines.ts";
import { clean } from "../view/text-layout.ts";
import { unseenLines } from "../view/unseen.ts";

/** The report as a page for a job's summary: what fails first, with the law's words; the rules beside it folded. */
export function markdownReport(report: Report, { locale, quiet }: ShowOptions): string {
  const { sentence, exit_code: exitCode, word } = report;
  const rules = allRules(report);
  const isOpen = (it: ReportRule): boolean =>
    it.in_roll_up && (it.verdict === "violated" || it.verdict === "undetermined");
  const remarks = noticesOf(report, locale);
  const open = verdicts.flatMap((verdict) => rules.filter((it) => isOpen(it) && it.verdict === verdict));
  const others = rules.filter((it) => !isOpen(it));
  const mistakes = remarks.filter((it) => it.level === "error");
  const findings = remarks.filter((it) => it.level !== "error");
  const parts = [
    `# ${locale.say(phrases.labelled({ label: "edict", text: inline(locale.say(runWords[word]())) }))}`,
    inline(clean(sentence)),
    locale.say(exitCodeMessage(exitCode)),
    countTable(report, locale),
    ...coveredOf(report, locale),
    ...section(locale.say(formatWords.mistakes()), remarkTable(mistakes, locale)),
    ...open.flatMap((it) => markdownRule(it, report, locale)),
    ...section(locale.say(formatWords.needs()), needTable(report.needs, locale)),
    ...section(locale.say(labels.findings()), remarkTable(findings, locale)),
    ...(quiet ? [] : folded(locale.say(formatWords.others()), otherTable(others, locale))),
    ...section(locale.say(formatWords.unseen()), lineTable(unseenLines(report, locale))),
    ...section(locale.say(formatWords.settings()), lineTable(headerLines(report, locale))),
  ];
  return `${parts.join("\n\n")}\n`;
}

/** A heading and its table; nothing where the table is empty. */
function section(title: string, rows: string): readonly string[] {
  return rows === "" ? [] : [`## ${title}`, rows];
}

function folded(title: string, rows: string): readonly string[] {
  return rows === "" ? [] : [`<details><summary>${title}</summary>`, rows, "</details>"];
}

function countTable(report: Report, locale: Locale): string {
  const rows = countRows(report, locale).map(({ label, counts }) => [label, ...verdicts.map((it) => `${counts[it]}`)]);
  return table(["", ...verdicts.map((it) => locale.say(verdictWords[it]()))], rows);
}

function coveredOf(report: Report, locale: Locale): readonly string[] {
  return countLines(report, locale)
    .slice(countRows(report, locale).length)
    .map((it) => inline(labelledLine(locale)(it)));
}

function remarkTable(remarks: readonly Notice[], locale: Locale): string {
  return table(
    [formatWords.place(), formatWords.what(), labels.help()].map(locale.say),
    remarks.map(({ code: name, text, help, at }) => [
      at ? code(clean(showPlace(at))) : "",
      `${inline(text)} ${code(name)}`,
      inline(help ?? ""),
    ]),
  );
}

function needTable(needs: readonly ReportNeed[], locale: Locale): string {
  return table(
    [formatWords.what(), labels.opens(), formatWords.ask()].map(locale.say),
    needs.map((need) => [
      breaking([inline(clean(need.what)), ...need.of.map((it) => code(clean(it)))]),
      locale.show(
        waitingRules(
          need.rules.map((rule) => ({ rule })),
          (it) => code(shortName(it.rule)),
        ),
      ),
      inline(clean(needAdvice(need, locale) ?? "")),
    ]),
  );
}

function otherTable(rules: readonly ReportRule[], locale: Locale): string {
  const columns = [formatWords.result(), formatWords.inLaw(), formatWords.rule(), formatWords.why()];
  const rows = rules.map((it) => {
    const reason = verdictReason(it, locale);
    const standing = it.standing.provisional ? [it.standing.provisional.sentence] : [];
    const why = [...(reason === "" ? [] : [reason]), ...standing, ...(it.in_roll_up ? [] : [formatWords.notCounted()])];
    return [
      locale.say(verdictWords[it.verdict]()),
      inline(citationIn(it.cite, locale)),
      code(shortName(it.rule)),
      inline(clean(locale.list(why, "semicolon"))),
    ];
  });
  return table(columns.map(locale.say), rows);
}

function lineTable(lines: ReturnType<typeof unseenLines>): string {
  return table(
    ["", ""],
    lines.map(({ label, texts }) => [inline(label), breaking(texts.map(inline))]),
  );
}

const instancesShown = 10;

/** A violated or undetermined rule: its duty, the law's words, where it is broken or open and why, what to do. */
function markdownRule(rule: ReportRule, report: Report, locale: Locale): readonly string[] {
  const { verdict, instances, policy } = rule;
  const decisive = instances.filter((it) => it.verdict === verdict);
  const others = instances.filter((it) => it.verdict === "undetermined" && it.verdict !== verdict);
  const told = [...decisive, ...others];
  const shown = told.slice(0, instancesShown).map((it) => instanceRow(it, rule, report, locale));
  const left = told.length - shown.length;
  const name = `${inline(citationIn(rule.cite, locale))} ${code(shortName(rule.rule))}`;
  const columns = [formatWords.place(), formatWords.result(), formatWords.why()];
  return [
    `## ${locale.say(phrases.labelled({ label: stateOf(rule, locale), text: name }))}`,
    inline(dutyIn(rule, locale)),
    ...lawLines(rule, locale).map((it) => `> ${inline(it)}`),
    table(columns.map(locale.say), shown),
    ...(left > 0 ? [locale.say(labels.more({ count: left }))] : []),
    ...adviceLines(rule, verdict, locale).map((it) => inline(labelledLine(locale)(it))),
    `${locale.say(labels.policy())} ${code(clean(showPlace(policy)))}`,
  ];
}

/** As a heading has it, and what is said beside it. */
function stateOf(rule: ReportRule, locale: Locale): string {
  const state = locale.say(verdictWords[rule.verdict]());
  const asides = verdictAsides(rule);
  const text = state.charAt(0).toUpperCase() + state.slice(1);
  return asides.length === 0 ? text : locale.say(phrases.aside({ text, aside: listOf(asides) }));
}

function instanceRow(it: ReportInstance, rule: ReportRule, report: Report, locale: Locale): readonly string[] {
  const excuse = excuseOf(it, rule, report, locale);
  const state = locale.list([verdictWords[it.verdict](), ...(excuse === undefined ? [] : [excuse])], "clause");
  return [
    breaking([showPlace(it.at), ...it.elements].map((one) => code(clean(one)))),
    inline(state),
    breaking(instanceLines(it, locale).map((one) => inline(labelledLine(locale)(one)))),
  ];
}

/** What could make something of a text: marks, and at its start those of lists and headings; addresses; names of pictures. */
const specialMarks = /[\\`*_[\]<>~&$@!]|:(?=\/\/|[\w+-]+:)|^[-+#=]|(?<=^\d+)[.)]|(?<=www)\./gi;

/**
 * Text as Markdown shows it, character by character: no mark, link, mention or element is made of it.
 *
 * @example
 * inline("1. <i> *c* @d") // "1\\. \\<i\\> \\*c\\* \\@d"
 */
export function inline(text: string): string {
  return onOneLine(text).replaceAll(specialMarks, String.raw`\$&`);
}

/**
 * Text as code. One with a backslash is no code, because no table shows it before a bar.
 *
 * @example
 * code("a`b|c") // "``a`b|c``"
 */
export function code(text: string): string {
  const line = onOneLine(text);
  if (line.includes("\\") || line === "") return inline(line);
  const longest = Math.max(0, ...Array.from(line.matchAll(/`+/g), (it) => it[0].length));
  const fence = "`".repeat(longest + 1);
  const pad = /^`|`$/.test(line) ? " " : "";
  return `${fence}${pad}${line}${pad}${fence}`;
}

const onOneLine = (text: string): string => text.replaceAll(/\s+/g, " ").trim();

/** Markdown on several lines of one cell. */
const breaking = (lines: readonly string[]): string => lines.join("<br>");

/** A table of cells of Markdown; nothing where it has no rows. */
export const table = (head: readonly string[], rows: readonly (readonly string[])[]): string =>
  rows.length === 0 ? "" : [head, head.map(() => "---"), ...rows].map(tableRow).join("\n");

/** A row of cells, each on one line. */
export const tableRow = (cells: readonly string[]): string =>
  `| ${cells.map((it) => it.replaceAll("|", String.raw`\|`).replaceAll("\n", " ")).join(" | ")} |`;
