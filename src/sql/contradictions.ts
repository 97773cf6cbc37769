import { addDays, type Day } from "../base/civil-date.ts";
import { textOf } from "../base/document.ts";
import type { Zone } from "../base/instant.ts";
import { timeReader } from "../compiled/runtime.ts";
import type { Root } from "../evaluate/context.ts";
import { endOf, valuesAt } from "../evaluate/contradictions.ts";
import { isInState } from "../evaluate/fact-state.ts";
import type { Contradiction, FactPath, FactState, StatedFact } from "../vocabulary/type.ts";
import type { PlacedList, PlacedRecord, Spot } from "./layout.ts";
import { isBeforeDay, type Moments } from "./moments.ts";
import type { Reader } from "./reader.ts";

/** Where the facts of a contradiction stand. */
export interface FactPlaces {
  /** The record at which a path begins; undefined: what it leads to is fixed. */
  readonly given: (subject: string | undefined) => PlacedRecord | undefined;
  readonly read: Reader;
  readonly fixed: ReadonlyMap<string, Root>;
  readonly moments: Moments;
  readonly zone: Zone;
}

/**
 * When facts are in states that cannot be together, or may be; undefined: never, for what is fixed is not in one of them. Where
 * a path leads through a list it is enough that the list is there: the reference then looks closer.
 */
export function contradictionSql({ facts }: Contradiction, places: FactPlaces): string | undefined {
  const states = facts.map((it) => stateSql(it, places));
  const known = states.flatMap((it) => it ?? []);
  if (known.length < states.length) return undefined;
  const open = known.filter((it) => it !== "TRUE");
  return open.length === 0 ? "TRUE" : open.join(" AND ");
}

function stateSql(stated: StatedFact, places: FactPlaces): string | undefined {
  const { state } = stated;
  if ("than" in state) return relationSql(stated, state, places);
  const start = places.given(stated.subject);
  if (!start) {
    const values = valuesAt({ roots: places.fixed }, undefined, stated);
    return values?.every((it) => isInState(it.node, state)) === true ? "TRUE" : undefined;
  }
  const { spot, throughList } = spotAt(start, stated);
  if (!spot) return undefined;
  const isThere = `coalesce(${places.read.type(spot)}, 'NULL') <> 'NULL'`;
  return throughList ? isThere : plainState(state, spot, places.read);
}

function plainState(state: Exclude<FactState, { readonly than: FactPath }>, spot: Spot, read: Reader): string {
  const [type, text] = [read.type(spot), read.text(spot)];
  const { quoted, numberOf, size } = read.dialect;
  const sized = (list: PlacedList, is: string): string =>
    `coalesce(${type} = 'ARRAY' AND ${size(read.elements(list))} ${is} 0, FALSE)`;
  switch (state.kind) {
    case "is":
      if (state.value === null) return `coalesce(${type}, '') = 'NULL'`;
      if (state.value === 0) return `coalesce(${numberOf(text)} = 0, FALSE)`;
      return `coalesce(${text} = ${quoted(String(state.value))}, FALSE)`;
    case "empty":
      return spot.list ? sized(spot.list, "=") : `coalesce(${text} = '', FALSE)`;
    case "some":
      return spot.list ? sized(spot.list, ">") : `coalesce(${text} <> '', FALSE)`;
    case "present":
      return `coalesce(${type}, 'NULL') <> 'NULL'`;
    case "unsaid":
      return `${type} IS NULL`;
  }
}

/** What is at a path: the text of what is fixed, a place of the document, or the condition that there is a list. */
type Written = { readonly fixed: string | undefined } | { readonly spot: Spot } | { readonly condition: string };

/** That each value at one path is before or unlike the first at another. */
function relationSql(
  stated: FactPath,
  { kind, than }: Extract<FactState, { readonly than: FactPath }>,
  places: FactPlaces,
): string | undefined {
  const ones = writtenAt(stated, kind === "before" ? "until" : "text", places);
  const [other] = writtenAt(than, kind === "before" ? "from" : "text", places) ?? [];
  if (!ones || !other) return undefined;
  const relate = kind === "before" ? beforeSql : unlikeSql;
  const all = ones.map((one) => relate(one, other, places));
  const known = all.flatMap((it) => it ?? []);
  return known.length < all.length ? undefined : known.join(" AND ");
}

