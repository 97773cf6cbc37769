import fc from "fast-check";
import { expect, test } from "vitest";
import { resolveQuote, type QuoteResult } from "../../../src/statute/resolve-quote.ts";
import type { Unit } from "../../../src/statute/statute.ts";
import { read } from "./measures.ts";

const measures = read();

const wide: Readonly<Record<string, string>> = { ",": "，", ":": "：", ";": "；", "(": "（", ")": "）" };
const widen = (words: string): string =>
  Array.from(words)
    .map((it) => wide[it] ?? it)
    .join("");
const spread = (words: string): string => Array.from(words).join(" \u3000\n");

/** A unit and a stretch of its words. */
const stretch = fc
  .constantFrom(...measures.units)
  .chain((unit) =>
    fc
      .tuple(fc.constant(unit), fc.nat(unit.words.hant.length - 1), fc.integer({ min: 1, max: 24 }))
      .map(([it, start, length]) => ({ unit: it, start, end: Math.min(start + length, it.words.hant.length) })),
  );

/** What a unit's words say of a stretch, by search in the Simplified words alone. */
function expected(unit: Unit, start: number, end: number): Partial<QuoteResult> {
  const words = { hant: unit.words.hant.slice(start, end), hans: unit.words.hans.slice(start, end) };
  const offsets = Array.from(unit.words.hans, (_, it) => it);
  const count = offsets.filter((it) => unit.words.hans.startsWith(words.hans, it)).length;
  if (count > 1) return { kind: "ambiguous", count };
  const span = { start: unit.span.start + start, end: unit.span.start + end };
  return { kind: "found", unit, span, words };
}

test("any stretch is found if it is unique, and ambiguous if not, however it is written", () => {
  fc.assert(
    fc.property(stretch, ({ unit, start, end }) => {
      const { hant, hans } = unit.words;
      for (const words of [hant.slice(start, end), hans.slice(start, end)]) {
        for (const written of [words, widen(words), spread(words), ` ${widen(spread(words))} `]) {
          expect(resolveQuote(measures, unit.locator, written)).toEqual(expected(unit, start, end));
        }
      }
    }),
  );
});

test("any text at all is answered", () => {
  fc.assert(
    fc.property(fc.string({ unit: "binary" }), fc.constantFrom(...measures.units), (text, unit) => {
      expect(["absent", "empty", "found", "ambiguous"]).toContain(resolveQuote(measures, unit.locator, text).kind);
    }),
  );
});
