import { createToken, Lexer, type TokenType } from "chevrotain";
import { boundaryKeywords, keywords, softKeywords, type Keyword } from "./keywords.ts";

/** A keyword that may also stand for a member of an enumeration. */
export const SoftWord = createToken({ name: "SoftWord", pattern: Lexer.NA });

const plain = (name: string): TokenType => createToken({ name, pattern: Lexer.NA });

export const Word = plain("Word");
export const NumberToken = plain("NumberToken");
export const Percent = plain("Percent");
export const TextToken = plain("TextToken");
export const DateToken = plain("DateToken");
export const DurationToken = plain("DurationToken");

const signTypes = {
  "{": plain("OpenBrace"),
  "}": plain("CloseBrace"),
  "[": plain("OpenBracket"),
  "]": plain("CloseBracket"),
  "(": plain("OpenParenthesis"),
  ")": plain("CloseParenthesis"),
  ":": plain("Colon"),
  ";": plain("Semicolon"),
  ",": plain("Comma"),
  ".": plain("Dot"),
  "...": plain("Ellipsis"),
  "==": plain("Equal"),
  "!=": plain("Unequal"),
  "<=": plain("AtMost"),
  "<": plain("Less"),
  ">=": plain("AtLeast"),
  ">": plain("More"),
  "+": plain("Plus"),
  "-": plain("Minus"),
  "*": plain("Times"),
  "/": plain("Over"),
} as const;

export type Sign = keyof typeof signTypes;

/** The tokens of signs, by how they are written. */
export const signs: Readonly<Record<Sign, TokenType>> = signTypes;

const keywordTypes = new Map<Keyword, TokenType>();
const keywordsByType = new Map<TokenType, Keyword>();
for (const [keyword] of keywords) {
  const name = `Keyword_${keyword.replaceAll("-", "_")}`;
  const type = createToken({ name, pattern: Lexer.NA, categories: softKeywords.has(keyword) ? [SoftWord] : [] });
  keywordTypes.set(keyword, type);
  keywordsByType.set(type, keyword);
}

/** The token of a keyword. */
export function keywordToken(keyword: Keyword): TokenType {
  return keywordTypes.get(keyword) ?? Word;
}

/** The keyword of a token; undefined for every other token. */
export function keywordOf(type: TokenType): Keyword | undefined {
  return keywordsByType.get(type);
}

export function tokensOf(keywords: readonly Keyword[]): ReadonlySet<TokenType> {
  return new Set(keywords.map(keywordToken));
}

/** Tokens at which every expression ends, whatever is open. */
export const boundaries = tokensOf(boundaryKeywords);

/** Every token that the parser knows. */
export const vocabulary: readonly TokenType[] = [
  SoftWord,
  Word,
  NumberToken,
  Percent,
  TextToken,
  DateToken,
  DurationToken,
  ...Object.values(signs),
  ...keywordTypes.values(),
];
