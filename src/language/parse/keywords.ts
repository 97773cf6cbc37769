import { registerKeywords } from "../../base/keywords.ts";
import { inScript } from "../../base/script.ts";
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
  /** One word in Traditional characters; blanks are not usual in Chinese. */
  readonly chinese: string;
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
 * English and Chinese spell it all. Messages list the clauses of a rule or a standard in this order, and they are printed in it;
 * of two keywords that are as near to a misspelt word the first is meant.
 */
const rows = {
  article: { english: "article", chinese: "條", role: "unit", declares: true, soft: true },
  paragraph: { english: "paragraph", chinese: "款", role: "unit", declares: true, soft: true },
  item: { english: "item", chinese: "項", role: "unit", declares: true, soft: true },
  subitem: { english: "subitem", chinese: "目", role: "unit", declares: true, soft: true },
  sentence: { english: "sentence", chinese: "句", role: "unit", declares: true, soft: true },
  "policy-applies": { english: "policy applies where", chinese: "本法適用於", role: "scope", declares: true },
  "policy-does-not-apply": {
    english: "policy does not apply where",
    chinese: "本法不適用於",
    role: "scope",
    declares: true,
  },
  "article-applies": { english: "article applies where", chinese: "本條適用於", role: "scope", declares: true },
  "article-does-not-apply": {
    english: "article does not apply where",
    chinese: "本條不適用於",
    role: "scope",
    declares: true,
  },
  "paragraph-applies": { english: "paragraph applies where", chinese: "本款適用於", role: "scope", declares: true },
  "paragraph-does-not-apply": {
    english: "paragraph does not apply where",
    chinese: "本款不適用於",
    role: "scope",
    declares: true,
  },
  "item-applies": { english: "item applies where", chinese: "本項適用於", role: "scope", declares: true },
  "item-does-not-apply": {
    english: "item does not apply where",
    chinese: "本項不適用於",
    role: "scope",
    declares: true,
  },

  quote: {
    english: "quote",
    chinese: "引文",
    role: "statement",
    declares: true,
    clause: ["quote"],
    once: true,
    standard: true,
  },
  define: { english: "define", chinese: "所稱", role: "declaration", declares: true },
  means: { english: "means", chinese: "是指", role: "clause" },
  except: { english: "except", chinese: "例外為", role: "clause" },
  "in-force": {
    english: "in force from",
    chinese: "施行自",
    role: "time",
    declares: true,
    clause: ["in-force"],
    once: true,
  },
  "policy-in-force": { english: "policy in force from", chinese: "本法施行自", role: "time", declares: true },
  from: { english: "from", chinese: "自", role: "time", ends: true },
  until: { english: "until", chinese: "失效於", role: "time", ends: true },
  parameter: { english: "parameter", chinese: "參數", role: "declaration", declares: true },
  "open-term": { english: "open term", chinese: "待解釋用語", role: "declaration", declares: true },
  "open-list": { english: "open list", chinese: "未盡列舉", role: "declaration", declares: true },
  standard: { english: "standard", chinese: "標準", role: "declaration", declares: true, soft: true },
  "valid-for": { english: "valid for", chinese: "有效期", role: "time" },
  evidence: { english: "evidence", chinese: "證據", role: "clause", soft: true },
  rule: { english: "rule", chinese: "規則", role: "declaration", declares: true },

  must: { english: "must", chinese: "應當", role: "modal" },
  "must-not": { english: "must not", chinese: "不得", role: "modal" },
  may: { english: "may", chinese: "可以", role: "modal" },
  "is-entitled-to": { english: "is entitled to", chinese: "有權", role: "modal" },
  "is-encouraged-to": { english: "is encouraged to", chinese: "受鼓勵", role: "modal" },
  "has-power-to": { english: "has power to", chinese: "有職權", role: "modal" },
  "is-liable-to": { english: "is liable to", chinese: "須承擔", role: "modal" },

  exemption: { english: "exemption", chinese: "豁免", role: "declaration", declares: true },
  on: { english: "on", chinese: "適用於", role: "clause", clause: ["on"], once: true, standard: true },
  "for-each": { english: "for each", chinese: "每個", role: "clause", clause: ["for-each"] },
  when: { english: "when", chinese: "當", role: "clause", clause: ["when"], condition: true },
  unless: { english: "unless", chinese: "除非", role: "clause", clause: ["unless"], condition: true },
  "upon-breach-of": { english: "upon breach of", chinese: "違反", role: "clause", clause: ["upon"], once: true },
  "any-duty-of": { english: "any duty of", chinese: "任一義務屬於", role: "clause" },
  require: {
    english: "require",
    chinese: "要求",
    role: "clause",
    clause: ["require", "deadline", "complies"],
    condition: true,
  },
  forbid: { english: "forbid", chinese: "禁止", role: "clause", clause: ["require"], condition: true },
  by: { english: "by", chinese: "不晚於", role: "clause" },
  "complies-with": { english: "complies with", chinese: "遵守", role: "clause" },
  "pending-while": {
    english: "pending while",
    chinese: "待履行當",
    role: "clause",
    clause: ["pending-while"],
    condition: true,
  },
  basis: { english: "basis", chinese: "依據", role: "clause", clause: ["basis"], once: true, soft: true },
  unverified: { english: "unverified", chinese: "未經核實", role: "statement", declares: true, clause: ["unverified"] },
  concept: { english: "concept", chinese: "概念", role: "clause", clause: ["concept"], once: true, soft: true },
  remedy: { english: "remedy", chinese: "補救", role: "clause", clause: ["remedy"], once: true },
  "yields-to": { english: "yields to", chinese: "讓位於", role: "statement", declares: true },
  where: { english: "where", chinese: "限於", role: "clause", condition: true },

  informative: { english: "informative", chinese: "說明", role: "statement", declares: true },
  scope: { english: "scope", chinese: "適用範圍", role: "statement", declares: true, soft: true },
  definition: { english: "definition", chinese: "定義", role: "statement", declares: true, soft: true },
  "addressed-to": { english: "addressed to", chinese: "約束對象", role: "statement", declares: true },
  "not-encodable": { english: "not encodable", chinese: "不能寫成規則", role: "statement", declares: true },
  because: { english: "because", chinese: "因為", role: "statement" },

  true: { english: "true", chinese: "真", role: "truth" },
  false: { english: "false", chinese: "假", role: "truth" },
  and: { english: "and", chinese: "且", role: "logical", condition: true },
  or: { english: "or", chinese: "或", role: "logical", condition: true },
  implies: { english: "implies", chinese: "蘊含", role: "logical", condition: true },
  not: { english: "not", chinese: "非", role: "logical", condition: true },
  any: { english: "any", chinese: "至少一個", role: "logical" },
  every: { english: "every", chinese: "所有", role: "logical" },
  no: { english: "no", chinese: "沒有", role: "logical" },
  satisfies: { english: "satisfies", chinese: "滿足", role: "conditional", condition: true },
  "all-of": { english: "all of", chinese: "全部滿足", role: "logical" },
  "any-of": { english: "any of", chinese: "任一滿足", role: "logical" },

  "only-if": { english: "only if", chinese: "僅當", role: "clause", standard: true, condition: true },
  if: { english: "if", chinese: "若", role: "conditional", standard: true, condition: true },
  "presumed-if": { english: "presumed if", chinese: "推定成立若", role: "clause", standard: true, condition: true },
  "presumed-not-if": {
    english: "presumed not if",
    chinese: "推定不成立若",
    role: "clause",
    standard: true,
    condition: true,
  },
  "the-same-as": { english: "the same as", chinese: "等同於", role: "clause", standard: true },
  "judged-by": { english: "judged by", chinese: "判斷人", role: "clause", standard: true },
  then: { english: "then", chinese: "則", role: "conditional" },
  else: { english: "else", chinese: "否則", role: "conditional" },
  count: { english: "count", chinese: "計數", role: "function" },
  share: { english: "share", chinese: "佔比", role: "function" },
  sum: { english: "sum", chinese: "總和", role: "function" },
  for: { english: "for", chinese: "對於", role: "conditional" },
  in: { english: "in", chinese: "屬於", role: "comparison" },
  "not-in": { english: "not in", chinese: "不屬於", role: "comparison" },
  has: { english: "has", chinese: "包含", role: "comparison" },
  "has-any": { english: "has any", chinese: "包含任一", role: "comparison" },
  "has-all": { english: "has all", chinese: "包含全部", role: "comparison" },
  "is-present": { english: "is present", chinese: "存在", role: "comparison" },
  "is-absent": { english: "is absent", chinese: "不存在", role: "comparison" },
  "is-true": { english: "is true", chinese: "為真", role: "comparison" },
  "is-false": { english: "is false", chinese: "為假", role: "comparison" },
  "is-met": { english: "is met", chinese: "得到滿足", role: "comparison" },
  "is-empty": { english: "is empty", chinese: "為空", role: "comparison" },
  "is-not-empty": { english: "is not empty", chinese: "不為空", role: "comparison" },
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

/** A keyword language. Words of a phrase stand with one blank between them; of several phrases for one thing the last is printed. */
export interface KeywordTable {
  readonly phrases: Readonly<Record<string, Keyword>>;
  /** Units of time, as the tree has them. */
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

/** Words in Traditional characters, and the same in Simplified ones. */
function inBothScripts<V>(words: Readonly<Record<string, V>>): Readonly<Record<string, V>> {
  const both = (it: string): readonly string[] => [it, inScript(it, "zh-Hans")];
  return Object.fromEntries(Object.entries(words).flatMap(([word, value]) => both(word).map((it) => [it, value])));
}

/** The Chinese keywords: both scripts are read, and Simplified characters are printed. */
const chinese: KeywordTable = {
  phrases: inBothScripts(Object.fromEntries(keywords.map(([keyword, it]) => [it.chinese, keyword]))),
  units: inBothScripts({
    分鐘: "minutes",
    小時: "hours",
    日: "days",
    周: "weeks",
    個月: "months",
    年: "years",
    工作日: "working days",
  }),
  instead: inBothScripts<Keyword>({
    並且: "and",
    而且: "and",
    或者: "or",
    如果: "if",
    那麼: "then",
    並非: "not",
    針對: "on",
    對每個: "for-each",
    每一個: "every",
    任意: "any",
    當且僅當: "only-if",
    定義為: "means",
    指: "means",
    廢止於: "until",
    違反後: "upon-breach-of",
    不遲於: "by",
    未填: "is-absent",
    已填: "is-present",
    不為真: "is-false",
    不為假: "is-true",
    未經核對: "unverified",
  }),
  signsInstead: inBothScripts<ComparisonSign>({
    等於: "==",
    為: "==",
    是: "==",
    不等於: "!=",
    不為: "!=",
    不是: "!=",
    不小於: ">=",
    不少於: ">=",
    不早於: ">=",
    至少: ">=",
    不大於: "<=",
    不超過: "<=",
    至多: "<=",
    大於: ">",
    超過: ">",
    晚於: ">",
    小於: "<",
    少於: "<",
    早於: "<",
  }),
  unitsInstead: inBothScripts({
    天: "日",
    個工作日: "工作日",
    個小時: "小时",
    星期: "周",
    月: "个月",
  }),
  modalsInstead: inBothScripts<ModalKeyword>({
    應: "must",
    必須: "must",
    須: "must",
    有義務: "must",
    不應: "must-not",
    不應當: "must-not",
    不可以: "must-not",
    嚴禁: "must-not",
    可: "may",
    能夠: "may",
    享有: "is-entitled-to",
    有權利: "is-entitled-to",
    鼓勵: "is-encouraged-to",
    宜: "is-encouraged-to",
    承擔: "is-liable-to",
  }),
};

/** The languages of keywords, by the name that the first line of a file gives. */
export const keywordTables: Readonly<Record<Ast.KeywordLanguage, KeywordTable>> = { en: english, zh: chinese };

export const keywordLanguages = Object.keys(keywordTables) as readonly Ast.KeywordLanguage[];

/**
 * Whether a word is a keyword wherever it stands, in any language, so that nothing should be called so.
 *
 * @example
 * [isReservedWord("not"), isReservedWord("非"), isReservedWord("open")] // [true, true, false]
 */
export function isReservedWord(word: string): boolean {
  return Object.values(keywordTables).some(({ phrases }) => {
    const keyword = Object.hasOwn(phrases, word) ? phrases[word] : undefined;
    return keyword !== undefined && !softKeywords.has(keyword);
  });
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

/** Words of English keywords, and others between them, in another language; a unit of time is one only after a number. */
function translated(words: string, to: KeywordIndex): string {
  const own = keywordIndexOf(english);
  const units = new Map(Object.entries(to.table.units).map(([written, unit]) => [unit, written]));
  const all = words.split(" ");
  const written: string[] = [];
  for (let at = 0; at < all.length;) {
    const from = at;
    const next = (index: number): string | undefined => all[from + index];
    const unit = /^\d/.test(all[at - 1] ?? "") ? longestPhrase(own.units, next) : undefined;
    const found = longestPhrase(own.keywords, next);
    if (unit !== undefined) written.push(units.get(unit.value) ?? units.get(`${unit.value}s`) ?? unit.value);
    else written.push((found && to.written.get(found.value)) ?? all[at] ?? "");
    at += unit?.length ?? found?.length ?? 1;
  }
  return written.join(" ");
}

registerKeywords("zh", (words) => translated(words, keywordIndexOf(chinese)));
