import type { Coverage, UnitCoverage } from "../analyse/coverage.ts";
import { citeLocator, openWords } from "./coverage-human.ts";
import { encodedBy, notHeld, summariseCoverage } from "./coverage-summary.ts";
import { quoted } from "./english-words.ts";
import type { Locale } from "../base/locale.ts";
import { titleIn, type ShowOptions } from "./show-options.ts";
import {
  coverage as messages,
  coverageColumns,
  encodings,
  statements as kindsOfStatement,
} from "./messages/coverage.ts";
import { tablesIn } from "./tables.ts";

/** Coverage as a table for a page or a job's summary. */
export function coverageMarkdown(coverage: Coverage, { locale, quiet }: ShowOptions): string {
  const { units, encoded, stated, open } = summariseCoverage(coverage);
  const shown = quiet ? coverage.units.filter((it) => it.open.length > 0) : coverage.units;
  const row = (cells: readonly string[]): string => `| ${cells.map(inCell).join(" | ")} |`;
  const { say } = locale;
  const { comma, colon, gap, stop } = tablesIn(locale).report.marks;
  const columns = [
    coverageColumns.place(),
    coverageColumns.encodedBy(),
    coverageColumns.stated(),
    coverageColumns.notHeld(),
  ].map(say);
  const held = coverage.modals.map((it) => say(messages.modals(it))).join(comma);
  return [
    `# ${titleIn(coverage.title, locale) ?? coverage.pack}`,
    "",
    `\`${coverage.pack}\` ${coverage.version}${stop}${gap}${say(messages.units({ total: units, encoded, stated, open }))}${stop}`,
    ...(held === "" ? [] : ["", say(messages.held()) + colon + held + stop]),
    ...(coverage.holdsText ? [] : ["", say(messages.noText())]),
    "",
    row(columns),
    row(columns.map(() => "---")),
    ...shown.map((it) =>
      row([citeLocator(it.locator, locale), encodes(it, locale), states(it, locale), rest(it, locale)]),
    ),
    "",
  ].join("\n");
}

const inCell = (text: string): string => text.replaceAll("|", "\\|").replaceAll("\n", " ");

function encodes(unit: UnitCoverage, locale: Locale): string {
  const { comma, semicolon } = tablesIn(locale).report.marks;
  const { say } = locale;
  return [...encodedBy(unit)]
    .map(([kind, names]) => `${say(encodings[kind]({ count: names.length }))} ${names.map(quoted).join(comma)}`)
    .join(semicolon);
}

function states({ statements }: UnitCoverage, locale: Locale): string {
  const { colon, semicolon } = tablesIn(locale).report.marks;
  const { say } = locale;
  return statements
    .map(({ kind, text }) => say(kindsOfStatement[kind]()) + colon + titleIn(text, locale))
    .join(semicolon);
}

function rest(unit: UnitCoverage, locale: Locale): string {
  const left = notHeld(unit, locale).join(" … ");
  return unit.open.length === 0
    ? left
    : `**${locale.say(messages.open())}**${tablesIn(locale).report.marks.colon}${openWords(unit, left, locale)}`;
}
