/** What a keyword means to the grammar, whatever language it is written in. */
export type Keyword =
  | UnitKeyword
  | ScopeKeyword
  | DeclarationKeyword
  | ClauseKeyword
  | OperatorKeyword
  | ModalKeyword
  | "means"
  | "from"
  | "until"
  | "complies-with"
  | "any-duty-of"
  | "except"
  | "valid-for"
  | "evidence"
  | "because"
  | "where"
  | "by"
  | "for"
  | "satisfies"
  | "then"
  | "else";

export type ModalKeyword =
  | "must"
  | "must-not"
  | "may"
  | "is-entitled-to"
  | "is-encouraged-to"
  | "has-power-to"
  | "is-liable-to";

export type UnitKeyword = "article" | "paragraph" | "item";

export type ScopeKeyword = `${"policy" | UnitKeyword}-${"applies" | "does-not-apply"}`;

export type DeclarationKeyword =
  | "quote"
  | "in-force"
  | "policy-in-force"
  | "unverified"
  | "define"
  | "parameter"
  | "open-term"
  | "open-list"
  | "standard"
  | "rule"
  | "exemption"
  | "yields-to"
  | "informative"
  | "scope"
  | "definition"
  | "addressed-to"
  | "not-encodable";

type ClauseKeyword =
  | "quote"
  | "on"
  | "for-each"
  | "when"
  | "unless"
  | "upon-breach-of"
  | "require"
  | "forbid"
  | "basis"
  | "concept"
  | "remedy"
  | "only-if"
  | "if"
  | "judged-by";

type OperatorKeyword =
  | "true"
  | "false"
  | "and"
  | "or"
  | "implies"
  | "not"
  | "any"
  | "every"
  | "no"
  | "all-of"
  | "any-of"
  | "count"
  | "share"
  | "sum"
  | "in"
  | "not-in"
  | "has"
  | "has-any"
  | "has-all"
  | "is-present"
  | "is-absent"
  | "is-true"
  | "is-false"
  | "is-met"
  | "is-empty"
  | "is-not-empty";

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

/** The English keywords: the one place that spells them. */
export const english: KeywordTable = {
  phrases: {
    article: "article",
    paragraph: "paragraph",
    item: "item",
    "policy applies where": "policy-applies",
    "policy does not apply where": "policy-does-not-apply",
    "article applies where": "article-applies",
    "article does not apply where": "article-does-not-apply",
    "paragraph applies where": "paragraph-applies",
    "paragraph does not apply where": "paragraph-does-not-apply",
    "item applies where": "item-applies",
    "item does not apply where": "item-does-not-apply",
    quote: "quote",
    define: "define",
    means: "means",
    except: "except",
    "in force from": "in-force",
    "policy in force from": "policy-in-force",
    from: "from",
    until: "until",
    unverified: "unverified",
    parameter: "parameter",
    "open term": "open-term",
    "open list": "open-list",
    standard: "standard",
    "only if": "only-if",
    "judged by": "judged-by",
    "valid for": "valid-for",
    evidence: "evidence",
    rule: "rule",
    must: "must",
    "must not": "must-not",
    may: "may",
    "is entitled to": "is-entitled-to",
    "is encouraged to": "is-encouraged-to",
    "has power to": "has-power-to",
    "is liable to": "is-liable-to",
    exemption: "exemption",
    on: "on",
    "for each": "for-each",
    when: "when",
    unless: "unless",
    "upon breach of": "upon-breach-of",
    "any duty of": "any-duty-of",
    require: "require",
    forbid: "forbid",
    by: "by",
    "complies with": "complies-with",
    basis: "basis",
    concept: "concept",
    remedy: "remedy",
    "yields to": "yields-to",
    where: "where",
    informative: "informative",
    scope: "scope",
    definition: "definition",
    "addressed to": "addressed-to",
    "not encodable": "not-encodable",
    because: "because",
    true: "true",
    false: "false",
    and: "and",
    or: "or",
    implies: "implies",
    not: "not",
    any: "any",
    every: "every",
    no: "no",
    satisfies: "satisfies",
    "all of": "all-of",
    "any of": "any-of",
    if: "if",
    then: "then",
    else: "else",
    count: "count",
    share: "share",
    sum: "sum",
    for: "for",
    in: "in",
    "not in": "not-in",
    has: "has",
    "has any": "has-any",
    "has all": "has-all",
    "is present": "is-present",
    "is absent": "is-absent",
    "is true": "is-true",
    "is false": "is-false",
    "is met": "is-met",
    "is empty": "is-empty",
    "is not empty": "is-not-empty",
  },
  units: {
    minute: "minute",
    minutes: "minutes",
    hour: "hour",
    hours: "hours",
    day: "day",
    days: "days",
    week: "week",
    weeks: "weeks",
    month: "month",
    months: "months",
    year: "year",
    years: "years",
    "working day": "working day",
    "working days": "working days",
  },
  instead: {
    "is not present": "is-absent",
    "is missing": "is-absent",
    "is null": "is-absent",
    "is not absent": "is-present",
    "is not missing": "is-present",
    "is not null": "is-present",
    "is not true": "is-false",
    "is not false": "is-true",
    "is in": "in",
    "is not in": "not-in",
    "is one of": "in",
    "is not one of": "not-in",
    otherwise: "else",
    art: "article",
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

/** Keywords that also name a member of an enumeration where an operand is expected. */
export const softKeywords: ReadonlySet<Keyword> = new Set<Keyword>([
  "item",
  "article",
  "paragraph",
  "standard",
  "evidence",
  "scope",
  "definition",
  "basis",
  "concept",
]);
