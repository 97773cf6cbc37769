import type { Dialect } from "./dialect.ts";

/** A document, and what the reference says of it by itself; undefined: it does not judge it, and no statement may. */
export interface KnownRow {
  readonly text: string;
  readonly said:
    | {
        readonly about: string;
        readonly outcome: string;
        /** Undefined: the rule is not about it. */
        readonly verdictOf: (rule: string) => string | undefined;
      }
    | undefined;
}

/** What is written for a rule that is not about a document, and for a document that nobody judges. */
const none = "none";

/** The documents that are known, with the words that are wanted in each column. */
export function knownTable(rows: readonly KnownRow[], rules: readonly string[], { tableOf, quoted }: Dialect): string {
  const columns = ["document", "wanted_about", "wanted_outcome", ...rules.map((_it, at) => `wanted_${at + 1}`)];
  const cells = rows.map(({ text, said }) => [
    text,
    said?.about ?? none,
    said?.outcome ?? none,
    ...rules.map((it) => said?.verdictOf(it) ?? none),
  ]);
  return tableOf(
    columns,
    cells.map((it) => it.map(quoted)),
  );
}

/**
 * What differs of each document that is known: nothing of one that is left to the reference, if others of its subject are judged.
 * `left`: the rules that may say `reference`.
 */
export function differencesSql(
  rules: readonly string[],
  left: ReadonlySet<string>,
  { quoted, named }: Dialect,
): string {
  const isJudged = "coalesce(judged, FALSE)";
  const isKnown = `wanted_about <> ${quoted(none)}`;
  const column = (called: string, name: string, wanted: string, mayBeLeft: boolean): string => {
    const found = `coalesce(${name}, ${quoted(none)})`;
    const allowed = mayBeLeft ? `${wanted}, 'reference'` : wanted;
    return `CASE WHEN ${isJudged} AND ${isKnown} AND ${found} NOT IN (${allowed}) THEN ${quoted(` ${called}: `)} || ${found} || ', not ' || ${wanted} || ';' ELSE '' END`;
  };
  return [
    `CASE WHEN coalesce(outcome, '') = '' THEN ' it has no row;' ELSE '' END`,
    `CASE WHEN ${isJudged} AND NOT ${isKnown} THEN ' judged, and Edict does not judge it;' ELSE '' END`,
    `CASE WHEN ${isKnown} AND max(CASE WHEN ${isJudged} THEN 1 ELSE 0 END) OVER (PARTITION BY wanted_about) = 0 THEN ' none about its subject is judged;' ELSE '' END`,
    column("about", "about", "wanted_about", false),
    column("outcome", "outcome", "wanted_outcome", left.size > 0),
    ...rules.map((it, at) => column(it, named(it), `wanted_${at + 1}`, left.has(it))),
  ].join("\n      || ");
}
