import valid from "semver/ranges/valid.js";
import packSchema from "../../grammar/schema/pack-1.schema.json" with { type: "json" };
import { formatDay, type Interval } from "../base/civil-date.ts";
import { replacementFix, type Diagnostic } from "../base/diagnostic.ts";
import {
  dayOf,
  entriesOf,
  fieldOf,
  itemsOf,
  refused,
  textAt,
  textOf,
  textsOf,
  translatedAt,
  type DataDocument,
  type DataNode,
  type Reading,
} from "../base/document.ts";
import type { Zone } from "../base/instant.ts";
import { namesOf } from "../base/message.ts";
import { didYouMean, nearest } from "../base/nearest.ts";
import { plainCounting, type Counting } from "../base/reckoning.ts";
import { nameMeant, zoneNamed } from "../base/zones.ts";
import { citationStyleNames, type CitationStyleName } from "../statute/citation-style.ts";
import { checkAgainstSchema } from "../vocabulary/check-against-schema.ts";
import {
  badRange,
  bareValue,
  emptyInterval,
  unknownDefaultParty,
  unknownCalendar,
  unknownZone,
} from "./diagnostics.ts";
import type { Manifest, Need } from "./pack.ts";

/** `pack.yaml` as data; nothing with any mistake. */
export function readManifest(document: DataDocument): Reading<Manifest | undefined> {
  const { root, source } = document;
  const bare = bareValues(document);
  const misfits = checkAgainstSchema(document, packSchema);
  const shape = [...bare, ...misfits.filter((it) => !bare.some((one) => one.place.span === it.place.span))];
  if (shape.length > 0) return refused(shape);

  const text = (name: string): string => textAt(root, name);
  const title = fieldOf(root, "title");
  const rankKnownBy = fieldOf(root, "rank_known_by");
  const inForce = readInForce(document);
  const needs = readNeeds(document);
  const zone = readZone(document);
  const calendar = readCalendarName(document);
  const lawText = fieldOf(root, "text");
  const file = textOf(fieldOf(lawText, "file"));
  const language = textOf(fieldOf(lawText, "language")) ?? "zh";
  const of = dayOf(fieldOf(lawText, "of"));
  const parties = readParties(document);
  const diagnostics = [inForce, needs, zone, calendar, parties].flatMap((it) => it.diagnostics);
  if (!inForce.value || !zone.value || diagnostics.length > 0) return refused(diagnostics);
  const manifest: Manifest = {
    id: text("id"),
    version: text("version"),
    title: translatedAt(title),
    rank: text("rank"),
    rankKnownBy: rankKnownBy && translatedAt(rankKnownBy),
    text: file === undefined || of === undefined ? undefined : { file, language, of },
    officialText: textOf(fieldOf(root, "official_text")),
    inForce: inForce.value,
    citation: readCitation(root, file === undefined ? undefined : language),
    zone: zone.value,
    calendar: calendar.value,
    counting: readCounting(root),
    vocabularies: vocabulariesIn(fieldOf(root, "vocabulary")),
    ...parties.value,
    roles: textsOf(fieldOf(root, "roles")),
    needs: needs.value,
    notCovered: itemsOf(fieldOf(root, "not_covered")).flatMap((it) => {
      const from = dayOf(fieldOf(it, "from"));
      return from === undefined ? [] : [{ id: textAt(it, "id"), from, binds: textAt(it, "binds") }];
    }),
    source,
  };
  return { value: manifest, diagnostics };
}

/** A file or a day alone, where more has to be said. */
function bareValues({ root, source }: DataDocument): readonly Diagnostic[] {
  const [text, inForce] = [fieldOf(root, "text"), fieldOf(root, "in_force")];
  const isFile = textOf(text)?.includes(".") === true;
  const told = (key: "text" | "in_force", node: DataNode, form: (value: string) => string): Diagnostic => {
    const value = textOf(node) ?? "";
    return bareValue.at({ source, span: node.span }, { key, value, form: `${key}: { ${form(value)} }` });
  };
  return [
    ...(text && isFile ? [told("text", text, (it) => `file: ${it}, language: en, of: DAY`)] : []),
    ...(inForce && dayOf(inForce) !== undefined ? [told("in_force", inForce, (it) => `from: ${it}`)] : []),
  ];
}

