import type { SourceText, Span } from "../../base/text.ts";
import { sharedGrammar } from "./grammar.ts";
import type { KeywordLanguage } from "../syntax/ast.ts";
import { keywordIndexOf, keywordTables } from "./keywords.ts";
import { tokenize } from "./lexer.ts";
import { mergeWords } from "./merge-words.ts";
import { endOf, keywordOf, TextToken } from "./tokens.ts";

/**
 * The keywords that can stand after a stretch of a text, as a language writes them, in the order of the grammar. The stretch
 * begins where a declaration does, or is empty.
 *
 * @example
 * nextKeywords({ path: "a", text: "rule a: provider " }, { start: 0, end: 17 }, "en").slice(0, 2) // ["or", "must"]
 */
export function nextKeywords(
  { path, text }: SourceText,
  { start, end }: Span,
  language: KeywordLanguage,
): readonly string[] {
  const phrases = keywordIndexOf(keywordTables[language]);
  const tokens = mergeWords(tokenize({ path, text: text.slice(start, end) }, phrases));
  const next = sharedGrammar().computeContentAssist("file", [...tokens]);
  const found = new Set(next.map((it) => keywordOf(it.nextTokenType)).filter((it) => it !== undefined));
  return [...found].flatMap((it) => phrases.written.get(it) ?? []);
}

/**
 * Whether a caret stands between the quotation marks of a text, closed or not. The stretch before it begins where a declaration
 * does.
 *
 * @example
 * isInText({ path: "a", text: 'quote "a" on' }, { start: 0, end: 8 }, "en") // true
 * isInText({ path: "a", text: 'quote "a" on' }, { start: 0, end: 9 }, "en") // false
 */
export function isInText({ path, text }: SourceText, { start, end }: Span, language: KeywordLanguage): boolean {
  const { tokens } = tokenize({ path, text: text.slice(start) }, keywordIndexOf(keywordTables[language]));
  const caret = end - start;
  return tokens.some((it) => it.tokenType === TextToken && it.startOffset < caret && caret < endOf(it));
}
