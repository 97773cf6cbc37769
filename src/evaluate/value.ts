import type { Day } from "../base/civil-date.ts";
import type { RecordNode } from "../base/document.ts";
import type { Duration } from "../base/duration.ts";
import type { Exact } from "../base/exact-number.ts";
import type { Instant } from "../base/instant.ts";
import { not, type Truth } from "../base/kleene.ts";
import type { Place } from "../base/text.ts";
import type { Input } from "../vocabulary/input.ts";
import type { Cause, FactRead, Ground } from "./decision.ts";

/** What an expression can be. */
export type RuntimeValue =
  | { readonly kind: "unknown" }
  /** Known to be absent, and where that is written. */
  | { readonly kind: "null"; readonly path: string; readonly place: Place }
  | { readonly kind: "boolean"; readonly value: boolean }
  | QuantityValue
  | { readonly kind: "text"; readonly text: string }
  | MeasuredValue
  | RangeValue
  | ListValue
  | RecordValue;

/** What has an order, and an exact value. */
export type MeasuredValue =
  | { readonly kind: "date"; readonly day: Day }
  | { readonly kind: "datetime"; readonly instant: Instant }
  | { readonly kind: "duration"; readonly duration: Duration };

/**
 * Something that is there and lies between its bounds, both included; a bound that is `undefined` is not known. Of a
 * text that is only known to be there neither is.
 */
export interface RangeValue {
  readonly kind: "range";
  readonly low: MeasuredValue | undefined;
  readonly high: MeasuredValue | undefined;
}

/** A number that lies between its bounds, both included; a bound that is `undefined` is not known. */
export interface QuantityValue {
  readonly kind: "quantity";
  readonly low: Exact | undefined;
  readonly high: Exact | undefined;
}

export interface ListValue {
  readonly kind: "list";
  readonly elements: readonly Result[];
  /** What is not listed may yet belong to it. */
  readonly open: Openness | undefined;
}

/** A list of a document that is known in part, or one that the law leaves open. */
export type Openness = { readonly kind: "fact"; readonly cause: Cause } | OpenListOfLaw;

interface OpenListOfLaw {
  readonly kind: "law";
  /** Its full name; undefined: it has none, and no profile can say what else belongs to it. */
  readonly list: string | undefined;
  readonly law: Place;
  /** Whether a member belongs that the law does not list, as far as a profile speaks of it. */
  readonly others: ReadonlyMap<string, Result>;
}

export interface RecordValue {
  readonly kind: "record";
  readonly node: RecordNode;
  /** The document that it stands in. */
  readonly input: Input;
  readonly path: string;
  readonly place: Place;
}

// INVARIANT (grounds-suffice): the grounds of a known value alone give it again: nothing else that was read decides it.
//   So the facts that a verdict cites explain it.
/** A value, why it is not known, and what it rests on. */
export interface Result {
  readonly value: RuntimeValue;
  readonly causes: Gathered<Cause>;
  readonly grounds: Gathered<Ground>;
  /** Of the day of an event. */
  readonly event?: EventDay | undefined;
}

/** When an event is known to have been. */
export interface EventDay {
  /** From that day of judgement on; undefined: on none. */
  readonly since: Day | undefined;
  /** Why it is not known whether there was one, if the day of judgement is before. */
  readonly ahead: Cause | undefined;
}

/** A list, or lists that nobody has joined yet: of most results nobody asks what they rest on. */
export type Gathered<T> = readonly T[] | Unjoined<T>;

interface Unjoined<T> {
  readonly parts: readonly Gathered<T>[];
  /** What they come to, kept once somebody has asked: a clause, its rule and whoever complies with it ask the same. */
  joined?: readonly T[];
}

const none: readonly never[] = [];

export const known = (value: RuntimeValue, grounds: Gathered<Ground> = none): Result => ({
  value,
  causes: none,
  grounds,
});

const unknownValue = { kind: "unknown" } as const;

export const unknown = (causes: Gathered<Cause>, grounds: Gathered<Ground> = none): Result => ({
  value: unknownValue,
  causes,
  grounds,
});

export const truth = (value: boolean, grounds: Gathered<Ground> = none): Result =>
  known({ kind: "boolean", value }, grounds);

/** Strong Kleene truth of a result; anything that is no yes or no is unknown. */
export function truthOf(result: Result): Truth {
  if (result.value.kind !== "boolean") return "unknown";
  return result.value.value ? "true" : "false";
}

export const measured = (value: RuntimeValue | undefined): MeasuredValue | undefined =>
  value?.kind === "date" || value?.kind === "datetime" || value?.kind === "duration" ? value : undefined;

