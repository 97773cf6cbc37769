import type { Coverage, UnitCoverage } from "../analyse/coverage.ts";
import { citeLocator, openWords } from "./coverage-human.ts";
import { encodedBy, notHeld, summariseCoverage } from "./coverage-summary.ts";
import { quoted } from "./english-words.ts";
import type { Locale } from "../base/locale.ts";
import { titleIn, type ShowOptions } from "./show-options.ts";
import { tablesIn } from "./tables.ts";

/** Coverage as a table for a page or a job's summary. */
export function coverageMarkdown(coverage: Coverage, { locale, quiet }: ShowOptions): string {
  const { units, encoded, stated, open } = summariseCoverage(coverage);
  const shown = quiet ? coverage.units.filter((it) => it.open.length > 0) : coverage.units;
  const row = (cells: readonly string[]): string => `| ${cells.map(inCell).join(" | ")} |`;
  const words = tablesIn(locale).coverage;
  const { comma, colon, gap, stop } = tablesIn(locale).report.marks;
  const held = coverage.modals.map((it) => words.modals(it.word, it.held, it.total)).join(comma);
  return [
    `# ${titleIn(coverage.title, locale) ?? coverage.pack}`,
    "",
    `\`${coverage.pack}\` ${coverage.version}${stop}${gap}${words.units(units, encoded, stated, open)}${stop}`,
    ...(held === "" ? [] : ["", words.held + colon + held + stop]),
    ...(coverage.holdsText ? [] : ["", words.noText]),
    "",
    row(words.columns),
    row(words.columns.map(() => "---")),
    ...shown.map((it) =>
      row([citeLocator(it.locator, locale), encodes(it, locale), states(it, locale), rest(it, locale)]),
    ),
    "",
  ].join("\n");
}

const inCell = (text: string): string => text.replaceAll("|", "\\|").replaceAll("\n", " ");

function encodes(unit: UnitCoverage, locale: Locale): string {
  const { comma, semicolon } = tablesIn(locale).report.marks;
  const words = tablesIn(locale).coverage;
  return [...encodedBy(unit)]
    .map(([kind, names]) => `${words.encodes(kind, names.length)} ${names.map(quoted).join(comma)}`)
    .join(semicolon);
}

function states({ statements }: UnitCoverage, locale: Locale): string {
  const { colon, semicolon } = tablesIn(locale).report.marks;
  const words = tablesIn(locale).coverage;
  return statements.map(({ kind, text }) => words.statement(kind) + colon + titleIn(text, locale)).join(semicolon);
}

function rest(unit: UnitCoverage, locale: Locale): string {
  const left = notHeld(unit, locale).join(" … ");
  return unit.open.length === 0
    ? left
    : `**${tablesIn(locale).coverage.open}**${tablesIn(locale).report.marks.colon}${openWords(unit, left, locale)}`;
}
