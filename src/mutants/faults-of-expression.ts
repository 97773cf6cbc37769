import type { Span } from "../base/text.ts";
import { printPart } from "../language/print/print.ts";
import type * as Ast from "../language/syntax/ast.ts";
import type { Change, FaultKind, Ground } from "./fault.ts";
import { stepsOfDay, stepsOfDuration, stepsOfNumber } from "./steps.ts";

/** `negated`: right after `not`, which is taken out rather than put in twice. */
type Position = "condition" | "negated" | "value";

/** What can be planted in an expression and in all of its parts, in the order of the text. */
export function faultsOfExpression(expr: Ast.Expr, ground: Ground): readonly Change[] {
  const isCondition = ground.types.get(expr.id)?.kind === "boolean";
  return faultsAt(expr, isCondition ? "condition" : "value", ground);
}

function faultsAt(expr: Ast.Expr, position: Position, ground: Ground): readonly Change[] {
  const { id, span } = expr;
  const isBare = position === "condition" && canBeNegated(expr);
  return [
    ...ownFaults(expr, ground),
    ...(isBare ? [changed<Ast.Expr>("negation", expr, { kind: "not", id, span, operand: expr }, ground)] : []),
    ...partsOf(expr, position).flatMap(([part, at]) => faultsAt(part, at, ground)),
  ];
}

/** Conditions that have no opposite of their own. */
const canBeNegated = (it: Ast.Expr): boolean =>
  it.kind === "path" || it.kind === "met" || (it.kind === "compare" && it.operator === "has");

function partsOf(expr: Ast.Expr, position: Position): readonly (readonly [Ast.Expr, Position])[] {
  switch (expr.kind) {
    case "literal":
    case "duration":
    case "path":
    case "met":
    case "missing":
      return [];
    case "list":
      return expr.items.map((it) => [it, "value"]);
    case "not":
      return [[expr.operand, "negated"]];
    case "connective":
      return expr.operands.map((it) => [it, "condition"]);
    case "compare":
    case "arithmetic":
      return [
        [expr.left, "value"],
        [expr.right, "value"],
      ];
    case "test":
    case "negate":
      return [[expr.operand, "value"]];
    case "quantifier":
      return [...partsOfEach(expr.each), [expr.body, "condition"]];
    case "measure":
      return partsOfEach(expr.each);
    case "sum":
      return [[expr.value, "value"], ...partsOfEach(expr.each)];
    case "if": {
      const branch = position === "value" ? "value" : "condition";
      return [
        [expr.condition, "condition"],
        [expr.then, branch],
        [expr.else, branch],
      ];
    }
  }
}

const partsOfEach = ({ list, where }: Ast.Each): readonly (readonly [Ast.Expr, Position])[] => [
  [list, "value"],
  ...(where ? [[where, "condition"] as const] : []),
];

const opposites: Readonly<Record<Exclude<Ast.Comparison, "has">, readonly [FaultKind, Ast.Comparison]>> = {
  "==": ["comparison", "!="],
  "!=": ["comparison", "=="],
  "<": ["comparison", "<="],
  "<=": ["comparison", "<"],
  ">": ["comparison", ">="],
  ">=": ["comparison", ">"],
  in: ["comparison", "not-in"],
  "not-in": ["comparison", "in"],
  "has-any": ["connective", "has-all"],
  "has-all": ["connective", "has-any"],
};

const otherTests: Readonly<Record<Ast.Test["test"], Ast.Test["test"]>> = {
  present: "absent",
  absent: "present",
  true: "false",
  false: "true",
  empty: "not-empty",
  "not-empty": "empty",
};

/** What can be planted in an expression itself. */
function ownFaults(expr: Ast.Expr, ground: Ground): readonly Change[] {
  switch (expr.kind) {
    case "literal":
      if (expr.type === "date") return faultsOfDay(expr, ground);
      return expr.type === "number" || expr.type === "percent"
        ? stepsOfNumber(expr.text).map((text) => changed("figure", expr, { ...expr, text }, ground))
        : [];
    case "duration":
      return stepsOfDuration(expr.text).map((text) => changed("figure", expr, { ...expr, text }, ground));
    case "list":
      // An empty list has no type.
      return expr.items.length > 1 ? expr.items.map((it) => gone("member", it, ground)) : [];
    case "not":
      return [changed("negation", expr, expr.operand, ground)];
    case "connective":
      return faultsOfConnective(expr, ground);
    case "compare": {
      if (expr.operator === "has") return [];
      const [kind, operator] = opposites[expr.operator];
      return [changed(kind, expr, { ...expr, operator }, ground)];
    }
    case "test":
      return [changed("comparison", expr, { ...expr, test: otherTests[expr.test] }, ground)];
    case "quantifier": {
      const quantifier = expr.quantifier === "any" ? "every" : "any";
      const kind = expr.quantifier === "no" ? "negation" : "connective";
      return [changed(kind, expr, { ...expr, quantifier }, ground)];
    }
    case "measure":
    case "sum":
      return conditionGone(expr.each, ground);
    case "path":
    case "met":
    case "arithmetic":
    case "negate":
    case "if":
    case "missing":
      return [];
  }
}

function faultsOfConnective(expr: Ast.Connective, ground: Ground): readonly Change[] {
  const { operator, operands } = expr;
  const without = (operand: Ast.Expr): readonly Change[] => {
    const [first, ...others] = operands.filter((it) => it !== operand);
    const by = first && others.length > 0 ? { ...expr, operands: [first, ...others] } : first;
    return by ? [{ ...gone("clause", operand, ground), node: expr, by }] : [];
  };
  if (operator === "implies") return operands.slice(0, 1).flatMap(without);
  const other = changed("connective", expr, { ...expr, operator: operator === "and" ? "or" : "and" }, ground);
  return [other, ...operands.flatMap(without)];
}

/** What can be planted in `x in xs where E`, but not in its list. */
export function faultsOfEach(each: Ast.Each, ground: Ground): readonly Change[] {
  return [...conditionGone(each, ground), ...(each.where ? faultsOfExpression(each.where, ground) : [])];
}

const conditionGone = ({ where }: Ast.Each, ground: Ground): readonly Change[] =>
  where ? [gone("clause", where, ground)] : [];

/** A day early or late. */
export const faultsOfDay = (day: Ast.Literal, ground: Ground): readonly Change[] =>
  stepsOfDay(day.text).map((text) => changed("date", day, { ...day, text }, ground));

/** Other words in the place of some. */
export function changed<T extends Ast.Expr | Ast.Clause>(kind: FaultKind, node: T, by: T, ground: Ground): Change {
  const was = printPart(node, ground.language);
  return { kind, span: node.span, was, becomes: printPart(by, ground.language), node, by };
}

/** Words that are gone. */
export const gone = (kind: FaultKind, node: Ast.Expr | Ast.Clause, ground: Ground): Change =>
  taken(kind, node, node.span, printPart(node, ground.language));

/** A part of the tree that is gone, which stands for some words. */
export const taken = (kind: FaultKind, node: object, span: Span, was: string): Change => {
  return { kind, span, was, becomes: undefined, node, by: undefined };
};
