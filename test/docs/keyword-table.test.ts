import { expect, test } from "vitest";
import { english } from "../../src/language/parse/keywords.ts";
import { filesOf, readTree } from "../house/tree.ts";
import { newWordsIn } from "./new-words.ts";
import { sectionText } from "./section-text.ts";

const chapters = filesOf(readTree(), "grammar/reference/", ".md").filter(([path]) => /\/\d\d-[^/]+\.md$/.test(path));
const [, grammar = ""] = chapters.find(([path]) => path.endsWith("/15-grammar.md")) ?? [];

const rows = (text: string): readonly string[] => text.split("\n").filter((it) => it.startsWith("| `"));

/** The table as it should be: every keyword by the alphabet, and the chapter that tells it. */
function keywordTable(): readonly string[] {
  const told = chapters.flatMap(([path, text]) => newWordsIn(text).map((word) => [word, path] as const));
  return told
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .map(([word, path]) => {
      const file = path.slice(path.lastIndexOf("/") + 1);
      const title = /^# (.*)$/m.exec(chapters.find(([it]) => it === path)?.[1] ?? "")?.[1] ?? "";
      return `| \`${word}\` | [${Number(file.slice(0, 2))} ${title}](${file}) |`;
    });
}

test("the table of keywords is that of the chapters", () => {
  expect(rows(sectionText(grammar, "Keywords"))).toEqual(keywordTable());
});

test("the table of keywords is that of the parser", () => {
  const words = keywordTable().map((it) => /`([^`]+)`/.exec(it)?.[1]);
  expect(words).toEqual(Object.keys(english.phrases).toSorted());
});

test("the units of time are those of the parser", () => {
  const [list = ""] = /^`minute.*$/m.exec(sectionText(grammar, "Units of time")) ?? [];
  expect([...list.matchAll(/`([^`]+)`/g)].map((it) => it[1])).toEqual(Object.keys(english.units));
});

test("planted: a missing word is seen", () => {
  expect(newWordsIn("# A\n\nNew words: `rule`, `must not`\n")).toEqual(["rule", "must not"]);
  expect(rows("| word | told in |\n| --- | --- |\n| `rule` | x |\n")).toEqual(["| `rule` | x |"]);
});
