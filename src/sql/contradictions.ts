import { textOf } from "../base/document.ts";
import type { Zone } from "../base/instant.ts";
import { timeReader, type WrittenTime } from "../compiled/runtime.ts";
import type { Root } from "../evaluate/context.ts";
import { endOf, isInState, valuesAt } from "../evaluate/contradictions.ts";
import type { Contradiction, FactPath, FactState, StatedFact } from "../vocabulary/type.ts";
import type { PlacedRecord, Reader, Spot } from "./layout.ts";
import { dateLiteral, dateOf, type Moments } from "./moments.ts";
import { quoted } from "./quoting.ts";

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
  switch (state.kind) {
    case "is":
      if (state.value === null) return `coalesce(${type}, '') = 'NULL'`;
      if (state.value === 0) return `coalesce(TRY_CAST(${text} AS DOUBLE) = 0, FALSE)`;
      return `coalesce(${text} = ${quoted(String(state.value))}, FALSE)`;
    case "empty":
      return spot.list ? `coalesce(len(${read.elements(spot.list)}) = 0, FALSE)` : `coalesce(${text} = '', FALSE)`;
    case "some":
      return spot.list ? `coalesce(len(${read.elements(spot.list)}) > 0, FALSE)` : `coalesce(${text} <> '', FALSE)`;
    case "present":
      return `coalesce(${type}, 'NULL') <> 'NULL'`;
  }
}

/** A text in SQL, and what it says of time. */
interface Written {
  readonly text: string;
  readonly moment: string;
  readonly day: string;
}

/** That each value at one path is before or unlike the first at another. */
function relationSql(
  stated: FactPath,
  { kind, than }: Extract<FactState, { readonly than: FactPath }>,
  places: FactPlaces,
): string | undefined {
  const ones = writtenAt(stated, kind === "before" ? "until" : "text", places);
  const [other] = writtenAt(than, kind === "before" ? "from" : "text", places) ?? [];
  if (!ones || other === undefined) return undefined;
  const isThere = (it: Written | string): string => (typeof it === "string" ? it : `${it.text} IS NOT NULL`);
  return ones
    .map((one) => {
      if (typeof one === "string" || typeof other === "string") return `${isThere(one)} AND ${isThere(other)}`;
      if (kind === "unlike") return `coalesce(${one.text} <> ${other.text}, FALSE)`;
      return `coalesce(${one.moment} < ${other.moment}, ${one.day} < ${other.day}, FALSE)`;
    })
    .join(" AND ");
}

/** The texts at a path; undefined: none is there. Any text may stand in a list of the document: a condition alone, that there is a list. */
function writtenAt(
  path: FactPath,
  end: "from" | "until" | "text",
  places: FactPlaces,
): readonly (Written | string)[] | undefined {
  const { moments, zone, read } = places;
  const start = places.given(path.subject);
  if (!start) {
    const reads = timeReader(zone);
    return valuesAt({ roots: places.fixed }, undefined, path)?.map((it): Written => {
      const text = end === "text" ? textOf(it.node) : endOf(it, end);
      const time: WrittenTime = text === undefined ? { instant: undefined, day: undefined } : reads(text);
      return {
        text: text === undefined ? "CAST(NULL AS VARCHAR)" : quoted(text),
        moment: time.instant === undefined ? "CAST(NULL AS BIGINT)" : String(time.instant),
        day: time.day === undefined ? "CAST(NULL AS DATE)" : dateLiteral(time.day),
      };
    });
  }
  const { spot, throughList } = spotAt(start, path);
  if (!spot) return undefined;
  if (throughList) return [`coalesce(${read.type(spot)}, 'NULL') <> 'NULL'`];
  const text = read.text(spot);
  const isMoment = spot.shape.kind === "moment";
  const moment = isMoment ? moments.momentOf(text) : "CAST(NULL AS BIGINT)";
  return [{ text, moment, day: isMoment ? moments.dayOf(moment, zone) : dateOf(text) }];
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
