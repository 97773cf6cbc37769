import fc from "fast-check";
import { expect, test } from "vitest";
import type { CitationStyleName } from "../../../src/statute/citation-style.ts";
import { formatLocator, locatorKey, citedAs, readLocatorKey } from "../../../src/statute/locator.ts";
import { hasUnit } from "../../../src/statute/instrument-text.ts";
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
    ["Art. 2(2)(b)", "one of these:"],
    ["Art. 2(2)(b)(i)", "a letter;"],
    ["Art. 2(2)(b)(ii)", "a star;"],
    ["Art. 2(2)(ba)", "whole."],
    ["Art. 2(3)", "It stays."],
    ["Art. 2a(1)", "What is sold is sold."],
    ["Art. 2a(2)", "What is not is not."],
  ]);
  expect([text.title.hant, text.chapters.length, text.units[0]?.chapter]).toEqual(["Kiosks Act", 1, 0]);
});

test("each style counts as its law does", () => {
  const us = statute(
    "Code\n\n§ 22757.2 Duties\nA maker of kiosks:\n(a) shall do:\n(1) this;\n(2) that:\n(A) here;\n(B) there:\n(i) at sea;\n(b) rests.\n",
    "us",
  );
  expect(unitsOf(us, "us").map(([cite]) => cite)).toEqual([
    "§ 22757.2",
    "§ 22757.2(a)",
    "§ 22757.2(a)(1)",
    "§ 22757.2(a)(2)",
    "§ 22757.2(a)(2)(A)",
    "§ 22757.2(a)(2)(B)",
    "§ 22757.2(b)",
  ]);
  const de = statute(
    "Gesetz\n\n§ 3 Pflichten\n(1) Der Halter muss\n1. prüfen,\n2. melden:\na) heute,\nb) hier.\n(2) Er ruht.\n",
    "de",
    "de",
  );
  expect(unitsOf(de, "de").map(([cite]) => cite)).toEqual([
    "§ 3 Abs. 1",
    "§ 3 Abs. 1 Nr. 1",
    "§ 3 Abs. 1 Nr. 2",
    "§ 3 Abs. 1 Nr. 2 Buchst. a",
    "§ 3 Abs. 1 Nr. 2 Buchst. b",
    "§ 3 Abs. 2",
  ]);
});

test.each([
  ["Article 1 A\nText.\n\nArticle 1 B\nText.\n", { part: "article", found: "1", expected: "2" }],
  ["Article 1 A\n1. One.\n3. Three.\n", { part: "paragraph", found: "3", expected: "2" }],
  ["Article 1 A\n1. One:\n(a) a;\n(d) d.\n", { part: "item", found: "d", expected: "b" }],
  ["Article 1 A\n1. One:\n(a) a:\n(i) i;\n(iii) iii.\n", { part: "subitem", found: "iii", expected: "ii" }],
  ["Whereas it rains,\n\nArticle 1 A\nText.\n", { line: "Whereas it rains," }],
  ["", { missing: "article" }],
])("what is out of line is a mistake: %j", (text, params) => {
  const { value, diagnostics } = read(`Act\n\n${text}`);
  expect([value, diagnostics.map((it) => it.params)]).toEqual([undefined, [params]]);
});

test.each(["Article 1 - Marks", "Article 1: Marks", "ARTICLE 1 Marks", "Article 1 – “Marks”", "Section 1. Marks"])(
  "an article may begin with `%s`",
  (heading) => {
    expect(unitsOf(statute(`Act\n\n${heading}\nThe keeper shall mark.\n`), "eu")).toEqual([
      ["Art. 1", "The keeper shall mark."],
    ]);
  },
);

test.each(["## Article 1", "article 1 Marks", "**Section 1** Marks"])(
  "where `%s` is all there is, that is told once, there",
  (heading) => {
    const { diagnostics } = read(`Act\n\nPreamble.\n\n${heading}\n1. The keeper shall mark.\n2. The mark stays.\n`);
    expect(
      diagnostics.map(({ code, place }) => [code, place.source.text.slice(place.span.start, place.span.end)]),
    ).toEqual([["statute/no-statute", heading]]);
  },
);

