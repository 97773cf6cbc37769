import type { Message } from "../../base/message.ts";
import type * as Ast from "../syntax/ast.ts";
import type { Bench, Reach } from "./bench.ts";
import { checkCondition } from "./condition.ts";
import { describeType } from "./describe-type.ts";
import { shadowedName } from "./diagnostics/names.ts";
import { notAList, openList } from "./diagnostics/types.ts";
import { errorType, isError, type Inferred } from "./inferred.ts";
import { report } from "./ledger.ts";
import { isOpenList } from "./list.ts";
import { declarations, describeDeclared, isReadByConditions, reservedMeaning } from "./names.ts";
import { localNamed } from "./path-meaning.ts";

/** What can be seen inside `x in xs where E`: all that was seen outside, and the variable. */
export function bindEach(bench: Bench, reach: Reach, each: Ast.Each): Reach {
  const { text: name, span } = each.variable;
  const type = elementOf(bench, reach, each.list);
  const means = hiddenBy(bench, reach, name);
  if (means !== undefined) report(bench, reach.file, span, shadowedName, { name, means });
  const inner: Reach = { ...reach, local: { name, type, outer: reach.local } };
  if (each.where !== undefined) checkCondition(bench, inner, each.where);
  return inner;
}

function elementOf(bench: Bench, reach: Reach, list: Ast.Expr): Inferred {
  const type = bench.infer(bench, reach, list);
  if (type.kind === "list") {
    if (isOpenList(bench, list)) report(bench, reach.file, list.span, openList, { use: "each" });
    return type.element;
  }
  if (!isError(type)) report(bench, reach.file, list.span, notAList, { is: describeType(type) });
  return errorType;
}

/** What no condition reads may share a variable's name. */
function hiddenBy(bench: Bench, reach: Reach, name: string): Message | undefined {
  if (name === "") return undefined;
  if (localNamed(reach, name) !== undefined) return declarations.outer({ name });
  const declared = bench.names.get(name);
  if (declared !== undefined && isReadByConditions(declared)) return describeDeclared(declared);
  return reservedMeaning(bench.context, name);
}
