import type { Day } from "../base/civil-date.ts";
import type { RecordNode } from "../base/document.ts";
import type { Duration } from "../base/duration.ts";
import type { Exact } from "../base/exact-number.ts";
import type { Instant } from "../base/instant.ts";
import * as kleene from "../base/kleene.ts";
import type { Truth } from "../base/kleene.ts";
import type { Place } from "../base/text.ts";
import type { Cause, Ground } from "./decision.ts";

/** What an expression can be. */
export type RuntimeValue =
  | { readonly kind: "unknown" }
  /** Known to be absent, and where that is written. */
  | { readonly kind: "null"; readonly path: string; readonly place: Place }
  | { readonly kind: "boolean"; readonly value: boolean }
  | QuantityValue
  | { readonly kind: "text"; readonly text: string }
  | { readonly kind: "date"; readonly day: Day }
  | { readonly kind: "datetime"; readonly instant: Instant }
  | { readonly kind: "duration"; readonly duration: Duration }
  | ListValue
  | RecordValue;

/** A number that lies between its bounds, both included; a bound that is `undefined` is not known. */
export interface QuantityValue {
  readonly kind: "quantity";
  readonly low: Exact | undefined;
  readonly high: Exact | undefined;
}

export interface ListValue {
  readonly kind: "list";
  readonly elements: readonly Result[];
  /** The law leaves the list open: what is not listed may yet belong to it. */
  readonly open: Openness | undefined;
}

export interface Openness {
  /** Its full name; undefined: it has none, and no profile can say what else belongs to it. */
  readonly list: string | undefined;
  readonly law: Place;
  /** Whether a member belongs that the law does not list, as far as a profile speaks of it. */
  readonly others: ReadonlyMap<string, Result>;
}

export interface RecordValue {
  readonly kind: "record";
  readonly node: RecordNode;
  readonly path: string;
  readonly place: Place;
}

// INVARIANT (grounds-suffice): the grounds of a known value alone give it again: nothing else that was read decides it.
//   So the facts that a verdict cites explain it.
/** A value, why it is not known, and what it rests on. */
export interface Result {
  readonly value: RuntimeValue;
  readonly causes: readonly Cause[];
  readonly grounds: readonly Ground[];
}

export const known = (value: RuntimeValue, grounds: readonly Ground[] = []): Result => ({ value, causes: [], grounds });

export const unknown = (causes: readonly Cause[], grounds: readonly Ground[] = []): Result => ({
  value: { kind: "unknown" },
  causes,
  grounds,
});

export const truth = (value: boolean, grounds: readonly Ground[] = []): Result =>
  known({ kind: "boolean", value }, grounds);

/** Strong Kleene truth of a result; anything that is no yes or no is unknown. */
export function truthOf(result: Result): Truth {
  if (result.value.kind !== "boolean") return "unknown";
  return result.value.value ? "true" : "false";
}

/**
 * The result as an operand: `null` used as a value is unknown, with the cause "absent value",
 * so that no comparison fails open.
 */
export function operand(result: Result): Result {
  if (result.value.kind !== "null") return result;
  const { path, place } = result.value;
  return unknown([...result.causes, { kind: "absent-value", path, place }], result.grounds);
}

export const resultCauses = (results: readonly Result[]): readonly Cause[] => union(results.map((it) => it.causes));
export const resultGrounds = (results: readonly Result[]): readonly Ground[] => union(results.map((it) => it.grounds));

/** Joins lists of causes or grounds; of equal ones the last counts, where the first stands. */
export function union<T extends Cause | Ground>(lists: readonly (readonly T[])[]): readonly T[] {
  const filled = [...new Set(lists)].filter((it) => it.length > 0);
  if (filled.length < 2) return filled[0] ?? [];
  const found = new Map<string, T>();
  for (const list of filled) for (const it of list) found.set(keyOf(it), it);
  return [...found.values()];
}

const keys = new WeakMap<Cause | Ground, string>();

/** Equal ones have equal keys, and no others do. */
function keyOf(it: Cause | Ground): string {
  const known = keys.get(it);
  if (known !== undefined) return known;
  const key =
    it.kind === "fact"
      ? `fact\0${it.path}\0${typeof it.shown === "string" ? it.shown : JSON.stringify(it.shown)}\0${placeKey(it.place)}`
      : JSON.stringify(valuesOf(it).map(partOfKey));
  keys.set(it, key);
  return key;
}

const valuesOf = (it: object): readonly unknown[] =>
  Object.entries(it)
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .map(([, value]): unknown => value);

/** Messages are alike by all that they say, lists by their length: what they hold follows from the rest. */
function partOfKey(it: unknown): unknown {
  if (typeof it !== "object" || it === null) return it;
  if ("source" in it) return placeKey(it as Place);
  if ("code" in it) return it;
  return Array.isArray(it) ? it.length : "";
}

/** The first place that causes name. */
export const placeOfCauses = (causes: readonly Cause[]): Place | undefined =>
  causes.flatMap((it) => ("place" in it ? [it.place] : []))[0];

/** Tells places apart, of lines of one file too. */
export const placeKey = ({ source, span }: Place): string => `${source.path}:${source.line ?? 1}:${span.start}`;

export function negation(result: Result): Result {
  const value = kleene.not(truthOf(result));
  return value === "unknown" ? unknown(result.causes, result.grounds) : truth(value === "true", result.grounds);
}

/**
 * Strong Kleene conjunction. An operand that decides carries its own grounds alone and the causes
 * of the others are dropped; if none decides, the causes of all unknown operands are kept.
 */
export function conjunction(results: readonly Result[]): Result {
  return joined(results, kleene.and(results.map(truthOf)), "false");
}

export function disjunction(results: readonly Result[]): Result {
  return joined(results, kleene.or(results.map(truthOf)), "true");
}

function joined(results: readonly Result[], value: kleene.Truth, decider: kleene.Truth): Result {
  if (value === "unknown") {
    const open = results.filter((it) => truthOf(it) === "unknown");
    return unknown(resultCauses(open), resultGrounds(open));
  }
  const deciding = value === decider ? results.filter((it) => truthOf(it) === decider).slice(0, 1) : results;
  return truth(value === "true", resultGrounds(deciding));
}
