import type { Coverage, UnitCoverage } from "../../analysis/coverage.ts";
import type { Locale } from "../../base/locale.ts";
import { listOf, namesOf, type Message } from "../../base/message.ts";
import { formatLocator, formatLocatorZh, locatorKey, type Locator } from "../../statute/locator.ts";
import {
  coverageWords as messages,
  encodingWords,
  statementWords,
  coverageColumns,
  statementWords as kindsOfStatement,
} from "../messages/coverage.ts";
import { enumeration, phrases, punctuation } from "../messages/phrases.ts";
import { titleIn } from "../model/citations.ts";
import type { ShowOptions } from "../view/format-options.ts";
import { indented, clean } from "../view/text-layout.ts";

/** Coverage for people at a terminal: the units in the order of the text, and a summary. */
export function coverageText(coverage: Coverage, options: ShowOptions): string {
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
    ...(coverage.modals.length === 0 ? [] : indented(say(modalCoverage(coverage)), width, "")),
    paint(open > 0 ? "undetermined" : "satisfied", say(messages.units({ total: units, encoded, stated, open }))),
    "",
  ].join("\n");
}

function showUnit(unit: UnitCoverage, { width, paint, locale }: ShowOptions): readonly string[] {
  const { say } = locale;
  const caption = unit.caption && titleIn(unit.caption, locale);
  const line = (label: string, text: string): readonly string[] =>
    text === "" ? [] : indented(say(phrases.labelled({ label, text: clean(text) })), width, "  ");
  const rest = uncoveredText(unit, locale).join(" … ");
  const head = locatorIn(unit.locator, locale) + (caption === undefined ? "" : `  ${clean(caption)}`);
  return [
    ...indented(head, width, "").map((it) => paint("heading", it)),
    ...[...encodingsByKind(unit)].flatMap(([kind, names]) =>
      line(say(encodingWords[kind]({ count: names.length })), locale.list(names, "comma")),
    ),
    ...unit.statements.flatMap(({ kind, text }) => line(say(statementWords[kind]()), titleIn(text, locale))),
    ...(unit.open.length === 0
      ? line(say(messages.notHeld()), rest)
      : line(say(messages.open()), openText(unit, rest, locale))),
  ];
}

/** How many of the words of duty and right are held. */
const modalCoverage = ({ modals }: Coverage): Message =>
  phrases.labelled({ label: messages.held(), text: listOf(modals.map((it) => messages.modals(it))) });

/** Why a unit is open, and the words that nothing holds. */
function openText({ open }: UnitCoverage, rest: string, locale: Locale): string {
  const { say } = locale;
  const why = say(open.includes("nothing") ? messages.nothing() : messages.modalOpen({ words: enumeration(open) }));
  return rest === "" ? why : locale.say(phrases.labelled({ label: why, text: rest }));
}

/** The place as readers of a language cite it. */
export function locatorIn(locator: Locator, locale: Locale): string {
  if (locale.script === undefined) return formatLocator(locator);
  return formatLocatorZh(locator, locale.script === "zh-Hans" ? "hans" : "hant");
}

/** Coverage as a table for a page or a job's summary. */
export function coverageMarkdown(coverage: Coverage, { locale, quiet }: ShowOptions): string {
  const { units, encoded, stated, open } = summariseCoverage(coverage);
  const shown = quiet ? coverage.units.filter((it) => it.open.length > 0) : coverage.units;
  const row = (cells: readonly string[]): string => `| ${cells.map(inCell).join(" | ")} |`;
  const { say } = locale;
  const columns = [
    coverageColumns.place(),
    coverageColumns.encodedBy(),
    coverageColumns.stated(),
    coverageColumns.notHeld(),
  ].map(say);
  return [
    `# ${titleIn(coverage.title, locale) ?? coverage.pack}`,
    "",
    locale.list(
      [`\`${coverage.pack}\` ${coverage.version}`, messages.units({ total: units, encoded, stated, open })].map(
        (text) => phrases.sentence({ text }),
      ),
      "sentence",
    ),
    ...(coverage.modals.length === 0 ? [] : ["", say(phrases.sentence({ text: modalCoverage(coverage) }))]),
    ...(coverage.holdsText ? [] : ["", say(messages.noText())]),
    "",
    row(columns),
    row(columns.map(() => "---")),
    ...shown.map((it) =>
      row([locatorIn(it.locator, locale), encodes(it, locale), states(it, locale), rest(it, locale)]),
    ),
    "",
  ].join("\n");
}

