import type { Coverage, UnitCoverage } from "../analyse/coverage.ts";
import { coverageEnglish as words } from "./coverage-english.ts";
import { citeLocator, openWords } from "./coverage-human.ts";
import { encodedBy, notHeld, summariseCoverage } from "./coverage-summary.ts";
import { titleIn, type ShowOptions } from "./show-options.ts";

/** Coverage as a table for a page or a job's summary. */
export function coverageMarkdown(coverage: Coverage, { language, quiet }: ShowOptions): string {
  const { units, encoded, stated, open } = summariseCoverage(coverage);
  const shown = quiet ? coverage.units.filter((it) => it.open.length > 0) : coverage.units;
  const row = (cells: readonly string[]): string => `| ${cells.map(inCell).join(" | ")} |`;
  const held = coverage.modals.map((it) => words.modals(it.word, it.held, it.total)).join(", ");
  return [
    `# ${titleIn(coverage.title, language) ?? coverage.pack}`,
    "",
    `\`${coverage.pack}\` ${coverage.version}. ${words.units(units, encoded, stated, open)}.`,
    ...(held === "" ? [] : ["", `${words.held}: ${held}.`]),
    ...(coverage.holdsText ? [] : ["", words.noText]),
    "",
    row(words.columns),
    row(words.columns.map(() => "---")),
    ...shown.map((it) => row([citeLocator(it.locator, language), encodes(it), states(it), rest(it, language)])),
    "",
  ].join("\n");
}

const inCell = (text: string): string => text.replaceAll("|", "\\|").replaceAll("\n", " ");

function encodes(unit: UnitCoverage): string {
  return [...encodedBy(unit)]
    .map(([kind, names]) => `${words.encodes(kind, names.length)} ${names.map((it) => `\`${it}\``).join(", ")}`)
    .join("; ");
}

function states({ statements }: UnitCoverage): string {
  return statements.map(({ kind, text }) => `${words.statement(kind)}: ${text}`).join("; ");
}

function rest(unit: UnitCoverage, language: ShowOptions["language"]): string {
  const left = notHeld(unit, language).join(" … ");
  return unit.open.length === 0 ? left : `**${words.open}**: ${openWords(unit, left)}`;
}
