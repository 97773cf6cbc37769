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
  return serialize(value);
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
