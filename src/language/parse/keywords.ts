import type * as Ast from "../syntax/ast.ts";

/** What a keyword means to the grammar, whatever language it is written in. */
export type Keyword = keyof typeof rows;

/** What a keyword is for; an editor shows those of one role alike. */
export type KeywordRole =
  | "unit"
  | "scope"
  | "declaration"
  | "statement"
  | "time"
  | "clause"
  | "modal"
  | "conditional"
  | "logical"
  | "comparison"
  | "function"
  | "truth";

interface Row {
  readonly english: string;
  readonly role: KeywordRole;
  /** It begins a declaration. */
  readonly declares?: true;
  /** It begins a clause of a rule; what the tree calls such clauses. */
  readonly clause?: readonly Ast.Clause["kind"][];
  /** The clause stands once in a rule. */
  readonly once?: true;
  /** It begins a clause of a standard. */
  readonly standard?: true;
  /** It also names a member of an enumeration, where an operand is expected. */
  readonly soft?: true;
  /** Every expression ends at it, although it begins neither a declaration nor a clause. */
  readonly ends?: true;
  /** A condition stands after it, and not any value. */
  readonly condition?: true;
}

/**
 * THE table of keywords: what begins a declaration or a clause, where expressions end, which clauses stand once, how
 * English spells it all. Messages list the clauses of a rule or a standard in this order, and they are printed in it;
 * of two keywords that are as near to a misspelt word the first is meant.
 */
