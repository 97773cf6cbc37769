import type { Coverage, UnitCoverage } from "../../../analyse/coverage.ts";
import { formatLocator, formatLocatorZh, type Locator } from "../../../statute/locator.ts";
import { encodedBy, notHeld, summariseCoverage } from "../../model/coverage-summary.ts";
import { indented } from "../../view/margin.ts";
import type { Locale } from "../../../base/locale.ts";
import { titleIn } from "../../messages/citations.ts";
import type { ShowOptions } from "../../view/show-options.ts";
import { clean } from "../../view/text-layout.ts";
import { listOf, type Message } from "../../../base/message.ts";
import { coverage as messages, encodings, statements } from "../../messages/coverage.ts";
import { allOf, phrases } from "../../messages/phrases.ts";

/** Coverage for people at a terminal: the units in the order of the text, and a summary. */
export function showCoverage(coverage: Coverage, options: ShowOptions): string {
  const { width, paint, locale } = options;
  const { units, encoded, stated, open } = summariseCoverage(coverage);
  const title = titleIn(coverage.title, locale) ?? coverage.pack;
  const shown = options.quiet ? coverage.units.filter((it) => it.open.length > 0) : coverage.units;
  const { say } = locale;
  return [
    paint("heading", clean(title)),
    `${coverage.pack} ${coverage.version}`,
    ...shown.flatMap((it) => ["", ...showUnit(it, options)]),
    "",
    ...(coverage.holdsText ? [] : indented(say(messages.noText()), width, "")),
    ...(coverage.modals.length === 0 ? [] : indented(say(heldOf(coverage)), width, "")),
    paint(open > 0 ? "undetermined" : "satisfied", say(messages.units({ total: units, encoded, stated, open }))),
    "",
  ].join("\n");
}

function showUnit(unit: UnitCoverage, { width, paint, locale }: ShowOptions): readonly string[] {
  const { say } = locale;
  const caption = unit.caption && titleIn(unit.caption, locale);
  const line = (label: string, text: string): readonly string[] =>
    text === "" ? [] : indented(say(phrases.labelled({ label, text: clean(text) })), width, "  ");
  const rest = notHeld(unit, locale).join(" … ");
  const head = citeLocator(unit.locator, locale) + (caption === undefined ? "" : `  ${clean(caption)}`);
  return [
    ...indented(head, width, "").map((it) => paint("heading", it)),
    ...[...encodedBy(unit)].flatMap(([kind, names]) =>
      line(say(encodings[kind]({ count: names.length })), locale.list(names, "comma")),
    ),
    ...unit.statements.flatMap(({ kind, text }) => line(say(statements[kind]()), titleIn(text, locale))),
    ...(unit.open.length === 0
      ? line(say(messages.notHeld()), rest)
      : line(say(messages.open()), openWords(unit, rest, locale))),
  ];
}

/** How many of the words of duty and right are held. */
export const heldOf = ({ modals }: Coverage): Message =>
  phrases.labelled({ label: messages.held(), text: listOf(modals.map((it) => messages.modals(it))) });

/** Why a unit is open, and the words that nothing holds. */
export function openWords({ open }: UnitCoverage, rest: string, locale: Locale): string {
  const { say } = locale;
  const why = say(open.includes("nothing") ? messages.nothing() : messages.modalOpen({ words: allOf(open) }));
  return rest === "" ? why : locale.say(phrases.labelled({ label: why, text: rest }));
}

/** The place as readers of a language cite it. */
export function citeLocator(locator: Locator, locale: Locale): string {
  if (locale.script === undefined) return formatLocator(locator);
  return formatLocatorZh(locator, locale.script === "zh-Hans" ? "hans" : "hant");
}
