import type { SourceText, Span } from "../../base/text.ts";
import { keywordIndexOf, keywordTables } from "./keywords.ts";
import { languageLine } from "./language-line.ts";
import { tokenize } from "./lexer.ts";
import { mergeWords } from "./merge-words.ts";
import { DateToken, DurationToken, keywordOf, NumberToken, Percent, spanOf, TextToken } from "./tokens.ts";

/** A stretch of a policy that editors colour by its class, whatever it means. */
export interface LexicalWord {
  readonly span: Span;
  readonly kind: "keyword" | "text" | "number" | "comment";
}

const numbers = new Set([DateToken, DurationToken, NumberToken, Percent]);

/**
 * The keywords, texts, numbers and comments of a policy, in the order of the text, however broken it is.
 *
 * @example
 * lexicalWords({ path: "a.edict", text: "article 4 {" }).map((it) => it.kind) // ["keyword", "number"]
 */
export function lexicalWords(source: SourceText): readonly LexicalWord[] {
  const { language = "en", end } = languageLine(source);
  const found = tokenize(source, keywordIndexOf(keywordTables[language]), end);
  const words = mergeWords(found).flatMap((it): readonly LexicalWord[] => {
    const span = spanOf(it);
    if (keywordOf(it.tokenType) !== undefined) return [{ span, kind: "keyword" }];
    if (it.tokenType === TextToken) return [{ span, kind: "text" }];
    return numbers.has(it.tokenType) ? [{ span, kind: "number" }] : [];
  });
  const told = end === 0 ? [] : [{ span: { start: 0, end }, kind: "comment" as const }];
  return [...told, ...words, ...found.comments.map(({ span }) => ({ span, kind: "comment" as const }))].toSorted(
    (a, b) => a.span.start - b.span.start,
  );
}
