import { writing } from "../../base/diagnostic.ts";
import type { IToken, TokenType } from "chevrotain";
import type * as Ast from "../syntax/ast.ts";
import { chainedComparison, expected, standardForMet } from "./diagnostics.ts";
import type { Operand } from "./expression-builder.ts";
import { OperandParser } from "./operand-parser.ts";
import { keywordToken, signs } from "./tokens.ts";

const token = keywordToken;
const relations = new Map<TokenType, Ast.Comparison>([
  [signs["=="], "=="],
  [signs["!="], "!="],
  [signs["<"], "<"],
  [signs["<="], "<="],
  [signs[">"], ">"],
  [signs[">="], ">="],
  [token("in"), "in"],
  [token("not-in"), "not-in"],
  [token("has"), "has"],
  [token("has-any"), "has-any"],
  [token("has-all"), "has-all"],
]);

const tests = new Map<TokenType, Ast.Test["test"]>([
  [token("is-present"), "present"],
  [token("is-absent"), "absent"],
  [token("is-true"), "true"],
  [token("is-false"), "false"],
  [token("is-empty"), "empty"],
  [token("is-not-empty"), "not-empty"],
]);

const connectives = new Map<TokenType, Ast.Connective["operator"]>([
  [token("and"), "and"],
  [token("or"), "or"],
  [token("implies"), "implies"],
]);

const quantifiers = new Map<TokenType, Ast.Quantifier["quantifier"]>([
  [token("any"), "any"],
  [token("every"), "every"],
  [token("no"), "no"],
]);

const quantifierOrIf = new Set<TokenType>([...quantifiers.keys(), token("if")]);

/** The grammar of conditions. */
export abstract class ExpressionParser extends OperandParser {
  /** A row of comparisons under one connective. */
  protected readonly expression = this.RULE("expression", (): Ast.Expr => {
    if (this.isTooDeep()) return this.skipDeep();
    this.depth += 1;
    const operands = [this.operandOf(() => this.SUBRULE(this.comparison))];
    const operators: Ast.Connective["operator"][] = [];
    this.MANY(() => {
      const sign = this.OR([
        { ALT: () => this.CONSUME(token("and")) },
        { ALT: () => this.CONSUME(token("or")) },
        { ALT: () => this.CONSUME(token("implies")) },
      ]);
      operators.push(this.ACTION(() => connectives.get(sign.tokenType) ?? "and"));
      operands.push(this.operandOf(() => this.SUBRULE2(this.comparison)));
    });
    this.depth -= 1;
    return this.ACTION(() => this.connect(operands, operators));
  });

  private operandOf(parse: () => Ast.Expr): Operand {
    const start = this.here();
    const expr = parse();
    return { expr, span: this.spanFrom(start) };
  }

  private readonly comparison = this.RULE("comparison", (): Ast.Expr => {
    const nots: number[] = [];
    this.MANY(() => nots.push(this.CONSUME(token("not")).startOffset));
    if (this.isTooDeep(nots.length)) return this.skipDeep();
    this.depth += nots.length;
    const isOther = !this.RECORDING_PHASE && !quantifierOrIf.has(this.LA(1).tokenType);
    const inner = isOther
      ? this.SUBRULE(this.relation)
      : this.OR([
          { ALT: () => this.SUBRULE(this.quantifier) },
          { ALT: () => this.SUBRULE(this.conditional) },
          { ALT: () => this.SUBRULE(this.relation) },
        ]);
    this.depth -= nots.length;
    return this.ACTION(() => nots.reduceRight((operand, start) => this.not(start, operand), inner));
  });

  /** `when E`. `unless E` in its place is reported, and read as `when not (E)`. */
  protected whenOf(condition: () => Ast.Expr): Ast.Expr {
    const unless = this.LA(1);
    if (this.RECORDING_PHASE || unless.tokenType !== token("unless")) {
      this.expectKeyword(1, "when");
      return condition();
    }
    const after = this.sourceOf(this.LA(0));
    this.SKIP_TOKEN();
    const start = this.here();
    const negated = condition();
    const end = this.lastEnd();
    const [when, not] = [this.written("when"), this.written("not")];
    const edits = [
      { span: { start: unless.startOffset, end: start }, text: `${when} ${not} (` },
      { span: { start: end, end }, text: ")" },
    ];
    const fix = negated.kind === "missing" ? undefined : { ...writing(`${when} ${not} (…)`), edits };
    const params = { what: `\`${when}\``, after, found: unless.image, hint: undefined };
    this.report(unless.startOffset, () => expected.at(this.placeOf(unless), params, fix));
    return this.not(start, negated);
  }

