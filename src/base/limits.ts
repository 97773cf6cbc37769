/** What a document may be at most, in size, depth of nesting and repetition by aliases. */
export const limits = { bytes: 10_000_000, depth: 200, aliases: 100 } as const;

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
