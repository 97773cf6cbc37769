import { parseDay, type Day } from "../base/civil-date.ts";
import { documentLimits } from "../base/document.ts";
import { stringFormats } from "../vocabulary/format.ts";
import { isPlaceholder, mayBePlaceholder } from "../vocabulary/is-placeholder.ts";
import { isBefore, type TimeReader } from "./runtime.ts";

/** What generated code asks of the engine where it looks whether a document can be taken as it stands. */
export interface AcceptanceRuntime {
  readonly isDay: (text: string) => boolean;
  readonly isMoment: (text: string) => boolean;
  /** Whether the day of an event is after the day of judgement. */
  readonly isAhead: (text: string) => boolean;
  readonly hasFormat: (format: string, text: string) => boolean;
  readonly saysNothing: (text: string) => boolean;
  readonly isPlain: (value: unknown) => boolean;
  readonly isBefore: (one: unknown, other: unknown) => boolean;
  readonly isUnlike: (one: unknown, other: unknown) => boolean;
  readonly repeats: (list: readonly unknown[]) => boolean;
  readonly sharesNames: (list: readonly unknown[], key: string) => boolean;
}

/** Of so many it is faster to compare each with each than to make a set. */
const fewElements = 8;
/** The day after which facts begin to be believed: what lies before it is a system's empty day. */
export const firstBelievedDay = "1970-01-03";

const isBelieved = (text: string): boolean => text >= firstBelievedDay;

/** Who judges: on which day, in the zone of which reader of time. */
interface JudgingDay {
  readonly read: TimeReader;
  readonly asOf: Day;
}

/** What is before another thing in the zone of one of those who judge may contradict it. */
export const acceptanceRuntime = (judges: readonly JudgingDay[]): AcceptanceRuntime => ({
  isDay: (text) => isBelieved(text) && parseDay(text) !== undefined,
  isMoment: (text) => isBelieved(text) && judges[0]?.read(text).instant !== undefined,
  isAhead: (text) => {
    for (const { read, asOf } of judges) if ((read(text).day ?? asOf) > asOf) return true;
    return false;
  },
  hasFormat: (format, text) => stringFormats.get(format)?.holds(text) === true,
  saysNothing: (text) => mayBePlaceholder(text) && isPlaceholder(text),
  isPlain: (value) => isPlain(value, 3),
  repeats,
  sharesNames: (list, key) => {
    const names = list.flatMap((it) => nameIn(it, key));
    return new Set(names).size < names.length;
  },
  isBefore: (one, other) => {
    if (typeof one !== "string" || typeof other !== "string") return mayBeAny(one, other);
    if (one === other) return false;
    for (const { read } of judges) if (isBefore(read(one), read(other))) return true;
    return false;
  },
  isUnlike: (one, other) =>
    typeof one === "string" && typeof other === "string" ? one !== other : mayBeAny(one, other),
});

/** Records may be alike: whoever compares them looks closer. */
function repeats(list: readonly unknown[]): boolean {
  const isMany = list.length > fewElements;
  for (let at = 0; at < list.length; at++)
    if (typeof list[at] === "object" || (!isMany && list.indexOf(list[at]) < at)) return true;
  return isMany && new Set(list).size < list.length;
}

/** Whether one is any text of a list, which is `true` here, and the other is there. */
const mayBeAny = (one: unknown, other: unknown): boolean =>
  (one === true || other === true) && one !== undefined && other !== undefined;

function nameIn(element: unknown, key: string): readonly string[] {
  const name: unknown = Object.getOwnPropertyDescriptor(Object(element), key)?.value;
  return typeof name === "string" ? [name] : [];
}

function isPlain(value: unknown, depth: number): boolean {
  if (depth > documentLimits.depth) return false;
  if (typeof value === "number") return isPlainNumber(value);
  if (typeof value !== "object") return typeof value === "string" || typeof value === "boolean";
  if (value === null) return true;
  if (Array.isArray(value)) {
    // `every` passes over what a list leaves out, and JSON does not.
    for (const it of value) if (!isPlain(it, depth + 1)) return false;
    return true;
  }
  const prototype: unknown = Object.getPrototypeOf(value);
  if (prototype !== null && prototype !== Object.prototype) return false;
  return Object.values(value).every((it) => isPlain(it, depth + 1));
}

/** Of so many digits, and written without an exponent. */
const isPlainNumber = (it: number): boolean => it === 0 || (Math.abs(it) < 1e15 && Math.abs(it) >= 1e-6);
