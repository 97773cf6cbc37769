import type { IToken, TokenType } from "chevrotain";
import type * as Ast from "../syntax/ast.ts";
import { chainedComparison, nesting, standardForMet } from "./diagnostics.ts";
import { ExpressionBuilder, type Operand } from "./expression-builder.ts";
import type { Keyword } from "./keywords.ts";
import type { Reading } from "./reader.ts";
import {
  DateToken,
  DurationToken,
  keywordOf,
  keywordToken,
  NumberToken,
  Percent,
  signs,
  SoftWord,
  TextToken,
  Word,
} from "./tokens.ts";

const token = keywordToken;
const MOST_LEVELS = 200;

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

const literals = new Map<TokenType, Ast.Literal["type"]>([
  [token("true"), "boolean"],
  [token("false"), "boolean"],
  [NumberToken, "number"],
  [Percent, "percent"],
  [TextToken, "string"],
  [DateToken, "date"],
]);

const operandStarts = new Set<TokenType>([
  ...literals.keys(),
  DurationToken,
  Word,
  signs["["],
  signs["("],
  ...(["count", "share", "sum", "all-of", "any-of"] as const).map(token),
]);

const conditionAfter: ReadonlySet<Keyword | undefined> = new Set<Keyword>([
  ...(["when", "unless", "require", "forbid", "where", "satisfies", "if", "only-if", "and", "or", "not", "implies"] as const),
  ...(["policy-applies", "article-applies", "paragraph-applies", "item-applies"] as const),
  ...(["policy-does-not-apply", "article-does-not-apply", "paragraph-does-not-apply", "item-does-not-apply"] as const),
]);

/** Words after which a soft keyword is itself, and no member of an enumeration. */
const afterSoft = new Set<TokenType>([NumberToken, TextToken, Word, signs["["]]);

/** The grammar of expressions. */
export abstract class ExpressionParser extends ExpressionBuilder {
  private depth = 0;

