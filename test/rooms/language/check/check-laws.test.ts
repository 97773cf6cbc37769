import fc from "fast-check";
import { expect, test } from "vitest";
import { nodeHost } from "../../../../src/base/host.ts";
import { locales } from "../../../../src/base/locale.ts";
import { toSoundPack } from "../../../../src/language/check/checked-pack.ts";
import { parse } from "../../../../src/language/parse/parse.ts";
import { print } from "../../../../src/language/print/print.ts";
import type * as Ast from "../../../../src/language/syntax/ast.ts";
import { declarationsOf, expressionsOf, walk } from "../../../../src/language/syntax/walk.ts";
import { checkTexts, type Outcome } from "../../../kit/check.ts";

const host = nodeHost(".");
const folders = [
  "genai-interim-measures/2023-08-15",
  "deep-synthesis/2023-01-10",
  "algorithm-recommendation/2022-03-01",
  "labelling-measures/2025-09-01",
  "gb-45438/2025-09-01",
];
const shipped = folders
  .flatMap((it) => host.list(`policies/cn/${it}`).map((name) => `policies/cn/${it}/${name}`))
  .filter((it) => it.endsWith(".edict"))
  .map((it) => host.readText(it) ?? "");

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

function sealed({ checked, diagnostics, parsed }: Outcome): ReturnType<typeof toSoundPack> {
  return toSoundPack(checked, [...parsed, ...diagnostics]);
}

function isComplete({ checked }: Outcome): boolean {
  const isKnown = (expr: Ast.Expr): boolean =>
    checked.types.has(expr.id) && (expr.kind !== "path" || checked.meanings.has(expr.id));
  return checked.files.every((file) =>
    [...declarationsOf(file)].every(({ declaration }) =>
      "type" in declaration && !checked.types.has(declaration.id)
        ? false
        : valuesOf(declaration).every((root) => [...walk(root)].every(isKnown)),
    ),
  );
}

/** The path of a type is read by nobody. */
function valuesOf(declaration: Ast.Declaration): readonly Ast.Expr[] {
  const type = "type" in declaration && declaration.type?.kind === "field" ? declaration.type.path : undefined;
  return expressionsOf(declaration).filter((it) => it !== type);
}

const runs = Number(process.env["EDICT_RUNS"] ?? 300);

