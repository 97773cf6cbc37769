import type { Coverage, UnitCoverage } from "../../analysis/coverage.ts";
import { groupBy } from "../../base/group-by.ts";
import type { Locale } from "../../base/locale.ts";
import { listOf, namesOf, type Message } from "../../base/message.ts";
import { formatLocator, locatorKey } from "../../statute/locator.ts";
import { slicedWords, writtenWords } from "../../statute/statute.ts";
import { coverageWords as messages, encodingWords, statementWords, coverageColumns } from "../messages/coverage.ts";
import { enumeration, phrases, punctuation } from "../messages/phrases.ts";
import { locatorIn, scriptIn, titleIn } from "../model/citations.ts";
import type { Layout, ShowOptions } from "../view/format-options.ts";
import { indented, clean } from "../view/text-layout.ts";
import { jsonText } from "./json.ts";
import { tableRow } from "./markdown.ts";

/** Coverage for people at a terminal: the units in the order of the text, and a summary. */
export function coverageText(coverage: Coverage, options: ShowOptions): string {
  const { paint, locale } = options;
  const { units, encoded, stated, open } = summariseCoverage(coverage);
  const title = titleIn(coverage.title, locale) ?? coverage.pack;
  const shown = options.quiet ? coverage.units.filter((it) => it.open.length > 0) : coverage.units;
  const { say } = locale;
  return [
    paint("heading", clean(title)),
    `${coverage.pack} ${coverage.version}`,
    ...shown.flatMap((it) => ["", ...showUnit(it, options)]),
    "",
    ...(coverage.holdsText ? [] : indented(messages.noText(), options)),
    ...(coverage.modals.length === 0 ? [] : indented(modalCoverage(coverage), options)),
    ...(coverage.asks ? indented(messages.asks({ ...coverage.asks }), options) : []),
    paint(open > 0 ? "undetermined" : "satisfied", say(messages.units({ total: units, encoded, stated, open }))),
    "",
  ].join("\n");
}

function showUnit(unit: UnitCoverage, options: Layout): readonly string[] {
  const { locale, paint } = options;
  const { say } = locale;
  const caption = unit.caption && titleIn(unit.caption, locale);
  const line = (label: string, text: string): readonly string[] =>
    text === "" ? [] : indented(phrases.labelled({ label, text: clean(text) }), options, "  ");
  const rest = uncoveredText(unit, locale).join(" … ");
  const head = locatorIn(unit.locator, locale) + (caption === undefined ? "" : `  ${clean(caption)}`);
  return [
    ...indented(head, options).map((it) => paint("heading", it)),
    ...encodingsOf(unit).flatMap(([label, names]) => line(say(label), locale.list(names, "comma"))),
    ...unit.statements.flatMap(({ kind, text }) => line(say(statementWords[kind]()), titleIn(text, locale))),
    ...(unit.open.length === 0
      ? line(say(messages.notHeld()), rest)
      : line(say(messages.open()), openText(unit, rest, locale))),
  ];
}

/** How many of the words of duty and right are held. */
export const modalCoverage = ({ modals }: Coverage): Message =>
  phrases.labelled({ label: messages.held(), text: listOf(modals.map((it) => messages.modals(it))) });

/** Why a unit is open, and the words that nothing holds. */
export function openText({ open }: UnitCoverage, rest: string, locale: Locale): string {
  const { say } = locale;
  const why = say(open.includes("nothing") ? messages.nothing() : messages.modalOpen({ words: enumeration(open) }));
  return rest === "" ? why : say(phrases.labelled({ label: why, text: rest }));
}

/** Coverage as a table for a page or a job's summary. */
export function coverageMarkdown(coverage: Coverage, { locale, quiet }: ShowOptions): string {
  const { units, encoded, stated, open } = summariseCoverage(coverage);
  const shown = quiet ? coverage.units.filter((it) => it.open.length > 0) : coverage.units;
  const { say } = locale;
  const columns = [
    coverageColumns.place(),
    coverageColumns.encodedBy(),
    coverageColumns.stated(),
    coverageColumns.notHeld(),
  ];
  const sentences = [
    `\`${coverage.pack}\` ${coverage.version}`,
    messages.units({ total: units, encoded, stated, open }),
  ];
  return [
    `# ${titleIn(coverage.title, locale) ?? coverage.pack}`,
    "",
    locale.list(
      sentences.map((text) => phrases.sentence({ text })),
      "sentence",
    ),
    ...(coverage.modals.length === 0 ? [] : ["", say(phrases.sentence({ text: modalCoverage(coverage) }))]),
    ...(coverage.holdsText ? [] : ["", say(messages.noText())]),
    ...(coverage.asks ? ["", say(messages.asks({ ...coverage.asks }))] : []),
    "",
    tableRow(columns.map(say)),
    tableRow(columns.map(() => "---")),
    ...shown.map((it) =>
      tableRow([locatorIn(it.locator, locale), encodes(it, locale), states(it, locale), rest(it, locale)]),
    ),
    "",
  ].join("\n");
}

function encodes(unit: UnitCoverage, locale: Locale): string {
  const each = encodingsOf(unit).map(([label, names]) => listOf([label, namesOf(names)], "blank"));
  return locale.list(each, "semicolon");
}

function states({ statements }: UnitCoverage, locale: Locale): string {
  const each = statements.map(({ kind, text }) => phrases.labelled({ label: statementWords[kind](), text }));
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
  const { units, modals, asks, holdsText, pack, version, title } = coverage;
  const json = {
    coverage: "coverage@1",
    pack,
    version,
    title,
    holds_text: holdsText,
    summary: summariseCoverage(coverage),
    modals,
    asks,
    units: units.map((it) => ({
      place: locatorKey(it.locator),
      cite: formatLocator(it.locator),
      caption: it.caption,
      encodes: it.encodes.map(({ kind, name }) => ({ kind, name })),
      statements: it.statements.map(({ kind, text }) => ({ kind, text: text.en })),
      open: it.open,
      words: it.pieces.map(({ start, end, by }) => ({
        ...(it.words && writtenWords(slicedWords(it.words, start, end))),
        held_by: by,
      })),
    })),
  };
  return jsonText(json);
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

export function summariseCoverage({ units }: Pick<Coverage, "units">): CoverageSummary {
  const open = units.filter((it) => it.open.length > 0).length;
  const encoded = units.filter((it) => it.open.length === 0 && it.encodes.length > 0).length;
  return { units: units.length, encoded, stated: units.length - open - encoded, open };
}

/** The stretches of a unit that nothing holds and that say something, in the reader's script. */
function uncoveredText({ words, pieces }: UnitCoverage, locale: Locale): readonly string[] {
  if (!words) return [];
  const text = scriptIn(writtenWords(words), locale);
  return pieces
    .filter((it) => it.by === undefined)
    .map((it) => text.slice(it.start, it.end).replaceAll(/^[\p{P}\s]+|[\p{P}\s]+$/gu, ""))
    .filter((it) => it !== "");
}

/** What encodes a unit, by kind: rules, with their names. */
const encodingsOf = ({ encodes: all }: UnitCoverage): readonly (readonly [Message, readonly string[]])[] =>
  [...groupBy(all, (it) => it.kind)].map(([kind, same]) => [
    encodingWords[kind]({ count: same.length }),
    same.map((it) => it.name),
  ]);