  protected override begin(reading: Reading, tokens: readonly IToken[]): void {
    super.begin(reading, tokens);
    this.depth = 0;
  }

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
    const inner = this.OR([
      { ALT: () => this.SUBRULE(this.quantifier) },
      { ALT: () => this.SUBRULE(this.conditional) },
      { ALT: () => this.SUBRULE(this.relation), IGNORE_AMBIGUITIES: true },
    ]);
    return this.ACTION(() =>
      nots.reduceRight<Ast.Expr>((operand, start) => ({ kind: "not", id: this.id(), span: this.spanFrom(start), operand }), inner),
    );
  });

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

  /** `x in xs`. */
  protected readonly each = this.RULE("each", (): Ast.Each => {
    const variable = this.name(1, "a name for the element", token("in"));
    this.expectKeyword(1, "in");
    const list = this.SUBRULE(this.value);
    return this.ACTION(() => ({ variable, list, where: undefined }));
  });

  /** `x in xs [where E]`. */
  protected readonly eachWhere = this.RULE("eachWhere", (): Ast.Each => {
    const each = this.SUBRULE(this.each);
    const where = this.OPTION(() => {
      this.CONSUME(token("where"));
      return this.SUBRULE(this.expression);
    });
    return this.ACTION(() => ({ ...each, where }));
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

  private readonly relation = this.RULE("relation", (): Ast.Expr => {
    const start = this.here();
    let left = this.SUBRULE(this.value);
    let compared = false;
    this.MANY(() => {
      const sign = this.SUBRULE(this.relationSign);
      const right = this.SUBRULE2(this.value);
      left = this.ACTION(() => {
        if (compared) this.reportChain(start, left, sign, right);
        compared = true;
        const operator = relations.get(sign.tokenType) ?? "==";
        return { kind: "compare", id: this.id(), span: this.spanFrom(start), operator, left, right };
      });
    });
    this.OPTION(() => {
      const sign = this.SUBRULE(this.testSign);
      this.ACTION(() => {
        if (compared) this.tell(chainedComparison.at(this.placeOf(sign), { sign: sign.image, instead: undefined }));
      });
      left = this.ACTION(() => {
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
        return { kind: "met", id: this.id(), span: this.spanFrom(start), standard, element };
      });
    });
    return left;
  });

  private reportChain(start: number, left: Ast.Expr, sign: IToken, right: Ast.Expr): void {
    const source = this.reading.source.text;
    const shared = left.kind === "compare" ? this.outerSpan(left.right) : left.span;
    const end = this.lastEnd();
    const first = source.slice(start, shared.end);
    const second = source.slice(shared.start, end);
    const orders = left.kind === "compare" && !/[a-z]/.test(left.operator) && !/[a-z]/.test(relations.get(sign.tokenType) ?? "in");
    const instead = orders && right.kind !== "missing" ? `(${first} and ${second})` : undefined;
    const fix =
      instead === undefined
        ? undefined
        : { title: `write \`${instead}\``, edits: [{ span: { start, end }, text: instead }] };
    this.tell(chainedComparison.at(this.placeOf(sign), { sign: sign.image, instead }, fix));
  }

  private readonly relationSign = this.RULE("relationSign", (): IToken =>
    this.OR([...relations.keys()].map((type) => ({ ALT: () => this.CONSUME(type) }))),
  );

  private readonly testSign = this.RULE("testSign", (): IToken =>
    this.OR([...tests.keys()].map((type) => ({ ALT: () => this.CONSUME(type) }))),
  );

  /** Sums and products, read flat. */
  protected readonly value = this.RULE("value", (): Ast.Expr => {
    const start = this.here();
    const operands = [this.SUBRULE(this.operand)];
    const operators: Ast.Arithmetic["operator"][] = [];
    const starts = [start];
    this.MANY(() => {
      const sign = this.OR([
        { ALT: () => this.CONSUME(signs["+"]) },
        { ALT: () => this.CONSUME(signs["-"]) },
        { ALT: () => this.CONSUME(signs["*"]) },
        { ALT: () => this.CONSUME(signs["/"]) },
      ]);
      this.ACTION(() => operators.push(arithmeticOf(sign.image)));
      starts.push(this.here());
      operands.push(this.SUBRULE2(this.operand));
    });
    return this.ACTION(() => {
      const value = this.calculate(operands, operators, starts);
      this.mend();
      return value;
    });
  });

  private readonly operand = this.RULE("operand", (): Ast.Expr => {
    const start = this.here();
    const minus = this.OPTION(() => this.CONSUME(signs["-"]));
    const operand = this.canBeOperand()
      ? this.OR([
          { ALT: () => this.SUBRULE(this.literal) },
          { ALT: () => this.SUBRULE(this.list) },
          { ALT: () => this.SUBRULE(this.path) },
          { ALT: () => this.SUBRULE(this.measure) },
          { ALT: () => this.SUBRULE(this.sum) },
          { ALT: () => this.SUBRULE(this.block) },
          { ALT: () => this.SUBRULE(this.group) },
        ])
      : this.missingOperand();
    return this.ACTION(() =>
      minus === undefined ? operand : { kind: "negate", id: this.id(), span: this.spanFrom(start), operand },
    );
  });

  private canBeOperand(): boolean {
    if (this.RECORDING_PHASE || operandStarts.has(this.LA(1).tokenType)) return true;
    const next = this.LA(2).tokenType;
    if (next === signs["."]) return keywordOf(this.LA(1).tokenType) !== undefined && this.nameKeyword();
    return (this.LA(1).tokenType.CATEGORIES?.includes(SoftWord) ?? false) && !afterSoft.has(next);
  }

  private missingOperand(): Ast.Expr {
    const before = keywordOf(this.LA(0).tokenType);
    this.reportExpected(conditionAfter.has(before) ? "a condition" : before === "in" ? "a list" : "a value");
    return this.missing();
  }

  private readonly literal = this.RULE("literal", (): Ast.Expr => {
    const value = this.OR([...literals.keys(), DurationToken].map((type) => ({ ALT: () => this.CONSUME(type) })));
    return this.ACTION(() => this.literalOf(value, literals.get(value.tokenType)));
  });

  /** Words joined by dots. Straight after a dot every word is an ordinary one. */
  protected readonly path = this.RULE("path", (): Ast.Path => {
    const first = this.OR([{ ALT: () => this.CONSUME(Word) }, { ALT: () => this.CONSUME(SoftWord) }]);
    const steps: Ast.Name[] = [];
    this.MANY(() => {
      this.CONSUME(signs["."]);
      const step = this.CONSUME2(Word);
      this.ACTION(() => steps.push(this.nameOf(step)));
    });
    return this.ACTION(() => this.pathTo([this.nameOf(first), ...steps]));
  });

  private readonly list = this.RULE("list", (): Ast.Expr => {
    const start = this.here();
    if (this.isTooDeep()) return this.skipDeep();
    this.depth += 1;
    const opener = this.CONSUME(signs["["]);
    const items: Ast.Expr[] = [];
    let open = false;
    this.OPTION(() => {
      items.push(this.SUBRULE(this.value));
      this.MANY({
        GATE: () => !open,
        DEF: () => {
          this.CONSUME(signs[","]);
          this.OR([
            {
              ALT: () => {
                this.CONSUME(signs["..."]);
                open = true;
              },
            },
            { ALT: () => items.push(this.SUBRULE2(this.value)), IGNORE_AMBIGUITIES: true },
          ]);
        },
      });
    });
    this.depth -= 1;
    this.close(1, "]", opener);
    return this.ACTION(() => ({ kind: "list", id: this.id(), span: this.spanFrom(start), items, open }));
  });
}

function arithmeticOf(sign: string): Ast.Arithmetic["operator"] {
  return sign === "+" || sign === "-" || sign === "*" ? sign : "/";
}
