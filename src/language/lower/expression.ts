import { formatDuration, parseDuration } from "../../base/duration.ts";
import { exact } from "../../base/exact-number.ts";
import { invariant } from "../../base/invariant.ts";
import type { GraphBuilder } from "../../graph/builder.ts";
import type { FactType, GraphId, LiteralNode } from "../../graph/graph.ts";
import type { Type } from "../../vocabulary/type.ts";
import type { Meaning } from "../check/checked-pack.ts";
import type * as Ast from "../syntax/ast.ts";
import { fullName, type LoweringContext } from "./lowering-context.ts";

/** Several clauses of one kind as one condition; undefined: there is none. */
export function lowerJoined(
  lowering: LoweringContext,
  kind: "and" | "or",
  conditions: readonly Ast.Expr[],
): GraphId | undefined {
  const of = conditions.map((it) => lowerExpression(lowering, it));
  return of.length > 1 ? lowering.builder.add({ kind, of }) : of[0];
}

/** An expression as a node; sugar (`!=`, `no`, `implies`, `is absent` …) becomes the few forms of the graph. */
export function lowerExpression(lowering: LoweringContext, expr: Ast.Expr): GraphId {
  const id = nodeOf(lowering, expr);
  lowering.written?.set(expr, id);
  return id;
}

function nodeOf(lowering: LoweringContext, expr: Ast.Expr): GraphId {
  const { builder } = lowering;
  const lower = (it: Ast.Expr): GraphId => lowerExpression(lowering, it);
  const not = (of: GraphId): GraphId => builder.add({ kind: "not", of });
  switch (expr.kind) {
    case "literal":
      return builder.add(literal(expr));
    case "duration": {
      const duration = parseDuration(expr.text);
      invariant(duration, "the parser reads durations only");
      return builder.add({ kind: "literal", type: "duration", value: formatDuration(duration) });
    }
    case "list": {
      const id = builder.add({ kind: "list", of: expr.items.map(lower), open: expr.open });
      if (expr.open) {
        const { sound, owner } = lowering;
        const place = { source: owner.file.source, span: expr.span };
        lowering.openLists.set(expr, { sound, id, source: { locator: owner.locator, place, quote: undefined } });
      }
      return id;
    }
    case "path":
      return path(lowering, expr);
    case "not":
      return not(lower(expr.operand));
    case "connective": {
      const [first, second] = expr.operands;
      if (expr.operator === "implies" && first && second)
        return builder.add({ kind: "or", of: [not(lower(first)), lower(second)] });
      const of = expr.operands.map(lower);
      const [only] = of;
      if (of.length === 1 && only !== undefined) return only;
      return builder.add({ kind: expr.operator === "or" ? "or" : "and", of });
    }
    case "compare":
      return comparison(builder, expr.operator, lower(expr.left), lower(expr.right));
    case "test":
      return test(builder, expr.test, lower(expr.operand));
    case "met": {
      const meaning = meaningOf(lowering, expr.standard);
      invariant(meaning.kind === "standard", "only standards are met");
      const element = expr.element && elementOf(lowering, expr);
      return builder.add({ kind: "met", standard: lowering.named.standard(meaning.standard), element });
    }
    case "quantifier": {
      const list = lower(expr.each.list);
      const body = lower(expr.body);
      if (expr.quantifier === "every") return builder.add({ kind: "every", list, body });
      const some = builder.add({ kind: "some", list, body });
      return expr.quantifier === "no" ? not(some) : some;
    }
    case "measure": {
      const list = lower(expr.each.list);
      const body = expr.each.where
        ? lower(expr.each.where)
        : builder.add({ kind: "literal", type: "boolean", value: "true" });
      return builder.add({ kind: expr.measure, list, body });
    }
    case "sum":
      return builder.add({ kind: "sum", list: lower(expr.each.list), body: lower(expr.value) });
    case "arithmetic": {
      const operator = ({ "+": "add", "-": "subtract", "*": "multiply", "/": "divide" } as const)[expr.operator];
      return builder.add({ kind: "arithmetic", operator, left: lower(expr.left), right: lower(expr.right) });
    }
    case "negate": {
      const zero = builder.add({ kind: "literal", type: "number", value: "0" });
      return builder.add({ kind: "arithmetic", operator: "subtract", left: zero, right: lower(expr.operand) });
    }
    case "if":
      return builder.add({
        kind: "if",
        condition: lower(expr.condition),
        then: lower(expr.then),
        else: lower(expr.else),
      });
    case "missing":
      throw new Error("invariant broken: a sound pack has no missing expression");
  }
}

