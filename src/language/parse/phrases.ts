import type { Keyword, KeywordTable } from "./keywords.ts";

/** A keyword table made ready for the longest match, word by word. */
export interface Phrases {
  readonly table: KeywordTable;
  readonly keywords: Branch<Keyword>;
  readonly units: Branch<string>;
  /** How a keyword is written in this language. */
  readonly written: ReadonlyMap<Keyword, string>;
  /** Every keyword, as it is written and by its words. */
  readonly rows: readonly PhraseRow[];
  /** Every word that a keyword is made of. */
  readonly parts: ReadonlySet<string>;
}

interface PhraseRow {
  readonly keyword: Keyword;
  readonly phrase: string;
  readonly words: readonly string[];
}

interface Branch<V> {
  readonly next: Map<string, Branch<V>>;
  value: V | undefined;
}

const ready = new WeakMap<KeywordTable, Phrases>();

/** The phrases of a table; built once for each table. */
export function phrasesOf(table: KeywordTable): Phrases {
  const known = ready.get(table);
  if (known) return known;
  const rows = Object.entries(table.phrases).map(([phrase, keyword]) => ({
    keyword,
    phrase,
    words: phrase.split(" "),
  }));
  const phrases = {
    table,
    keywords: growBranches(table.phrases),
    units: growBranches(table.units),
    written: new Map(rows.map((it) => [it.keyword, it.phrase])),
    rows,
    parts: new Set(rows.flatMap((it) => it.words)),
  };
  ready.set(table, phrases);
  return phrases;
}

function growBranches<V>(entries: Readonly<Record<string, V>>): Branch<V> {
  const root: Branch<V> = { next: new Map(), value: undefined };
  for (const [phrase, value] of Object.entries(entries)) {
    let branch = root;
    for (const word of phrase.split(" ")) {
      const grown: Branch<V> = branch.next.get(word) ?? { next: new Map(), value: undefined };
      branch.next.set(word, grown);
      branch = grown;
    }
    branch.value = value;
  }
  return root;
}

/** The longest phrase that begins at word `0`, with its length in words; `word(n)` gives undefined where no word stands. */
export function longestPhrase<V>(
  root: Branch<V>,
  word: (index: number) => string | undefined,
): { readonly value: V; readonly length: number } | undefined {
  let branch: Branch<V> | undefined = root;
  let found: { readonly value: V; readonly length: number } | undefined;
  for (let index = 0; branch !== undefined; index += 1) {
    if (branch.value !== undefined) found = { value: branch.value, length: index };
    const next = word(index);
    branch = next === undefined ? undefined : branch.next.get(next);
  }
  return found;
}
