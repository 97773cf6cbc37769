import { english, softKeywords, type Keyword } from "../../../src/language/parse/keywords.ts";

/** What a keyword is to an editor; a new keyword does not compile until it is named here. */
const scopes: Readonly<Record<Keyword, string>> = {
  ...named("keyword.other.place", ["article", "paragraph", "item"]),
  ...named("keyword.control.scope", [
    "policy-applies",
    "policy-does-not-apply",
    "article-applies",
    "article-does-not-apply",
    "paragraph-applies",
    "paragraph-does-not-apply",
    "item-applies",
    "item-does-not-apply",
  ]),
  ...named("storage.type.declaration", [
    "define",
    "parameter",
    "open-term",
    "open-list",
    "standard",
    "rule",
    "exemption",
  ]),
  ...named("keyword.other.statement", [
    "quote",
    "informative",
    "scope",
    "definition",
    "addressed-to",
    "not-encodable",
    "yields-to",
    "because",
    "unverified",
  ]),
  ...named("keyword.other.time", ["in-force", "policy-in-force", "from", "until", "valid-for"]),
  ...named("storage.modifier.modal", [
    "must",
    "must-not",
    "may",
    "is-entitled-to",
    "is-encouraged-to",
    "has-power-to",
    "is-liable-to",
  ]),
  ...named("keyword.control.clause", [
    "on",
    "for-each",
    "where",
    "when",
    "unless",
    "upon-breach-of",
    "any-duty-of",
    "require",
    "forbid",
    "by",
    "complies-with",
    "only-if",
    "judged-by",
    "evidence",
    "means",
    "except",
    "basis",
    "concept",
    "remedy",
  ]),
  ...named("keyword.control.conditional", ["if", "then", "else", "for", "satisfies"]),
  ...named("keyword.operator.logical", ["and", "or", "implies", "not", "any", "every", "no", "all-of", "any-of"]),
  ...named("keyword.operator.comparison", [
    "in",
    "not-in",
    "has",
    "has-any",
    "has-all",
    "is-present",
    "is-absent",
    "is-true",
    "is-false",
    "is-met",
    "is-empty",
    "is-not-empty",
  ]),
  ...named("support.function", ["count", "share", "sum"]),
  ...named("constant.language", ["true", "false"]),
};

function named<K extends Keyword>(scope: string, keywords: readonly K[]): Readonly<Record<K, string>> {
  return Object.fromEntries(keywords.map((it) => [it, scope])) as Readonly<Record<K, string>>;
}

const word = String.raw`[\p{L}_][\p{L}\p{M}\p{N}_]*`;
const notInWord = String.raw`(?<![\p{L}\p{M}\p{N}_.])`;
const endOfWord = String.raw`(?![\p{L}\p{M}\p{N}_])`;
const spelled = (phrase: string): string => phrase.split(" ").join(String.raw`\s+`);
const longestFirst = (a: string, b: string): number => b.length - a.length || (a < b ? -1 : 1);
const oneOf = (phrases: readonly string[]): string => phrases.toSorted(longestFirst).map(spelled).join("|");

/** A pattern for each scope; longer phrases of any scope come before the shorter ones that begin them. */
function keywordPatterns(): readonly object[] {
  const phrases = Object.entries(english.phrases).toSorted(([a], [b]) => longestFirst(a, b));
  return phrases.map(([phrase, keyword]) => ({
    name: `${scopes[keyword]}.edict`,
    match: `${notInWord}(?:${spelled(phrase)})${endOfWord}`,
  }));
}

/** The TextMate grammar, from the keyword table. */
export function textMate(): string {
  const units = oneOf(Object.keys(english.units));
  const declared = oneOf(
    Object.entries(english.phrases).flatMap(([phrase, it]) =>
      scopes[it] === "storage.type.declaration" ? [phrase] : [],
    ),
  );
  const number = String.raw`\d[\d_]*(?:\.\d[\d_]*)?`;
  const soft = oneOf(Object.entries(english.phrases).flatMap(([phrase, it]) => (softKeywords.has(it) ? [phrase] : [])));
  const grammar = {
    $schema: "https://raw.githubusercontent.com/martinring/tmlanguage/master/tmlanguage.json",
    name: "Edict",
    scopeName: "source.edict",
    fileTypes: ["edict"],
    patterns: [
      { name: "comment.line.documentation.edict", match: "///.*$" },
      { name: "comment.line.double-slash.edict", match: "//.*$" },
      { include: "#text" },
      {
        match: `${notInWord}(${declared})(\\s+)(${word})`,
        captures: {
          1: { name: "storage.type.declaration.edict" },
          3: { name: "entity.name.function.edict" },
        },
      },
      { name: "constant.numeric.date.edict", match: String.raw`\b\d{4}-\d{2}-\d{2}\b` },
      { name: "constant.numeric.duration.edict", match: String.raw`\b${number}\s+(?:${units})\b` },
      { name: "constant.numeric.percent.edict", match: `\\b${number}%` },
      { name: "constant.numeric.edict", match: `\\b${number}\\b` },
      { name: "variable.other.member.edict", match: String.raw`(?<=[,\[]\s*)(?:${soft})(?=\s*[,\]])` },
      ...keywordPatterns(),
      { name: "variable.other.edict", match: `${word}(?:\\.${word})*` },
      { name: "keyword.operator.edict", match: String.raw`\.\.\.|[=!<>]=|[<>+\-*/]` },
      { name: "punctuation.edict", match: String.raw`[{}\[\]():;,]` },
      { name: "invalid.illegal.edict", match: String.raw`\S` },
    ],
    repository: {
      text: {
        name: "string.quoted.double.edict",
        begin: '"',
        end: String.raw`(")|((?:[^\\\n])$)`,
        endCaptures: { 2: { name: "invalid.illegal.newline.edict" } },
        patterns: [
          { name: "constant.character.escape.edict", match: String.raw`\\["\\]` },
          { name: "invalid.illegal.escape.edict", match: String.raw`\\.` },
        ],
      },
    },
  };
  return `${JSON.stringify(grammar, undefined, 2)}\n`;
}