const rows = {
  article: { english: "article", role: "unit", declares: true, soft: true },
  paragraph: { english: "paragraph", role: "unit", declares: true, soft: true },
  item: { english: "item", role: "unit", declares: true, soft: true },
  subitem: { english: "subitem", role: "unit", declares: true, soft: true },
  sentence: { english: "sentence", role: "unit", declares: true, soft: true },
  "policy-applies": { english: "policy applies where", role: "scope", declares: true },
  "policy-does-not-apply": { english: "policy does not apply where", role: "scope", declares: true },
  "article-applies": { english: "article applies where", role: "scope", declares: true },
  "article-does-not-apply": { english: "article does not apply where", role: "scope", declares: true },
  "paragraph-applies": { english: "paragraph applies where", role: "scope", declares: true },
  "paragraph-does-not-apply": { english: "paragraph does not apply where", role: "scope", declares: true },
  "item-applies": { english: "item applies where", role: "scope", declares: true },
  "item-does-not-apply": { english: "item does not apply where", role: "scope", declares: true },

  quote: { english: "quote", role: "statement", declares: true, clause: ["quote"], once: true, standard: true },
  define: { english: "define", role: "declaration", declares: true },
  means: { english: "means", role: "clause" },
  except: { english: "except", role: "clause" },
  "in-force": { english: "in force from", role: "time", declares: true, clause: ["in-force"], once: true },
  "policy-in-force": { english: "policy in force from", role: "time", declares: true },
  from: { english: "from", role: "time", ends: true },
  until: { english: "until", role: "time", ends: true },
  parameter: { english: "parameter", role: "declaration", declares: true },
  "open-term": { english: "open term", role: "declaration", declares: true },
  "open-list": { english: "open list", role: "declaration", declares: true },
  standard: { english: "standard", role: "declaration", declares: true, soft: true },
  "valid-for": { english: "valid for", role: "time" },
  evidence: { english: "evidence", role: "clause", soft: true },
  rule: { english: "rule", role: "declaration", declares: true },

  must: { english: "must", role: "modal" },
  "must-not": { english: "must not", role: "modal" },
  may: { english: "may", role: "modal" },
  "is-entitled-to": { english: "is entitled to", role: "modal" },
  "is-encouraged-to": { english: "is encouraged to", role: "modal" },
  "has-power-to": { english: "has power to", role: "modal" },
  "is-liable-to": { english: "is liable to", role: "modal" },

  exemption: { english: "exemption", role: "declaration", declares: true },
  on: { english: "on", role: "clause", clause: ["on"], once: true, standard: true },
  "for-each": { english: "for each", role: "clause", clause: ["for-each"] },
  when: { english: "when", role: "clause", clause: ["when"], condition: true },
  unless: { english: "unless", role: "clause", clause: ["unless"], condition: true },
  "upon-breach-of": { english: "upon breach of", role: "clause", clause: ["upon"], once: true },
  "any-duty-of": { english: "any duty of", role: "clause" },
  require: { english: "require", role: "clause", clause: ["require", "deadline", "complies"], condition: true },
  forbid: { english: "forbid", role: "clause", clause: ["require"], condition: true },
  by: { english: "by", role: "clause" },
  "complies-with": { english: "complies with", role: "clause" },
  "pending-while": { english: "pending while", role: "clause", clause: ["pending-while"], condition: true },
  basis: { english: "basis", role: "clause", clause: ["basis"], once: true, soft: true },
  unverified: { english: "unverified", role: "statement", declares: true, clause: ["unverified"] },
  concept: { english: "concept", role: "clause", clause: ["concept"], once: true, soft: true },
  remedy: { english: "remedy", role: "clause", clause: ["remedy"], once: true },
  "yields-to": { english: "yields to", role: "statement", declares: true },
  where: { english: "where", role: "clause", condition: true },

  informative: { english: "informative", role: "statement", declares: true },
  scope: { english: "scope", role: "statement", declares: true, soft: true },
  definition: { english: "definition", role: "statement", declares: true, soft: true },
  "addressed-to": { english: "addressed to", role: "statement", declares: true },
  "not-encodable": { english: "not encodable", role: "statement", declares: true },
  because: { english: "because", role: "statement" },

  true: { english: "true", role: "truth" },
  false: { english: "false", role: "truth" },
  and: { english: "and", role: "logical", condition: true },
  or: { english: "or", role: "logical", condition: true },
  implies: { english: "implies", role: "logical", condition: true },
  not: { english: "not", role: "logical", condition: true },
  any: { english: "any", role: "logical" },
  every: { english: "every", role: "logical" },
  no: { english: "no", role: "logical" },
  satisfies: { english: "satisfies", role: "conditional", condition: true },
  "all-of": { english: "all of", role: "logical" },
  "any-of": { english: "any of", role: "logical" },

  "only-if": { english: "only if", role: "clause", standard: true, condition: true },
  if: { english: "if", role: "conditional", standard: true, condition: true },
  "presumed-if": { english: "presumed if", role: "clause", standard: true, condition: true },
  "presumed-not-if": { english: "presumed not if", role: "clause", standard: true, condition: true },
  "the-same-as": { english: "the same as", role: "clause", standard: true },
  "judged-by": { english: "judged by", role: "clause", standard: true },
  then: { english: "then", role: "conditional" },
  else: { english: "else", role: "conditional" },
  count: { english: "count", role: "function" },
  share: { english: "share", role: "function" },
  sum: { english: "sum", role: "function" },
  for: { english: "for", role: "conditional" },
  in: { english: "in", role: "comparison" },
  "not-in": { english: "not in", role: "comparison" },
  has: { english: "has", role: "comparison" },
  "has-any": { english: "has any", role: "comparison" },
  "has-all": { english: "has all", role: "comparison" },
  "is-present": { english: "is present", role: "comparison" },
  "is-absent": { english: "is absent", role: "comparison" },
  "is-true": { english: "is true", role: "comparison" },
  "is-false": { english: "is false", role: "comparison" },
  "is-met": { english: "is met", role: "comparison" },
  "is-empty": { english: "is empty", role: "comparison" },
  "is-not-empty": { english: "is not empty", role: "comparison" },
} as const satisfies Readonly<Record<string, Row>>;

/** The keywords of some roles. */
type KeywordIn<R extends KeywordRole> = {
  [K in Keyword]: (typeof rows)[K]["role"] extends R ? K : never;
}[Keyword];

export type UnitKeyword = KeywordIn<"unit">;
export type ModalKeyword = KeywordIn<"modal">;

/** Every keyword with what the grammar knows of it, in the order of the table. */
export const keywords = Object.entries(rows) as readonly (readonly [Keyword, Row])[];

