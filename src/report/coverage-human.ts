import type { Coverage, UnitCoverage } from "../analyse/coverage.ts";
import { formatLocator, formatLocatorZh, type Locator } from "../statute/locator.ts";
import { encodedBy, notHeld, summariseCoverage } from "./coverage-summary.ts";
import { indented } from "./margin.ts";
import type { Locale } from "../base/locale.ts";
import { titleIn, type ShowOptions } from "./show-options.ts";
import { clean } from "./text-layout.ts";
import { tablesIn } from "./tables.ts";

/** Coverage for people at a terminal: the units in the order of the text, and a summary. */
export function showCoverage(coverage: Coverage, options: ShowOptions): string {
  const { width, paint, locale } = options;
  const { units, encoded, stated, open } = summariseCoverage(coverage);
  const title = titleIn(coverage.title, locale) ?? coverage.pack;
  const shown = options.quiet ? coverage.units.filter((it) => it.open.length > 0) : coverage.units;
  const words = tablesIn(locale).coverage;
  const { comma, colon } = tablesIn(locale).report.marks;
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

function showUnit(unit: UnitCoverage, { width, paint, locale }: ShowOptions): readonly string[] {
  const words = tablesIn(locale).coverage;
  const { comma, colon } = tablesIn(locale).report.marks;
  const caption = unit.caption && titleIn(unit.caption, locale);
  const line = (label: string, text: string): readonly string[] =>
    text === "" ? [] : indented(label + colon + clean(text), width, "  ");
  const rest = notHeld(unit, locale).join(" … ");
  const head = citeLocator(unit.locator, locale) + (caption === undefined ? "" : `  ${clean(caption)}`);
  return [
    ...indented(head, width, "").map((it) => paint("heading", it)),
    ...[...encodedBy(unit)].flatMap(([kind, names]) => line(words.encodes(kind, names.length), names.join(comma))),
    ...unit.statements.flatMap(({ kind, text }) => line(words.statement(kind), titleIn(text, locale))),
    ...(unit.open.length === 0 ? line(words.notHeld, rest) : line(words.open, openWords(unit, rest, locale))),
  ];
}

/** Why a unit is open, and the words that nothing holds. */
export function openWords({ open }: UnitCoverage, rest: string, locale: Locale): string {
  const words = tablesIn(locale).coverage;
  const why = open.includes("nothing") ? words.nothing : words.modalOpen(open);
  return rest === "" ? why : why + tablesIn(locale).report.marks.colon + rest;
}

/** The place as readers of a language cite it. */
export function citeLocator(locator: Locator, locale: Locale): string {
  if (locale.script === undefined) return formatLocator(locator);
  return formatLocatorZh(locator, locale.script === "zh-Hans" ? "hans" : "hant");
}
