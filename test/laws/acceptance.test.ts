import fc from "fast-check";
import { expect, test } from "vitest";
import { groupBy } from "../../src/base/group-by.ts";
import { locales } from "../../src/base/locale.ts";
import { readDocument } from "../../src/base/read-document.ts";
import { readCases } from "../../src/cases/read-cases.ts";
import { runOfCase } from "../../src/cases/run-cases.ts";
import { isDiagnostic, loadNamedPacks, openLibrary } from "../../src/engine/library.ts";
import { overstatedDetectors } from "../../src/engine/check/validate-inputs.ts";
import type { Fixture } from "../../src/compiled/verdict-residuals.ts";
import { namesOwnDetector } from "../../src/readers/detect/findings.ts";
import { isPlaceholder, mayBePlaceholder } from "../../src/vocabulary/is-placeholder.ts";
import { readInputs } from "../../src/vocabulary/read-input.ts";
import { repository } from "../kit/repository.ts";
import { compareVerdicts, plainDocument } from "./compiled-verdicts.ts";
import { runs } from "./laws.ts";
import { product } from "./product.ts";
import { strange } from "./strange.ts";

const library = openLibrary(repository, "policies");
if (isDiagnostic(library)) throw new Error(locales.en.say(library));

/** An answer or a request as a program hands it over, and all that is fixed. */
interface Handed {
  readonly subject: string;
  readonly document: Readonly<Record<string, unknown>>;
  readonly fixture: Fixture;
}

const handed: readonly Handed[] = ["cn.genai_interim_measures", "cn.labelling_measures", "eu.ai_act"].flatMap((id) => {
  const { packs, needed, vocabulary } = loadNamedPacks(repository, library, [id], "alone");
  return packs.flatMap((pack) =>
    readCases(repository, pack).cases.flatMap((it) => {
      const { run } = runOfCase(it, { pack, needed, vocabulary });
      const fixture = run && { ...run, vocabulary, mayBeRefused: namesOwnDetector };
      const { mains } = vocabulary.vocabulary;
      return (run?.inputs ?? []).flatMap((input) =>
        fixture && !mains.includes(input.subject)
          ? [{ subject: input.subject, document: plainDocument(input), fixture }]
          : [],
      );
    }),
  );
});

type Change = (document: Record<string, unknown>) => void;

interface Spot {
  readonly of: Record<string, unknown>;
  readonly key: string;
}

/** All places of a value that can hold another one. */
function spotsOf(value: unknown): readonly Spot[] {
  if (typeof value !== "object" || value === null) return [];
  const of = value as Record<string, unknown>;
  return Object.keys(of).flatMap((key) => [{ of, key }, ...spotsOf(of[key])]);
}

const elsewhere = groupBy(
  handed.flatMap((it) => spotsOf(it.document)),
  (it) => it.key,
);

const changes: fc.Arbitrary<Change> = fc
  .record({ at: fc.nat(), kind: fc.nat(7), value: fc.constantFrom(...strange) })
  .map(({ at, kind, value }) => (document) => {
    const spots = spotsOf(document);
    const spot = spots[at % Math.max(spots.length, 1)];
    if (!spot) return;
    const record = spot.of;
    // What stands there in other documents.
    const others = elsewhere.get(spot.key) ?? [spot];
    if (kind === 0 && !Array.isArray(spot.of)) delete record[spot.key];
    else if (kind === 1 && !Array.isArray(spot.of)) record[`${spot.key}x`] = value;
    else if (kind === 2 && Array.isArray(record)) record.push(structuredClone(record[Number(spot.key)]));
    else if (kind === 3 || kind === 4) record[spot.key] = structuredClone(others[at % others.length]?.of[spot.key]);
    else if (kind === 5) record[spot.key] = structuredClone(spots[(at * 7) % spots.length]?.of);
    else record[spot.key] = structuredClone(value);
  });

test("what generated code takes of changed documents is in order, and judged as the reference does", () => {
  let taken = 0;
  let left = 0;
  fc.assert(
    fc.property(fc.constantFrom(...handed), fc.array(changes, { minLength: 1, maxLength: 3 }), (it, made) => {
      const document = structuredClone(it.document);
      made.forEach((change) => change(document));
      const { vocabulary, settings } = it.fixture;
      const { documents, diagnostics } = readDocument({ path: "a.json", text: JSON.stringify(document) });
      const read = documents.map((one) =>
        readInputs(one, vocabulary, { zones: [settings.zone], needsOwnDay: settings.lawOf === undefined }),
      );
      const inputs = read.flatMap((one) => one.inputs);
      const errors = [...diagnostics, ...read.flatMap((one) => one.diagnostics)].filter(
        (one) => one.severity === "error",
      );
      const compiled = product.compileVerdicts(it.fixture, it.subject);
      const out = new Uint8Array(compiled?.columns.length ?? 0);
      if (compiled?.judge(document, out) !== true) {
        left++;
        return;
      }
      taken++;
      expect(errors).toEqual([]);
      expect(inputs.map((one) => [one.subject, one.unusable.size, one.attestations.length])).toEqual([
        [it.subject, 0, 0],
      ]);
      expect(inputs.flatMap(overstatedDetectors)).toEqual([]);
      const { differences, judged } = compareVerdicts(product, it.fixture, inputs);
      expect(differences).toEqual([]);
      expect(judged).toBe(1);
    }),
    { numRuns: runs * 3 },
  );
  expect(Math.min(taken, left)).toBeGreaterThan(runs / 4);
});

test("a text that is a placeholder is one that may be", () => {
  const words = [
    "tbd",
    "to do",
    "n/a",
    "NONE",
    "unknown",
    "xxx",
    "待补",
    "不適用。。。",
    "待補：附件一於下周提交",
    "申请中",
    "todo: ask",
    "lorem ipsum",
    "ＴＢＤ",
    "t\u200Bbd",
  ];
  const han = fc.constantFrom(..."暫无未申請中不適用待補,，。：");
  const text = fc.oneof(
    fc.constantFrom(...words),
    fc.string({ unit: "binary", maxLength: 6 }),
    fc.string({ unit: han, maxLength: 8 }),
  );
  const around = fc.constantFrom("", " ", "<", "(", "【", "\u200B", ".", "!", "]");
  fc.assert(
    fc.property(around, text, around, (before, it, after) => {
      const whole = before + it + after;
      expect(isPlaceholder(whole) && !mayBePlaceholder(whole)).toBe(false);
    }),
    { numRuns: runs * 10 },
  );
});
