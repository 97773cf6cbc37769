import { exact } from "../base/exact.ts";
import type { Zone } from "../base/instant.ts";
import { compare } from "./compare.ts";
import type { Cause } from "./decision.ts";
import { and, or } from "./logic.ts";
import { causesOf, groundsOf, known, operand, truth, truthOf, unknown, type ListValue, type Result } from "./value.ts";

type Body = (element: Result) => Result;

interface KnownList {
  readonly list: ListValue;
  readonly result: Result;
}

/** The list, or why there is none to look at. */
function listOf(of: Result): KnownList | Result {
  const result = operand(of);
  return result.value.kind === "list" ? { list: result.value, result } : unknown(result.causes, result.grounds);
}

const isList = (it: KnownList | Result): it is KnownList => "list" in it;

/** Some element satisfies the body. What the law leaves open may hold one more. */
export function some(of: Result, body: Body): Result {
  const found = listOf(of);
  if (!isList(found)) return found;
  return withGrounds(or([...found.list.elements.map(body), ...beyond(found.list, "another member")]), found.result);
}

export function every(of: Result, body: Body): Result {
  const found = listOf(of);
  if (!isList(found)) return found;
  return withGrounds(and([...found.list.elements.map(body), ...beyond(found.list, "another member")]), found.result);
}

/** How many elements satisfy the body: an interval while some are unknown. */
export function count(of: Result, body: Body): Result {
  const found = listOf(of);
  if (!isList(found)) return found;
  const bodies = found.list.elements.map(body);
  const sure = bodies.filter((it) => truthOf(it) === "true").length;
  const open = bodies.filter((it) => truthOf(it) === "unknown");
  const more = beyond(found.list, "another member");
  return {
    value: {
      kind: "quantity",
      low: exact(sure),
      high: more.length > 0 ? undefined : exact(sure + open.length),
    },
    causes: causesOf([...open, ...more]),
    grounds: groundsOf([found.result, ...bodies]),
  };
}

/** The share of elements that satisfy the body, from 0 to 1; the share of nothing is unknown. */
export function share(of: Result, body: Body): Result {
  const found = listOf(of);
  if (!isList(found)) return found;
  const more = beyond(found.list, "another member");
  if (more.length > 0) return unknown(causesOf(more), found.result.grounds);
  const size = found.list.elements.length;
  if (size === 0) return unknown([{ kind: "no-quotient" }], found.result.grounds);
  const counted = count(of, body);
  if (counted.value.kind !== "quantity") return counted;
  const { low, high } = counted.value;
  return { ...counted, value: { kind: "quantity", low: low?.div(size), high: high?.div(size) } };
}

export function sum(of: Result, body: Body): Result {
  const found = listOf(of);
  if (!isList(found)) return found;
  const bodies = found.list.elements.map((it) => operand(body(it)));
  const more = beyond(found.list, "another member");
  const grounds = groundsOf([found.result, ...bodies]);
  let [low, high] = [exact(0), exact(0)];
  for (const { value } of bodies) {
    const bounds = value.kind === "quantity" ? value : { low: undefined, high: undefined };
    low = low && bounds.low && low.add(bounds.low);
    high = high && bounds.high && high.add(bounds.high);
  }
  const causes = causesOf([...bodies, ...more]);
  if (more.length > 0 || (low === undefined && high === undefined)) return unknown(causes, grounds);
  return { value: { kind: "quantity", low, high }, causes, grounds };
}

export function isIn(item: Result, of: Result, zone: Zone): Result {
  const found = listOf(of);
  if (!isList(found)) return found;
  const wanted = operand(item);
  const matches = found.list.elements.map((it) => compare("equal", wanted, it, zone));
  const result = or([...matches, ...beyond(found.list, shown(wanted))]);
  return truthOf(result) === "false"
    ? truth(false, groundsOf([found.result, wanted]))
    : withGrounds(result, found.result);
}

/** Some element stands in both lists. */
export function overlaps(left: Result, right: Result, zone: Zone): Result {
  const [first, second] = [listOf(left), listOf(right)];
  const empty = [first, second].find((it) => isList(it) && it.list.elements.length === 0 && !it.list.open);
  if (empty && isList(empty)) return truth(false, empty.result.grounds);
  if (!isList(first) || !isList(second)) return and([asTruth(first), asTruth(second)]);
  const result = or([
    ...first.list.elements.map((it) => isIn(it, right, zone)),
    ...(first.list.open ? second.list.elements.map((it) => isIn(it, left, zone)) : []),
    ...(first.list.open ? beyond(second.list, "another member") : []),
  ]);
  return withGrounds(result, first.result, second.result);
}

const asTruth = (it: KnownList | Result): Result => (isList(it) ? truth(true, it.result.grounds) : it);

/** Every element of `right` is in `left`. */
export function includes(left: Result, right: Result, zone: Zone): Result {
  const found = listOf(right);
  if (!isList(found)) return found;
  const result = and([
    ...found.list.elements.map((it) => isIn(it, left, zone)),
    ...beyond(found.list, "another member"),
  ]);
  return truthOf(result) === "false" ? result : withGrounds(result, found.result);
}

export function isEmpty(of: Result): Result {
  const found = listOf(of);
  if (!isList(found)) return found;
  if (found.list.elements.length > 0) return truth(false, found.result.grounds);
  const [more] = beyond(found.list, "a member");
  return more ?? truth(true, found.result.grounds);
}

function beyond(list: ListValue, member: string): readonly Result[] {
  if (!list.open) return [];
  const cause: Cause = { kind: "open-list", member, law: list.open };
  return [unknown([cause])];
}

function withGrounds(result: Result, ...others: readonly Result[]): Result {
  return { ...result, grounds: groundsOf([result, ...others]) };
}

function shown(result: Result): string {
  return result.value.kind === "text" ? result.value.text : "this value";
}

/** A list as the language writes it. */
export function listLiteral(elements: readonly Result[], open: ListValue["open"]): Result {
  return known({ kind: "list", elements, open }, groundsOf(elements));
}
