import type { Diagnostic } from "../../base/diagnostic.ts";
import type { SourceText } from "../../base/text.ts";
import type * as Ast from "../syntax/ast.ts";
import { expected, expectedParams, wanted } from "./diagnostics.ts";
import { sharedGrammar } from "./grammar.ts";
import { keywordIndexOf, keywordTables } from "./keywords.ts";
import { languageLine } from "./language-line.ts";
import { tokenize } from "./lexer.ts";
import { mergeWords } from "./merge-words.ts";
import { parserState } from "./parser-state.ts";

interface Parsed {
  readonly value: Ast.File;
  /** In the order of the text. */
  readonly diagnostics: readonly Diagnostic[];
  /** The first id that no node of this file has; give it to the next file of the pack. */
  readonly nextId: number;
}

/**
 * Reads the text of one policy file. Never throws: a mistake is a diagnostic, and `missing` nodes, empty names and
 * empty texts stand where the text made no sense.
 *
 * @example
 * parse({ path: "a.edict", text: 'article 3 { informative "principle" }' }).value.declarations.length // 1
 * parse({ path: "a.edict", text: "article 3 {" }).diagnostics.map((it) => it.code) // ["language/unclosed"]
 */
export function parse(written: SourceText, firstId = 0): Parsed {
  const { language, end, diagnostics: told } = languageLine(written);
  if (language === undefined) {
    const value: Ast.File = { source: written, language: "en", declarations: [], comments: [] };
    return { value, diagnostics: told, nextId: firstId };
  }
  const source = language === "en" ? written : { ...written, keywords: language };
  const phrases = keywordIndexOf(keywordTables[language]);
  const found = tokenize(source, phrases, end);
  const reading = parserState(source, phrases, { tokens: mergeWords(found), diagnostics: found.diagnostics }, firstId);
  const grammar = sharedGrammar();
  grammar.begin(reading);
  const declarations = grammar.file();
  // INVARIANT (no-rule-fails): recovery reports and goes on, so the parser of the package has no error of its own.
  for (const { token } of grammar.errors) {
    const start = Number.isNaN(token.startOffset) ? source.text.length : token.startOffset;
    const params = expectedParams(wanted.other(), { found: token.image });
    reading.tell(expected.at({ source, span: { start, end: start + token.image.length } }, params));
  }
  const diagnostics = [...told, ...reading.diagnostics].sort((a, b) => a.place.span.start - b.place.span.start);
  return { value: { source, language, declarations, comments: found.comments }, diagnostics, nextId: reading.id() };
}