test("an article's title may stand on the line below its number", () => {
  expect(unitsOf(statute("Act\n\nArticle 1\nScope\n1. The keeper shall mark.\n2. It stays.\n"), "eu")).toEqual([
    ["Art. 1(1)", "The keeper shall mark."],
    ["Art. 1(2)", "It stays."],
  ]);
  expect(unitsOf(statute("Act\n\nArticle 1\nMarks and signs\nThe keeper shall mark.\n"), "eu")).toEqual([
    ["Art. 1", "The keeper shall mark."],
  ]);
  const wrapped = statute("Act\n\nArticle 1\nThis Act governs kiosks\nin the city.\n");
  expect(unitsOf(wrapped, "eu").map(([, words]) => words)).toEqual(["This Act governs kiosks", "in the city."]);
  for (const line of ["The keeper shall mark", "The keeper marks.", "the mark", "A mark is:"])
    expect(unitsOf(statute(`Act\n\nArticle 1\n${line}\nIt stays.\n`), "eu").map(([, words]) => words)).toEqual([
      line,
      "It stays.",
    ]);
  expect(unitsOf(statute("Act\n\nArticle 1\nMarks\n\nArticle 2\nIt stays.\n"), "eu")[0]).toEqual(["Art. 1", "Marks"]);
});

test.each(["Article III", "ARTICLE THREE", "Article IV – Marks", "art ii: Marks"])(
  "a line that may be an article's first is no part of the one before: %s",
  (heading) => {
    const { value, diagnostics } = read(`Act\n\nArticle 1 Marks\nThe keeper shall mark.\n\n${heading}\nIt stays.\n`);
    expect([value, diagnostics.map((it) => [it.code, it.params])]).toEqual([
      undefined,
      [["statute/unknown-line", { line: heading }]],
    ]);
  },
);

test("a line that goes on in the middle of a sentence is warned of, once", () => {
  const told = (text: string) =>
    read(`Act\n\nArticle 1 Marks\n${text}\n`).diagnostics.map((it) => [it.code, it.severity]);
  expect(told("1. The keeper shall mark\neach picture and\neach film.\n2. It stays.")).toEqual([
    ["statute/line-goes-on", "warning"],
  ]);
  expect(told("1. Whoever keeps\n(a) a kiosk;\n(b) a shop,\nshall mark.\n2. It stays.")).toEqual([]);
});

test.each([
  [
    "Section 5 Marks\nA keeper shall mark.\nSecton 6 Sanctions\nWho does not is fined.\nSection 7 Days\nDays count.",
    "Secton 6 Sanctions",
  ],
  ["Section 5 Marks\nA keeper shall mark.\nSecton 6\nWho does not is fined.\nSection 8 Days\nDays count.", "Secton 6"],
  ["Section 5 Marks\nA keeper shall mark.\nSection 7 Days\nDays count.", undefined],
  ["Section 5 Marks\nA keeper shall mark.\nCHAPTER 6 Sanctions\nSection 7 Days\nDays count.", undefined],
  ["Section 5 Marks\nA keeper shall mark.\nMarks 6 are red.\nSection 7 Days\nDays count.", undefined],
  ["Section 5 Marks\nA keeper shall mark.\nSecton 6 Sanctions\nSection 6 Days\nDays count.", undefined],
  ["Preface 1 A\nSection 5 Marks\nA keeper shall mark.", undefined],
])("where numbers of articles skip one, a line like its heading is told: %j", (text, line) => {
  const told = read(`Act\n\n${text}\n`).diagnostics.filter((it) => it.code === "statute/like-heading");
  expect(told.map((it) => it.place.source.text.slice(it.place.span.start, it.place.span.end))).toEqual(
    line === undefined ? [] : [line],
  );
});

test("a list that begins anew behind a line of its paragraph has the places of the first", () => {
  const text = statute("Act\n\nArticle 1 A\n1. One of:\n(a) red;\n(b) blue.\nOr one of:\n(a) cold;\n(b) warm.\n");
  expect(unitsOf(text, "eu")).toEqual([
    ["Art. 1(1)", "One of:\nOr one of:"],
    ["Art. 1(1)(a)", "red;\ncold;"],
    ["Art. 1(1)(b)", "blue.\nwarm."],
  ]);
});

