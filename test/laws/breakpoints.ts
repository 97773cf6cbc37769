import { addDays, parseDay, type Day } from "../../src/base/civil-date.ts";
import { addDuration, parseDuration } from "../../src/base/duration.ts";
import { addMs, dayIn, parseInstant, type Zone } from "../../src/base/instant.ts";
import { endOfPeriod, type Counting } from "../../src/base/reckoning.ts";
import type { WorkingCalendar } from "../../src/base/working-days.ts";
import type { Plain, PlainDays, PlainSituation } from "./plain.ts";
import { reckonsOf } from "./pipeline.ts";
import { dayOf } from "./run.ts";
import { isRecord } from "./stories.ts";

/**
 * The days on which a verdict may change as `as_of` moves, as §8.7 lists them: the first and the last in force of units,
 * rules, parameters, packs and of what a profile says; the day after a deadline and the day on which it is met; the first
 * and the last of attestations and evidence; the days of events, and of facts that a document without a day contradicts;
 * and those on which a comparison with `as_of` or `facts_on` turns. A last day ends in the night before the next.
 */
export function breakpointsOf(it: PlainSituation, calendar: WorkingCalendar): ReadonlySet<Day> {
  const text = it.packs.flatMap((pack) => pack.files.map((file) => file.text)).join("\n");
  const reading: Reading = { ...it, text, calendar, ...reckonsOf(it.packs) };
  return new Set([
    ...ofLaw(reading),
    ...ofProfile(reading),
    ...ofDocuments(reading),
    ...ofComparisons(reading),
    ...ofSubjectsToldTwice(reading),
  ]);
}

interface Reading extends PlainSituation {
  /** Of all policy files. */
  readonly text: string;
  readonly calendar: WorkingCalendar;
  readonly zone: Zone;
  readonly counting: Counting;
}

const ends = ({ from, until }: PlainDays): readonly Day[] => [from, ...(until === undefined ? [] : [until])].map(dayOf);
const next = (day: Day): Day => addDays(day, 1);

function ofLaw({ text, packs }: Reading): readonly Day[] {
  const written = [...text.matchAll(/\b(?:from|until) (\d{4}-\d\d-\d\d)/g)].flatMap(([, day]) => day ?? []);
  return [...written.map(dayOf), ...packs.flatMap((it) => (it.inForce === "never" ? [] : ends(it.inForce)))];
}

const ofProfile = ({ settings }: Reading): readonly Day[] => [
  ...[...settings.interpretations, ...settings.memberships, ...settings.adoptions].flatMap((it) => [
    dayOf(it.on),
    ...ends(it),
  ]),
  ...settings.assumptions.flatMap(ends),
];

function ofDocuments({ documents, text, calendar, zone }: Reading): readonly Day[] {
  const terms = [...text.matchAll(/valid for ([\w ]+?)(?: evidence|$)/gm)].flatMap(([, it]) => it ?? []);
  return documents.flatMap((it) => [
    ...it.attestations.flatMap(({ on }) => [
      dayOf(on),
      ...terms.flatMap((term) => after(dayOf(on), term, calendar) ?? []),
    ]),
    ...it.evidence.flatMap(({ collectedOn, expiresOn }) => [
      dayOf(collectedOn),
      ...(expiresOn === undefined ? [] : [next(dayOf(expiresOn))]),
    ]),
    ...daysOfValue(it.subjects[it.subject]?.["at"], zone),
  ]);
}

/** A document that names no day of its facts is held against one that does on that one's day. */
function ofSubjectsToldTwice({ documents }: Reading): readonly Day[] {
  const isTold = (name: string, id: Plain | undefined): boolean =>
    id !== undefined && documents.some((it) => it.factsOn === undefined && it.subjects[name]?.["id"] === id);
  return documents.flatMap(({ factsOn, subjects }) => {
    if (factsOn === undefined || !Object.entries(subjects).some(([name, it]) => isTold(name, it["id"]))) return [];
    return [dayOf(factsOn), next(dayOf(factsOn))];
  });
}

function after(day: Day, duration: string, calendar: WorkingCalendar): Day | undefined {
  const parsed = parseDuration(duration);
  return parsed && addDuration(day, parsed, calendar);
}