/**
 * The result as an operand: `null` used as a value is unknown, with the cause "absent value",
 * so that no comparison fails open.
 */
export function operand(result: Result): Result {
  if (result.value.kind !== "null") return result;
  const { path, place } = result.value;
  return unknown(gathered([result.causes, [{ kind: "absent-value", path, place }]]), result.grounds);
}

export const resultCauses = (results: readonly Result[]): Gathered<Cause> => gatheredOf(results, causesOf);
export const resultGrounds = (results: readonly Result[]): Gathered<Ground> => gatheredOf(results, groundsOf);

const causesOf = (it: Result): Gathered<Cause> => it.causes;
const groundsOf = (it: Result): Gathered<Ground> => it.grounds;

export const isNone = (it: Gathered<unknown>): boolean => isList(it) && it.length === 0;

const isList = <T>(it: Gathered<T>): it is readonly T[] => Array.isArray(it);

/** Lists as one, which nobody has joined yet. */
export const gathered = <T>(all: readonly Gathered<T>[]): Gathered<T> => gatheredOf(all, itself);

const itself = <T>(it: T): T => it;

/** Most have nothing, or one thing that all of them have: then no list is made. */
function gatheredOf<S, T>(all: readonly S[], of: (it: S) => Gathered<T>): Gathered<T> {
  let only: Gathered<T> = none;
  for (const it of all) {
    const own = of(it);
    if (own === only || isNone(own)) continue;
    if (only !== none) return { parts: all.map(of) };
    only = own;
  }
  return only;
}

/** Joins lists of causes or grounds; equal ones are one, where the first stands. */
export function union<T extends Cause | Ground>(all: readonly Gathered<T>[]): readonly T[] {
  const from = gathered(all);
  if (isList(from)) return from;
  return (from.joined ??= joinedOf(from));
}

function joinedOf<T extends Cause | Ground>(from: Unjoined<T>): readonly T[] {
  const found = new Map<string, T>();
  const seen = new Set<Unjoined<T>>();
  const add = (it: T): void => {
    // Different facts mostly have different paths: a key is made only where two share one.
    const key = it.kind === "fact" ? it.path : keyOf(it);
    const before = found.get(key);
    if (before === it) return;
    found.set(before === undefined || keyOf(before) === keyOf(it) ? key : keyOf(it), it);
  };
  const join = (one: Gathered<T>): void => {
    if (isList(one)) one.forEach(add);
    else if (one.joined) one.joined.forEach(add);
    else if (!seen.has(one)) {
      seen.add(one);
      one.parts.forEach(join);
    }
  };
  from.parts.forEach(join);
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
export const placeOfCauses = (causes: Gathered<Cause>): Place | undefined =>
  union([causes]).flatMap((it) => ("place" in it ? [it.place] : []))[0];

/** Tells places apart, of lines of one file too. */
export const placeKey = ({ source, span }: Place): string => `${source.path}:${source.line ?? 1}:${span.start}`;

/** The facts among what something rests on. What lies deepest tells most: that an answer was sent is less than what was found in it. */
export const deepestFirst = (grounds: Gathered<Ground>): readonly FactRead[] =>
  union([grounds])
    .filter((it) => it.kind === "fact")
    .toSorted((a, b) => depthOf(b.path) - depthOf(a.path));

const depthOf = (path: string): number => path.split(/[.[]/).length;

export function negation(result: Result): Result {
  const value = not(truthOf(result));
  return value === "unknown" ? unknown(result.causes, result.grounds) : truth(value === "true", result.grounds);
}

/**
 * Strong Kleene conjunction. All operands that are false decide it and carry their own grounds alone: whoever mends the first has the
 * next to mend. The causes of the others are dropped; if none decides, the causes of all unknown operands are kept.
 */
export function conjunction(results: readonly Result[]): Result {
  return results.some(isFalse) ? truth(false, resultGrounds(results.filter(isFalse))) : undecided(results, true);
}

/** Strong Kleene disjunction. The first operand that is true decides it, and carries its own grounds alone. */
export function disjunction(results: readonly Result[]): Result {
  const decider = results.find(isTrue);
  return decider ? truth(true, decider.grounds) : undecided(results, false);
}

/** What results come to of which none decides. */
function undecided(results: readonly Result[], otherwise: boolean): Result {
  if (results.every(isBoolean)) return truth(otherwise, resultGrounds(results));
  const open = results.filter((it) => !isBoolean(it));
  return unknown(resultCauses(open), resultGrounds(open));
}

const isBoolean = ({ value }: Result): boolean => value.kind === "boolean";
const isTrue = ({ value }: Result): boolean => value.kind === "boolean" && value.value;
const isFalse = ({ value }: Result): boolean => value.kind === "boolean" && !value.value;
