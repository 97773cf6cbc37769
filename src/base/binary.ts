import { deserialize, serialize } from "node:v8";
import { inflateRawSync, inflateSync } from "node:zlib";

/**
 * Plain values, maps and sets as bytes; what is one object in two places stays one. Functions and objects of classes
 * have no such form.
 *
 * @example
 * fromBinary(toBinary(new Map([["a", 1]]))) // new Map([["a", 1]])
 */
export function toBinary(value: unknown): Uint8Array {
  return serialize(canonicalCopy(value, new Map()));
}

/**
 * A copy that every version of Node.js writes alike. A text that was cut out of another one is kept as wide as that one was, a
 * number as wide as others in its place, and that shows in the bytes.
 */
function canonicalCopy(value: unknown, copies: Map<unknown, unknown>): unknown {
  const known = copies.get(value);
  if (known !== undefined) return known;
  const kept = <T>(copy: T): T => {
    copies.set(value, copy);
    return copy;
  };
  const copyOf = (it: unknown): unknown => canonicalCopy(it, copies);
  if (typeof value === "string") {
    const encoding = /^[\0-\xff]*$/.test(value) ? "latin1" : "utf16le";
    return kept(Buffer.from(value, encoding).toString(encoding));
  }
  if (typeof value === "number") return Number.isInteger(value) && Math.abs(value) < 2 ** 30 ? value | 0 : value;
  if (typeof value !== "object" || value === null) return value;
  if (Array.isArray(value)) {
    const copy = kept<unknown[]>([]);
    for (const it of value) copy.push(copyOf(it));
    return copy;
  }
  if (value instanceof Map) {
    const copy = kept(new Map());
    for (const [key, it] of value) copy.set(copyOf(key), copyOf(it));
    return copy;
  }
  if (value instanceof Set) {
    const copy = kept(new Set());
    for (const it of value) copy.add(copyOf(it));
    return copy;
  }
  // Without a prototype no field is kept as those of other objects are, whose numbers may be fractions.
  const copy = kept(Object.create(null) as Record<string, unknown>);
  for (const [key, it] of Object.entries(value)) copy[key] = copyOf(it);
  return copy;
}

/** What `toBinary` wrote; undefined for bytes that it did not. */
export function fromBinary(bytes: Uint8Array): unknown {
  try {
    return deserialize(bytes) as unknown;
  } catch {
    return undefined;
  }
}

/**
 * Unpacks bytes of zlib or raw deflate to at most `most` bytes; undefined if they are no such stream or end too early.
 *
 * @example
 * inflate(new Uint8Array([0x4b, 0x04, 0x00]), "raw", 10) // new Uint8Array([0x61])
 * inflate(new Uint8Array([0x4b, 0x04, 0x00]), "raw", 0) // "too-large"
 * inflate(new Uint8Array([0x4b]), "raw", 10) // undefined
 */
export function inflate(bytes: Uint8Array, form: "zlib" | "raw", most: number): Uint8Array | "too-large" | undefined {
  if (most <= 0) return "too-large";
  try {
    const unpack = form === "zlib" ? inflateSync : inflateRawSync;
    return new Uint8Array(unpack(bytes, { maxOutputLength: most }));
  } catch (error) {
    const isLarge = error instanceof Error && "code" in error && error.code === "ERR_BUFFER_TOO_LARGE";
    return isLarge ? "too-large" : undefined;
  }
}
