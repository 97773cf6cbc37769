import { parseDay } from "../../src/base/civil-date.ts";
import { parseDuration } from "../../src/base/duration.ts";
import { parseInstant } from "../../src/base/instant.ts";
import type { RecordType, Type } from "../../src/vocabulary/type.ts";
import type { Plain, PlainDocument, PlainRecord } from "./plain.ts";
import { dayPool, drawn, durationPool, instantPool, isRecord, numberPool } from "./stories.ts";

/** Facts that must be exact: names, and the days of subjects. */
const exact: ReadonlySet<string> = new Set(["id", "name", "at"]);

/**
 * Documents in which a share of the facts is only known in part, and each part holds what happened. Bounds are the fact
 * itself, values near to it, or missing. `shareOf`: how likely that is of a path, from 0 to 1.
 */
export const blurred = (
  documents: readonly PlainDocument[],
  types: ReadonlyMap<string, RecordType>,
  seed: number,
  shareOf: (path: string) => number,
): readonly PlainDocument[] =>
  documents.map((it) => {
    const subjects = Object.entries(it.subjects).map(([name, record]) => {
      const type = types.get(name);
      const value = type ? inPart(record, type, name, { document: it.name, seed, shareOf }) : record;
      return [name, isRecord(value) ? value : record] as const;
    });
    return { ...it, subjects: Object.fromEntries(subjects) };
  });

interface Blur {
  readonly document: string;
  readonly seed: number;
  readonly shareOf: (path: string) => number;
}

function inPart(value: Plain, type: Type, path: string, blur: Blur): Plain {
  if (Array.isArray(value) && type.kind === "list") {
    const items: readonly Plain[] = value;
    return items.map((it, index) => inPart(it, type.element, `${path}[${index}]`, blur));
  }
  if (!isRecord(value) || type.kind !== "record") return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, it]) => {
      const field = type.fields.get(key);
      const at = `${path}.${key}`;
      const whole = field ? inPart(it, field.type, at, blur) : it;
      const drawnAt = `${blur.document}:${at}`;
      const isPart = it !== null && !exact.has(key) && drawn(`${drawnAt} part`, blur.seed) < blur.shareOf(at);
      return [key, (field && isPart ? partOf(whole, field.type, drawnAt, blur.seed) : undefined) ?? whole];
    }),
  );
}

function partOf(value: Plain, type: Type, path: string, seed: number): PlainRecord | undefined {
  if (type.kind === "boolean" || type.kind === "document") return undefined;
  const draw = (what: string): number => drawn(`${path} ${what}`, seed);
  if (draw("present") < 0.1) return { present: true };
  if (Array.isArray(value)) {
    const items: readonly Plain[] = value;
    // The first ones, so that each element keeps its number.
    return { at_least: items.slice(0, Math.floor(draw("items") * (items.length + 1))) };
  }
  const pool = poolOf(value, type);
  const size = pool?.sizeOf(value);
  if (!pool || size === undefined) return { present: true };
  const near = (what: string, fits: (other: number) => boolean): Plain | undefined => {
    const fitting = pool.values.filter((it) => fits(pool.sizeOf(it) ?? Number.NaN));
    const at = Math.floor(draw(what) * (fitting.length + 2));
    return at > fitting.length ? undefined : (fitting[at] ?? value);
  };
  const low = near("low", (it) => it <= size);
  const high = near("high", (it) => it >= size);
  const [from, until] = pool.words;
  const ends = [...(low === undefined ? [] : [[from, low]]), ...(high === undefined ? [] : [[until, high]])];
  return ends.length === 0 ? { present: true } : (Object.fromEntries(ends) as PlainRecord);
}

interface Pool {
  readonly values: readonly Plain[];
  readonly words: readonly [string, string];
  readonly sizeOf: (value: Plain) => number | undefined;
}

const text = (it: Plain): string => (typeof it === "string" ? it : "");

function poolOf(value: Plain, type: Type): Pool | undefined {
  switch (type.kind) {
    case "date":
      return { values: dayPool, words: ["from", "until"], sizeOf: (it) => parseDay(text(it)) };
    case "datetime":
      return { values: instantPool, words: ["from", "until"], sizeOf: (it) => parseInstant(text(it)) };
    case "number":
      return { values: numberPool, words: ["at_least", "at_most"], sizeOf: Number };
    case "duration": {
      const sort = parseDuration(text(value))?.kind;
      const values = durationPool.filter((it) => parseDuration(it)?.kind === sort);
      return { values, words: ["at_least", "at_most"], sizeOf: lengthOf };
    }
    default:
      return undefined;
  }
}

function lengthOf(it: Plain): number | undefined {
  const duration = parseDuration(text(it));
  return duration?.kind === "time" ? duration.ms : duration?.count;
}
