/**
 * What a document may be at most: its size, in bytes and in megabytes (in JSON Lines, the size of one line), depth of nesting, repetition by
 * aliases, and significant digits of a number. `lines`: the size of a JSON Lines file whose documents are all kept.
 */
export const limits = {
  bytes: 10_000_000,
  megabytes: 10,
  depth: 200,
  aliases: 100,
  digits: 15,
  lines: 16_000_000,
} as const;

/**
 * Whether a text is larger than `limits.bytes` in UTF-8.
 *
 * @example
 * isTooLarge("a".repeat(10_000_001)) // true
 */
export function isTooLarge(text: string): boolean {
  if (text.length * 3 <= limits.bytes) return false;
  return text.length > limits.bytes || new TextEncoder().encode(text).length > limits.bytes;
}
