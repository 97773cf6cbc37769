import { _ } from "ajv/dist/2020.js";
import fc from "fast-check";
import { expect, test } from "vitest";
import { invariant } from "../../src/base/invariant.ts";
import { acceptanceRuntime } from "../../src/compiled/acceptance-runtime.ts";
import { emitAcceptance } from "../../src/compiled/acceptance.ts";
import { evaluated } from "../../src/compiled/evaluated.ts";
import { compileLineReader } from "../../src/compiled/line-reader.ts";
import { timeReader } from "../../src/compiled/runtime.ts";
import { isPlaceholder, mayBePlaceholder } from "../../src/vocabulary/is-placeholder.ts";
import { changes, handed } from "./handed.ts";
import { schemaTexts, vocabularyOf } from "../rooms/vocabulary/load.ts";
import { day } from "./small-world.ts";
import { product } from "./product.ts";
import { isTaken, requestsAround } from "./law-of-acceptance.ts";
import { runs } from "./laws.ts";

test("what generated code takes of changed documents is in order, and judged as the reference does", () => {
  let taken = 0;
  let left = 0;
  fc.assert(
    fc.property(fc.constantFrom(...handed), fc.array(changes, { minLength: 1, maxLength: 3 }), (it, made) => {
      const document = structuredClone(it.document);
      made.forEach((change) => change(document));
      if (isTaken(it, document)) taken++;
      else left++;
    }),
    { numRuns: runs * 3 },
  );
  expect(Math.min(taken, left)).toBeGreaterThan(runs / 4);
});

test("a copy says what its document says, and shares nothing with it that can be changed where it is taken", () => {
  const partsOf = (it: unknown): readonly object[] =>
    typeof it === "object" && it !== null ? [it, ...Object.values(it).flatMap(partsOf)] : [];
  let taken = 0;
  fc.assert(
    fc.property(fc.constantFrom(...handed), fc.array(changes, { maxLength: 2 }), (it, made) => {
      const compiled = product.compileVerdicts(it.fixture, it.subject);
      const document: Record<string, unknown> = structuredClone(it.document);
      made.forEach((change) => change(document));
      const copy = compiled?.copy(document) ?? {};
      expect(copy).toEqual(document);
      const out = new Uint8Array(compiled?.bytes ?? 0);
      if (compiled?.judge(copy, out) !== true) return;
      taken++;
      const given = new Set(partsOf(document));
      expect(partsOf(copy).filter((part) => given.has(part))).toEqual([]);
    }),
    { numRuns: runs },
  );
  expect(taken).toBeGreaterThan(runs / 4);
});

test("an event that lies ahead is left to the reference, and one of the day of judgement is not", () => {
  const all = requestsAround();
  for (const it of all) expect(isTaken(it.of, it.document)).toBe(!it.isAhead);
  expect(all.length).toBeGreaterThan(20);
});

test("of a vocabulary of one's own nothing is taken that its lists of values do not have", () => {
  const own = ['maybe: { type: [string, "null"], enum: [a, b] }', "grade: { type: integer, enum: [1, 2] }"];
  const texts = new Map(schemaTexts);
  const before = texts.get("response.schema.yaml") ?? "";
  const written = own.map((it) => `  ${it}`).join("\n");
  texts.set("response.schema.yaml", before.replace("\nproperties:\n", `\nproperties:\n${written}\n`));
  const { value: vocabulary } = vocabularyOf(texts);
  invariant(vocabulary, "the vocabulary is read");
  const asked = { vocabulary, subject: "response", carried: ["request"], longestList: 100 };
  const zone = { name: "Asia/Shanghai" } as const;
  const [accepts, acceptsRead] = [false, true].map((read) => {
    const { name, code } = emitAcceptance({ ...asked, needsOwnDay: false, read });
    const make = evaluated<(h: unknown) => (document: unknown) => boolean>(_`${code}return ${name};`);
    return make(acceptanceRuntime([{ read: timeReader(zone), asOf: day("2026-06-30") }]));
  });
  const reads = { subjects: new Map(), factsOn: false };
  const fixture = { vocabulary } as unknown as Parameters<typeof compileLineReader>[0];
  const read = compileLineReader(fixture, { ...asked, reads, wanted: [] });
  const isTaken = (facts: object): readonly (boolean | undefined)[] => {
    const document = { response: { id: "r-1", at: "2025-11-01T10:00:00+08:00", ...facts } };
    const bytes = new TextEncoder().encode(JSON.stringify(document));
    const line = read(bytes, 0, bytes.length);
    return [accepts?.(document), line !== undefined && acceptsRead?.(line)];
  };
  expect([{}, { maybe: "a" }].map(isTaken)).toEqual([
    [true, true],
    [true, true],
  ]);
  expect([{ maybe: null }, { maybe: "c" }, { grade: 7 }, { grade: 1 }].flatMap(isTaken)).not.toContain(true);
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
    "Not sure",
    "don't know",
    "Don’t know.",
    "不知道",
    "不確定。",
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
