import { parse, TYPE, type MessageFormatElement } from "@formatjs/icu-messageformat-parser";
import { printAST } from "@formatjs/icu-messageformat-parser/printer.js";
import { catalogEntry } from "../../src/base/message.ts";
import { localeOf, type Locale } from "../../src/base/locale.ts";

const greek = "αβγδεζηθικλμνξοπρστυφχψωϐϑ";

/** Each Latin letter as a Greek one, but between backticks, where words are syntax. */
function inGreek(text: string): string {
  let isQuoted = false;
  const letters = (words: string): string =>
    Array.from(words, (it) => {
      if (it === "`") isQuoted = !isQuoted;
      const at = isQuoted ? -1 : it.toLowerCase().charCodeAt(0) - 97;
      return it.length === 1 && at >= 0 && at < 26 ? (greek[at] ?? it) : it;
    }).join("");
  const translated = (elements: readonly MessageFormatElement[]): MessageFormatElement[] =>
    elements.map((it) => {
      if (it.type === TYPE.literal) return { ...it, value: letters(it.value) };
      if (it.type !== TYPE.select && it.type !== TYPE.plural) return it;
      const options = Object.entries(it.options).map(([key, { value, ...rest }]) => {
        const before = isQuoted;
        const chosen = { ...rest, value: translated(value) };
        isQuoted = before;
        return [key, chosen] as const;
      });
      return { ...it, options: Object.fromEntries(options) };
    });
  return printAST(translated(parse(text, { ignoreTag: true, requiresOtherClause: false })));
}

/**
 * A third language, as a translator would hand it in: a text for each code. It is English in Greek letters, so that a word
 * that no table says is seen; what packs say is shown in Chinese.
 */
export const pseudo: Locale = localeOf({
  tag: "x-pseudo",
  script: "zh-Hant",
  plural: (count) => (count === 1 ? "one" : "other"),
  translate: (code) => {
    const entry = catalogEntry(code);
    if (entry === undefined) throw new Error(`no words for ${code}`);
    return { text: inGreek(entry.en), help: entry.help && inGreek(entry.help.en) };
  },
});
