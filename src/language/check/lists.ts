import type { Message } from "../../base/message.ts";
import type * as Ast from "../syntax/ast.ts";
import { checkCondition, type Checker, type Environment } from "./checker-state.ts";
import { report } from "./context.ts";
import { knownAt } from "./cross-pack.ts";
import { shadowedName } from "./diagnostics/names.ts";
import { emptyList, mixedList, notAList, openList } from "./diagnostics/types.ts";
import { variableNamed, isBareWord } from "./path.ts";
import { symbolTitles, describeSymbol, isReadByConditions, reservedMeaning } from "./symbols.ts";
import { describeType, errorType, isError, joinTypes, listType, type InferredType } from "./types.ts";

/** The type of a list as written: its elements are of one kind. */
export function inferList(reach: Environment, list: Ast.ListLiteral, expected: InferredType | undefined): InferredType {
  if (list.items.length === 0) {
    report(reach, list.span, emptyList, {});
    return errorType;
  }
  let wanted = expected?.kind === "list" ? expected.element : expected;
  const types = new Map<Ast.Expr, InferredType>();
  const needy: Ast.Expr[] = [];
  for (const item of list.items) {
    if (needsExpectation(reach, item)) needy.push(item);
    else {
      const type = reach.infer(reach, item, wanted);
      types.set(item, type);
      wanted ??= type;
    }
  }
  for (const item of needy) types.set(item, reach.infer(reach, item, wanted));

  let element: InferredType = errorType;
  for (const item of list.items) {
    const type = types.get(item) ?? errorType;
    const joined = joinTypes(element, type);
    if (joined !== undefined) element = joined;
    else report(reach, item.span, mixedList, { item: describeType(type), others: describeType(element) });
  }
  return listType(element);
}

/** Whether a list that the law leaves open is among the values of an expression. */
export function isOpenList(bench: Checker, expr: Ast.Expr): boolean {
  if (expr.kind === "list") return expr.open;
  if (expr.kind === "if") return isOpenList(bench, expr.then) || isOpenList(bench, expr.else);
  return expr.kind === "path" && knownAt(bench, expr).some((it) => it.open);
}

/** What can be seen inside `x in xs where E`: all that was seen outside, and the variable. */
export function bindEach(reach: Environment, each: Ast.Each): Environment {
  const { text: name, span } = each.variable;
  const type = elementOf(reach, each.list);
  const means = hiddenBy(reach, name);
  if (means !== undefined) report(reach, span, shadowedName, { name, means });
  const inner: Environment = { ...reach, local: { name, type, outer: reach.local } };
  if (each.where !== undefined) checkCondition(inner, each.where);
  return inner;
}

function elementOf(reach: Environment, list: Ast.Expr): InferredType {
  const type = reach.infer(reach, list);
  if (type.kind === "list") {
    if (isOpenList(reach, list)) report(reach, list.span, openList, { use: "each" });
    return type.element;
  }
  if (!isError(type)) report(reach, list.span, notAList, { is: describeType(type) });
  return errorType;
}

/** What no condition reads may share a variable's name. */
function hiddenBy(reach: Environment, name: string): Message | undefined {
  if (name === "") return undefined;
  if (variableNamed(reach, name) !== undefined) return symbolTitles.outer({ name });
  const declared = reach.names.get(name);
  if (declared !== undefined && isReadByConditions(declared)) return describeSymbol(declared);
  return reservedMeaning(reach.context, name);
}

/** The types of two expressions that stand side by side: what means nothing by itself learns from the other. */
export function inferPair(
  reach: Environment,
  [left, right]: readonly [Ast.Expr, Ast.Expr],
  expected?: InferredType,
): readonly [InferredType, InferredType] {
  if (expected === undefined && needsExpectation(reach, left) && !needsExpectation(reach, right)) {
    const type = reach.infer(reach, right);
    return [reach.infer(reach, left, type), type];
  }
  const type = reach.infer(reach, left, expected);
  return [type, reach.infer(reach, right, expected ?? type)];
}

/** Whether an expression is made of words and texts that its neighbour explains. */
export function needsExpectation(reach: Environment, expr: Ast.Expr): boolean {
  switch (expr.kind) {
    case "path":
      return isBareWord(reach, expr);
    case "literal":
      return expr.type === "string";
    case "list":
      return expr.items.every((it) => needsExpectation(reach, it));
    case "if":
      return needsExpectation(reach, expr.then) && needsExpectation(reach, expr.else);
    default:
      return false;
  }
}
