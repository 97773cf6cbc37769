import { verdicts } from "../../../evaluate/decision.ts";
import { countLines, countRows } from "../../view/count-lines.ts";
import { shortName } from "../../../evaluate/program.ts";
import { headerLines } from "../../view/header-lines.ts";
import { reasonOf } from "../../view/human-line.ts";
import { lineIn } from "../../view/instance-lines.ts";
import { rulesOf } from "../../view/judged-rules.ts";
import { markdownRule } from "./markdown-rule.ts";
import { breaking, code, inline, table } from "./markdown-text.ts";
import { remarksOf, type Remark } from "../../view/remarks.ts";
import type { Report, ReportNeed } from "../../model/report.ts";
import { showPlace } from "../../model/report-place.ts";
import type { ReportRule } from "../../model/rule-report.ts";
import type { Locale } from "../../../base/locale.ts";
import { citeIn } from "../../messages/citations.ts";
import type { ShowOptions } from "../../view/show-options.ts";
import { clean } from "../../view/text-layout.ts";
import { unseenLines } from "../../view/unseen-lines.ts";
import { formatWords } from "../../messages/formats.ts";
import { labels } from "../../messages/labels.ts";
import { phrases } from "../../messages/phrases.ts";
import { exitOf, runWords, verdictWords } from "../../messages/verdicts.ts";
import { adviceOn } from "../../model/needs.ts";

/** The report as a page for a job's summary: what fails first, with the law's words; the rules beside it folded. */
export function markdownReport(report: Report, { locale, quiet }: ShowOptions): string {
  const { sentence, exit_code: exitCode, word } = report;
  const rules = rulesOf(report);
  const isOpen = (it: ReportRule): boolean =>
    it.in_roll_up && (it.verdict === "violated" || it.verdict === "undetermined");
  const remarks = remarksOf(report, locale);
  const open = verdicts.flatMap((verdict) => rules.filter((it) => isOpen(it) && it.verdict === verdict));
  return (
    [
      `# ${locale.say(phrases.labelled({ label: "edict", text: inline(locale.say(runWords[word]())) }))}`,
      inline(clean(sentence)),
      locale.say(exitOf(exitCode)),
      countTable(report, locale),
      ...coveredOf(report, locale),
      ...section(
        locale.say(formatWords.mistakes()),
        remarkTable(
          remarks.filter((it) => it.level === "error"),
          locale,
        ),
      ),
      ...open.flatMap((it) => markdownRule(it, report, locale)),
      ...section(locale.say(formatWords.needs()), needTable(report.needs, locale)),
      ...section(
        locale.say(labels.findings()),
        remarkTable(
          remarks.filter((it) => it.level !== "error"),
          locale,
        ),
      ),
      ...(quiet
        ? []
        : folded(
            locale.say(formatWords.others()),
            otherTable(
              rules.filter((it) => !isOpen(it)),
              locale,
            ),
          )),
      ...section(locale.say(formatWords.unseen()), lineTable(unseenLines(report, locale))),
      ...section(locale.say(formatWords.settings()), lineTable(headerLines(report, locale))),
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
  const rows = countRows(report, locale).map(({ label, counts }) => [label, ...verdicts.map((it) => `${counts[it]}`)]);
  return table(["", ...verdicts.map((it) => locale.say(verdictWords[it]()))], rows);
}

function coveredOf(report: Report, locale: Locale): readonly string[] {
  return countLines(report, locale)
    .slice(countRows(report, locale).length)
    .map((it) => inline(lineIn(locale)(it)));
}

function remarkTable(remarks: readonly Remark[], locale: Locale): string {
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
      locale.list(
        need.rules.map((it) => code(shortName(it))),
        "comma",
      ),
      inline(clean(adviceOn(need, locale) ?? "")),
    ]),
  );
}

function otherTable(rules: readonly ReportRule[], locale: Locale): string {
  const columns = [formatWords.result(), formatWords.inLaw(), formatWords.rule(), formatWords.why()];
  const row = (it: ReportRule): readonly string[] => [
    locale.say(verdictWords[it.verdict]()),
    inline(citeIn(it.cite, locale)),
    code(shortName(it.rule)),
    inline(
      clean(
        locale.list(
          [reasonOf(it, locale), ...(it.in_roll_up ? [] : [locale.say(formatWords.notCounted())])].filter(
            (one) => one !== "",
          ),
          "semicolon",
        ),
      ),
    ),
  ];
  return table(columns.map(locale.say), rules.map(row));
}

function lineTable(lines: ReturnType<typeof unseenLines>): string {
  return table(
    ["", ""],
    lines.map(({ label, texts }) => [inline(label), breaking(texts.map(inline))]),
  );
}
