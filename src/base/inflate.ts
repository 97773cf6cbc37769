import { inflateRawSync, inflateSync } from "node:zlib";

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