test("broken files never stop the check, every mistake has a place, and what is sealed is complete", () => {
  let sealedOnce = 0;
  fc.assert(
    fc.property(mutated, (text) => {
      const outcome = checkTexts([text]);
      for (const it of outcome.diagnostics) {
        const { place } = it;
        const message = locales.en.say(it);
        expect(place.span.start).toBeLessThanOrEqual(place.span.end);
        expect(place.span.end).toBeLessThanOrEqual(text.length);
        expect(message).not.toMatch(/undefined|\[object|NaN/);
      }
      const all = [...outcome.parsed, ...outcome.diagnostics];
      const sound = sealed(outcome);
      expect(sound === undefined).toBe(all.some((it) => it.severity === "error"));
      if (sound !== undefined) sealedOnce += 1;
      expect(sound === undefined || isComplete(outcome)).toBe(true);
    }),
    { numRuns: runs },
  );
  expect(sealedOnce).toBeGreaterThan(0);
});

const cut = fc.constantFrom(...shipped).chain((text) => fc.nat({ max: text.length }).map((at) => text.slice(0, at)));
const bytes = fc.uint8Array({ maxLength: 300 }).map((it) => new TextDecoder().decode(it));

test("a shipped file cut off anywhere, and any bytes, are checked, and printed if they can be read", () => {
  let printed = 0;
  fc.assert(
    fc.property(fc.oneof(cut, cut, bytes), (text) => {
      const { checked, parsed, diagnostics } = checkTexts([text]);
      for (const { place } of [...parsed, ...diagnostics]) {
        expect(0 <= place.span.start && place.span.start <= place.span.end && place.span.end <= text.length).toBe(true);
      }
      const [file] = checked.files;
      if (!file || parsed.some((it) => it.severity === "error")) return;
      printed += 1;
      const once = print(file);
      expect(print(parse({ path: "a.edict", text: once }, 0).value)).toBe(once);
    }),
    { numRuns: runs, examples: shipped.map((it) => [it]) },
  );
  expect(printed).toBeGreaterThan(shipped.length - 1);
});

test("the order of the files changes nothing but the order of what is said", () => {
  const codes = (it: Outcome): readonly string[] => it.diagnostics.map((one) => one.code).toSorted();
  let compared = 0;
  fc.assert(
    fc.property(fc.array(mutated, { minLength: 2, maxLength: 3 }), (texts) => {
      const once = checkTexts(texts);
      // Of two declarations of one name, and of two units of one number, the first counts: there the order does matter.
      const isRepeated = once.diagnostics.some((it) => /^language\/repeated-(name|unit)$/.test(it.code));
      if (once.parsed.length > 0 || isRepeated) return;
      compared += 1;
      expect(codes(checkTexts(texts.toReversed()))).toEqual(codes(once));
    }),
    { numRuns: runs },
  );
  expect(compared).toBeGreaterThan(0);
});

/** A text with every construct, in which each word in turn is lost. */
const sample = `article 14 "Illegal content" {
  paragraph 1 {
    quote "發現違法內容的"
    in force from 2024-01-01 until 2030-01-01
    unverified "not seen in print"
    open term promptly: duration quote "及時"
    open list grave: incident.kind means [content, rights_notice, ...] quote "違法內容"
    parameter limit: number means 3 from 2023-08-15 until 2025-01-01 basis guidance "2", 2 * 2 from 2025-01-01
    define found means incident.illegal and incident.kind in [content, rights_notice, ...]
    define sent means response.sent except false when no finding in response.findings satisfies finding.illegal
    policy applies where service.generates_content and (any c in service.channels satisfies c.access == public)
    standard corrected "The cause is put right" {
      quote     "採取模型優化訓練等措施"
      on        incident
      only if   incident.correction is present
      judged by security_officer valid for 12 months evidence [document]
    }
    rule stop: provider must "stop illegal content" {
      quote    "停止生成、停止傳輸、消除等"
      on       incident
      for each m in service.models where m.origin != own
      when     found
      unless   corrected is met
      upon breach of base
      require  also: complies with cn.genai_interim_measures [article 14 paragraph 2]
      basis    rules "art. 14"
      concept  stopping
      require  stopped: incident.generation_stopped_at by incident.discovered_at + promptly
      forbid   count(d in service.training.datasets where d.contains_minors_data) > limit
      remedy   "Stop it."
    }
    rule report: user is entitled to "complain" {
      quote         "向有關主管部門報告"
      in force from 2025-01-01
      upon breach of any duty of provider in [article 14]
    }
    exemption small from base, article 14 paragraph 2 when incident.illegal is false quote "違法內容"
    not encodable "進行整改" because "it is not"
  }
  paragraph 2 {
    rule base: provider must not "look away" {
      quote    "保存有關記錄"
      on       incident
      forbid   incident.kind in grave
    }
    yields to "other rules" where service.sectors has any [news_publishing, film_tv]
  }
}
`;

test("what follows from a mistake that the parser told is not told again", () => {
  expect(checkTexts([sample]).diagnostics.map((it) => locales.en.say(it))).toEqual([]);
  const echoes: string[] = [];
  for (const { index, 0: word } of sample.matchAll(/"[^"]*"|[\p{L}\p{N}_]+|[^\s]/gu)) {
    const { parsed, diagnostics } = checkTexts([sample.slice(0, index) + sample.slice(index + word.length)]);
    for (const it of parsed.length === 0 ? [] : diagnostics)
      echoes.push(`without ${word} at ${index}: ${locales.en.say(it)}`);
  }
  expect(echoes).toEqual([]);
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
