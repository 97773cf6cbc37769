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
 * `canonicalJson` of records that have some members in common, which are written once.
 *
 * @example
 * canonicalRecords({ b: 1 })({ a: 2 }) // '{"a":2,"b":1}'
 */
export function canonicalRecords(common: object): (own: object) => string {
  const members = membersOf(common);
  return (own) => recordOf([...members, ...membersOf(own)]);
}

interface Member {
  readonly key: string;
  readonly text: string;
}

const membersOf = (record: object): readonly Member[] =>
  Object.entries(record).map(([key, it]) => ({ key, text: `${JSON.stringify(key)}:${canonicalJson(it)}` }));

const recordOf = (members: readonly Member[]): string => {
  const sorted = members.toSorted((a, b) => (a.key < b.key ? -1 : 1));
  return `{${sorted.map((it) => it.text).join(",")}}`;
};

/**
 * The SHA-256 of bytes, or of a text's UTF-8 bytes, as 64 hex digits.
 *
 * @example
 * sha256("").slice(0, 8) // "e3b0c442"
 */
export function sha256(data: string | Uint8Array): string {
  return hash("sha256", data, "hex");
}