/** Undefined: never. */
type Relation = (one: Written, other: Written, places: FactPlaces) => string | undefined;

/** Where there is a list, and something beside it, the reference looks. */
const besideList = (one: Written, other: Written, { read }: FactPlaces): string => {
  const conditions = [one, other].map((it) =>
    "condition" in it
      ? it.condition
      : "spot" in it
        ? `${read.text(it.spot)} IS NOT NULL`
        : String(it.fixed !== undefined),
  );
  return conditions.join(" AND ");
};

const unlikeSql: Relation = (one, other, places) => {
  if ("condition" in one || "condition" in other) return besideList(one, other, places);
  const texts = [one, other].map((it) =>
    "spot" in it
      ? places.read.text(it.spot)
      : it.fixed === undefined
        ? undefined
        : places.read.dialect.quoted(it.fixed),
  );
  return texts.includes(undefined) ? undefined : `coalesce(${texts.join(" <> ")}, FALSE)`;
};

/** Moments by their time, all else by the day. */
const beforeSql: Relation = (one, other, places) => {
  if ("condition" in one || "condition" in other) return besideList(one, other, places);
  const [a, b] = [timeOf(one, places), timeOf(other, places)];
  if (!a || !b) return undefined;
  const { zone } = places;
  if (a.moment !== undefined && b.moment !== undefined) return `coalesce(${a.moment} < ${b.moment}, FALSE)`;
  if (a.moment !== undefined && b.fixed !== undefined)
    return `coalesce(${isBeforeDay(a.moment, b.fixed, zone)}, FALSE)`;
  if (a.fixed !== undefined && b.moment !== undefined)
    return `NOT coalesce(${isBeforeDay(b.moment, addDays(a.fixed, 1), zone)}, TRUE)`;
  return `coalesce(${a.day} < ${b.day}, FALSE)`;
};

/** What a value says of time; `fixed`: a day that is known here. */
interface Time {
  readonly moment: string | undefined;
  readonly day: string;
  readonly fixed: Day | undefined;
}

function timeOf(it: Written, { read, moments, zone }: FactPlaces): Time | undefined {
  const { dateOf, dateLiteral } = read.dialect;
  if ("spot" in it) {
    const isMoment = it.spot.shape.kind === "moment";
    const moment = isMoment ? read.moment(it.spot) : undefined;
    const day = moment === undefined ? dateOf(read.text(it.spot)) : moments.dayOf(moment, zone);
    return { moment, day, fixed: undefined };
  }
  if ("condition" in it || it.fixed === undefined) return undefined;
  const { instant, day } = timeReader(zone)(it.fixed);
  if (day === undefined) return undefined;
  return {
    moment: instant === undefined ? undefined : String(instant),
    day: dateLiteral(day),
    fixed: instant === undefined ? day : undefined,
  };
}

/** What is at a path; undefined: nothing is there. */
function writtenAt(path: FactPath, end: "from" | "until" | "text", places: FactPlaces): readonly Written[] | undefined {
  const start = places.given(path.subject);
  if (!start)
    return valuesAt({ roots: places.fixed }, undefined, path)?.map((it) => ({
      fixed: end === "text" ? textOf(it.node) : endOf(it, end),
    }));
  const { spot, throughList } = spotAt(start, path);
  if (!spot) return undefined;
  return [throughList ? { condition: `coalesce(${places.read.type(spot)}, 'NULL') <> 'NULL'` } : { spot }];
}

/** The place of a path, or of the first list on it. */
function spotAt(
  start: PlacedRecord,
  { steps }: FactPath,
): { readonly spot: Spot | undefined; readonly throughList: boolean } {
  let record: PlacedRecord | undefined = start;
  let spot: Spot | undefined;
  for (const { name, each } of steps) {
    spot = record?.fields.get(name);
    if (each) return { spot, throughList: true };
    record = spot?.record;
  }
  return { spot, throughList: false };
}
