import fc from "fast-check";
import { expect, test } from "vitest";
import { nodeHost } from "../../../../src/base/host.ts";
import { seal } from "../../../../src/language/check/seal.ts";
import type * as Ast from "../../../../src/language/syntax/ast.ts";
import { declarationsOf, expressionsOf, walk } from "../../../../src/language/syntax/walk.ts";
import { checkTexts, type Outcome } from "../../../kit/check.ts";

const host = nodeHost(".");
const folder = "policies/cn/genai-interim-measures/2023-08-15";
const shipped = host
  .list(folder)
  .filter((it) => it.endsWith(".edict"))
  .map((it) => host.readText(`${folder}/${it}`) ?? "");

/** Words, signs and layout: what a change of a text takes away, doubles or puts elsewhere. */
const pieces = shipped.map((it) => it.match(/\s+|[\p{L}\p{N}_]+|"[^"\n]*"|./gu) ?? []);
const words = [...new Set(pieces.flat())];

/** A shipped file after a few changes: pieces lost, doubled, swapped for others. */
const mutated = fc
  .record({
    file: fc.nat(pieces.length - 1),
    changes: fc.array(
      fc.record({
        at: fc.nat(5_000),
        kind: fc.constantFrom("drop", "double", "swap"),
        word: fc.constantFrom(...words),
      }),
      {
        minLength: 1,
        maxLength: 6,
      },
    ),
  })
  .map(({ file, changes }) => {
    const text = [...(pieces[file] ?? [])];
    for (const { at, kind, word } of changes) {
      const index = at % Math.max(1, text.length);
      if (kind === "drop") text.splice(index, 1);
      else if (kind === "double") text.splice(index, 0, text[index] ?? "");
      else text.splice(index, 1, word);
    }
    return text.join("");
  });

function sealed({ checked, diagnostics, parsed }: Outcome): ReturnType<typeof seal> {
  return seal(checked, [...parsed, ...diagnostics]);
}

function isComplete({ checked }: Outcome): boolean {
  const isKnown = (expr: Ast.Expr): boolean =>
    checked.types.has(expr.id) && (expr.kind !== "path" || checked.meanings.has(expr.id));
  return checked.files.every((file) =>
    [...declarationsOf(file)].every(({ declaration }) =>
      declaration.kind === "open-term"
        ? checked.types.has(declaration.id)
        : expressionsOf(declaration).every((root) => [...walk(root)].every(isKnown)),
    ),
  );
}

const runs = Number(process.env["EDICT_RUNS"] ?? 300);

test("broken files never stop the check, every mistake has a place, and what is sealed is complete", () => {
  let sealedOnce = 0;
  fc.assert(
    fc.property(mutated, (text) => {
      const outcome = checkTexts([text]);
      for (const { place, message } of outcome.diagnostics) {
        expect(place.span.start).toBeLessThanOrEqual(place.span.end);
        expect(place.span.end).toBeLessThanOrEqual(text.length);
        expect(message).not.toMatch(/undefined|\[object|NaN/);
      }
      const all = [...outcome.parsed, ...outcome.diagnostics];
      const sound = sealed(outcome);
      expect(sound === undefined).toBe(all.some((it) => it.severity === "error"));
      if (sound !== undefined) {
        sealedOnce += 1;
        expect(isComplete(outcome)).toBe(true);
      }
    }),
    { numRuns: runs },
  );
  expect(sealedOnce).toBeGreaterThan(0);
});

test("the order of the files changes nothing but the order of what is said", () => {
  fc.assert(
    fc.property(fc.array(mutated, { minLength: 2, maxLength: 3 }), (texts) => {
      const messages = (it: Outcome): readonly string[] => it.diagnostics.map((one) => one.code).toSorted();
      const once = checkTexts(texts);
      if (once.diagnostics.some((it) => /repeated|reserved|cycle/.test(it.code))) return;
      expect(messages(checkTexts(texts.toReversed()))).toEqual(messages(once));
    }),
    { numRuns: Math.ceil(runs / 10) },
  );
});

test("nothing is sealed that has an error, the parser's or the checker's", () => {
  expect(sealed(checkTexts([`article 8 { paragraph 1 { define d means service.generates_content } }`]))).toBeDefined();
  expect(
    sealed(checkTexts([`article 8 { paragraph 1 { define d means service.generates_contents } }`])),
  ).toBeUndefined();
  expect(
    sealed(checkTexts([`article 8 { paragraph 1 { define d means service.generates_content and } }`])),
  ).toBeUndefined();
});
