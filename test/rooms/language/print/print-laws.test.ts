import fc from "fast-check";
import { expect, test } from "vitest";
import { nodeHost } from "../../../../src/base/host.ts";
import { runFormat } from "../../../../src/engine/format.ts";
import { fencesOf } from "../../../docs/fences.ts";
import { filesOf, readTree } from "../../../house/tree.ts";
import { parsed } from "../parse/show.ts";
import { constructs } from "./constructs.ts";
import { conditionText } from "./random-condition.ts";
import { diceOf, relayout, withComments } from "./relayout.ts";
import { comments, content, formatted } from "./texts.ts";

const isLongRun = process.env["EDICT_RUNS"] !== undefined;
/** Of each of more than a hundred files. */
const copies = isLongRun ? 500 : 3;

const shipped = runFormat(["policies", "examples"], nodeHost(".")).files;

test("the shipped files have the one layout", () => {
  expect(shipped.length).toBeGreaterThan(5);
  expect(shipped.filter((it) => it.before !== it.after).map((it) => it.path)).toEqual([]);
});

for (const { path, after } of [...shipped, { path: "a text with every construct", after: constructs }]) {
  test(`${path}: any other layout and order of clauses leads back to it`, () => {
    fc.assert(
      fc.property(fc.integer(), (seed) => {
        const other = relayout(after, diceOf(seed));
        expect(content(other)).toEqual(content(after));
        expect(formatted(other)).toBe(after);
      }),
      { numRuns: copies },
    );
  });

  test(`${path}: comments anywhere survive, and a second printing changes nothing`, () => {
    fc.assert(
      fc.property(fc.integer(), fc.integer({ min: 2, max: 60 }), (seed, oneIn) => {
        const other = withComments(after, diceOf(seed), oneIn);
        const once = formatted(other);
        expect(content(once)).toEqual(content(after));
        expect(comments(once)).toEqual(comments(other));
        expect(formatted(once)).toBe(once);
        expect(once).not.toMatch(/[ \t]\n|\n\n\n|^\s|\n\n$/);
      }),
      { numRuns: copies },
    );
  });

  test(`${path}: line ends of Windows stay, and a byte order mark is dropped`, () => {
    const crlf = after.replaceAll("\n", "\r\n");
    expect(formatted(crlf)).toBe(crlf);
    expect(formatted(`\uFEFF${after}`)).toBe(after);
    expect(formatted(relayout(after, diceOf(1)).replaceAll("\n", "\r\n"))).toBe(crlf);
  });
}

test("the examples of all pages keep what they say, and a second printing changes nothing", () => {
  const fences = filesOf(readTree(), "grammar/", ".md").flatMap(([, text]) => fencesOf(text));
  const examples = fences.filter(({ words, text }) => words[0] === "edict" && parsed(text).diagnostics.length === 0);
  expect(examples.length).toBeGreaterThan(100);
  for (const { text } of examples) {
    const once = formatted(text);
    expect(content(once)).toEqual(content(text));
    expect(comments(once)).toEqual(comments(text));
    expect(formatted(once)).toBe(once);
  }
});

test("an expression keeps its tree when needless parentheses go", () => {
  fc.assert(
    fc.property(conditionText, (text) => {
      const source = `define a means ${text}`;
      const once = formatted(source);
      expect(content(once)).toEqual(content(source));
      expect(formatted(once)).toBe(once);
      const other = withComments(source, diceOf(text.length), 8);
      const twice = formatted(other);
      expect(content(twice)).toEqual(content(source));
      expect(comments(twice)).toEqual(comments(other));
      expect(formatted(twice)).toBe(twice);
    }),
    { numRuns: isLongRun ? 20_000 : 1000 },
  );
});

test("a file of more parts than a call takes arguments is printed", () => {
  const text = 'quote "q"\n'.repeat(70_000);
  expect(formatted(text)).toBe(text);
});
