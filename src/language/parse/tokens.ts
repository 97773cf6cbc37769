import { createToken, Lexer, type IToken, type TokenType } from "chevrotain";
import type { Span } from "../../base/text.ts";
import { boundaryKeywords, keywords, softKeywords, type Keyword } from "./keywords.ts";

/** A keyword that may also stand for a member of an enumeration. */
export const SoftKeyword = createToken({ name: "SoftWord", pattern: Lexer.NA });

const plain = (name: string): TokenType => createToken({ name, pattern: Lexer.NA });

export const Word = plain("Word");
export const NumberToken = plain("NumberToken");
export const Percent = plain("Percent");
export const TextToken = plain("TextToken");
export const DateToken = plain("DateToken");
export const DurationToken = plain("DurationToken");

/** The tokens of signs, by how they are written. */
export const punctuators = {
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

export type Punctuator = keyof typeof punctuators;

const keywordTypes = new Map<Keyword, TokenType>();
const keywordsByType = new Map<TokenType, Keyword>();
for (const [keyword] of keywords) {
  const name = `Keyword_${keyword.replaceAll("-", "_")}`;
  const type = createToken({ name, pattern: Lexer.NA, categories: softKeywords.has(keyword) ? [SoftKeyword] : [] });
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
export const boundaryTokens = tokensOf(boundaryKeywords);

/** Every token that the parser knows. */
export const tokenVocabulary: readonly TokenType[] = [
  SoftKeyword,
  Word,
  NumberToken,
  Percent,
  TextToken,
  DateToken,
  DurationToken,
  ...Object.values(punctuators),
  ...keywordTypes.values(),
];

/** A token; `image` is what it stands for, which need not be what is written. */
export function tokenOf(type: TokenType, start: number, end: number, image: string): IToken {
  return { image, startOffset: start, endOffset: end - 1, tokenTypeIdx: type.tokenTypeIdx ?? 0, tokenType: type };
}

/** The first of some tokens that begins at an offset or after it. */
export function firstTokenFrom(tokens: readonly IToken[], offset: number): number {
  let [low, high] = [0, tokens.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((tokens[middle]?.startOffset ?? 0) < offset) low = middle + 1;
    else high = middle;
  }
  return low;
}

export function endOf(token: IToken): number {
  return (token.endOffset ?? 0) + 1;
}

export function spanOf(token: IToken): Span {
  return { start: token.startOffset, end: endOf(token) };
}