function test(builder: GraphBuilder, kind: Ast.Test["test"], of: GraphId): GraphId {
  switch (kind) {
    case "present":
    case "empty":
      return builder.add({ kind, of });
    case "absent":
      return builder.add({ kind: "not", of: test(builder, "present", of) });
    case "not-empty":
      return builder.add({ kind: "not", of: test(builder, "empty", of) });
    case "true":
      return of;
    case "false":
      return builder.add({ kind: "not", of });
  }
}

function comparison(builder: GraphBuilder, operator: Ast.Comparison, left: GraphId, right: GraphId): GraphId {
  switch (operator) {
    case "==":
      return builder.add({ kind: "compare", operator: "equal", left, right });
    case "!=":
      return builder.add({ kind: "not", of: comparison(builder, "==", left, right) });
    case "<":
      return builder.add({ kind: "compare", operator: "less", left, right });
    case "<=":
      return builder.add({ kind: "compare", operator: "at-most", left, right });
    case ">":
      return comparison(builder, "<", right, left);
    case ">=":
      return comparison(builder, "<=", right, left);
    case "in":
      return builder.add({ kind: "in", item: left, list: right });
    case "not-in":
      return builder.add({ kind: "not", of: comparison(builder, "in", left, right) });
    case "has":
      return comparison(builder, "in", right, left);
    case "has-any":
      return builder.add({ kind: "overlaps", left, right });
    case "has-all":
      return builder.add({ kind: "includes", left, right });
  }
}

function literal(expr: Ast.Literal): LiteralNode {
  const { type, text } = expr;
  if (type === "number" || type === "percent") {
    const number = exact(text)?.div(type === "percent" ? 100 : 1);
    invariant(number, "the parser reads numbers only");
    return { kind: "literal", type: "number", value: number.toFraction() };
  }
  return { kind: "literal", type: type === "string" ? "text" : type, value: text };
}

function meaningOf(lowering: LoweringContext, path: Ast.Path): Meaning {
  const meaning = lowering.sound.meanings.get(path.id);
  invariant(meaning, "every path of a sound pack has a meaning");
  return meaning;
}

/** The variable after `is met for`: its meaning is kept under the id of the whole test. */
function elementOf(lowering: LoweringContext, expr: Ast.Met): GraphId {
  const meaning = lowering.sound.meanings.get(expr.id);
  invariant(meaning?.kind === "variable", "`for` names a variable");
  return lowering.builder.add({ kind: "local", depth: meaning.depth });
}

function path(lowering: LoweringContext, expr: Ast.Path): GraphId {
  const { builder, named, sound } = lowering;
  const meaning = meaningOf(lowering, expr);
  const read = (of: GraphId, fields: readonly string[]): GraphId => {
    if (fields.length === 0) return of;
    const type = sound.types.get(expr.id);
    invariant(type, "every path of a sound pack has a type");
    return builder.add({ kind: "field", of, path: fields, type: factType(type) });
  };
  switch (meaning.kind) {
    case "subject":
      return read(builder.add({ kind: "subject", name: meaning.subject }), meaning.fields);
    case "variable":
      return read(builder.add({ kind: "local", depth: meaning.depth }), meaning.fields);
    case "definition":
      return named.definition(meaning.definition);
    case "parameter":
      return named.parameter(meaning.parameter);
    case "foreign":
      return named.foreign(meaning.declarations);
    case "open-list":
      return named.openList(meaning.list);
    case "term": {
      const type = sound.types.get(expr.id);
      invariant(type, "every path of a sound pack has a type");
      return builder.add({ kind: "term", name: fullName(sound, meaning.term), type: factType(type) });
    }
    case "day":
      return builder.add({ kind: "day", day: meaning.day });
    case "member":
      return builder.add({ kind: "literal", type: "text", value: meaning.member });
    case "standard":
      throw new Error("invariant broken: a standard is no value");
  }
}

/** How the evaluator reads a value of this type. */
function factType(type: Type): FactType {
  switch (type.kind) {
    case "string":
    case "enum":
      return "text";
    case "list":
      return { list: factType(type.element) };
    default:
      return type.kind;
  }
}
