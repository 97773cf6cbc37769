import { exact } from "../../src/base/exact.ts";
import type * as Ast from "../../src/language/syntax/ast.ts";
import { children } from "../../src/language/syntax/walk.ts";
import type { Book } from "./book.ts";
import { declared, fullName, inBook, type Named } from "./declared.ts";
import { within, type Scene } from "./scene.ts";

/**
 * The first name in the alphabet of what a pack declares with the same meaning in all of its texts: things that mean the
 * same are one.
 */
export function firstNameOf(name: string, books: readonly Book[], scene: Scene): string {
  const meaning = (one: string): string =>
    JSON.stringify(
      books.map((book) => {
        const it = inBook(book, one);
        return it && meaningOf(it, `${book.text.id}.${one}`, within(scene, book));
      }),
    );
  const names = books.flatMap((book) => [...book.definitions.keys(), ...book.parameters.keys()]);
  const mine = meaning(name);
  return names.filter((it) => meaning(it) === mine).toSorted()[0] ?? name;
}

/** What is declared, as a text that is equal where two mean the same by the way they are written. */
function meaningOf(it: Named, full: string, scene: Scene): string {
  switch (it.kind) {
    case "open-term":
    case "open-list":
      return full;
    case "parameter":
      return it.values
        .map((one) => `${textOf(one.value, scene)} from ${one.from.text} until ${one.until?.text ?? "never"}`)
        .toSorted()
        .join(", ");
    case "define": {
      const others = it.exceptions.map((one) => `except ${textOf(one.value, scene)} when ${textOf(one.when, scene)}`);
      const value = textOf(it.value, scene);
      return others.length === 0 ? value : `(${[value, ...new Set(others.toSorted())].join(" ")})`;
    }
  }
}

/** An expression as such a text: names by what they stand for, variables by how deep they are bound. */
export const textOf = (expr: Ast.Expr, scene: Scene): string => written(expr, scene, []);

function written(expr: Ast.Expr, scene: Scene, bound: readonly string[]): string {
  const of = (it: Ast.Expr): string => written(it, scene, bound);
  switch (expr.kind) {
    case "literal":
      return literal(expr);
    case "duration":
      return expr.text;
    case "path":
      return path(expr, scene, bound);
    case "list":
      return `[${[...expr.items.map(of), ...(expr.open ? ["..."] : [])].toSorted().join(", ")}]`;
    case "not":
      return negated(of(expr.operand));
    case "connective":
      return connected(expr, of);
    case "compare":
      return comparison(expr, of);
    case "test":
      return tested(expr.test, of(expr.operand));
    case "met":
      return `met ${fullName(expr.standard)} ${expr.element === undefined ? "" : variable(expr.element.text, bound)}`;
    case "quantifier": {
      const body = written(expr.body, scene, [...bound, expr.each.variable.text]);
      const text = `${expr.quantifier === "every" ? "every" : "any"} in ${of(expr.each.list)} (${body})`;
      return expr.quantifier === "no" ? negated(text) : text;
    }
    case "measure": {
      const inside = [...bound, expr.each.variable.text];
      return `${expr.measure} in ${of(expr.each.list)} (${expr.each.where ? written(expr.each.where, scene, inside) : ""})`;
    }
    case "sum":
      return `sum in ${of(expr.each.list)} (${written(expr.value, scene, [...bound, expr.each.variable.text])})`;
    default:
      return `(${[expr.kind, "operator" in expr ? expr.operator : "", ...children(expr).map(of)].join(" ")})`;
  }
}

const literal = ({ type, text }: Ast.Literal): string =>
  type === "number" || type === "percent"
    ? (exact(text)
        ?.div(type === "percent" ? 100 : 1)
        .toFraction() ?? text)
    : JSON.stringify([type, text]);

function path(expr: Ast.Path, scene: Scene, bound: readonly string[]): string {
  const [first, ...rest] = expr.steps.map((it) => it.text);
  if (first !== undefined && bound.includes(first)) return [variable(first, bound), ...rest].join(".");
  const found = declared(fullName(expr), scene);
  if (!found || scene.run.settings.vocabulary.subjects.has(first ?? "")) return fullName(expr);
  return found.book === scene.book ? meaningOf(found.it, found.full, scene) : found.full;
}

const variable = (name: string, bound: readonly string[]): string => `$${bound.lastIndexOf(name)}`;

const negated = (text: string): string => (text.startsWith("not ") ? text.slice(4) : `not ${text}`);

function connected({ operator, operands }: Ast.Connective, of: (it: Ast.Expr) => string): string {
  const [first = "", ...others] = operands.map(of);
  const parts = operator === "implies" ? [negated(first), ...others] : [first, ...others];
  const sign = operator === "and" ? " and " : " or ";
  const sorted = [...new Set(parts)].toSorted();
  return sorted.length === 1 ? sorted.join("") : `(${sorted.join(sign)})`;
}

function comparison({ operator, left, right }: Ast.Compare, of: (it: Ast.Expr) => string): string {
  const [a, b] = [of(left), of(right)];
  switch (operator) {
    case ">":
      return `(${b} < ${a})`;
    case ">=":
      return `(${b} <= ${a})`;
    case "==":
      return `(${[a, b].toSorted().join(" == ")})`;
    case "!=":
      return negated(`(${[a, b].toSorted().join(" == ")})`);
    case "not-in":
      return negated(`(${a} in ${b})`);
    case "has":
      return `(${b} in ${a})`;
    default:
      return `(${a} ${operator} ${b})`;
  }
}

function tested(test: Ast.Test["test"], operand: string): string {
  switch (test) {
    case "true":
      return operand;
    case "false":
      return negated(operand);
    case "absent":
      return negated(`(${operand} is present)`);
    case "not-empty":
      return negated(`(${operand} is empty)`);
    case "present":
    case "empty":
      return `(${operand} is ${test})`;
  }
}
