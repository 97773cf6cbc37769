// INVARIANT (quoted): texts and names of policies, vocabularies and requests become SQL through these functions alone, so that
//   none gets out of its quotes or its comment.

/**
 * A text as SQL writes it. A zero character, which no statement can hold, is said by its number.
 *
 * @example
 * quoted("it's") // "'it''s'"
 * quoted("a\u0000b") // "('a' || chr(0) || 'b')"
 */
export function quoted(text: string): string {
  const parts = text.split("\u0000").map((it) => `'${it.replaceAll("'", "''")}'`);
  return parts.length === 1 ? (parts[0] ?? "''") : `(${parts.join(" || chr(0) || ")})`;
}

/**
 * A name as SQL writes it.
 *
 * @example
 * named('a "b"') // '"a ""b"""'
 */
export const named = (name: string): string => `"${name.replaceAll("\u0000", " ").replaceAll('"', '""')}"`;

/**
 * Words as a comment of one line or more; whatever ends a line somewhere, or is not seen, is a blank in it.
 *
 * @example
 * comment("stop\n; DROP TABLE x") // "-- stop ; DROP TABLE x\n"
 */
export const comment = (...lines: readonly string[]): string =>
  lines.map((it) => `-- ${it.replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]+/gu, " ").trim()}\n`).join("");

export type Namer = (name: string) => string;

/**
 * Gives quoted names that differ in more than case, for SQL takes no notice of it.
 *
 * @example
 * const fresh = namer();
 * [fresh("Label"), fresh("label")] // ['"Label"', '"label 2"']
 */
export function namer(taken: readonly string[] = []): Namer {
  const known = new Set(taken.map((it) => it.toLowerCase()));
  return (name) => {
    let found = name;
    for (let count = 2; known.has(found.toLowerCase()); count++) found = `${name} ${count}`;
    known.add(found.toLowerCase());
    return named(found);
  };
}
