import { fixOf, replacementFix, type Diagnostic } from "../../base/diagnostic.ts";
import { namesOf } from "../../base/message.ts";
import { didYouMean, nearest } from "../../base/nearest.ts";
import type { SourceText } from "../../base/text.ts";
import type { KeywordLanguage } from "../syntax/ast.ts";
import { fixes, otherLanguage, unknownLanguage } from "./diagnostics.ts";
import { keywordIndexOf, keywordLanguages, keywordTables } from "./keywords.ts";

/** What the first line of a file says of its keywords. */
interface LanguageLine {
  /** In which the file is to be read; undefined: nobody knows. */
  readonly language: KeywordLanguage | undefined;
  /** Where the text goes on behind the line. */
  readonly end: number;
  readonly diagnostics: readonly Diagnostic[];
}

const line = /^\uFEFF?\/\/[^\S\r\n]*language[^\S\r\n]*[:：][^\S\r\n]*([\p{L}\p{M}_-]+)[^\S\r\n]*(?:$|(?=[\r\n]))/u;
const firstWord = /^(?:\s|\/\/[^\r\n]*)*([\p{L}_][\p{L}\p{M}\p{Nd}_]*)/u;

/** Names that people give to a language; of one that is misspelt, the first word of the file tells which is meant. */
const instead: Readonly<Record<string, KeywordLanguage>> = {
  english: "en",
  英文: "en",
  cn: "zh",
  chinese: "zh",
  中文: "zh",
};

/**
 * The language in which a file's keywords are written: that which its first line names, else English. If its first word is
 * a keyword of another one only, that is told, and the file is read in the other.
 *
 * @example
 * languageLine({ path: "a.edict", text: "// language: zh\n条 4 {}" }).language // "zh"
 * languageLine({ path: "a.edict", text: "article 4 {}" }).language // "en"
 */
export function languageLine(source: SourceText): LanguageLine {
  const { text } = source;
  const found = line.exec(text);
  const [said = "", name = "en"] = found ?? [];
  const end = said.length;
  const span = { start: end - name.length, end };
  const language = keywordLanguages.find((it) => it === name);
  const word = firstWord.exec(text.slice(end));
  const isIn = (it: KeywordLanguage): boolean => keywordIndexOf(keywordTables[it]).keywords.next.has(word?.[1] ?? "");
  if (language === undefined) {
    const lower = name.toLowerCase();
    const near =
      instead[lower] ??
      keywordLanguages.find((it) => lower.startsWith(`${it}-`)) ??
      keywordLanguages.find(isIn) ??
      keywordLanguages.find((it) => nearest(name, [it]) !== undefined);
    const params = { name, near: didYouMean(near), languages: namesOf(keywordLanguages, "or") };
    const diagnostics = [unknownLanguage.at({ source, span }, params, replacementFix(span, near))];
    return { language: near, end, diagnostics };
  }
  const other = isIn(language) ? undefined : keywordLanguages.find(isIn);
  if (other === undefined || word === null) return { language, end, diagnostics: [] };
  const at = end + word[0].length;
  const place = { source, span: { start: at - (word[1] ?? "").length, end: at } };
  const fix = fixOf(fixes.nameLanguage(), 0, end, languageHeader(other) + (end === 0 ? "\n\n" : ""));
  const params = { word: word[1], other, language };
  return { language: other, end, diagnostics: [otherLanguage.at(place, params, fix)] };
}

/**
 * The first line of a file whose keywords are in a language; English needs none.
 *
 * @example
 * [languageHeader("zh"), languageHeader("en")] // ["// language: zh", ""]
 */
export function languageHeader(language: KeywordLanguage): string {
  return language === "en" ? "" : `// language: ${language}`;
}
