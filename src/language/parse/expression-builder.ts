import type { IToken } from "chevrotain";
import { replacing, type Fix } from "../../base/diagnostic.ts";
import type { Place, Span } from "../../base/text.ts";
import type * as Ast from "../syntax/ast.ts";
import { depthOf } from "../syntax/walk.ts";
import { isMixed, readingsOf, wrapsOf, type ConnectiveWord, type Grouping } from "./connectives.ts";
import { keywordAsName, mixedConnectives, nesting } from "./diagnostics.ts";
import type { Reading } from "./reader.ts";
import { Recovery } from "./recovery.ts";
import { boundaries, DurationToken, signs, Word } from "./tokens.ts";

/** An operand of a connective, with the parentheses around it in `span`. */
export interface Operand {
  readonly expr: Ast.Expr;
  readonly span: Span;
}

const MOST_LEVELS = 200;

/** Makes the nodes of expressions, and finds what no grammar can say: mixed connectives, nesting that is too deep. */
export abstract class ExpressionBuilder extends Recovery {
  protected depth = 0;
  /** The parentheses around a node; a node without an entry has none. */
  private enclosed = new Map<Ast.NodeId, Span>();
  /** Connectives that were reported as mixed already. */
  private mixed = new Set<Ast.NodeId>();

  override begin(reading: Reading, tokens: readonly IToken[]): void {
    super.begin(reading, tokens);
    this.depth = 0;
    this.enclosed = new Map();
    this.mixed = new Set();
  }

  protected placeOf(token: IToken): Place {
    return this.place({ start: token.startOffset, end: (token.endOffset ?? 0) + 1 });
  }

  protected missing(): Ast.Missing {
    return { kind: "missing", id: this.id(), span: { start: this.lastEnd(), end: this.lastEnd() } };
  }

  protected nameOf(token: IToken): Ast.Name {
    return { text: token.image, span: { start: token.startOffset, end: (token.endOffset ?? 0) + 1 } };
  }

  protected pathTo(steps: readonly [Ast.Name, ...Ast.Name[]]): Ast.Path {
    return {
      kind: "path",
      id: this.id(),
      span: { start: steps[0].span.start, end: (steps.at(-1) ?? steps[0]).span.end },
      steps,
    };
  }

  protected literalOf(token: IToken, type: Ast.Literal["type"] | undefined): Ast.Literal | Ast.DurationLiteral {
    const { span } = this.nameOf(token);
    return type === undefined || token.tokenType === DurationToken
      ? { kind: "duration", id: this.id(), span, text: token.image }
      : { kind: "literal", id: this.id(), span, type, text: token.image };
  }

  /** Reports a keyword that begins a path, and makes a name of it. */
  protected nameKeyword(): boolean {
    const token = this.LA(1);
    const word = token.image;
    const instead = `${word.replaceAll(" ", "_")}_1`;
    const span = this.spanOfNext();
    this.report(span.start, () => keywordAsName.at(this.place(span), { word, instead }, replacing(span, instead)));
    Object.assign(token, { tokenType: Word, tokenTypeIdx: Word.tokenTypeIdx, image: word.replaceAll(" ", "_") });
    return true;
  }

  protected enclose(inner: Ast.Expr, span: Span): Ast.Expr {
    this.enclosed.set(inner.id, span);
    return inner;
  }

  protected outerSpan(expr: Ast.Expr): Span {
    return this.enclosed.get(expr.id) ?? expr.span;
  }

  /** Products before sums, from the left. */
  protected calculate(operands: readonly Ast.Expr[], operators: readonly Ast.Arithmetic["operator"][]): Ast.Expr {
    let sum: Ast.Expr | undefined;
    let product = operands[0] ?? this.missing();
    let sign: "+" | "-" = "+";
    operators.forEach((operator, index) => {
      const next = operands[index + 1] ?? product;
      if (operator === "*" || operator === "/") {
        product = this.arithmetic(operator, product, next);
        return;
      }
      sum = sum === undefined ? product : this.arithmetic(sign, sum, product);
      sign = operator;
      product = next;
    });
    return sum === undefined ? product : this.arithmetic(sign, sum, product);
  }

  private arithmetic(operator: Ast.Arithmetic["operator"], left: Ast.Expr, right: Ast.Expr): Ast.Expr {
    const span = { start: this.outerSpan(left).start, end: this.outerSpan(right).end };
    return { kind: "arithmetic", id: this.id(), span, operator, left, right };
  }

  /** Makes a connective of a row, and reports a row that can be read in two ways. */
  protected connect(operands: readonly Operand[], operators: readonly ConnectiveWord[]): Ast.Expr {
    const last = operands.at(-1) ?? { expr: this.missing(), span: this.spanFrom(this.here()) };
    const [first = last] = operands;
    const span = { start: first.span.start, end: last.span.end };
    const isSingle = operators.length === 0;
    if (operators.length > MOST_LEVELS && isMixed(operators)) return this.tooDeep(span);
    const mixed = isMixed(operators);
    const trailing = isSingle && last.expr.kind !== "not" ? undefined : this.trailing(last.expr);
    if (mixed || (trailing !== undefined && !this.mixed.has(trailing.connective.id))) {
      this.reportMixed(span, operands, operators, trailing);
    }
    if (isSingle) return last.expr;
    const [reading] = readingsOf(operators);
    const made = this.build(
      mixed ? reading : { operator: operators[0] ?? "and", parts: operands.map((_, at) => at) },
      operands,
    );
    if (mixed) this.mixed.add(made.id);
    return made;
  }