/** Their names; or by their names what people call them. */
function readParties({
  root,
  source,
}: DataDocument): Reading<Pick<Manifest, "parties" | "partyNames" | "defaultParty">> {
  const node = fieldOf(root, "parties");
  const entries = entriesOf(node);
  const parties = entries.length > 0 ? entries.map((it) => it.key) : textsOf(node);
  const partyNames = new Map(
    entries.flatMap(({ key, value }) => {
      const [en, zh] = ["en", "zh"].map((it) => textOf(fieldOf(value, it)));
      if (zh === undefined) return en === undefined ? [] : [[key, { en }] as const];
      return [[key, { en: en ?? key, zh }] as const];
    }),
  );
  const named = fieldOf(root, "default_party");
  const defaultParty = textOf(named);
  const value = { parties, partyNames, defaultParty };
  if (!named || defaultParty === undefined || parties.includes(defaultParty)) return { value, diagnostics: [] };
  const near = nearest(defaultParty, parties);
  const params = { party: defaultParty, near: didYouMean(near), known: namesOf(parties) };
  return {
    value,
    diagnostics: [unknownDefaultParty.at({ source, span: named.span }, params, replacementFix(named.span, near))],
  };
}

/** One id, or several. */
function vocabulariesIn(node: DataNode | undefined): readonly string[] {
  const one = textOf(node);
  return one === undefined ? textsOf(node) : [one];
}

function readInForce({ root, source }: DataDocument): Reading<Interval | undefined> {
  const inForce = fieldOf(root, "in_force");
  if (textOf(inForce) === "never") return { value: "never", diagnostics: [] };
  const from = dayOf(fieldOf(inForce, "from"));
  const until = dayOf(fieldOf(inForce, "until"));
  if (from === undefined) return refused();
  if (until === undefined || until > from) return { value: { from, until }, diagnostics: [] };
  const place = { source, span: (inForce ?? root).span };
  return refused(emptyInterval.at(place, { from: formatDay(from), until: formatDay(until) }));
}

function readZone({ root, source }: DataDocument): Reading<Zone | undefined> {
  const [node, name] = [fieldOf(root, "zone") ?? root, textAt(root, "zone")];
  const zone = zoneNamed(name);
  if (zone) return { value: zone, diagnostics: [] };
  const place = { source, span: node.span };
  const meant = nameMeant(name);
  const fix = meant === undefined ? undefined : replacementFix(node.span, meant);
  return refused(unknownZone.at(place, { zone: name, near: didYouMean(meant) }, fix));
}

/** The calendars that come with the engine. */
const shippedCalendars = ["cn", "weekdays"];

function readCalendarName({ root, source }: DataDocument): Reading<string> {
  const [node, value] = [fieldOf(root, "calendar") ?? root, textAt(root, "calendar")];
  if (shippedCalendars.includes(value) || isOwnCalendar(value)) return { value, diagnostics: [] };
  const near = didYouMean(nearest(value, shippedCalendars));
  return { value, diagnostics: [unknownCalendar.at({ source, span: node.span }, { calendar: value, near })] };
}

/** Whether a calendar is a file of the pack's own. */
export const isOwnCalendar = (calendar: string): boolean => /^\.\/.+\.ya?ml$/.test(calendar);

/** The schema has the names. Without one, a law with a Chinese text, or with none and a Chinese title, is cited as such. */
function readCitation(root: DataNode, language: string | undefined): CitationStyleName {
  const name = textOf(fieldOf(root, "citation"));
  const isChinese = language === undefined ? fieldOf(fieldOf(root, "title"), "zh") !== undefined : language === "zh";
  return citationStyleNames.find((it) => it === name) ?? (isChinese ? "cn" : "eu");
}

/** What is not said is counted as everywhere. */
function readCounting(root: DataNode): Counting {
  const counting = fieldOf(root, "counting");
  return {
    eventDay: textOf(fieldOf(counting, "event_day")) === "included" ? "included" : plainCounting.eventDay,
    lastDayOfRest:
      textOf(fieldOf(counting, "last_day_of_rest")) === "moves_on" ? "moves_on" : plainCounting.lastDayOfRest,
  };
}

function readNeeds({ root, source }: DataDocument): Reading<readonly Need[]> {
  const entries = entriesOf(fieldOf(root, "needs"));
  const needs = entries.map(({ key, keySpan, value }) => ({
    id: key,
    range: textOf(value) ?? "",
    place: { source, span: { start: keySpan.start, end: value.span.end } },
  }));
  const diagnostics = entries.flatMap(({ key, value }) => {
    const range = textOf(value) ?? "";
    return valid(range) === null ? [badRange.at({ source, span: value.span }, { id: key, range })] : [];
  });
  return { value: needs, diagnostics };
}
