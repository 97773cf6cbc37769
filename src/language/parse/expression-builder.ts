import type { Fix } from "../../base/diagnostic.ts";
import type { Span } from "../../base/text.ts";
import type * as Ast from "../syntax/ast.ts";
import { depthOf } from "../syntax/walk.ts";
import { isMixed, readingsOf, wrapsOf, type ConnectiveWord, type Grouping } from "./connectives.ts";
import { mixedConnectives, nesting } from "./diagnostics.ts";
import { fixes } from "./messages.ts";
import type { Reading } from "./reading.ts";

/** How deep a condition may nest: later phases walk it by recursion. */
export const MOST_LEVELS = 200;

/** An operand of a connective, with the parentheses around it in `span`. */
export interface Operand {
  readonly expr: Ast.Expr;
  readonly span: Span;
}

type Row<T> = readonly [T, ...T[]];

/** Makes nodes of rows of operands, and finds what no grammar can say: connectives that are mixed, nesting that is too deep. */
export interface ExpressionBuilder {
  /** Notes the parentheses around an expression. */
  readonly enclose: (inner: Ast.Expr, span: Span) => Ast.Expr;
  /** The stretch of an expression with its parentheses. */
  readonly outerSpan: (expr: Ast.Expr) => Span;
  /** Products before sums, from the left. */
  readonly calculate: (operands: Row<Ast.Expr>, operators: readonly Ast.Arithmetic["operator"][]) => Ast.Expr;
  /** Makes a connective of a row, and reports a row that can be read in two ways. */
  readonly connect: (operands: Row<Operand>, operators: readonly ConnectiveWord[]) => Ast.Expr;
  /** The expression, unless its tree is deeper than others can walk: a long row of signs nests too. */
  readonly bounded: (expr: Ast.Expr) => Ast.Expr;
  /** Reports nesting that is too deep; what stands there instead. */
  readonly tooDeep: (span: Span) => Ast.Missing;
}

