import { english, keywordIndexOf } from "../../src/language/parse/keywords.ts";
import { tokenize } from "../../src/language/parse/lexer.ts";
import { mergeWords } from "../../src/language/parse/merge-words.ts";
import { keywordToken } from "../../src/language/parse/tokens.ts";

const phrases = keywordIndexOf(english);
const written = new Map(Object.entries(english.phrases).map(([phrase, it]) => [keywordToken(it), phrase]));

/** The keywords of a text, as the table writes them, in its order. */
export function keywordsIn(text: string): readonly string[] {
  return mergeWords(tokenize({ path: "page.edict", text }, phrases)).flatMap((it) => written.get(it.tokenType) ?? []);
}
