import { exact } from "../base/exact-number.ts";
import type { Zone } from "../base/instant.ts";
import { compare, surelyDiffer } from "./compare.ts";
import { formatValue } from "./format-value.ts";
import {
  conjunction,
  disjunction,
  resultCauses,
  resultGrounds,
  known,
  operand,
  truth,
  truthOf,
  unknown,
  type ListValue,
  type Result,
} from "./value.ts";

type Body = (element: Result) => Result;

/** Looks into a list; unknown where it is not known which list it is. */
function inside(of: Result, look: (list: ListValue, result: Result) => Result): Result {
  const result = operand(of);
  return result.value.kind === "list" ? look(result.value, result) : unknown(result.causes, result.grounds);
}

const joined =
  (join: (results: readonly Result[]) => Result) =>
  (of: Result, body: Body): Result =>
    inside(of, (list, result) => withGrounds(join([...list.elements.map(body), ...unlistedMembers(list)]), result));

/** Some element satisfies the body. What the law leaves open may hold one more. */
export const some = joined(disjunction);

/** Every element satisfies the body; true of an empty list. */
export const every = joined(conjunction);

/** How many elements satisfy the body: an interval while some are unknown. */
export function count(of: Result, body: Body): Result {
  return inside(of, (list, result) => {
    const bodies = list.elements.map(body);
    const sure = bodies.filter((it) => truthOf(it) === "true").length;
    const open = bodies.filter((it) => truthOf(it) === "unknown");
    const more = unlistedMembers(list);
    const high = more.length > 0 ? undefined : exact(sure + open.length);
    return {
      value: { kind: "quantity", low: exact(sure), high },
      causes: resultCauses([...open, ...more]),
      grounds: resultGrounds([result, ...bodies]),
    };
  });
}

/** The share of elements that satisfy the body, from 0 to 1; the share of nothing is unknown. */
export function share(of: Result, body: Body): Result {
  return inside(of, (list, { grounds }) => {
    const more = unlistedMembers(list);
    if (more.length > 0) return unknown(resultCauses(more), grounds);
    const size = list.elements.length;
    if (size === 0) return unknown([{ kind: "no-quotient" }], grounds);
    const counted = count(of, body);
    if (counted.value.kind !== "quantity") return counted;
    const { low, high } = counted.value;
    return { ...counted, value: { kind: "quantity", low: low?.div(size), high: high?.div(size) } };
  });
}

/** The sum of what the body gives: an interval while some of it is unknown. */
export function sum(of: Result, body: Body): Result {
  return inside(of, (list, result) => {
    const bodies = list.elements.map(body);
    const more = unlistedMembers(list);
    let [low, high] = [exact(0), exact(0)];
    for (const { value } of bodies) {
      const bounds = value.kind === "quantity" ? value : { low: undefined, high: undefined };
      low = low && bounds.low && low.add(bounds.low);
      high = high && bounds.high && high.add(bounds.high);
    }
    const causes = resultCauses([...bodies, ...more]);
    const grounds = resultGrounds([result, ...bodies]);
    if (more.length > 0 || (low === undefined && high === undefined)) return unknown(causes, grounds);
    return { value: { kind: "quantity", low, high }, causes, grounds };
  });
}

/** The item equals some element. That it equals none rests on the list alone, not on each of its elements. */
export function isIn(item: Result, of: Result, zone: Zone): Result {
  return inside(of, (list, result) => {
    const wanted = operand(item);
    const possible = list.elements.filter((it) => !surelyDiffer(wanted, it, zone));
    const matches = possible.map((it) => compare("equal", wanted, it, zone));
    const isSought = wanted.value.kind !== "unknown" && wanted.value.kind !== "range";
    const member = list.open && isSought ? formatValue(wanted.value, zone) : undefined;
    const more = unlistedMembers(list, member).map((it) => withGrounds(it, wanted));
    const found = disjunction([...matches, ...more]);
    return truthOf(found) === "false"
      ? truth(false, resultGrounds([result, wanted, ...more]))
      : withGrounds(found, result);
  });
}

/** Some element stands in both lists. A list that is surely empty decides, whatever the other one is. */
export function overlaps(left: Result, right: Result, zone: Zone): Result {
  const [first, second] = [operand(left), operand(right)];
  const empty = [first, second].find(
    ({ value }) => value.kind === "list" && value.elements.length === 0 && !value.open,
  );
  if (empty) return truth(false, empty.grounds);
  if (first.value.kind !== "list" || second.value.kind !== "list")
    return conjunction([isKnown(first), isKnown(second)]);
  const isOpen = first.value.open !== undefined;
  const areOpen = isOpen && second.value.open !== undefined;
  const result = disjunction([
    ...first.value.elements.map((it) => isIn(it, right, zone)),
    ...(isOpen ? second.value.elements.map((it) => isIn(it, left, zone)) : []),
    ...(areOpen ? [...unlistedMembers(first.value), ...unlistedMembers(second.value)] : []),
  ]);
  return withGrounds(result, first, second);
}

const isKnown = (of: Result): Result => inside(of, (_, { grounds }) => truth(true, grounds));

/** Every element of `right` is in `left`. */
export function includes(left: Result, right: Result, zone: Zone): Result {
  return inside(right, (list, result) => {
    const found = conjunction([...list.elements.map((it) => isIn(it, left, zone)), ...unlistedMembers(list)]);
    return truthOf(found) === "false" ? found : withGrounds(found, result);
  });
}

/** The list has no element, and is not open. */
export function isEmpty(of: Result): Result {
  return inside(of, (list, { grounds }) => {
    if (list.elements.length > 0) return truth(false, grounds);
    const [more] = unlistedMembers(list);
    return more ?? truth(true, grounds);
  });
}

/** What an open list may hold beyond its elements: one more result, which is unknown unless the law leaves it open and a profile speaks of the member that is asked for. */
export function unlistedMembers({ open }: Pick<ListValue, "open">, member?: string): readonly Result[] {
  if (!open) return [];
  if (open.kind === "fact") return [unknown([open.cause])];
  const { list, law, others } = open;
  const answer = member === undefined ? undefined : others.get(member);
  const shown = member ?? "another member";
  return [answer ?? unknown([{ kind: "open-list", list, member: shown, law, ended: undefined }])];
}

function withGrounds(result: Result, ...others: readonly Result[]): Result {
  return { ...result, grounds: resultGrounds([result, ...others]) };
}

/** A list as the language writes it. */
export function listLiteral(elements: readonly Result[], open: ListValue["open"]): Result {
  return known({ kind: "list", elements, open }, resultGrounds(elements));
}
