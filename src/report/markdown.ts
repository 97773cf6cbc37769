import { verdicts } from "../evaluate/decision.ts";
import { countLines, countRows } from "./count-lines.ts";
import { shortName } from "./english-words.ts";
import { english } from "./english.ts";
import { formatsEnglish as words } from "./formats-english.ts";
import { headerLines } from "./header-lines.ts";
import { reasonOf } from "./human-line.ts";
import { lineOf } from "./instance-lines.ts";
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

/** The report as a page for a job's summary: what fails first, with the law's words; the rules beside it folded. */
export function markdownReport(report: Report, { language, quiet }: ShowOptions): string {
  const { sentence, exit_code: exitCode, word } = report;
  const rules = rulesOf(report);
  const isOpen = (it: ReportRule): boolean =>
    it.in_roll_up && (it.verdict === "violated" || it.verdict === "undetermined");
  const remarks = remarksOf(report, language);
  const open = verdicts.flatMap((verdict) => rules.filter((it) => isOpen(it) && it.verdict === verdict));
  return (
    [
      `# edict: ${inline(word)}`,
      inline(clean(sentence)),
      `${words.exitCode} ${exitCode}: ${words.exit[exitCode]}`,
      countTable(report),
      ...coveredOf(report),
      ...section(words.mistakes, remarkTable(remarks.filter((it) => it.level === "error"))),
      ...open.flatMap((it) => markdownRule(it, report, language)),
      ...section(words.needs, needTable(report.needs, language)),
      ...section(english.labels.findings, remarkTable(remarks.filter((it) => it.level !== "error"))),
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

function countTable(report: Report): string {
  const rows = countRows(report).map(({ label, counts }) => [label, ...verdicts.map((it) => `${counts[it]}`)]);
  return table(["", ...verdicts.map((it) => english.verdicts[it])], rows);
}

function coveredOf(report: Report): readonly string[] {
  return countLines(report)
    .slice(countRows(report).length)
    .map((it) => inline(lineOf(it)));
}

function remarkTable(remarks: readonly Remark[]): string {
  return table(
    [words.place, words.what, english.labels.help],
    remarks.map(({ code: name, text, help, at }) => [
      at ? code(clean(showPlace(at))) : "",
      `${inline(text)} ${code(name)}`,
      inline(help ?? ""),
    ]),
  );
}

function needTable(needs: readonly ReportNeed[], language: Language): string {
  return table(
    [words.what, english.labels.opens, words.ask],
    needs.map(({ what, of, rules, ask, help }) => [
      breaking([inline(clean(what)), ...of.map((it) => code(clean(it)))]),
      rules.map((it) => code(shortName(it))).join(", "),
      inline(clean((ask && titleIn(ask, language)) ?? help ?? "")),
    ]),
  );
}

function otherTable(rules: readonly ReportRule[], language: Language): string {
  const row = (it: ReportRule): readonly string[] => [
    english.verdicts[it.verdict],
    inline(citeIn(it.cite, language)),
    code(shortName(it.rule)),
    inline(
      clean(
        [reasonOf(it, language), ...(it.in_roll_up ? [] : [words.notCounted])].filter((one) => one !== "").join("; "),
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
