import { longestPhrase, keywordIndexOf, keywordTables, type Keyword } from "../parse/keywords.ts";
import type { KeywordLanguage } from "../syntax/ast.ts";

/** How a keyword language spells what the tree means. */
export interface Spelling {
  readonly of: (keyword: Keyword) => string;
  /** The words of a duration, as the tree has it: `10 working days`. */
  readonly duration: (text: string) => string;
  /** Whether words that stand side by side are read as another keyword: `has` and `all of`, `valid` and `for`. */
  readonly merge: (before: string, after: string) => boolean;
}

/**
 * The words of a language, by what they mean.
 *
 * @example
 * const words = spellingOf("zh");
 * words.of("must") // "应当"
 * words.duration("10 days") // "10 日"
 * words.merge("不得", "a") // false
 */
export function spellingOf(language: KeywordLanguage): Spelling {
  const table = keywordTables[language];
  const { keywords, written } = keywordIndexOf(table);
  const units = new Map(Object.entries(table.units).map(([words, unit]) => [unit, words]));
  return {
    of: (keyword) => written.get(keyword) ?? keyword,
    duration: (text) => {
      const at = text.indexOf(" ");
      const unit = text.slice(at + 1);
      // A language without plurals has one word for both.
      return `${text.slice(0, at)} ${units.get(unit) ?? units.get(`${unit}s`) ?? unit}`;
    },
    merge: (before, after) => {
      const first = before.split(" ");
      // A word straight after a dot is never part of a keyword.
      const all = [...first, ...(after.split(".")[0] ?? "").split(" ")];
      const phrase = before.includes(".") ? undefined : longestPhrase(keywords, (index) => all[index]);
      return phrase !== undefined && phrase.length > first.length;
    },
  };
}

/**
 * A text between quotation marks, as the scanner reads it.
 *
 * @example
 * quoted('say "no"') // '"say \\"no\\""'
 */
export function quoted(text: string): string {
  return `"${text.replaceAll(/["\\]/g, "\\$&")}"`;
}
