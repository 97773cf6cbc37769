import { expect, test } from "vitest";
import { catalogEntries, message, type CatalogEntry, type MessageWords } from "../../src/base/message.ts";
import { locales } from "../../src/base/locale.ts";
import { parse, TYPE, type MessageFormatElement } from "@formatjs/icu-messageformat-parser";
import "../../src/api/index.ts";
import "../../src/cli/run-command-line.ts";
import { faultsOfScript } from "../kit/chinese.ts";

/** What is wrong with the words of a message, beside what does not compile. */
function faultsOf(code: string, { help, ...words }: CatalogEntry): readonly string[] {
  return [words, ...(help ? [help] : [])].flatMap((it) => faultsOfWords(it).map((fault) => `${code}: ${fault}`));
}

function faultsOfWords({ en, zh }: MessageWords): readonly string[] {
  const unread = [en, zh].flatMap((it) => {
    try {
      parse(it, { ignoreTag: true, requiresOtherClause: false });
      return (it.match(/`/g)?.length ?? 0) % 2 === 0 ? [] : [`a backtick is not closed: ${it}`];
    } catch (error) {
      return [`${String(error)}: ${it}`];
    }
  });
  const chinese =
    /\p{Script=Han}/u.test(en) && !/`[^`]*\p{Script=Han}[^`]*`/u.test(en) ? [`Chinese in English: ${en}`] : [];
  return [...unread, ...chinese, ...faultsOfScript(zh)];
}

test("the words of every message can be read, and the Chinese of each is Traditional with a Simplified form", () => {
  const all = [...catalogEntries()];
  expect(all.length).toBeGreaterThan(70);
  expect(all.flatMap(([code, entry]) => faultsOf(code, entry))).toEqual([]);
});

test("planted: a brace that is not closed, a Simplified character, a backtick too many", () => {
  expect(faultsOf("a/b", { en: "a {b", zh: "错" })).toEqual([
    "a/b: SyntaxError: EXPECT_ARGUMENT_CLOSING_BRACE: a {b",
    "a/b: 错 is 錯 in Traditional",
  ]);
  expect(faultsOf("a/b", { en: "a", zh: "甲", help: { en: "a `b", zh: "乙" } })).toEqual([
    "a/b: a backtick is not closed: a `b",
  ]);
});

/** What Chinese writes as it is: names of files, formats, commands and values; those with a capital need no list. */
const names = new Set(
  (
    "bases cases com critical edict explain git high hours https id json jsonl lock low major md medium meta moov ndjson " +
    "needs npm null pack pre-commit response span true false udta yaml yml"
  ).split(" "),
);

/** The own words of a text, without what stands between backticks. */
function ownWords(text: string): string {
  const of = (elements: readonly MessageFormatElement[]): string =>
    elements
      .map((it) => {
        if (it.type === TYPE.literal) return it.value;
        if (it.type !== TYPE.select && it.type !== TYPE.plural) return "\n";
        return Object.values(it.options)
          .map(({ value }) => of(value))
          .join("\n");
      })
      .join("");
  return of(parse(text, { ignoreTag: true, requiresOtherClause: false })).replaceAll(/`[^`]*`/g, "");
}

/** English words in the Chinese of a message. */
const englishIn = ({ zh, help }: CatalogEntry): readonly string[] =>
  [zh, ...(help ? [help.zh] : [])]
    .flatMap((it) => ownWords(it).match(/(?<![\w-])[a-z][a-z'-]+(?![\w-])/g) ?? [])
    .filter((it) => !names.has(it));

test("Chinese says no English word", () => {
  expect([...catalogEntries()].flatMap(([code, it]) => englishIn(it).map((word) => `${code}: ${word}`))).toEqual([]);
});

test("planted: an English word in Chinese, in a branch and in help", () => {
  const zh = "{how, select, a {多} other {more}}，`as it is`，{name}";
  expect(englishIn({ en: "", zh, help: { en: "", zh: "改用 yaml or 刪去" } })).toEqual(["more", "or"]);
});

test("a slot that one language forgets does not compile", () => {
  // @ts-expect-error: `b` is missing in Chinese
  message("test/one", { en: "{a} {b}", zh: "{a}" });
  // @ts-expect-error: `c` is missing in English
  message("test/two", { en: "{a}", zh: "{a} {c}" });
  // @ts-expect-error: nothing is said in Chinese
  message("test/three", { en: "{a}" });
  const chosen = message("test/four", { en: "{a, select, x {1} y {2}}", zh: "{a, select, x {一} y {二}}" });
  // @ts-expect-error: neither of the two
  expect(locales.en.say(chosen({ a: "z" }))).toBe("");
  expect(locales.en.say(chosen({ a: "y" }))).toBe("2");
});