  private not(start: number, operand: Ast.Expr): Ast.Expr {
    return { kind: "not", id: this.id(), span: this.spanFrom(start), operand };
  }

  private readonly quantifier = this.RULE("quantifier", (): Ast.Expr => {
    const start = this.here();
    const word = this.OR([
      { ALT: () => this.CONSUME(token("any")) },
      { ALT: () => this.CONSUME(token("every")) },
      { ALT: () => this.CONSUME(token("no")) },
    ]);
    const each = this.SUBRULE(this.each);
    this.expectKeyword(1, "satisfies");
    const body = this.SUBRULE(this.expression);
    return this.ACTION(() => {
      const quantifier = quantifiers.get(word.tokenType) ?? "any";
      return { kind: "quantifier", id: this.id(), span: this.spanFrom(start), quantifier, each, body };
    });
  });

  private readonly conditional = this.RULE("conditional", (): Ast.Expr => {
    const start = this.here();
    this.CONSUME(token("if"));
    const condition = this.SUBRULE(this.expression);
    this.expectKeyword(1, "then");
    const then = this.SUBRULE2(this.expression);
    this.expectKeyword(2, "else");
    const otherwise = this.SUBRULE3(this.expression);
    return this.ACTION(() => ({
      kind: "if",
      id: this.id(),
      span: this.spanFrom(start),
      condition,
      then,
      else: otherwise,
    }));
  });

  /** Of comparisons that chain only the first stays in the tree: the others would be compared with true or false. */
  private readonly relation = this.RULE("relation", (): Ast.Expr => {
    const start = this.here();
    let left = this.SUBRULE(this.value);
    let compared = 0;
    this.MANY(() => {
      const sign = this.SUBRULE(this.relationSign);
      const right = this.SUBRULE2(this.value);
      left = this.ACTION(() => {
        compared += 1;
        if (compared === 2) this.reportChain(start, left, sign, right);
        if (compared > 1) return left;
        const operator = relations.get(sign.tokenType) ?? "==";
        return { kind: "compare", id: this.id(), span: this.spanFrom(start), operator, left, right };
      });
    });
    this.OPTION(() => {
      const sign = this.SUBRULE(this.testSign);
      left = this.ACTION(() => {
        if (compared === 1)
          this.tell(chainedComparison.at(this.placeOf(sign), { sign: sign.image, instead: undefined }));
        if (compared > 0) return left;
        const test = tests.get(sign.tokenType) ?? "present";
        return { kind: "test", id: this.id(), span: this.spanFrom(start), test, operand: left };
      });
    });
    this.OPTION2(() => {
      const met = this.CONSUME(token("is-met"));
      const element = this.OPTION3(() => {
        this.CONSUME(token("for"));
        return this.name(1, "the element that the standard is met for");
      });
      left = this.ACTION(() => {
        const standard = left.kind === "path" ? left : this.pathTo([this.noName()]);
        if (left.kind !== "path" && left.kind !== "missing") {
          this.tell(standardForMet.at(this.placeOf(met), { met: met.image }));
        }
        const isMet: Ast.Expr = { kind: "met", id: this.id(), span: this.spanFrom(start), standard, element };
        return met.image === this.written("is-met") ? isMet : this.not(start, isMet);
      });
    });
    return left;
  });

  private reportChain(start: number, left: Ast.Expr, sign: IToken, right: Ast.Expr): void {
    const shared = left.kind === "compare" ? this.outerSpan(left.right) : left.span;
    const end = this.lastEnd();
    const first = this.wordsOf({ start, end: shared.end });
    const second = this.wordsOf({ start: shared.start, end });
    const orders =
      left.kind === "compare" && !/[a-z]/.test(left.operator) && !/[a-z]/.test(relations.get(sign.tokenType) ?? "in");
    const instead = orders && right.kind !== "missing" ? `(${first} and ${second})` : undefined;
    const fix =
      instead === undefined ? undefined : { ...writing(instead), edits: [{ span: { start, end }, text: instead }] };
    this.tell(chainedComparison.at(this.placeOf(sign), { sign: sign.image, instead }, fix));
  }

  private readonly relationSigns = [...relations.keys()].map((type) => ({ ALT: () => this.CONSUME(type) }));
  private readonly relationSign = this.RULE("relationSign", (): IToken => this.OR(this.relationSigns));

  private readonly testSigns = [...tests.keys()].map((type) => ({ ALT: () => this.CONSUME(type) }));
  private readonly testSign = this.RULE("testSign", (): IToken => this.OR(this.testSigns));
}