const inCell = (text: string): string => text.replaceAll("|", "\\|").replaceAll("\n", " ");

function encodes(unit: UnitCoverage, locale: Locale): string {
  const each = [...encodingsByKind(unit)].map(([kind, names]) =>
    listOf([encodingWords[kind]({ count: names.length }), namesOf(names)], "blank"),
  );
  return locale.list(each, "semicolon");
}

function states({ statements }: UnitCoverage, locale: Locale): string {
  const each = statements.map(({ kind, text }) =>
    phrases.labelled({ label: kindsOfStatement[kind](), text: titleIn(text, locale) }),
  );
  return locale.list(each, "semicolon");
}

function rest(unit: UnitCoverage, locale: Locale): string {
  const left = uncoveredText(unit, locale).join(" … ");
  return unit.open.length === 0
    ? left
    : `**${locale.say(messages.open())}**${locale.say(punctuation.colon())}${openText(unit, left, locale)}`;
}

/** Coverage as JSON that fits `grammar/schema/coverage-1.schema.json`. */
export function coverageJson(coverage: Coverage): string {
  const { units, modals, holdsText, pack, version, title } = coverage;
  const json = {
    coverage: "coverage@1",
    pack,
    version,
    title,
    holds_text: holdsText,
    summary: summariseCoverage(coverage),
    modals,
    units: units.map((it) => ({
      place: locatorKey(it.locator),
      cite: formatLocator(it.locator),
      caption: it.caption,
      encodes: it.encodes,
      statements: it.statements.map(({ kind, text }) => ({ kind, text: text.en })),
      open: it.open,
      words: it.pieces.map(({ start, end, by }) => ({
        hant: it.words?.hant.slice(start, end),
        hans: it.words?.hans.slice(start, end),
        held_by: by,
      })),
    })),
  };
  return `${JSON.stringify(json, undefined, 2)}\n`;
}

/** How many units there are, and of which sort each is. */
export interface CoverageSummary {
  readonly units: number;
  /** Something of it can be judged or is read by what can. */
  readonly encoded: number;
  /** Only told to carry no rule, or to be quoted. */
  readonly stated: number;
  readonly open: number;
}

function summariseCoverage({ units }: Pick<Coverage, "units">): CoverageSummary {
  const open = units.filter((it) => it.open.length > 0).length;
  const encoded = units.filter((it) => it.open.length === 0 && it.encodes.length > 0).length;
  return { units: units.length, encoded, stated: units.length - open - encoded, open };
}

/** The stretches of a unit that nothing holds and that say something, in the reader's script. */
function uncoveredText({ words, pieces }: UnitCoverage, locale: Locale): readonly string[] {
  if (!words) return [];
  const text = locale.script === "zh-Hans" ? words.hans : words.hant;
  return pieces
    .filter((it) => it.by === undefined)
    .map((it) => text.slice(it.start, it.end).replaceAll(/^[\p{P}\s]+|[\p{P}\s]+$/gu, ""))
    .filter((it) => it !== "");
}

/** What encodes a unit, by kind: `rule` → its names. */
function encodingsByKind({ encodes }: UnitCoverage): ReadonlyMap<UnitCoverage["encodes"][number]["kind"], string[]> {
  const found = new Map<UnitCoverage["encodes"][number]["kind"], string[]>();
  for (const { kind, name } of encodes) found.set(kind, [...(found.get(kind) ?? []), name]);
  return found;
}
