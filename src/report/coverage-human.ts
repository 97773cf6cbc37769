import type { Coverage, UnitCoverage } from "../analyse/coverage.ts";
import { formatLocator, formatLocatorZh, type Locator } from "../statute/locator.ts";
import { encodedBy, notHeld, summariseCoverage } from "./coverage-summary.ts";
import { indented } from "./margin.ts";
import { titleIn, type Language, type ShowOptions } from "./show-options.ts";
import { clean } from "./text-layout.ts";
import { tables } from "./tables.ts";

/** Coverage for people at a terminal: the units in the order of the text, and a summary. */
export function showCoverage(coverage: Coverage, options: ShowOptions): string {
  const { width, paint, language } = options;
  const { units, encoded, stated, open } = summariseCoverage(coverage);
  const title = titleIn(coverage.title, language) ?? coverage.pack;
  const shown = options.quiet ? coverage.units.filter((it) => it.open.length > 0) : coverage.units;
  const words = tables[language].coverage;
  const { comma, colon } = tables[language].report.marks;
  const held = coverage.modals.map((it) => words.modals(it.word, it.held, it.total)).join(comma);
  return [
    paint("heading", clean(title)),
    `${coverage.pack} ${coverage.version}`,
    ...shown.flatMap((it) => ["", ...showUnit(it, options)]),
    "",
    ...(coverage.holdsText ? [] : indented(words.noText, width, "")),
    ...(held === "" ? [] : indented(words.held + colon + held, width, "")),
    paint(open > 0 ? "undetermined" : "satisfied", words.units(units, encoded, stated, open)),
    "",
  ].join("\n");
}

function showUnit(unit: UnitCoverage, { width, paint, language }: ShowOptions): readonly string[] {
  const words = tables[language].coverage;
  const { comma, colon } = tables[language].report.marks;
  const caption = unit.caption && titleIn(unit.caption, language);
  const line = (label: string, text: string): readonly string[] =>
    text === "" ? [] : indented(label + colon + clean(text), width, "  ");
  const rest = notHeld(unit, language).join(" … ");
  const head = citeLocator(unit.locator, language) + (caption === undefined ? "" : `  ${clean(caption)}`);
  return [
    ...indented(head, width, "").map((it) => paint("heading", it)),
    ...[...encodedBy(unit)].flatMap(([kind, names]) => line(words.encodes(kind, names.length), names.join(comma))),
    ...unit.statements.flatMap(({ kind, text }) => line(words.statement(kind), titleIn(text, language))),
    ...(unit.open.length === 0 ? line(words.notHeld, rest) : line(words.open, openWords(unit, rest, language))),
  ];
}

/** Why a unit is open, and the words that nothing holds. */
export function openWords({ open }: UnitCoverage, rest: string, language: Language): string {
  const words = tables[language].coverage;
  const why = open.includes("nothing") ? words.nothing : words.modalOpen(open);
  return rest === "" ? why : why + tables[language].report.marks.colon + rest;
}

/** The place as readers of a language cite it. */
export function citeLocator(locator: Locator, language: Language): string {
  if (language === "en") return formatLocator(locator);
  return formatLocatorZh(locator, language === "zh-Hans" ? "hans" : "hant");
}
