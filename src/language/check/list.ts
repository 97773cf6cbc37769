import type * as Ast from "../syntax/ast.ts";
import type { Bench, Reach } from "./bench.ts";
import { describeType } from "./describe-type.ts";
import { emptyList, mixedList } from "./diagnostics/types.ts";
import { errorType, isError, joinTypes, type Inferred } from "./inferred.ts";
import { knownAt } from "./known-at.ts";
import { report } from "./ledger.ts";
import { needsExpectation } from "./pair.ts";

/** The type of a list as written: its elements are of one kind. */
export function inferList(bench: Bench, reach: Reach, list: Ast.List, expected: Inferred | undefined): Inferred {
  if (list.items.length === 0) {
    report(bench, reach.file, list.span, emptyList, {});
    return errorType;
  }
  let wanted = expected?.kind === "list" ? expected.element : expected;
  const types = new Map<Ast.Expr, Inferred>();
  const needy: Ast.Expr[] = [];
  for (const item of list.items) {
    if (needsExpectation(bench, reach, item)) needy.push(item);
    else {
      const type = bench.infer(bench, reach, item, wanted);
      types.set(item, type);
      wanted ??= type;
    }
  }
  for (const item of needy) types.set(item, bench.infer(bench, reach, item, wanted));

  let element: Inferred = errorType;
  for (const item of list.items) {
    const type = types.get(item) ?? errorType;
    const joined = joinTypes(element, type);
    if (joined !== undefined) element = joined;
    else report(bench, reach.file, item.span, mixedList, { item: describeType(type), others: describeType(element) });
  }
  return isError(element) ? element : { kind: "list", element, key: undefined };
}

/** Whether a list that the law leaves open is among the values of an expression. */
export function isOpenList(bench: Bench, expr: Ast.Expr): boolean {
  if (expr.kind === "list") return expr.open;
  if (expr.kind === "if") return isOpenList(bench, expr.then) || isOpenList(bench, expr.else);
  return expr.kind === "path" && knownAt(bench, expr).some((it) => it.open);
}
