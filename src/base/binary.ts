import { deserialize, serialize } from "node:v8";

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
