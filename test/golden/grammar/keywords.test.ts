import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import { expect, test } from "vitest";
import { inScript } from "../../../src/base/script.ts";
import { keywords, keywordTables } from "../../../src/language/parse/keywords.ts";
import { parse } from "../../../src/language/parse/parse.ts";
import { contentOf, print } from "../../../src/language/print/print.ts";
import { fencesOf } from "../../docs/fences.ts";

const pages = ["grammar/keywords.md", "grammar/keywords.zh-Hans.md"] as const;

const heads = {
  "grammar/keywords.md": "| English | Chinese | Traditional |",
  "grammar/keywords.zh-Hans.md": "| 英文 | 中文 | 繁体 |",
} as const;

function rows(all: readonly (readonly [english: string, chinese: string])[]): readonly string[] {
  return all.map(([english, chinese]) => {
    const printed = inScript(chinese, "zh-Hans");
    return `| \`${english}\` | \`${printed}\` | ${printed === chinese ? "" : `\`${chinese}\``} |`;
  });
}

/** Units of time, the English one of several things. */
const units = Object.entries(keywordTables.zh.units)
  .filter(([words, unit], at, all) => all.findIndex(([, it]) => it === unit) === at && words !== "")
  .map(([words, unit]) => [unit, words] as const);

/** A page with the tables as they should be. */
function printedPage(path: (typeof pages)[number], text: string): string {
  const table = (mark: string, lines: readonly string[]) => (page: string) =>
    page.replace(
      new RegExp(`<!-- ${mark} -->\\n[^]*?<!-- end of ${mark} -->`),
      () => [`<!-- ${mark} -->`, heads[path], "| --- | --- | --- |", ...lines, `<!-- end of ${mark} -->`].join("\n"),
    );
  const words = keywords.map(([, { english, chinese }]) => [english, chinese] as const);
  return table("units", rows(units))(table("keywords", rows(words))(text));
}

test.each(pages)("%s has every keyword in both languages", async (path) => {
  const text = readFileSync(path, "utf8");
  expect(text).toContain("<!-- keywords -->");
  await expect(printedPage(path, text)).toMatchFileSnapshot(resolve(path));
});

test.each(pages)("%s shows one rule in both languages, formatted", (path) => {
  const [zh, en] = fencesOf(readFileSync(path, "utf8")).map((it) => parse({ path, text: it.text }));
  expect([zh?.diagnostics, en?.diagnostics]).toEqual([[], []]);
  expect([zh?.value.language, en?.value.language]).toEqual(["zh", "en"]);
  for (const it of [zh, en]) expect(it && print(it.value)).toBe(it?.value.source.text);
  expect(zh && contentOf(zh.value)).toEqual(en && contentOf(en.value));
});
