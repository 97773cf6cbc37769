import fc from "fast-check";
import { expect, test } from "vitest";
import { clauseRows, english, type ClauseKind } from "../../src/language/parse/keywords.ts";
import { parse } from "../../src/language/parse/parse.ts";
import type * as Ast from "../../src/language/syntax/ast.ts";
import { packsOf, situations } from "./situation.ts";

const sample = fc.sample(situations, { numRuns: 250, seed: 20_230_815 });
const packs = sample.flatMap((it) => packsOf(it.plan));

/** Every kind of node that a sound tree can hold beside clauses; the compiler says if one is missing. */
const kinds: Readonly<Record<Exclude<(Ast.Declaration | Ast.Expr)["kind"], ClauseKind | "missing">, true>> = {
  unit: true,
  scope: true,
  define: true,
  parameter: true,
  "open-term": true,
  "open-list": true,
  standard: true,
  rule: true,
  exemption: true,
  "yields-to": true,
  "no-rule": true,
  "addressed-to": true,
  "not-encodable": true,
  literal: true,
  duration: true,
  list: true,
  path: true,
  not: true,
  connective: true,
  compare: true,
  test: true,
  met: true,
  quantifier: true,
  measure: true,
  sum: true,
  arithmetic: true,
  negate: true,
  if: true,
};

/** The kinds of all nodes of a tree. */
function* kindsIn(value: unknown): Generator<string> {
  if (typeof value !== "object" || value === null) return;
  if ("kind" in value && typeof value.kind === "string") yield value.kind;
  for (const it of Object.values(value)) yield* kindsIn(it);
}

test("every kind of node occurs in generated packs", () => {
  const trees = packs.flatMap((it) => it.files.map((file) => parse(file).value.declarations));
  const found = new Set(kindsIn(trees));
  expect([...Object.keys(clauseRows), ...Object.keys(kinds)].filter((it) => !found.has(it))).toEqual([]);
});

test("every keyword occurs in generated packs", () => {
  const text = packs.flatMap((it) => it.files.map((file) => file.text)).join("\n");
  const absent = Object.keys(english.phrases).filter((it) => !new RegExp(`(?<![\\w.])${it}(?!\\w)`).test(text));
  expect(absent).toEqual([]);
});

test("generated packs come in versions, as drafts, and with what other packs declare", () => {
  const versions = sample.map((it) => it.plan.packs.filter((one) => one.id === "u").length);
  expect(new Set(versions)).toEqual(new Set([1, 2]));
  expect(packs.some((it) => it.inForce === "never")).toBe(true);
  expect(packs.some((it) => it.text === "later")).toBe(true);
  expect(packs.some((it) => it.id === "w" && it.files.some((file) => /from .*\b[tu]\.\w+ when/.test(file.text)))).toBe(
    true,
  );
  expect(packs.some((it) => it.files.some((file) => /\bu\.(first|least|notice)\b/.test(file.text)))).toBe(true);
});