  private build(grouping: Grouping, operands: readonly Operand[]): Ast.Expr {
    if (typeof grouping === "number") return operands[grouping]?.expr ?? this.missing();
    const first = operands[firstOf(grouping)]?.span ?? { start: 0, end: 0 };
    const span = { start: first.start, end: operands[lastOf(grouping)]?.span.end ?? first.end };
    const parts = grouping.parts.map((it) => this.build(it, operands));
    return { kind: "connective", id: this.id(), span, operator: grouping.operator, operands: parts, block: false };
  }

  /** The connective without parentheses that ends an operand, and the words before its first operand. */
  private trailing(expr: Ast.Expr): Trailing | undefined {
    if (this.enclosed.has(expr.id)) return undefined;
    if (expr.kind === "not") return this.trailing(expr.operand);
    if (expr.kind !== "quantifier" && expr.kind !== "if") return undefined;
    const body = expr.kind === "quantifier" ? expr.body : expr.else;
    if (body.kind === "connective" && !body.block && !this.enclosed.has(body.id)) {
      return { start: expr.span.start, connective: body };
    }
    const inner = this.trailing(body);
    return inner === undefined ? undefined : { start: expr.span.start, connective: inner.connective };
  }

  private reportMixed(
    span: Span,
    operands: readonly Operand[],
    operators: readonly ConnectiveWord[],
    trailing: Trailing | undefined,
  ): void {
    const wraps =
      trailing === undefined
        ? this.wrapsOfMixed(operands, operators)
        : this.wrapsOfTrailing(operands, operators, trailing);
    const [meant, other] = wraps.map((it) => this.wordsOf(span, it));
    const readings = [meant ?? "", other ?? ""] as const;
    const fix = {
      title: `read it as \`${readings[0]}\``,
      zh: `讀作 \`${readings[0]}\``,
      edits: (wraps[0] ?? []).flatMap(parentheses),
    } satisfies Fix;
    this.tell(mixedConnectives.at(this.place(span), { text: this.wordsOf(span), readings }, fix));
  }

  private wrapsOfMixed(
    operands: readonly Operand[],
    operators: readonly ConnectiveWord[],
  ): readonly (readonly Span[])[] {
    return readingsOf(operators).map((it) =>
      wrapsOf(
        it,
        operands.map(({ span }) => span),
      ),
    );
  }

  /** Either the quantifier takes the rest of the row, or it ends before the connective in its body. */
  private wrapsOfTrailing(
    operands: readonly Operand[],
    operators: readonly ConnectiveWord[],
    { start, connective }: Trailing,
  ): readonly (readonly Span[])[] {
    const spans = operands.map(({ span }) => span);
    const parts = connective.operands.map((it) => this.outerSpan(it));
    const [head = connective.span, ...rest] = parts;
    const outer = spans.at(-1) ?? connective.span;
    const short = { start: outer.start, end: head.end };
    const row = [...operators, ...rest.map(() => connective.operator)];
    const shorter = wrapsOf(readingsOf(row)[0], [...spans.slice(0, -1), short, ...rest]);
    const whole = operators.length === 0 ? [] : wrapsOf(readingsOf(operators)[0], spans);
    return [
      [...whole, { start, end: outer.end }],
      [...(isMixed(row) ? shorter : []), short],
    ];
  }

  /** The author's words in a stretch, one blank between them, with parentheses round some. */
  protected wordsOf(span: Span, wraps: readonly Span[] = []): string {
    let words = "";
    let last = span.start;
    for (const token of this.tokensIn(span)) {
      const end = (token.endOffset ?? 0) + 1;
      const closing = wraps.filter((it) => it.end === last).length;
      if (words !== "") words += ")".repeat(closing) + (token.startOffset > last ? " " : "");
      words += "(".repeat(wraps.filter((it) => it.start === token.startOffset).length);
      words += this.sourceOf(token) ?? "";
      last = end;
    }
    return words + ")".repeat(wraps.filter((it) => it.end === last).length);
  }

  protected isTooDeep(more = 0): boolean {
    return !this.RECORDING_PHASE && this.depth + more >= MOST_LEVELS;
  }

  /** Reports an expression that nests too deep, and skips to what can follow it. */
  protected skipDeep(): Ast.Expr {
    const missing = this.tooDeep(this.spanFromOffset(this.here()));
    let open = 0;
    while (!this.atEnd() && !boundaries.has(this.LA(1).tokenType)) {
      const type = this.LA(1).tokenType;
      if (type === signs["("] || type === signs["["] || type === signs["{"]) open += 1;
      if (type === signs[")"] || type === signs["]"] || type === signs["}"]) open -= 1;
      if (open < 0) break;
      this.SKIP_TOKEN();
    }
    return missing;
  }

  /** The expression, unless its tree is deeper than others can walk: a long row of signs nests too. */
  protected bounded(expr: Ast.Expr): Ast.Expr {
    if (expr.span.end - expr.span.start <= MOST_LEVELS || depthOf(expr) <= MOST_LEVELS) return expr;
    return this.tooDeep(expr.span);
  }

  protected tooDeep(span: Span): Ast.Missing {
    this.report(span.start, () => nesting.at(this.place(span), { limit: MOST_LEVELS }));
    return { kind: "missing", id: this.id(), span };
  }
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
