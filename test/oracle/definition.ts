import type * as Ast from "../../src/language/syntax/ast.ts";
import { sameness } from "./compare.ts";
import { condition, evaluate } from "./ask.ts";
import { union, unknown, type Result } from "./result.ts";
import type { Scene } from "./scene.ts";
import { typeOf } from "./types.ts";

/** A definition: its value, or that of the exceptions that hold. */
export function defined(it: Ast.Define, full: string, scene: Scene): Result {
  const type = [it.value, ...it.exceptions.map((one) => one.value)]
    .map((one) => typeOf(one, scene))
    .find((one) => one !== undefined);
  if (it.exceptions.length === 0) return evaluate(it.value, scene, type);

  const exceptions = it.exceptions.map((one) => ({ when: condition(one.when, scene), value: one.value }));
  const holding = exceptions.filter((one) => one.when.is === true);
  const possible = exceptions.filter((one) => one.when.is === undefined);
  const valueOf = (value: Ast.Expr): Result => evaluate(value, scene, type);
  const base = holding.length > 0 ? holding.map((one) => valueOf(one.value)) : [valueOf(it.value)];
  const { zone } = scene.run.settings;
  if (isSomePair(base, (a, b) => sameness(a, b, zone) === false)) return unknown(`contradiction ${full}`);

  const candidates = [...base, ...possible.map((one) => valueOf(one.value))];
  const [first] = candidates;
  if (first && !isSomePair(candidates, (a, b) => sameness(a, b, zone) !== true)) return first;
  const needs = union(...possible.map((one) => one.when.needs), ...candidates.map((one) => one.needs));
  return unknown(...(needs.length > 0 ? needs : ["not-comparable"]));
}

const isSomePair = (all: readonly Result[], test: (a: Result, b: Result) => boolean): boolean =>
  all.some((a, index) => all.slice(index + 1).some((b) => test(a, b)));