/** Deadlines, and comparisons with the day of judgement: `DATE < as_of`. */
function ofComparisons(it: Reading): readonly Day[] {
  const dues = [...it.text.matchAll(/^require (?:\w+: )?(\S+) by (.+?)(?: \/\/.*)?$/gm)];
  const compared = [
    ...it.text.matchAll(
      /([\w.-]+(?: [+-] [\w.]+(?: working)?(?: days?| months?| hours?)?)?) (?:[=!<>]=|[<>]) (as_of|facts_on)/g,
    ),
  ];
  const turning = compared.flatMap(([, date = ""]) => daysOfDate(it, date));
  return [
    ...dues.flatMap(([, fact = "", due = ""]) => [...daysOfDate(it, fact), ...daysOfDate(it, due).map(next)]),
    ...turning,
    ...turning.map(next),
  ];
}

/** All days that a date of a policy can mean: `p.made_on + 20 days`, for every part `p`. */
function daysOfDate(it: Reading, date: string): readonly Day[] {
  const [base = "", sign, ...rest] = date.split(" ");
  const starts = valuesOf(it, base);
  if (sign === undefined) return starts.flatMap((value) => daysOfValue(value, it.zone));
  const durations = rest.length > 1 ? [rest.join(" ")] : durationsOf(it, rest[0] ?? "");
  return starts.flatMap((value) => durations.flatMap((duration) => shifted(it, value, sign, duration)));
}

function shifted({ calendar, zone, counting }: Reading, value: Plain, sign: string, text: string): readonly Day[] {
  const duration = parseDuration(text);
  if (!duration) return [];
  const instant = typeof value === "string" ? parseInstant(value) : undefined;
  if (duration.kind === "time")
    return instant === undefined ? [] : [dayIn(addMs(instant, sign === "-" ? -duration.ms : duration.ms), zone)];
  const by = sign === "-" ? { ...duration, count: -duration.count } : duration;
  return daysOfValue(value, zone).flatMap((day) => endOfPeriod(day, by, { calendar, counting }) ?? []);
}

function daysOfValue(value: Plain | undefined, zone: Zone): readonly Day[] {
  if (typeof value !== "string") return [];
  const instant = parseInstant(value);
  const day = instant === undefined ? parseDay(value) : dayIn(instant, zone);
  return day === undefined ? [] : [day];
}

/** What a word can stand for: a written day, a definition, or a field of any document or element. */
function valuesOf(it: Reading, word: string): readonly Plain[] {
  if (/^\d{4}-/.test(word)) return [word];
  const [first = "", ...steps] = word.split(".");
  const name = steps.at(-1) ?? first;
  if (name === "start") return startsOf(it);
  const roots = it.documents.flatMap((document) => document.subjects[first] ?? []);
  const found = roots.length > 0 ? roots.map((root) => at(root, steps)) : elementsOf(it).map((one) => at(one, steps));
  return found.flatMap((value) => value ?? []).flatMap(endsOf);
}

/** A value, or the ends of one that is known in part. */
function endsOf(value: Plain): readonly Plain[] {
  if (!isRecord(value)) return [value];
  return ["from", "until", "at_least", "at_most"].flatMap((end) => value[end] ?? []);
}

/** The values of the definition `start`. */
function startsOf(it: Reading): readonly Plain[] {
  const [, value = "", exceptions = ""] = /define start means (\S+)\n((?:except \S+ when .*\n)*)/.exec(it.text) ?? [];
  const others = [...exceptions.matchAll(/^except (\S+)/gm)].flatMap(([, one]) => one ?? []);
  return [value, ...others].flatMap((one) => valuesOf(it, one));
}

function durationsOf(it: Reading, word: string): readonly string[] {
  const name = word.split(".").at(-1);
  if (name === "grace") return valuesOf(it, word).flatMap((value) => (typeof value === "string" ? [value] : []));
  if (name === "slack") return it.settings.interpretations.map(({ value }) => value);
  return ["10 days", "20 days"];
}

/** Of every list of a document, at whatever depth: a variable of a policy may go through any. */
function elementsOf({ documents }: Reading): readonly Plain[] {
  const below = (it: Plain): readonly Plain[] => {
    if (Array.isArray(it)) return it.flatMap((one: Plain) => [one, ...below(one)]);
    return isRecord(it) ? Object.values(it).flatMap((one) => (one === undefined ? [] : below(one))) : [];
  };
  return documents.flatMap((it) => Object.values(it.subjects).flatMap(below));
}

function at(value: Plain | undefined, steps: readonly string[]): Plain | undefined {
  let found: Plain | undefined = value;
  for (const step of steps) found = isRecord(found) ? found[step] : undefined;
  return found ?? undefined;
}