function keywordsWhere(holds: (row: Row) => boolean): readonly Keyword[] {
  return keywords.filter(([, it]) => holds(it)).map(([keyword]) => keyword);
}

/** The keywords of a role. */
export function keywordsIn<R extends KeywordRole>(role: R): readonly KeywordIn<R>[] {
  return keywordsWhere((it) => it.role === role) as readonly KeywordIn<R>[];
}

/** Keywords that begin a declaration. */
export const declarationKeywords = keywordsWhere((it) => it.declares === true);
/** Keywords that begin a clause of a rule. */
export const clauseKeywords = keywordsWhere((it) => it.clause !== undefined);
/** Keywords that begin a clause of a standard. */
export const standardKeywords = keywordsWhere((it) => it.standard === true);
/** Keywords that also name a member of an enumeration. */
export const softKeywords: ReadonlySet<Keyword> = new Set(keywordsWhere((it) => it.soft === true));

/** Keywords at which every expression ends, whatever is open: they begin something else, and no operand. */
export const boundaryKeywords = keywordsWhere((it) => {
  const begins = it.declares === true || it.clause !== undefined || it.standard === true;
  return it.ends === true || (begins && it.soft !== true && it.role !== "conditional");
});

/** Keywords after which a condition stands, and not any value. */
export const conditionKeywords = keywordsWhere((it) => it.condition === true || it.role === "scope");

/** What the tree calls the clauses that the table holds. */
export type ClauseKind = Extract<(typeof rows)[Keyword], { readonly clause: readonly unknown[] }>["clause"][number];

interface ClauseRow {
  readonly english: string;
  /** Where it stands among the clauses of a rule when they are printed. */
  readonly rank: number;
  readonly once: boolean;
}

/** What the table says of each kind of clause, of several keywords the first. */
export const clauseRows = Object.fromEntries(
  keywords
    .flatMap(([, { english, clause = [], once = false }], rank) => clause.map((it) => [it, { english, rank, once }]))
    .toReversed(),
) as Readonly<Record<ClauseKind, ClauseRow>>;

export type ComparisonSign = "==" | "!=" | "<" | "<=" | ">" | ">=";

/** A keyword language. Words of a phrase stand with one blank between them; a unit of time is written as the tree has it. */
export interface KeywordTable {
  readonly phrases: Readonly<Record<string, Keyword>>;
  readonly units: Readonly<Record<string, string>>;
  /** Words that people write for a keyword, by which it is recognised and put right. */
  readonly instead: Readonly<Record<string, Keyword>>;
  /** Words that people write for a sign. */
  readonly signsInstead: Readonly<Record<string, ComparisonSign>>;
  /** Words that people write for a unit of time. */
  readonly unitsInstead: Readonly<Record<string, string>>;
  /** Words that people write for a modal. */
  readonly modalsInstead: Readonly<Record<string, ModalKeyword>>;
}

