export type ByteOrder = "big" | "little";

/**
 * The unsigned number in `size` bytes; bytes behind the end count as 0, so that callers check ends first.
 *
 * @example
 * uintAt(new Uint8Array([1, 2]), 0, 2) // 258
 * uintAt(new Uint8Array([1, 2]), 0, 2, "little") // 513
 */
export function uintAt(bytes: Uint8Array, at: number, size: number, order: ByteOrder = "big"): number {
  let value = 0;
  for (let i = 0; i < size; i++) {
    const step = order === "big" ? i : size - 1 - i;
    value = value * 256 + (bytes[at + step] ?? 0);
  }
  return value;
}

/**
 * A few bytes as the characters with their numbers: names of chunks, segments and boxes.
 *
 * @example
 * asciiAt(new Uint8Array([0x41, 0x49, 0x47, 0x43]), 0, 4) // "AIGC"
 */
export function asciiAt(bytes: Uint8Array, at: number, size: number): string {
  return String.fromCharCode(...bytes.subarray(at, at + size));
}

/** Whether the characters of a text stand at a place, byte by byte. */
export function startsAt(bytes: Uint8Array, at: number, text: string): boolean {
  for (let i = 0; i < text.length; i++) {
    if (bytes[at + i] !== text.charCodeAt(i)) return false;
  }
  return true;
}

/** The bytes before the next 0 from `at` on; undefined if none comes within `most` bytes. */
export function untilZero(bytes: Uint8Array, at: number, most: number): Uint8Array | undefined {
  const end = bytes.subarray(at, at + most + 1).indexOf(0);
  return end < 0 ? undefined : bytes.subarray(at, at + end);
}

/** The text of bytes that are UTF-8; of others as Latin-1, in which older metadata is written. */
export function decodeLatin(bytes: Uint8Array): string {
  return decodeUtf8(bytes) ?? new TextDecoder("latin1").decode(bytes);
}

export function decodeUtf8(bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
}

/** A byte order mark wins over the order that is expected. */
export function decodeUtf16(bytes: Uint8Array, expected: ByteOrder): string {
  const mark = uintAt(bytes, 0, 2);
  const order = mark === 0xfeff ? "big" : mark === 0xfffe ? "little" : expected;
  return new TextDecoder(order === "big" ? "utf-16be" : "utf-16le").decode(bytes);
}
