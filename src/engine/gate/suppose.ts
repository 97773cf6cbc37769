import { formatDay } from "../../base/civil-date.ts";
import { dayIn, formatInstant, type Instant, type Zone } from "../../base/instant.ts";
import { NOW, type Subject } from "../../vocabulary/type.ts";

/** Facts by name, or such groups by subject. */
type Group = Readonly<Record<string, unknown>>;

/** What the vocabulary lets the gate suppose of subjects, by their names: plain data. */
export type Suppositions = Readonly<Record<string, readonly Supposition[]>>;

interface Supposition {
  readonly field: string;
  readonly path: string;
  /** What is supposed: the moment of the call, its day, or a value. */
  readonly is: "moment" | "day" | { readonly value: string | boolean };
}

/** A moment and its day. */
export interface Now {
  readonly at: string;
  readonly on: string;
}

/** A moment as documents write it. */
export const nowOf = (moment: Instant, zone: Zone): Now => {
  return { at: formatInstant(moment, zone), on: formatDay(dayIn(moment, zone)) };
};

/** What is supposed of subjects that the gate can be asked of. */
export const suppositionsOf = (subjects: Iterable<Subject>): Suppositions =>
  Object.fromEntries(
    Array.from(subjects, ({ name, gate, type }) => [
      name,
      Array.from(gate ?? [], ([field, value]): Supposition => {
        const kind = type.fields.get(field)?.type.kind;
        const timed = value !== NOW ? undefined : kind === "date" ? "day" : kind === "datetime" ? "moment" : undefined;
        return { field, path: `${name}.${field}`, is: timed ?? { value } };
      }),
    ]),
  );

/**
 * What a caller states, and beside it what the vocabulary lets the gate suppose: that an answer is sent, and now.
 * INVARIANT (stated facts win): nothing is supposed of a fact that the caller states, as `null` too.
 */
export function suppose<T extends Group>(
  stated: T,
  suppositions: Suppositions,
  now: Now,
): { readonly facts: T; readonly supposed: Readonly<Record<string, string | boolean>> } {
  const supposed: Record<string, string | boolean> = {};
  let facts = stated;
  for (const name in suppositions) {
    const own: unknown = Object.hasOwn(stated, name) ? stated[name] : undefined;
    if (!isGroup(own)) continue;
    let added: Record<string, string | boolean> | undefined;
    for (const { field, path, is } of suppositions[name] ?? []) {
      if (isStated(own, field)) continue;
      added ??= {};
      added[field] = supposed[path] = is === "moment" ? now.at : is === "day" ? now.on : is.value;
    }
    if (added) facts = { ...facts, [name]: { ...own, ...added } };
  }
  return { facts, supposed };
}

export const isGroup = <T>(it: T): it is T & Group => typeof it === "object" && it !== null && !Array.isArray(it);

const isStated = (own: Group, field: string): boolean => own[field] !== undefined && Object.hasOwn(own, field);
