import { expect, test } from "vitest";
import { homesOf } from "../../../src/analysis/trace/trace-expression.ts";
import { traceRule, writtenNodesOf, type TracedPart } from "../../../src/analysis/trace/trace-rule.ts";
import type { TracedExpression } from "../../../src/analysis/trace/trace-expression.ts";
import { not, or, type Truth } from "../../../src/base/kleene.ts";
import { readCases } from "../../../src/cases/read-cases.ts";
import { judgedAsNamed, runOfCase } from "../../../src/cases/run-cases.ts";
import { isVerdict } from "../../../src/evaluate/decision.ts";
import { operand, truthOf } from "../../../src/evaluate/value.ts";
import { rollUp } from "../../../src/evaluate/verdict.ts";
import { openTests } from "../../../src/engine/test-packs.ts";
import { repository } from "../../kit/repository.ts";

/** It has lists, standards, definitions, presumptions, exceptions and what is pending. */
const names = ["cn.security_assessment"];

/** Of so many cases one. */
const stride = 3;

const opened = openTests(names, "policies", repository);
if ("exitCode" in opened) throw new Error("the shipped packs can be read");
const traced = opened.worlds.flatMap((world) => {
  const nodes = writtenNodesOf(world.pack, world.needed, world.vocabulary.vocabulary);
  const packs = [world.pack, ...world.needed];
  return readCases(repository, world.pack)
    .cases.filter((_, at) => at % stride === 0)
    .flatMap((it) => {
      const { run } = runOfCase(it, world);
      if (!run) throw new Error("a shipped case can be judged");
      return judgedAsNamed(run, it).map(({ expected: { rule }, got }) => {
        return { rule, got, instances: traceRule(rule, { run, packs, nodes, homes: homesOf(packs) }) };
      });
    });
});
const parts = traced.flatMap(({ instances }) => instances.flatMap((it) => it.parts));

const truth = (it: TracedExpression | undefined): Truth | undefined => it?.result && truthOf(operand(it.result));

test("the instances of a traced rule come to what the case was judged by", () => {
  const wrong = traced.filter(
    ({ got, instances }) => isVerdict(got) && got !== rollUp(instances.map((it) => it.instance.verdict)),
  );
  expect(wrong.map((it) => [it.rule, it.got])).toEqual([]);
});

/** What a part comes to by the expression at its root; undefined: it has none, or several. */
function ofRoot({ part, expressions }: TracedPart): Truth | undefined {
  const [root, ...others] = expressions;
  const found = others.length === 0 ? truth(root) : undefined;
  const words = part.place.source.text.slice(part.place.span.start, part.place.span.end);
  return found && /^(forbid|\w+ does not apply)/.test(words) ? not(found) : found;
}

test("each part agrees with the expression at its root", () => {
  const told = parts.filter(({ part }) => part.kind !== "for-each" && part.kind !== "exemption");
  const wrong = told.filter((it) => ofRoot(it) !== undefined && ofRoot(it) !== it.result);
  expect(wrong.map((it) => [it.part.place.source.path, it.part.place.span.start, it.result])).toEqual([]);
  expect(new Set(told.map((it) => `${it.part.kind} ${it.result}`)).size).toBeGreaterThan(9);
});

const below = (it: TracedExpression): readonly TracedExpression[] => [
  it,
  ...it.parts.flatMap(below),
  ...it.elements.flatMap((one) => one.parts.flatMap(below)),
  ...(it.reads?.parts.flatMap(below) ?? []),
];

const everything = parts.flatMap((it) => it.expressions.flatMap(below));

test("`and`, `or` and `not` come to what their own parts do, as Kleene has it", () => {
  const joined = everything.filter((it) => it.result && (it.kind === "connective" || it.kind === "not"));
  const expected = (it: TracedExpression): Truth => {
    const all = it.parts.map((one) => truth(one) ?? "unknown");
    const [first = "unknown"] = all;
    if (it.kind === "not") return not(first);
    // Equal operands are one; `a and b` is that not one of them fails.
    if (it.parts.some((one) => one.lead === "or")) return or(all);
    return it.parts.some((one) => one.lead === "implies")
      ? or([not(first), all[1] ?? "unknown"])
      : not(or(all.map(not)));
  };
  const wrong = joined.filter((it) => truth(it) !== expected(it));
  expect(wrong.map((it) => it.place.source.text.slice(it.place.span.start, it.place.span.end))).toEqual([]);
  expect(joined.length).toBeGreaterThan(300);
});

test("every expression of a part that was asked has a value, but for bodies over lists without elements", () => {
  const asked = parts
    .filter((it) => it.result !== "not_asked" && it.part.kind !== "exemption")
    .flatMap((it) => it.expressions.map((one) => [it.part.kind, one] as const));
  const isLookedAt = (it: TracedExpression): boolean =>
    it.result !== undefined &&
    it.parts.every((one) => isLookedAt(one) || one.role === "where" || one.role === "body") &&
    it.elements.every((one) => one.parts.every(isLookedAt));
  const wrong = asked.filter(([kind, it]) => kind !== "for-each" && !isLookedAt(it));
  expect(wrong.map(([, it]) => it.place.source.text.slice(it.place.span.start, it.place.span.end))).toEqual([]);
});
