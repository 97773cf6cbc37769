/**
 * Words joined as English joins them.
 *
 * @example
 * listed(["a", "b", "c"], "and") // "a, b and c"
 */
export function listed(words: readonly string[], last: "and" | "or"): string {
  return words.length < 2 ? words.join("") : `${words.slice(0, -1).join(", ")} ${last} ${words.at(-1)}`;
}

/**
 * A number with its noun.
 *
 * @example
 * counted(2, "response") // "2 responses"
 * counted(1, "policy", "policies") // "1 policy"
 */
export function counted(count: number, one: string, many = `${one}s`): string {
  return `${count} ${count === 1 ? one : many}`;
}

/** The author's own words, or a name. */
export const quoted = (text: string): string => `\`${text}\``;
