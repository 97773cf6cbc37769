import fc from "fast-check";
import { expect, test } from "vitest";
import type { CitationStyleName } from "../../../src/statute/citation-style.ts";
import { formatLocator, locatorKey, citedAs, readLocatorKey } from "../../../src/statute/locator.ts";
import { readStatute } from "../../../src/statute/read-statute.ts";
import { resolveQuote } from "../../../src/statute/resolve-quote.ts";
import type { Statute } from "../../../src/statute/statute.ts";

const read = (text: string, citation: CitationStyleName = "eu", language = "en") =>
  readStatute({
    copy: { path: "text/en.txt", text },
    rendering: undefined,
    errata: [],
    variants: [],
    language,
    citation,
  });

function statute(text: string, citation: CitationStyleName = "eu", language = "en"): Statute {
  const { value, diagnostics } = read(text, citation, language);
  if (!value) throw new Error(JSON.stringify(diagnostics));
  return value;
}

const unitsOf = ({ units }: Statute, style: CitationStyleName) =>
  units.map((it) => [formatLocator(citedAs(it.locator, style)), it.words.hant]);

test("numbers of paragraphs and points divide an article; what has none is part of what is around it", () => {
  const text = statute(`Kiosks Act

CHAPTER I GENERAL

Article 1 Scope
This Act is on kiosks.

Article 2 Marks
1. The keeper shall mark each picture.
2. The mark is:
(a) visible;
(b) one of these:
(i) a letter;
(ii) a star;
(ba) whole.
A faded mark is none.
3. It stays.

Article 2a
What is sold is sold.
What is not is not.
`);
  expect(unitsOf(text, "eu")).toEqual([
    ["Art. 1", "This Act is on kiosks."],
    ["Art. 2(1)", "The keeper shall mark each picture."],
    ["Art. 2(2)", "The mark is:\nA faded mark is none."],
    ["Art. 2(2)(a)", "visible;"],
    ["Art. 2(2)(b)", "one of these:\n(i) a letter;\n(ii) a star;"],
    ["Art. 2(2)(ba)", "whole."],
    ["Art. 2(3)", "It stays."],
    ["Art. 2a(1)", "What is sold is sold."],
    ["Art. 2a(2)", "What is not is not."],
  ]);
  expect([text.title.hant, text.chapters.length, text.units[0]?.chapter]).toEqual(["Kiosks Act", 1, 0]);
});

test("each style counts as its law does", () => {
  const us = statute(
    "Code\n\n§ 22757.2 Duties\nA maker of kiosks:\n(a) shall do:\n(1) this;\n(2) that;\n(b) rests.\n",
    "us",
  );
  expect(unitsOf(us, "us").map(([cite]) => cite)).toEqual([
    "§ 22757.2",
    "§ 22757.2(a)",
    "§ 22757.2(a)(1)",
    "§ 22757.2(a)(2)",
    "§ 22757.2(b)",
  ]);
  const de = statute(
    "Gesetz\n\n§ 3 Pflichten\n(1) Der Halter muss\n1. prüfen,\n2. melden.\n(2) Er ruht.\n",
    "de",
    "de",
  );
  expect(unitsOf(de, "de").map(([cite]) => cite)).toEqual([
    "§ 3 Abs. 1",
    "§ 3 Abs. 1 Nr. 1",
    "§ 3 Abs. 1 Nr. 2",
    "§ 3 Abs. 2",
  ]);
});

test.each([
  ["Article 1 A\nText.\n\nArticle 1 B\nText.\n", { part: "article", found: "1", expected: "2" }],
  ["Article 1 A\n1. One.\n3. Three.\n", { part: "paragraph", found: "3", expected: "2" }],
  ["Article 1 A\n1. One:\n(a) a;\n(d) d.\n", { part: "item", found: "d", expected: "b" }],
  ["Whereas it rains,\n\nArticle 1 A\nText.\n", { line: "Whereas it rains," }],
  ["", { missing: "article" }],
])("what is out of line is a mistake: %j", (text, params) => {
  const { value, diagnostics } = read(`Act\n\n${text}`);
  expect([value, diagnostics.map((it) => it.params)]).toEqual([undefined, [params]]);
});

const sample = statute(
  "Act\n\nArticle 1 A\n1. The keeper’s mark shall be seen — by all.\n2. A mayor may mark:\n(a) it.\nOr not.\n",
);
const at = (key: string) => readLocatorKey(key) ?? { article: 0, paragraph: undefined, item: undefined };

test("a quote is found in whole words, whatever the printer's signs; no quote goes over a gap", () => {
  const find = (key: string, quote: string) => resolveQuote(sample, at(key), quote).kind;
  expect(find("1.1", "The keeper's mark shall be seen - by all")).toBe("found");
  expect(find("1.2", "may")).toBe("found");
  expect(find("1.2", "A may")).toBe("absent");
  expect(find("1.1", "eeper's mark")).toBe("absent");
  expect(find("1.2", "mark: Or not")).toBe("absent");
  expect(find("1.2", "Or not.")).toBe("found");
  expect(find("1.2.1", "Or not.")).toBe("absent");
  const found = resolveQuote(sample, at("1.2"), "Or not.");
  if (found.kind !== "found") throw new Error("it is there");
  expect(sample.source.text.slice(found.span.start, found.span.end)).toBe("Or not.");
  expect(found.words).toEqual({ hant: "Or not.", hans: "Or not.", language: "en" });
});

test("nothing is left over: every word of a text is in a unit or a heading", () => {
  const word = fc.constantFrom("shall", "may", "kiosk", "(a)", "1.", "(i)", "2.", "(b)", "§", "mark;");
  const line = fc.array(word, { minLength: 1, maxLength: 4 }).map((it) => it.join(" "));
  fc.assert(
    fc.property(fc.array(line, { minLength: 1, maxLength: 12 }), (lines) => {
      const text = `Act\n\nArticle 1 Title\n${lines.join("\n")}\n`;
      const { value } = read(text);
      if (!value) return;
      const covered = new Set<number>();
      const cover = ({ start, end }: { readonly start: number; readonly end: number }): void => {
        for (let index = start; index < end; index++) covered.add(index);
      };
      value.headings.forEach((it) => cover(it.span));
      value.units.forEach((it) => it.origins.forEach(cover));
      const left = [...text].filter((letter, index) => /\S/.test(letter) && !covered.has(index));
      expect(left).toEqual([]);
      const keys = value.units.map((it) => locatorKey(it.locator));
      expect(new Set(keys).size).toBe(keys.length);
    }),
  );
});
