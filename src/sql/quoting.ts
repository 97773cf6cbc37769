// INVARIANT (quoted): texts and names of policies, vocabularies and requests become SQL through these functions alone, so that
//   none gets out of its quotes or its comment.

/** How a database writes texts and names. */
export interface Quotes {
  /** A text. A zero character, which no statement can hold, is said by its number. */
  readonly quoted: (text: string) => string;
  /** A name. */
  readonly named: (name: string) => string;
}

/**
 * Quotes are doubled within texts and names; so are backslashes, where they begin the name of another character.
 *
 * @example
 * const { quoted, named } = quotes({ escapes: false, zero: "chr(0)" });
 * quoted("it's") // "'it''s'"
 * quoted("a\u0000b") // "('a' || chr(0) || 'b')"
 * named('a "b"') // '"a ""b"""'
 */
export function quotes({ escapes, zero }: { readonly escapes: boolean; readonly zero: string }): Quotes {
  const written = (text: string): string => (escapes ? text.replaceAll("\\", "\\\\") : text);
  return {
    quoted: (text) => {
      const parts = text.split("\u0000").map((it) => `'${written(it).replaceAll("'", "''")}'`);
      return parts.length === 1 ? (parts[0] ?? "''") : `(${parts.join(` || ${zero} || `)})`;
    },
    named: (name) => `"${written(name).replaceAll("\u0000", " ").replaceAll('"', '""')}"`,
  };
}

/**
 * Where a setting says whether a backslash, a doubled quote or `${` in a text is itself: each such character is said by its
 * number, and so is what is not seen.
 *
 * @example
 * numberedQuotes.quoted("it's") // "('it' || char(39) || 's')"
 * numberedQuotes.quoted("") // "''"
 * numberedQuotes.named("a `b`") // "`a ``b```"
 */
export const numberedQuotes: Quotes = {
  quoted: (text) => {
    const parts = text
      .split(/([\u0000-\u001f\u007f'\\$])/)
      .map((it, at) => (at % 2 === 0 ? `'${it}'` : `char(${it.charCodeAt(0)})`))
      .filter((it) => it !== "''");
    return parts.length > 1 ? `(${parts.join(" || ")})` : (parts[0] ?? "''");
  },
  named: (name) => `\`${name.replaceAll("\u0000", " ").replaceAll("${", "$ {").replaceAll("`", "``")}\``,
};

/**
 * Words as a comment of one line or more; whatever ends a line somewhere, or is not seen, is a blank in it. In Spark a backslash at
 * the end of a line would lead on to the next, and what stands in `${}` is replaced.
 *
 * @example
 * comment("stop\n; DROP TABLE x") // "-- stop ; DROP TABLE x\n"
 */
export const comment = (...lines: readonly string[]): string =>
  lines
    .map(
      (it) =>
        `-- ${it
          .replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]+/gu, " ")
          .replaceAll("${", "$ {")
          .replace(/[\s\\]+$/, "")
          .trimStart()}\n`,
    )
    .join("");

export type Namer = (name: string) => string;

/**
 * Gives quoted names that differ in more than case, for SQL takes no notice of it.
 *
 * @example
 * const fresh = namer((name) => `"${name}"`);
 * [fresh("Label"), fresh("label")] // ['"Label"', '"label 2"']
 */
export function namer(named: Quotes["named"], taken: readonly string[] = []): Namer {
  const known = new Set(taken.map((it) => it.toLowerCase()));
  return (name) => {
    let found = name;
    for (let count = 2; known.has(found.toLowerCase()); count++) found = `${name} ${count}`;
    known.add(found.toLowerCase());
    return named(found);
  };
}
