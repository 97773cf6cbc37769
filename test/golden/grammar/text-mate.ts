import { keywordIndexOf, keywords, keywordTables, type Keyword, type KeywordRole } from "../../../src/language/parse/keywords.ts";

/** What the keywords of a role are to an editor. */
const scopes: Readonly<Record<KeywordRole, string>> = {
  unit: "keyword.other.place",
  scope: "keyword.control.scope",
  declaration: "storage.type.declaration",
  statement: "keyword.other.statement",
  time: "keyword.other.time",
  clause: "keyword.control.clause",
  modal: "storage.modifier.modal",
  conditional: "keyword.control.conditional",
  logical: "keyword.operator.logical",
  comparison: "keyword.operator.comparison",
  function: "support.function",
  truth: "constant.language",
};

const word = String.raw`[\p{L}_][\p{L}\p{M}\p{N}_]*`;
const notInWord = String.raw`(?<![\p{L}\p{M}\p{N}_.])`;
const endOfWord = String.raw`(?![\p{L}\p{M}\p{N}_])`;
const spelled = (phrase: string): string => phrase.split(" ").join(String.raw`\s+`);
const longestFirst = (a: string, b: string): number => b.length - a.length || (a < b ? -1 : 1);
const oneOf = (phrases: readonly string[]): string => phrases.toSorted(longestFirst).map(spelled).join("|");

const tables = Object.values(keywordTables);

/** How a keyword is spelt in every language and script. */
const spellings = (keyword: Keyword): readonly string[] =>
  tables.flatMap((it) => keywordIndexOf(it).rows.flatMap((row) => (row.keyword === keyword ? [row.phrase] : [])));

/** A pattern for each keyword; longer ones come before the shorter ones that begin them. */
function keywordPatterns(): readonly object[] {
  return keywords
    .toSorted(([, a], [, b]) => longestFirst(a.english, b.english))
    .map(([keyword, it]) => ({
      name: `${scopes[it.role]}.edict`,
      match: `${notInWord}(?:${oneOf(spellings(keyword))})${endOfWord}`,
    }));
}

/** The TextMate grammar, from the keyword table. */
export function textMate(): string {
  const units = oneOf(tables.flatMap((it) => Object.keys(it.units)));
  const phrasesWhere = (holds: (it: (typeof keywords)[number][1]) => boolean): string =>
    oneOf(keywords.flatMap(([keyword, it]) => (holds(it) ? spellings(keyword) : [])));
  const declared = phrasesWhere((it) => it.role === "declaration");
  const soft = phrasesWhere((it) => it.soft === true);
  const number = String.raw`\d[\d_]*(?:\.\d[\d_]*)?`;
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
      { name: "constant.numeric.duration.edict", match: String.raw`\b${number}\s*(?:${units})${endOfWord}` },
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