export function expressionBuilder(reading: Reading): ExpressionBuilder {
  /** The parentheses around a node; a node without an entry has none. */
  const enclosed = new Map<Ast.NodeId, Span>();
  /** Connectives that were reported as mixed already. */
  const mixed = new Set<Ast.NodeId>();

  const outerSpan = (expr: Ast.Expr): Span => enclosed.get(expr.id) ?? expr.span;

  const tooDeep = (span: Span): Ast.Missing => {
    reading.report(span.start, () => nesting.at(reading.place(span), { limit: MOST_LEVELS }));
    return { kind: "missing", id: reading.id(), span };
  };

  const arithmetic = (operator: Ast.Arithmetic["operator"], left: Ast.Expr, right: Ast.Expr): Ast.Expr => {
    const span = { start: outerSpan(left).start, end: outerSpan(right).end };
    return { kind: "arithmetic", id: reading.id(), span, operator, left, right };
  };

  const calculate: ExpressionBuilder["calculate"] = ([first, ...others], operators) => {
    let sum: Ast.Expr | undefined;
    let product = first;
    let sign: "+" | "-" = "+";
    operators.forEach((operator, index) => {
      const next = others[index] ?? product;
      if (operator === "*" || operator === "/") {
        product = arithmetic(operator, product, next);
        return;
      }
      sum = sum === undefined ? product : arithmetic(sign, sum, product);
      sign = operator;
      product = next;
    });
    return sum === undefined ? product : arithmetic(sign, sum, product);
  };

  const build = (grouping: Grouping, operands: Row<Operand>): Ast.Expr => {
    const at = (index: number): Operand => operands[index] ?? operands[0];
    if (typeof grouping === "number") return at(grouping).expr;
    const span = { start: at(firstOf(grouping)).span.start, end: at(lastOf(grouping)).span.end };
    const parts = grouping.parts.map((it) => build(it, operands));
    return { kind: "connective", id: reading.id(), span, operator: grouping.operator, operands: parts, block: false };
  };

  /** The connective without parentheses that ends an operand, and the words before its first operand. */
  const trailingOf = (expr: Ast.Expr): Trailing | undefined => {
    if (enclosed.has(expr.id)) return undefined;
    if (expr.kind === "not") return trailingOf(expr.operand);
    if (expr.kind !== "quantifier" && expr.kind !== "if") return undefined;
    const body = expr.kind === "quantifier" ? expr.body : expr.else;
    if (body.kind === "connective" && !body.block && !enclosed.has(body.id)) {
      return { start: expr.span.start, connective: body };
    }
    const inner = trailingOf(body);
    return inner === undefined ? undefined : { start: expr.span.start, connective: inner.connective };
  };

  /** Either the quantifier takes the rest of the row, or it ends before the connective in its body. */
  const wrapsOfTrailing = (
    spans: Row<Span>,
    operators: readonly ConnectiveWord[],
    { start, connective }: Trailing,
  ): readonly (readonly Span[])[] => {
    const [head = connective.span, ...rest] = connective.operands.map(outerSpan);
    const outer = spans.at(-1) ?? spans[0];
    const short = { start: outer.start, end: head.end };
    const row = [...operators, ...rest.map(() => connective.operator)];
    const shorter = wrapsOf(readingsOf(row)[0], [...spans.slice(0, -1), short, ...rest]);
    const whole = operators.length === 0 ? [] : wrapsOf(readingsOf(operators)[0], spans);
    return [
      [...whole, { start, end: outer.end }],
      [...(isMixed(row) ? shorter : []), short],
    ];
  };

  const reportMixed = (span: Span, wraps: readonly (readonly Span[])[]): void => {
    const [meant = "", other = ""] = wraps.map((it) => reading.wordsOf(span, it));
    const fix = { ...fixes.readAs({ text: meant }), edits: (wraps[0] ?? []).flatMap(parentheses) };
    const params = { text: reading.wordsOf(span), first: meant, second: other };
    reading.tell(mixedConnectives.at(reading.place(span), params, fix));
  };

  const connect: ExpressionBuilder["connect"] = (operands, operators) => {
    const [first] = operands;
    const last = operands.at(-1) ?? first;
    const span = { start: first.span.start, end: last.span.end };
    const [operator] = operators;
    const isOneWay = !isMixed(operators);
    if (operators.length > MOST_LEVELS && !isOneWay) return tooDeep(span);
    const trailing = operator === undefined && last.expr.kind !== "not" ? undefined : trailingOf(last.expr);
    if (!isOneWay || (trailing !== undefined && !mixed.has(trailing.connective.id))) {
      const spans = operands.map((it) => it.span) as [Span, ...Span[]];
      const wraps =
        trailing === undefined
          ? readingsOf(operators).map((it) => wrapsOf(it, spans))
          : wrapsOfTrailing(spans, operators, trailing);
      reportMixed(span, wraps);
    }
    if (operator === undefined) return last.expr;
    const made = build(
      isOneWay ? { operator, parts: operands.map((_, at) => at) } : readingsOf(operators)[0],
      operands,
    );
    if (!isOneWay) mixed.add(made.id);
    return made;
  };

  return {
    enclose: (inner, span) => {
      enclosed.set(inner.id, span);
      return inner;
    },
    outerSpan,
    calculate,
    connect,
    bounded: (expr) =>
      expr.span.end - expr.span.start <= MOST_LEVELS || depthOf(expr) <= MOST_LEVELS ? expr : tooDeep(expr.span),
    tooDeep,
  };
}

interface Trailing {
  readonly start: number;
  readonly connective: Ast.Connective;
}

function firstOf(grouping: Grouping): number {
  return typeof grouping === "number" ? grouping : firstOf(grouping.parts[0] ?? 0);
}

function lastOf(grouping: Grouping): number {
  return typeof grouping === "number" ? grouping : lastOf(grouping.parts.at(-1) ?? 0);
}

function parentheses(span: Span): Fix["edits"] {
  return [
    { span: { start: span.start, end: span.start }, text: "(" },
    { span: { start: span.end, end: span.end }, text: ")" },
  ];
}
