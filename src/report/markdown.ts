import { verdicts } from "../evaluate/decision.ts";
import { countLines, countRows } from "./count-lines.ts";
import { shortName } from "./english-words.ts";
import { headerLines } from "./header-lines.ts";
import { reasonOf } from "./human-line.ts";
import { lineIn } from "./instance-lines.ts";
import { rulesOf } from "./judged-rules.ts";
import { markdownRule } from "./markdown-rule.ts";
import { breaking, code, inline, table } from "./markdown-text.ts";
import { remarksOf, type Remark } from "./remarks.ts";
import type { Report, ReportNeed } from "./report.ts";
import { showPlace } from "./report-place.ts";
import type { ReportRule } from "./rule-report.ts";
import type { Locale } from "../base/locale.ts";
import { citeIn, titleIn, type ShowOptions } from "./show-options.ts";
import { clean } from "./text-layout.ts";
import { unseenLines } from "./unseen-lines.ts";
import { tablesIn } from "./tables.ts";

/** The report as a page for a job's summary: what fails first, with the law's words; the rules beside it folded. */
export function markdownReport(report: Report, { locale, quiet }: ShowOptions): string {
  const { sentence, exit_code: exitCode, word } = report;
  const { labels, marks, runs } = tablesIn(locale).report;
  const words = tablesIn(locale).formats;
  const rules = rulesOf(report);
  const isOpen = (it: ReportRule): boolean =>
    it.in_roll_up && (it.verdict === "violated" || it.verdict === "undetermined");
  const remarks = remarksOf(report, locale);
  const open = verdicts.flatMap((verdict) => rules.filter((it) => isOpen(it) && it.verdict === verdict));
  return (
    [
      `# edict${marks.colon}${inline(runs[word])}`,
      inline(clean(sentence)),
      `${words.exitCode} ${exitCode}${marks.colon}${words.exit[exitCode]}`,
      countTable(report, locale),
      ...coveredOf(report, locale),
      ...section(
        words.mistakes,
        remarkTable(
          remarks.filter((it) => it.level === "error"),
          locale,
        ),
      ),
      ...open.flatMap((it) => markdownRule(it, report, locale)),
      ...section(words.needs, needTable(report.needs, locale)),
      ...section(
        labels.findings,
        remarkTable(
          remarks.filter((it) => it.level !== "error"),
          locale,
        ),
      ),
      ...(quiet
        ? []
        : folded(
            words.others,
            otherTable(
              rules.filter((it) => !isOpen(it)),
              locale,
            ),
          )),
      ...section(words.unseen, lineTable(unseenLines(report, locale))),
      ...section(words.settings, lineTable(headerLines(report, locale))),
    ].join("\n\n") + "\n"
  );
}

/** A heading and its table; nothing where the table is empty. */
function section(title: string, rows: string): readonly string[] {
  return rows === "" ? [] : [`## ${title}`, rows];
}

function folded(title: string, rows: string): readonly string[] {
  return rows === "" ? [] : [`<details><summary>${title}</summary>`, rows, "</details>"];
}

function countTable(report: Report, locale: Locale): string {
  const states = tablesIn(locale).report.verdicts;
  const rows = countRows(report, locale).map(({ label, counts }) => [label, ...verdicts.map((it) => `${counts[it]}`)]);
  return table(["", ...verdicts.map((it) => states[it])], rows);
}

function coveredOf(report: Report, locale: Locale): readonly string[] {
  return countLines(report, locale)
    .slice(countRows(report, locale).length)
    .map((it) => inline(lineIn(locale)(it)));
}

function remarkTable(remarks: readonly Remark[], locale: Locale): string {
  const words = tablesIn(locale).formats;
  return table(
    [words.place, words.what, tablesIn(locale).report.labels.help],
    remarks.map(({ code: name, text, help, at }) => [
      at ? code(clean(showPlace(at))) : "",
      `${inline(text)} ${code(name)}`,
      inline(help ?? ""),
    ]),
  );
}

function needTable(needs: readonly ReportNeed[], locale: Locale): string {
  const words = tablesIn(locale).formats;
  const { labels, marks } = tablesIn(locale).report;
  return table(
    [words.what, labels.opens, words.ask],
    needs.map(({ what, of, rules, ask, help }) => [
      breaking([inline(clean(what)), ...of.map((it) => code(clean(it)))]),
      rules.map((it) => code(shortName(it))).join(marks.comma),
      inline(clean((ask && titleIn(ask, locale)) ?? help ?? "")),
    ]),
  );
}

function otherTable(rules: readonly ReportRule[], locale: Locale): string {
  const words = tablesIn(locale).formats;
  const { marks, verdicts: states } = tablesIn(locale).report;
  const row = (it: ReportRule): readonly string[] => [
    states[it.verdict],
    inline(citeIn(it.cite, locale)),
    code(shortName(it.rule)),
    inline(
      clean(
        [reasonOf(it, locale), ...(it.in_roll_up ? [] : [words.notCounted])]
          .filter((one) => one !== "")
          .join(marks.semicolon),
      ),
    ),
  ];
  return table([words.result, words.inLaw, words.rule, words.why], rules.map(row));
}

function lineTable(lines: ReturnType<typeof unseenLines>): string {
  return table(
    ["", ""],
    lines.map(({ label, texts }) => [inline(label), breaking(texts.map(inline))]),
  );
}
