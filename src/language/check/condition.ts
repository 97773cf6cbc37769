import type * as Ast from "../syntax/ast.ts";
import type { Bench, Reach } from "./bench.ts";
import { describeType } from "./describe-type.ts";
import { notACondition } from "./diagnostics/types.ts";
import { booleanType, isError } from "./inferred.ts";
import { report } from "./ledger.ts";

/** Checks that an expression is true or false. */
export function checkCondition(bench: Bench, reach: Reach, expr: Ast.Expr): void {
  const type = bench.infer(bench, reach, expr, booleanType);
  if (isError(type) || type.kind === "boolean") return;
  report(bench, reach.file, expr.span, notACondition, { is: describeType(type) });
}
