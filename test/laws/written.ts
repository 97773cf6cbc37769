/** Values as somebody writes them: records may have a key twice, and scalars are the very signs. It is flow YAML, and JSON where all signs are. */
export type Written =
  | { readonly kind: "record"; readonly entries: readonly Entry[] }
  | { readonly kind: "list"; readonly items: readonly Written[] }
  | { readonly kind: "signs"; readonly text: string };

export type Entry = readonly [key: string, value: Written];

/** Plain data in JSON's signs. */
export function writtenOf(value: unknown): Written {
  if (Array.isArray(value)) return { kind: "list", items: value.map(writtenOf) };
  if (typeof value !== "object" || value === null) return signs(JSON.stringify(value));
  return { kind: "record", entries: Object.entries(value).map(([key, it]) => [key, writtenOf(it)]) };
}

export const signs = (text: string): Written => ({ kind: "signs", text });
export const quoted = (text: string): Written => signs(JSON.stringify(text));

export function textOfWritten(it: Written): string {
  if (it.kind === "signs") return it.text;
  if (it.kind === "list") return `[${it.items.map(textOfWritten).join(", ")}]`;
  return `{${it.entries.map(([key, value]) => `${JSON.stringify(key)}: ${textOfWritten(value)}`).join(", ")}}`;
}

/** A place in a value: which entry of a record, which item of a list. */
export type Steps = readonly number[];

/** The places of all entries and items, and of what is in them. */
export function placesIn(it: Written, at: Steps = []): readonly Steps[] {
  return childrenOf(it).flatMap((child, index) => [[...at, index], ...placesIn(child, [...at, index])]);
}

const childrenOf = (it: Written): readonly Written[] =>
  it.kind === "signs" ? [] : it.kind === "list" ? it.items : it.entries.map(([, value]) => value);

/** The value in which what stands at a place is made anew from what holds it; `change` is given the holder and the last step. */
export function changedAt(it: Written, steps: Steps, change: (holder: Written, index: number) => Written): Written {
  const [first, ...rest] = steps;
  if (first === undefined) return it;
  if (rest.length === 0) return change(it, first);
  if (it.kind === "list")
    return { kind: "list", items: replaced(it.items, first, (one) => changedAt(one, rest, change)) };
  if (it.kind === "signs") return it;
  const inside = ([key, value]: Entry): Entry => [key, changedAt(value, rest, change)];
  return { kind: "record", entries: replaced(it.entries, first, inside) };
}

const replaced = <T>(all: readonly T[], index: number, change: (it: T) => T): readonly T[] =>
  all.map((it, at) => (at === index ? change(it) : it));
