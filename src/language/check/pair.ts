import type * as Ast from "../syntax/ast.ts";
import type { Bench, Reach } from "./bench.ts";
import type { Inferred } from "./inferred.ts";
import { isBareWord } from "./path-meaning.ts";

/** The types of two expressions that stand side by side: what means nothing by itself learns from the other. */
export function inferPair(
  bench: Bench,
  reach: Reach,
  [left, right]: readonly [Ast.Expr, Ast.Expr],
  expected?: Inferred,
): readonly [Inferred, Inferred] {
  if (expected === undefined && needsExpectation(bench, reach, left) && !needsExpectation(bench, reach, right)) {
    const type = bench.infer(bench, reach, right);
    return [bench.infer(bench, reach, left, type), type];
  }
  const type = bench.infer(bench, reach, left, expected);
  return [type, bench.infer(bench, reach, right, expected ?? type)];
}

/** Whether an expression is made of words and texts that its neighbour explains. */
export function needsExpectation(bench: Bench, reach: Reach, expr: Ast.Expr): boolean {
  switch (expr.kind) {
    case "path":
      return isBareWord(bench, reach, expr);
    case "literal":
      return expr.type === "string";
    case "list":
      return expr.items.every((it) => needsExpectation(bench, reach, it));
    case "if":
      return needsExpectation(bench, reach, expr.then) && needsExpectation(bench, reach, expr.else);
    default:
      return false;
  }
}
