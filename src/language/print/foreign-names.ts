import type { Diagnostic } from "../../base/diagnostic.ts";
import { keywordAsName } from "../parse/diagnostics.ts";
import { keywordIndexOf, keywordTables } from "../parse/keywords.ts";
import { languageLine } from "../parse/language-line.ts";
import { tokenize } from "../parse/lexer.ts";
import { mergeWords } from "../parse/merge-words.ts";
import { punctuators, spanOf, Word } from "../parse/tokens.ts";
import type * as Ast from "../syntax/ast.ts";

/**
 * The names of a file that are keywords in another language, so that they cannot be written there. A word straight after a
 * dot is a name in every language, and so is an element of a list.
 *
 * @example
 * const file = { source: { path: "a.edict", text: "define 且 means a.b" }, language: "en", declarations: [], comments: [] };
 * namesNotIn("zh", file).map((it) => it.params.word) // ["且"]
 */
export function namesNotIn(language: Ast.KeywordLanguage, { source, language: own }: Ast.File): readonly Diagnostic[] {
  const { phrases } = keywordTables[language];
  const { end } = languageLine(source);
  const tokens = mergeWords(tokenize(source, keywordIndexOf(keywordTables[own]), end));
  return tokens.flatMap((it, at) => {
    const before = tokens[at - 1]?.tokenType;
    const isFree = before === punctuators["."] || before === punctuators["["] || before === punctuators[","];
    if (it.tokenType !== Word || isFree || !Object.hasOwn(phrases, it.image)) return [];
    return keywordAsName.at({ source, span: spanOf(it) }, { word: it.image, instead: `${it.image}_1` });
  });
}
