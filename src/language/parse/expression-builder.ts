import type { Fix } from "../../base/diagnostic.ts";
import type { Span } from "../../base/text.ts";
import type * as Ast from "../syntax/ast.ts";
import { depthOf } from "../syntax/walk.ts";
import { mixedConnectives, nesting, fixes } from "./diagnostics.ts";
import type { ParserState } from "./parser-state.ts";

/** How deep a condition may nest: later phases walk it by recursion. */
export const MAX_NESTING = 200;

/** An operand of a connective, with the parentheses around it in `span`. */
export interface Operand {
  readonly expr: Ast.Expr;
  readonly span: Span;
}

type Row<T> = readonly [T, ...T[]];

/** Makes nodes of rows of operands, and finds what no grammar can say: connectives that are mixed, nesting that is too deep. */
export function expressionBuilder(reading: ParserState) {
  /** The parentheses around a node; a node without an entry has none. */
  const enclosed = new Map<Ast.NodeId, Span>();
  /** Connectives that were reported as mixed already. */
  const mixed = new Set<Ast.NodeId>();

  /** The stretch of an expression with its parentheses. */
  const outerSpan = (expr: Ast.Expr): Span => enclosed.get(expr.id) ?? expr.span;

  /** Reports nesting that is too deep; what stands there instead. */
  const tooDeep = (span: Span): Ast.Missing => {
    reading.report(span.start, nesting.at(reading.place(span), { limit: MAX_NESTING }));
    return { kind: "missing", id: reading.id(), span };
  };

  const arithmetic = (operator: Ast.Arithmetic["operator"], left: Ast.Expr, right: Ast.Expr): Ast.Expr => {
    const span = { start: outerSpan(left).start, end: outerSpan(right).end };
    return { kind: "arithmetic", id: reading.id(), span, operator, left, right };
  };

  /** Products before sums, from the left. */
  const calculate = ([first, ...others]: Row<Ast.Expr>, operators: readonly Ast.Arithmetic["operator"][]): Ast.Expr => {
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
    if (typeof grouping === "number") return (operands[grouping] ?? operands[0]).expr;
    const spans = operands.map((it) => it.span);
    const span = spanOf(grouping, spans);
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

  /** Makes a connective of a row, and reports a row that can be read in two ways. */
  const connect = (operands: Row<Operand>, operators: readonly ConnectiveWord[]): Ast.Expr => {
    const [first] = operands;
    const last = operands.at(-1) ?? first;
    const span = { start: first.span.start, end: last.span.end };
    const [operator] = operators;
    const isOneWay = !isMixed(operators);
    if (operators.length > MAX_NESTING && !isOneWay) return tooDeep(span);
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
    /** Notes the parentheses around an expression. */
    enclose: (inner: Ast.Expr, span: Span): Ast.Expr => {
      enclosed.set(inner.id, span);
      return inner;
    },
    outerSpan,
    calculate,
    connect,
    /** The expression, unless its tree is deeper than others can walk: a long row of signs nests too. */
    bounded: (expr: Ast.Expr): Ast.Expr =>
      expr.span.end - expr.span.start <= MAX_NESTING || depthOf(expr) <= MAX_NESTING ? expr : tooDeep(expr.span),
    tooDeep,
  };
}

interface Trailing {
  readonly start: number;
  readonly connective: Ast.Connective;
}

function parentheses(span: Span): Fix["edits"] {
  return [
    { span: { start: span.start, end: span.start }, text: "(" },
    { span: { start: span.end, end: span.end }, text: ")" },
  ];
}

type ConnectiveWord = "and" | "or" | "implies";

/** How a flat row of operands is grouped: an operand by its index, or a connective over groups. */
type Grouping = number | { readonly operator: ConnectiveWord; readonly parts: readonly Grouping[] };

/** Loosest first. */
const usual: readonly ConnectiveWord[] = ["implies", "or", "and"];
const opposite: readonly ConnectiveWord[] = ["and", "or", "implies"];

/** Whether a row needs parentheses: more than one connective, or `implies` more than once. */
function isMixed(operators: readonly ConnectiveWord[]): boolean {
  return new Set(operators).size > 1 || operators.filter((it) => it === "implies").length > 1;
}

/**
 * The two ways in which people read a row without parentheses: `and` before `or` before `implies`, from the left;
 * or the other way round, from the right.
 */
function readingsOf(operators: readonly ConnectiveWord[]): readonly [Grouping, Grouping] {
  return [
    group(operators, 0, operators.length, usual, "left"),
    group(operators, 0, operators.length, opposite, "right"),
  ];
}

/** Groups the operands `from` to `to`, both included; operator `i` stands between the operands `i` and `i + 1`. */
function group(
  operators: readonly ConnectiveWord[],
  from: number,
  to: number,
  order: readonly ConnectiveWord[],
  side: "left" | "right",
): Grouping {
  const inner = operators.slice(from, to);
  const operator = order.find((it) => inner.includes(it));
  if (operator === undefined) return from;
  const parts: Grouping[] = [];
  let start = from;
  for (let at = from; at <= to; at += 1) {
    if (at < to && operators[at] !== operator) continue;
    parts.push(group(operators, start, at, order, side));
    start = at + 1;
  }
  if (operator !== "implies") return { operator, parts };
  return side === "left"
    ? parts.reduce((left, right) => ({ operator, parts: [left, right] }))
    : parts.reduceRight((right, left) => ({ operator, parts: [left, right] }));
}

/** The stretches that stand in parentheses in a reading, the whole row left out. */
function wrapsOf(reading: Grouping, operands: readonly Span[]): readonly Span[] {
  if (typeof reading === "number") return [];
  return reading.parts.flatMap((part) =>
    typeof part === "number" ? [] : [spanOf(part, operands), ...wrapsOf(part, operands)],
  );
}

function spanOf(grouping: Grouping, operands: readonly Span[]): Span {
  if (typeof grouping === "number") return operands[grouping] ?? { start: 0, end: 0 };
  const first = grouping.parts[0] ?? 0;
  const last = grouping.parts.at(-1) ?? 0;
  return { start: spanOf(first, operands).start, end: spanOf(last, operands).end };
}
