import { exact } from "../../src/base/exact-number.ts";
import { compared, isAmong } from "./compare.ts";
import { and, no, open, or, type Answer } from "./logic.ts";
import { exactly, union, wanted, type ListValue, type Result, type Value } from "./result.ts";
import type { Scene } from "./scene.ts";
import { holds } from "./settings.ts";

/** `x in L` */
export function isIn(x: Result, list: Result, scene: Scene): Answer {
  const { value, needs } = listIn(list);
  return value ? isMember(x, value, scene) : open(needs);
}

/** The or over the elements, and, of a list that may hold more, of what is known of that. */
function isMember(x: Result, list: ListValue, scene: Scene): Answer {
  const listed = isAmong(x, list.items, scene.run.settings.zone);
  if (list.open) return or([listed, isRead(wanted(x), list.open.name, scene)]);
  return or([listed, ...unlisted(list)]);
}

/** What a document that knows a list in part leaves out, if anything: one more element of which nothing is known. */
export const unlisted = ({ more }: ListValue): readonly Answer[] => (more === undefined ? [] : [open([more])]);

const mayHoldMore = (it: ListValue): boolean => it.open !== undefined || it.more !== undefined;

const another = (it: ListValue): readonly Answer[] => (it.open ? [beyond(it.open.name)] : unlisted(it));

function isRead(x: Result, name: string | undefined, scene: Scene): Answer {
  const { settings } = scene.run;
  const { value } = x;
  const entries =
    value === undefined || name === undefined
      ? []
      : settings.memberships.filter((it) => it.list === name && holds(it, settings) && isCalled(value, it.member));
  const said = new Set(entries.map((it) => it.belongs));
  const [only] = said;
  return said.size === 1 ? { is: only, needs: [] } : beyond(name, value);
}

/** That the law does not say whether a member, or any other one, is in a list. */
const beyond = (name: string | undefined, member?: Value): Answer =>
  open([`open-list ${name ?? "without a name"}, ${member?.kind === "text" ? member.text : "another member"}`]);

function isCalled(value: Value, member: string): boolean {
  if (value.kind === "text") return value.text === member;
  const number = exact(member);
  if (value.kind !== "number" || !number) return false;
  return compared("==", { value, needs: [] }, { value: exactly(number), needs: [] }, { name: "UTC" }).is === true;
}

/** `A has any B` */
export function hasAny(first: Result, second: Result, scene: Scene): Answer {
  const [a, b] = [listIn(first), listIn(second)];
  if (isKnownEmpty(a.value) || isKnownEmpty(b.value)) return no;
  if (!a.value || !b.value) return open(union(a.value ? [] : a.needs, b.value ? [] : b.needs));
  const [left, right] = [a.value, b.value];
  return or([
    ...left.items.map((it) => isMember(it, right, scene)),
    ...(mayHoldMore(left) ? right.items.map((it) => isMember(it, left, scene)) : []),
    ...(mayHoldMore(left) && mayHoldMore(right) ? [...another(left), ...another(right)] : []),
  ]);
}

/** `A has all B` */
export function hasAll(first: Result, second: Result, scene: Scene): Answer {
  const { value, needs } = listIn(second);
  return value ? and([...value.items.map((it) => isIn(it, first, scene)), ...unlisted(value)]) : open(needs);
}

export function isEmpty(list: Result): Answer {
  const { value, needs } = listIn(list);
  if (!value) return open(needs);
  return value.items.length > 0 ? no : and(unlisted(value));
}

const isKnownEmpty = (it: ListValue | undefined): boolean =>
  it !== undefined && !mayHoldMore(it) && it.items.length === 0;

/** A list that is known, or what it needs. */
export function listIn(result: Result): { readonly value: ListValue | undefined; readonly needs: readonly string[] } {
  const { value, needs } = wanted(result);
  if (value === undefined) return { value, needs };
  if (value.kind !== "list") throw new Error(`a list is wanted, not a ${value.kind}`);
  return { value, needs };
}
