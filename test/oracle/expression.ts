import { parseDay } from "../../src/base/civil-date.ts";
import { parseDuration } from "../../src/base/duration.ts";
import { exact } from "../../src/base/exact-number.ts";
import type * as Ast from "../../src/language/syntax/ast.ts";
import type { Type } from "../../src/vocabulary/type.ts";
import { calculated } from "./arithmetic.ts";
import { compared, sameness } from "./compare.ts";
import { counted, quantified, summed } from "./counting.ts";
import { hasAll, hasAny, isEmpty, isIn } from "./lists.ts";
import { and, answerOf, not, or, resultOf, type Answer } from "./logic.ts";
import { named } from "./names.ts";
import { exactly, known, unknown, type Result, type Value } from "./result.ts";
import type { Scene } from "./scene.ts";
import { isMet } from "./standard.ts";
import { elementOf, listOf, typeOf } from "./types.ts";

/** The value of an expression; `expected`: the kind that a word beside it has to be of. */
export function evaluate(expr: Ast.Expr, scene: Scene, expected?: Type): Result {
  switch (expr.kind) {
    case "literal":
      return known(literal(expr));
    case "duration": {
      const duration = parseDuration(expr.text);
      if (!duration) throw new Error(`${expr.text} is a duration`);
      return known({ kind: "duration", duration });
    }
    case "list": {
      const type = elementOf(expected) ?? elementOf(typeOf(expr, scene));
      const items = expr.items.map((it) => evaluate(it, scene, type));
      return known({ kind: "list", items, ...(expr.open ? { open: { name: undefined } } : {}) });
    }
    case "path":
      return named(expr, scene, expected);
    case "measure":
      return counted(expr, scene);
    case "sum":
      return summed(expr, scene);
    case "arithmetic":
      return calculated(expr.operator, evaluate(expr.left, scene), evaluate(expr.right, scene), scene.run.settings);
    case "negate":
      return calculated("-", zero, evaluate(expr.operand, scene), scene.run.settings);
    case "if":
      return chosen(expr, scene, expected);
    case "missing":
      throw new Error("a policy that is judged has no mistakes");
    case "connective": {
      // A block of one condition is that condition, also where that is null.
      const [only, ...others] = expr.operands;
      return only && others.length === 0 ? evaluate(only, scene) : resultOf(condition(expr, scene));
    }
    case "test":
      // `E is true` is `E`, also where that is null.
      return expr.test === "true" ? evaluate(expr.operand, scene) : resultOf(condition(expr, scene));
    default:
      return resultOf(condition(expr, scene));
  }
}

const zero = known(exactly(exact(0) ?? never()));

/** The answer of a condition. */
export function condition(expr: Ast.Expr, scene: Scene): Answer {
  const ask = (it: Ast.Expr): Answer => condition(it, scene);
  switch (expr.kind) {
    case "not":
      return not(ask(expr.operand));
    case "connective": {
      const [first, second] = expr.operands;
      if (expr.operator !== "implies") return (expr.operator === "and" ? and : or)(expr.operands.map(ask));
      if (!first || !second) throw new Error("implies has two sides");
      return or([not(ask(first)), ask(second)]);
    }
    case "compare":
      return comparison(expr, scene);
    case "test":
      return tested(expr, scene);
    case "met":
      return isMet(expr, scene);
    case "quantifier":
      return quantified(expr, scene);
    default:
      return answerOf(evaluate(expr, scene));
  }
}

function comparison({ operator, left, right }: Ast.Compare, scene: Scene): Answer {
  const { zone } = scene.run.settings;
  const [leftType, rightType] = [typeOf(left, scene), typeOf(right, scene)];
  const ofLeft = (type: Type | undefined): Result => evaluate(left, scene, type);
  const ofRight = (type: Type | undefined): Result => evaluate(right, scene, type);
  switch (operator) {
    case "in":
      return isIn(ofLeft(elementOf(rightType)), ofRight(listOf(leftType)), scene);
    case "not-in":
      return not(isIn(ofLeft(elementOf(rightType)), ofRight(listOf(leftType)), scene));
    case "has":
      return isIn(ofRight(elementOf(leftType)), ofLeft(listOf(rightType)), scene);
    case "has-any":
      return hasAny(ofLeft(rightType), ofRight(leftType), scene);
    case "has-all":
      return hasAll(ofLeft(rightType), ofRight(leftType), scene);
    default:
      return compared(operator, ofLeft(rightType), ofRight(leftType), zone);
  }
}

function tested({ test, operand }: Ast.Test, scene: Scene): Answer {
  switch (test) {
    case "true":
      return condition(operand, scene);
    case "false":
      return not(condition(operand, scene));
    case "empty":
      return isEmpty(evaluate(operand, scene));
    case "not-empty":
      return not(isEmpty(evaluate(operand, scene)));
    case "present":
    case "absent": {
      const { value, needs, ahead } = evaluate(operand, scene);
      if (value === undefined) return { is: undefined, needs };
      if (ahead !== undefined) return { is: undefined, needs: [ahead] };
      return { is: (value.kind !== "null") === (test === "present"), needs: [] };
    }
  }
}

function chosen(expr: Ast.If, scene: Scene, expected: Type | undefined): Result {
  const type = expected ?? typeOf(expr, scene);
  const { is, needs } = condition(expr.condition, scene);
  if (is !== undefined) return evaluate(is ? expr.then : expr.else, scene, type);
  const [then, other] = [evaluate(expr.then, scene, type), evaluate(expr.else, scene, type)];
  return sameness(then, other, scene.run.settings.zone) === true ? then : unknown(...needs);
}

function literal({ type, text }: Ast.Literal): Value {
  switch (type) {
    case "boolean":
      return { kind: "truth", is: text === "true" };
    case "number":
      return exactly(exact(text) ?? never());
    case "percent":
      return exactly(exact(text)?.div(100) ?? never());
    case "string":
      return { kind: "text", text };
    case "date": {
      const day = parseDay(text);
      return day === undefined ? never() : { kind: "date", day };
    }
  }
}

function never(): never {
  throw new Error("the parser reads what is written");
}
