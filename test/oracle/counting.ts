import { exact } from "../../src/base/exact-number.ts";
import type * as Ast from "../../src/language/syntax/ast.ts";
import { calculated } from "./arithmetic.ts";
import { condition, evaluate } from "./ask.ts";
import { listIn, unlisted } from "./lists.ts";
import { and, not, open, or, yes, type Answer } from "./logic.ts";
import { exactly, known, union, unknown, wanted, type Result, type Value } from "./result.ts";
import { bound, type Scene } from "./scene.ts";
import { elementOf, typeOf } from "./types.ts";

/** The elements of `x in L`, each with its own scene; or what the list needs. */
function elementsOf(
  each: Ast.Each,
  scene: Scene,
): {
  readonly scenes: readonly Scene[] | undefined;
  readonly more: readonly Answer[];
  readonly needs: readonly string[];
} {
  const { value, needs } = listIn(evaluate(each.list, scene));
  const type = elementOf(typeOf(each.list, scene));
  return {
    more: value ? unlisted(value) : [],
    scenes: value?.items.map((result) => bound(scene, each.variable.text, { result, type })),
    needs,
  };
}

/** `any`, `every`, `no` … `satisfies` */
export function quantified({ quantifier, each, body }: Ast.Quantifier, scene: Scene): Answer {
  const { scenes, more, needs } = elementsOf(each, scene);
  if (!scenes) return open(needs);
  const answers = [...scenes.map((it) => condition(body, it)), ...more];
  if (quantifier === "every") return and(answers);
  return quantifier === "any" ? or(answers) : not(or(answers));
}

/** `count` and `share` */
export function counted({ measure, each }: Ast.Measure, scene: Scene): Result {
  const { scenes, more, needs } = elementsOf(each, scene);
  if (!scenes) return unknown(...needs);
  const ofMore = more.flatMap((it) => it.needs);
  if (measure === "share" && more.length > 0) return unknown(...ofMore);
  const { where } = each;
  const answers = scenes.map((it) => (where ? condition(where, it) : yes));
  const least = answers.filter((it) => it.is === true).length;
  const unsure = answers.filter((it) => it.is === undefined);
  const found = union(...unsure.map((it) => it.needs), ofMore);
  if (measure === "share" && answers.length === 0) return unknown("no-quotient");
  const whole = measure === "share" ? answers.length : 1;
  if (more.length > 0) return known({ kind: "number", least: exact(least), most: undefined }, found);
  return known(between(least, least + unsure.length, whole), found);
}

function between(least: number, most: number, whole: number): Value {
  const [low, high] = [exact(least)?.div(whole), exact(most)?.div(whole)];
  if (!low || !high) throw new Error("a count is a number");
  return { kind: "number", least: low, most: high };
}

/** `sum(V for x in L)` */
export function summed({ value, each }: Ast.Sum, scene: Scene): Result {
  const { scenes, more, needs } = elementsOf(each, scene);
  if (!scenes) return unknown(...needs);
  const zero = exact(0);
  if (!zero) throw new Error("zero is a number");
  const parts = scenes.map((it) => wanted(evaluate(value, it)));
  if (more.length > 0) return unknown(...parts.flatMap((it) => it.needs), ...more.flatMap((it) => it.needs));
  if (parts.some((it) => it.value === undefined)) return unknown(...parts.flatMap((it) => it.needs));
  return parts.reduce((sum, it) => calculated("+", sum, it, scene.run.settings), known(exactly(zero)));
}