/** The English keywords. */
export const english: KeywordTable = {
  phrases: Object.fromEntries(keywords.map(([keyword, it]) => [it.english, keyword])),
  units: Object.fromEntries(
    ["minute", "hour", "day", "week", "month", "year", "working day"].flatMap((it) => [
      [it, it],
      [`${it}s`, `${it}s`],
    ]),
  ),
  instead: {
    "is not present": "is-absent",
    "is missing": "is-absent",
    "is null": "is-absent",
    "is not absent": "is-present",
    "is not missing": "is-present",
    "is not null": "is-present",
    "is not true": "is-false",
    "is not false": "is-true",
    "is yes": "is-true",
    "is no": "is-false",
    "is in": "in",
    "is not in": "not-in",
    "is one of": "in",
    "is not one of": "not-in",
    otherwise: "else",
    art: "article",
    point: "item",
    letter: "item",
    "in force": "in-force",
    "policy in force": "policy-in-force",
    "in force since": "in-force",
    "in force as of": "in-force",
    "effective from": "in-force",
    "upon breach": "upon-breach-of",
    "upon violation of": "upon-breach-of",
    "comply with": "complies-with",
  },
  signsInstead: {
    is: "==",
    "is not": "!=",
    equals: "==",
    "is equal to": "==",
    "is not equal to": "!=",
    "is at least": ">=",
    "is at most": "<=",
    "is more than": ">",
    "is less than": "<",
    "at least": ">=",
    "at most": "<=",
    "more than": ">",
    "less than": "<",
    before: "<",
    after: ">",
    "is before": "<",
    "is after": ">",
    "on or before": "<=",
    "on or after": ">=",
    "is on or before": "<=",
    "is on or after": ">=",
  },
  unitsInstead: {
    "business day": "working day",
    "business days": "working days",
    "calendar day": "day",
    "calendar days": "days",
  },
  modalsInstead: {
    shall: "must",
    should: "must",
    "has to": "must",
    "is obliged to": "must",
    "is required to": "must",
    "shall not": "must-not",
    "should not": "must-not",
    "may not": "must-not",
    "must never": "must-not",
    "can not": "must-not",
    cannot: "must-not",
    "is forbidden to": "must-not",
    "is prohibited from": "must-not",
    can: "may",
    "is allowed to": "may",
    "is permitted to": "may",
    "has the right to": "is-entitled-to",
    "has a right to": "is-entitled-to",
    "has the power to": "has-power-to",
    "is authorised to": "has-power-to",
    "is authorized to": "has-power-to",
    "is liable for": "is-liable-to",
  },
};

/**
 * Whether a word is a keyword wherever it stands, so that nothing can be called so.
 *
 * @example
 * [isReservedWord("not"), isReservedWord("open"), isReservedWord("image")] // [true, false, false]
 */
export function isReservedWord(word: string): boolean {
  const keyword = Object.hasOwn(english.phrases, word) ? english.phrases[word] : undefined;
  return keyword !== undefined && !softKeywords.has(keyword);
}

/** A keyword table made ready for the longest match, word by word. */
export interface KeywordIndex {
  readonly table: KeywordTable;
  readonly keywords: Trie<Keyword>;
  readonly units: Trie<string>;
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

interface Trie<V> {
  readonly next: Map<string, Trie<V>>;
  value: V | undefined;
}

const ready = new WeakMap<KeywordTable, KeywordIndex>();

/** The phrases of a table; built once for each table. */
export function keywordIndexOf(table: KeywordTable): KeywordIndex {
  const known = ready.get(table);
  if (known) return known;
  const rows = Object.entries(table.phrases).map(([phrase, keyword]) => ({
    keyword,
    phrase,
    words: phrase.split(" "),
  }));
  const phrases = {
    table,
    keywords: trieOf(table.phrases),
    units: trieOf(table.units),
    written: new Map(rows.map((it) => [it.keyword, it.phrase])),
    rows,
    parts: new Set(rows.flatMap((it) => it.words)),
  };
  ready.set(table, phrases);
  return phrases;
}

function trieOf<V>(entries: Readonly<Record<string, V>>): Trie<V> {
  const root: Trie<V> = { next: new Map(), value: undefined };
  for (const [phrase, value] of Object.entries(entries)) {
    let branch = root;
    for (const word of phrase.split(" ")) {
      const grown: Trie<V> = branch.next.get(word) ?? { next: new Map(), value: undefined };
      branch.next.set(word, grown);
      branch = grown;
    }
    branch.value = value;
  }
  return root;
}

/** The longest phrase that begins at word `0`, with its length in words; `word(n)` gives undefined where no word stands. */
export function longestPhrase<V>(
  root: Trie<V>,
  word: (index: number) => string | undefined,
): { readonly value: V; readonly length: number } | undefined {
  let branch: Trie<V> | undefined = root;
  let found: { readonly value: V; readonly length: number } | undefined;
  for (let index = 0; branch !== undefined; index += 1) {
    if (branch.value !== undefined) found = { value: branch.value, length: index };
    const next = word(index);
    branch = next === undefined ? undefined : branch.next.get(next);
  }
  return found;
}
