import type { TokenType } from "chevrotain";
import type { Keyword } from "./keywords.ts";
import { keywordToken, NumberToken, signs, TextToken } from "./tokens.ts";

export const unitKeywords = ["article", "paragraph", "item"] as const satisfies readonly Keyword[];

const scopeKeywords = (["policy", ...unitKeywords] as const).flatMap(
  (it) => [`${it}-applies`, `${it}-does-not-apply`] as const,
);

/** Keywords that begin a declaration. */
export const declarationKeywords = [
  ...unitKeywords,
  "quote",
  "in-force",
  "policy-in-force",
  "unverified",
  "define",
  "parameter",
  "open-term",
  "open-list",
  "standard",
  "rule",
  "exemption",
  "yields-to",
  "informative",
  "scope",
  "definition",
  "addressed-to",
  "not-encodable",
  ...scopeKeywords,
] as const satisfies readonly Keyword[];

/** Keywords that begin a clause of a rule. */
export const ruleKeywords = [
  "quote",
  "in-force",
  "on",
  "for-each",
  "when",
  "unless",
  "upon-breach-of",
  "require",
  "forbid",
  "basis",
  "unverified",
  "concept",
  "remedy",
] as const satisfies readonly Keyword[];

/** Keywords that begin a clause of a standard. */
export const standardKeywords = ["quote", "on", "only-if", "if", "judged-by"] as const satisfies readonly Keyword[];

export function tokensOf(keywords: readonly Keyword[]): ReadonlySet<TokenType> {
  return new Set(keywords.map(keywordToken));
}

const unitTokens = tokensOf(unitKeywords);

/** Whether a place is named here and not opened: `article 14` before neither a title nor a body. No body begins with `when`. */
export function isPlaceNamed(tokenAt: (distance: number) => TokenType): boolean {
  if (!unitTokens.has(tokenAt(1)) || tokenAt(2) !== NumberToken) return false;
  const isOpened = tokenAt(3) === signs["{"] && tokenAt(4) !== keywordToken("when");
  return !isOpened && tokenAt(3) !== TextToken;
}
