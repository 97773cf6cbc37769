import { hash } from "node:crypto";
import { invariant } from "./invariant.ts";

/**
 * JSON with sorted keys (by UTF-16 units) and no blanks, as in RFC 8785: equal values give equal texts.
 * Takes null, booleans, finite numbers, strings, arrays and plain objects; anything else is a bug and throws.
 *
 * @example
 * canonicalJson({ b: 1, a: [true, null] }) // '{"a":[true,null],"b":1}'
 */
export function canonicalJson(value: unknown): string {
  if (value === null || typeof value === "boolean" || typeof value === "string") return JSON.stringify(value);
  if (typeof value === "number") {
    invariant(Number.isFinite(value), `JSON has no ${value}`);
    return JSON.stringify(value);
  }
  invariant(typeof value === "object", `JSON has no ${typeof value}`);
  if (Array.isArray(value)) return `[${Array.from(value, canonicalJson).join(",")}]`;
  const prototype: unknown = Object.getPrototypeOf(value);
  invariant(prototype === Object.prototype || prototype === null, "JSON has plain objects only");
  return recordOf(membersOf(value));
}

/**
 * `canonicalJson` of records that have some members in common, which are written once. `keys`: the others that each has.
 *
 * @example
 * canonicalRecords({ b: 1 }, ["a"])({ a: 2 }) // '{"a":2,"b":1}'
 */
export function canonicalRecords<K extends string>(
  common: object,
  keys: readonly K[],
): (own: Readonly<Record<K, unknown>>) => string {
  const members: readonly Member<K>[] = [...membersOf(common), ...keys.map((key) => ({ key, own: key }))];
  const gaps: { readonly before: string; readonly key: K }[] = [];
  let text = "{";
  for (const [at, it] of members.toSorted(byKey).entries()) {
    if (at > 0) text += ",";
    if ("text" in it) text += it.text;
    else {
      gaps.push({ before: `${text}${JSON.stringify(it.key)}:`, key: it.own });
      text = "";
    }
  }
  return (own) => `${gaps.reduce((all, { before, key }) => all + before + canonicalJson(own[key]), "")}${text}}`;
}

/** Written out, or one that each record has for itself. */
type Member<K> = { readonly key: string; readonly text: string } | { readonly key: string; readonly own: K };

const membersOf = (record: object) =>
  Object.entries(record).map(([key, it]) => ({ key, text: `${JSON.stringify(key)}:${canonicalJson(it)}` }));

const byKey = (a: { readonly key: string }, b: { readonly key: string }): number => (a.key < b.key ? -1 : 1);

const recordOf = (members: ReturnType<typeof membersOf>): string =>
  `{${members
    .toSorted(byKey)
    .map((it) => it.text)
    .join(",")}}`;

/**
 * The SHA-256 of bytes, or of a text's UTF-8 bytes, as 64 hex digits.
 *
 * @example
 * sha256("").slice(0, 8) // "e3b0c442"
 */
export function sha256(data: string | Uint8Array): string {
  return hash("sha256", data, "hex");
}