test("words over the end of a line are found nowhere, and that is said", () => {
  const text = statute("Act\n\nArticle 1 A\n1. The keeper shall\nmark each picture.\n2. The mark stays.\n");
  const over = (key: string, quote: string): unknown => {
    const it = resolveQuote(text, at(key), quote);
    return it.kind === "absent" ? [it.isOverGap, it.nearest] : it.kind;
  };
  expect(over("1.1", "mark each picture")).toBe("found");
  expect(over("1.1", "The keeper shall mark each picture")).toEqual([true, undefined]);
  expect(over("1.1", "each picture. The mark stays.")).toEqual([true, undefined]);
  expect(over("1.1", "mark each painting")).toEqual([false, "mark each picture"]);
  expect(over("1.1", "keeper shall marks each")).toEqual([false, undefined]);
});

/** An article with points (a) to (h), and then these lines. */
const behindH = (...lines: readonly string[]): readonly string[] => {
  const points = [..."abcdefgh"].map((it) => `(${it}) ${it};`);
  const text = statute(`Act\n\nArticle 1 A\n1. All:\n${[...points, ...lines].join("\n")}\n`);
  return unitsOf(text, "eu")
    .slice(9)
    .map(([cite = ""]) => cite.replace("Art. 1(1)", ""));
};

test("what comes next tells whether (i) behind (h) is a point or the first subpoint of that", () => {
  expect(behindH("(i) one.")).toEqual(["(i)"]);
  expect(behindH("(i) one;", "(j) two.")).toEqual(["(i)", "(j)"]);
  expect(behindH("(i) one;", "(ii) two.")).toEqual(["(h)(i)", "(h)(ii)"]);
  expect(behindH("(i) one;", "(ii) two;", "(i) three;", "(j) four.")).toEqual(["(h)(i)", "(h)(ii)", "(i)", "(j)"]);
  expect(behindH("(i) one:", "(i) of it;", "(ii) too.", "2. Rest.")).toEqual(["(i)", "(i)(i)", "(i)(ii)", "Art. 1(2)"]);
});

test("an annex is no part of the last article", () => {
  const law = "Kiosks Act\n\nArticle 1 Marks\n1. The keeper shall mark each picture.\n";
  const told = (annex: string) =>
    read(law + annex).diagnostics.map(({ code, place }) => [
      code,
      place.source.text.slice(place.span.start, place.span.end),
    ]);
  for (const heading of ["ANNEX I", "Annex", "Schedule 1: Kiosks", "SCHEDULE 2 Fees", "Appendix A"])
    expect(told(`${heading}\n1. The keeper shall list pictures.\n`)).toEqual([["statute/unknown-line", heading]]);
  expect(told("Annex I applies from 2027.\n")).toEqual([]);
  expect(told("Schedule 2 lists fees.\n")).toEqual([]);
});

test("sentences of a paragraph of one line have places, and no abbreviation ends one", () => {
  const text = statute(
    "Act\n\nArticle 1 A\n1. Art. 5 of Regulation (EU) No. 12 applies, e.g. on Sundays. It binds (see para. 2). “Kiosks” sell.\n2. One. Two.\nThree.\n",
  );
  const sentences = (index: number) =>
    text.units[index]?.sentences.map(({ start, end }) => text.units[index]?.words.hant.slice(start, end));
  expect(sentences(0)).toEqual([
    "Art. 5 of Regulation (EU) No. 12 applies, e.g. on Sundays.",
    "It binds (see para. 2).",
    "“Kiosks” sell.",
  ]);
  expect(sentences(1)).toEqual([]);
  const find = (key: string, quote: string) => resolveQuote(text, at(key), quote).kind;
  expect([find("1.1.s2", "It binds"), find("1.1.s1", "It binds"), find("1.1.s4", "It binds")]).toEqual([
    "found",
    "absent",
    "no-unit",
  ]);
  expect([at("1.1.s1"), at("1.1.s3"), at("1.1.s4"), at("1.2.s1")].map((it) => hasUnit(text, it))).toEqual([
    true,
    true,
    false,
    false,
  ]);
});

test("a full stop behind a German ordinal number ends no sentence", () => {
  const text = statute(
    "Gesetz\n\n§ 1 A\n(1) Am 1. August gilt Nr. 2 auch z. B. für Halter. Es gilt § 5 Abs. 1.\n",
    "de",
    "de",
  );
  const [unit] = text.units;
  expect(unit?.sentences.map(({ start, end }) => unit.words.hant.slice(start, end))).toEqual([
    "Am 1. August gilt Nr. 2 auch z. B. für Halter.",
    "Es gilt § 5 Abs. 1.",
  ]);
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
