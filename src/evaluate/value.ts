import type { Day } from "../base/civil-date.ts";
import type { RecordNode } from "../base/data.ts";
import type { Duration } from "../base/duration.ts";
import type { Exact } from "../base/exact.ts";
import type { Instant } from "../base/instant.ts";
import type { Place } from "../base/text.ts";
import type { Truth } from "../base/kleene.ts";
import type { Cause, Ground } from "./decision.ts";

/** What an expression can be. */
export type Value =
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
  readonly value: Value;
  readonly causes: readonly Cause[];
  readonly grounds: readonly Ground[];
}

export const known = (value: Value, grounds: readonly Ground[] = []): Result => ({ value, causes: [], grounds });

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

export const causesOf = (results: readonly Result[]): readonly Cause[] => union(results.map((it) => it.causes));
export const groundsOf = (results: readonly Result[]): readonly Ground[] => union(results.map((it) => it.grounds));

/** Joins lists of causes or grounds; equal ones count once. */
export function union<T extends Cause | Ground>(lists: readonly (readonly T[])[]): readonly T[] {
  const filled = lists.filter((it) => it.length > 0);
  if (filled.length < 2) return filled[0] ?? [];
  const all = filled.flat();
  if (all.length > fewItems) return [...new Map(all.map((it) => [keyOf(it), it])).values()];
  const found: T[] = [];
  for (const it of all) {
    const at = found.findIndex((one) => areSame(one, it));
    if (at < 0) found.push(it);
    else found[at] = it;
  }
  return found;
}

/** So few are compared with one another faster than keys are made. */
const fewItems = 12;

function areSame(a: Cause | Ground, b: Cause | Ground): boolean {
  if (a === b) return true;
  if (a.kind !== b.kind) return false;
  if (a.kind !== "fact" || b.kind !== "fact") return keyOf(a) === keyOf(b);
  const [one, other] = [a.place, b.place];
  return (
    a.path === b.path &&
    a.shown === b.shown &&
    one.span.start === other.span.start &&
    one.source.path === other.source.path
  );
}

function keyOf(it: Cause | Ground): string {
  return Object.values(it)
    .map((value: unknown) => {
      if (typeof value !== "object" || value === null) return String(value);
      if ("source" in value) return placeKey(value as Place);
      return Array.isArray(value) ? value.length : "";
    })
    .join("|");
}

/** The first place that causes name. */
export const placeOfCauses = (causes: readonly Cause[]): Place | undefined =>
  causes.flatMap((it) => ("place" in it ? [it.place] : []))[0];

/** Tells places apart. */
export const placeKey = (place: Place): string => `${place.source.path}:${place.span.start}`;
