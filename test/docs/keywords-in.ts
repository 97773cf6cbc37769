import { english } from "../../src/language/parse/keywords.ts";
import { mergeWords } from "../../src/language/parse/merge-words.ts";
import { phrasesOf } from "../../src/language/parse/phrases.ts";
import { scan } from "../../src/language/parse/scan.ts";
import { keywordToken } from "../../src/language/parse/tokens.ts";

const phrases = phrasesOf(english);
const written = new Map(Object.entries(english.phrases).map(([phrase, it]) => [keywordToken(it), phrase]));

/** The keywords of a text, as the table writes them, in its order. */
export function keywordsIn(text: string): readonly string[] {
  return mergeWords(scan({ path: "page.edict", text }, phrases)).flatMap((it) => written.get(it.tokenType) ?? []);
}
