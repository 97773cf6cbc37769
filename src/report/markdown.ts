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
import { citeIn, titleIn, type Language, type ShowOptions } from "./show-options.ts";
import { clean } from "./text-layout.ts";
import { unseenLines } from "./unseen-lines.ts";
import { tables } from "./tables.ts";

/** The report as a page for a job's summary: what fails first, with the law's words; the rules beside it folded. */
export function markdownReport(report: Report, { language, quiet }: ShowOptions): string {
  const { sentence, exit_code: exitCode, word } = report;
  const { labels, marks, runs } = tables[language].report;
  const words = tables[language].formats;
  const rules = rulesOf(report);
  const isOpen = (it: ReportRule): boolean =>
    it.in_roll_up && (it.verdict === "violated" || it.verdict === "undetermined");
  const remarks = remarksOf(report, language);
  const open = verdicts.flatMap((verdict) => rules.filter((it) => isOpen(it) && it.verdict === verdict));
  return (
    [
      `# edict${marks.colon}${inline(runs[word])}`,
      inline(clean(sentence)),
      `${words.exitCode} ${exitCode}${marks.colon}${words.exit[exitCode]}`,
      countTable(report, language),
      ...coveredOf(report, language),
      ...section(
        words.mistakes,
        remarkTable(
          remarks.filter((it) => it.level === "error"),
          language,
        ),
      ),
      ...open.flatMap((it) => markdownRule(it, report, language)),
      ...section(words.needs, needTable(report.needs, language)),
      ...section(
        labels.findings,
        remarkTable(
          remarks.filter((it) => it.level !== "error"),
          language,
        ),
      ),
      ...(quiet
        ? []
        : folded(
            words.others,
            otherTable(
              rules.filter((it) => !isOpen(it)),
              language,
            ),
          )),
      ...section(words.unseen, lineTable(unseenLines(report, language))),
      ...section(words.settings, lineTable(headerLines(report, language))),
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

function countTable(report: Report, language: Language): string {
  const states = tables[language].report.verdicts;
  const rows = countRows(report, language).map(({ label, counts }) => [
    label,
    ...verdicts.map((it) => `${counts[it]}`),
  ]);
  return table(["", ...verdicts.map((it) => states[it])], rows);
}

function coveredOf(report: Report, language: Language): readonly string[] {
  return countLines(report, language)
    .slice(countRows(report, language).length)
    .map((it) => inline(lineIn(language)(it)));
}

function remarkTable(remarks: readonly Remark[], language: Language): string {
  const words = tables[language].formats;
  return table(
    [words.place, words.what, tables[language].report.labels.help],
    remarks.map(({ code: name, text, help, at }) => [
      at ? code(clean(showPlace(at))) : "",
      `${inline(text)} ${code(name)}`,
      inline(help ?? ""),
    ]),
  );
}

function needTable(needs: readonly ReportNeed[], language: Language): string {
  const words = tables[language].formats;
  const { labels, marks } = tables[language].report;
  return table(
    [words.what, labels.opens, words.ask],
    needs.map(({ what, of, rules, ask, help }) => [
      breaking([inline(clean(what)), ...of.map((it) => code(clean(it)))]),
      rules.map((it) => code(shortName(it))).join(marks.comma),
      inline(clean((ask && titleIn(ask, language)) ?? help ?? "")),
    ]),
  );
}

function otherTable(rules: readonly ReportRule[], language: Language): string {
  const words = tables[language].formats;
  const { marks, verdicts: states } = tables[language].report;
  const row = (it: ReportRule): readonly string[] => [
    states[it.verdict],
    inline(citeIn(it.cite, language)),
    code(shortName(it.rule)),
    inline(
      clean(
        [reasonOf(it, language), ...(it.in_roll_up ? [] : [words.notCounted])]
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
