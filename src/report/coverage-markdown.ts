import type { Coverage, UnitCoverage } from "../analyse/coverage.ts";
import { citeLocator, openWords } from "./coverage-human.ts";
import { encodedBy, notHeld, summariseCoverage } from "./coverage-summary.ts";
import { quoted } from "./english-words.ts";
import { titleIn, type Language, type ShowOptions } from "./show-options.ts";
import { tables } from "./tables.ts";

/** Coverage as a table for a page or a job's summary. */
export function coverageMarkdown(coverage: Coverage, { language, quiet }: ShowOptions): string {
  const { units, encoded, stated, open } = summariseCoverage(coverage);
  const shown = quiet ? coverage.units.filter((it) => it.open.length > 0) : coverage.units;
  const row = (cells: readonly string[]): string => `| ${cells.map(inCell).join(" | ")} |`;
  const words = tables[language].coverage;
  const { comma, colon, gap, stop } = tables[language].report.marks;
  const held = coverage.modals.map((it) => words.modals(it.word, it.held, it.total)).join(comma);
  return [
    `# ${titleIn(coverage.title, language) ?? coverage.pack}`,
    "",
    `\`${coverage.pack}\` ${coverage.version}${stop}${gap}${words.units(units, encoded, stated, open)}${stop}`,
    ...(held === "" ? [] : ["", words.held + colon + held + stop]),
    ...(coverage.holdsText ? [] : ["", words.noText]),
    "",
    row(words.columns),
    row(words.columns.map(() => "---")),
    ...shown.map((it) =>
      row([citeLocator(it.locator, language), encodes(it, language), states(it, language), rest(it, language)]),
    ),
    "",
  ].join("\n");
}

const inCell = (text: string): string => text.replaceAll("|", "\\|").replaceAll("\n", " ");

function encodes(unit: UnitCoverage, language: Language): string {
  const { comma, semicolon } = tables[language].report.marks;
  const words = tables[language].coverage;
  return [...encodedBy(unit)]
    .map(([kind, names]) => `${words.encodes(kind, names.length)} ${names.map(quoted).join(comma)}`)
    .join(semicolon);
}

function states({ statements }: UnitCoverage, language: Language): string {
  const { colon, semicolon } = tables[language].report.marks;
  const words = tables[language].coverage;
  return statements.map(({ kind, text }) => words.statement(kind) + colon + titleIn(text, language)).join(semicolon);
}

function rest(unit: UnitCoverage, language: Language): string {
  const left = notHeld(unit, language).join(" … ");
  return unit.open.length === 0
    ? left
    : `**${tables[language].coverage.open}**${tables[language].report.marks.colon}${openWords(unit, left, language)}`;
}
