import fc from "fast-check";
import { expect, test } from "vitest";
import { Lexer } from "yaml";
import { locales } from "../../../src/base/locale.ts";
import { lexemesOf, readYaml } from "../../../src/base/yaml-document.ts";

const runs = Number(process.env["EDICT_RUNS"] ?? 1000);
const read = (text: string) => readYaml({ path: "a.yaml", text });

test("a record of many keys takes no quadratic time", () => {
  const text = Array.from({ length: 20_000 }, (_, i) => `k${i}: ${i}`).join("\n");
  const [document] = read(text).documents;
  expect(document?.root.kind === "record" && document.root.entries.size).toBe(20_000);
});

test("200,000 mistakes are all reported", () => {
  expect(read("? a\n".repeat(200_000)).diagnostics).toHaveLength(199_999);
  expect(read(`{<<: [${"{},".repeat(200_000)}]}`).documents).toHaveLength(1);
});

const piece = fc.constantFrom(
  "a: 1",
  "  b:",
  "- c",
  "  - *x",
  "&x",
  "? ",
  ": ",
  "{",
  "}",
  "[",
  "]",
  "|",
  ">-",
  "'",
  '"',
  "!t",
  "%YAML 1.1",
  "---",
  "...",
  "\t",
  "#",
  "<<: *x",
  "\uFEFF",
  "\0",
  "甲",
  "\r",
  "\\u12",
  "@",
  "`",
  ",",
);
const lines = fc.array(piece);
const mutated = lines.chain((parts) => fc.constantFrom("\n", " ", "", "\r\n").map((join) => parts.join(join)));

test("no text makes it throw, and every diagnostic lies in the text and is one sentence", () => {
  fc.assert(
    fc.property(fc.oneof(fc.string({ unit: "binary" }), mutated), (text) => {
      for (const it of read(text).diagnostics) {
        const { place } = it;
        const message = locales.en.say(it);
        expect(place.span.start).toBeLessThanOrEqual(place.span.end);
        expect(place.span.end).toBeLessThanOrEqual(text.length);
        expect(message).toMatch(/^[^\n\r]*[^.\n\r]$/);
      }
    }),
    { numRuns: runs },
  );
});

/** What is no blank, and where it stands. */
function wordsOf(lexemes: Iterable<string>): readonly (readonly [number, string])[] {
  const words: (readonly [number, string])[] = [];
  let at = 0;
  for (const it of lexemes) {
    const isMark = ["\x02", "\x18", "\x1F"].includes(it);
    if (isMark || /[^ \t\r\n]/.test(it)) words.push([at, it]);
    at += isMark ? 0 : it.length;
  }
  return [...words, [at, ""]];
}

test("of many equal blank lines the lexer sees few, and all else is what it is and where it is", () => {
  const blanks = fc.constantFrom("\n", "\r\n", "  \n", "      \n", "\t\n").map((it) => it.repeat(130));
  const line = fc.tuple(fc.constantFrom("", "  ", "    "), fc.array(piece, { maxLength: 3 }));
  const text = fc
    .array(
      fc.oneof(
        blanks,
        line.map(([indent, parts]) => `${indent}${parts.join(" ")}\n`),
      ),
      { maxLength: 12 },
    )
    .map((it) => it.join(""));
  fc.assert(
    fc.property(text, (it) => {
      expect(wordsOf(lexemesOf(it))).toEqual(wordsOf(new Lexer().lex(it)));
    }),
    { numRuns: runs * 5 },
  );
});
