import type { IToken, ParserMethod, TokenType } from "chevrotain";
import { replacing, writing } from "../../base/diagnostic.ts";
import type * as Ast from "../syntax/ast.ts";
import { complianceForm, unknownKeyword } from "./diagnostics.ts";
import { ExpressionBuilder } from "./expression-builder.ts";
import type { Keyword } from "./keywords.ts";
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
const MOST_SIGN_WORDS = 4;

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

const conditionStarts = new Set<TokenType>((["not", "any", "every", "no", "if"] as const).map(token));

const conditionAfter: ReadonlySet<Keyword | undefined> = new Set<Keyword>([
  ...([
    "when",
    "unless",
    "require",
    "forbid",
    "where",
    "satisfies",
    "if",
    "only-if",
    "and",
    "or",
    "not",
    "implies",
  ] as const),
  ...(["policy-applies", "article-applies", "paragraph-applies", "item-applies"] as const),
  ...(["policy-does-not-apply", "article-does-not-apply", "paragraph-does-not-apply", "item-does-not-apply"] as const),
]);

/** Words after which a soft keyword is itself, and no member of an enumeration. */
const afterSoft = new Set<TokenType>([NumberToken, TextToken, Word, signs["["]]);

const inPlaces = new Set<TokenType>([
  ...(["article", "paragraph", "item"] as const).map(token),
  NumberToken,
  signs["["],
  signs[","],
]);

/** The grammar of what stands between comparison signs: values, and what they are made of. */
export abstract class OperandParser extends ExpressionBuilder {
  protected abstract readonly expression: ParserMethod<[], Ast.Expr>;

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

  /** Sums and products, read flat. */
  protected readonly value = this.RULE("value", (): Ast.Expr => {
    const start = this.here();
    const operands = [this.SUBRULE(this.operand)];
    const operators: Ast.Arithmetic["operator"][] = [];
    this.MANY(() => {
      const sign = this.OR([
        { ALT: () => this.CONSUME(signs["+"]) },
        { ALT: () => this.CONSUME(signs["-"]) },
        { ALT: () => this.CONSUME(signs["*"]) },
        { ALT: () => this.CONSUME(signs["/"]) },
      ]);
      this.ACTION(() => operators.push(arithmeticOf(sign.image)));
      operands.push(this.SUBRULE2(this.operand));
    });
    return this.ACTION(() => {
      const value = this.calculate(operands, operators);
      if (!this.mendNotMet(start) && !this.mend()) this.mendSign();
      return value;
    });
  });

  /** `s is not met`: reported, and made `is met` with the words of the author, by which the grammar knows it again. */
  private mendNotMet(start: number): boolean {
    const met = this.written("is-met");
    const not = this.written("not");
    const [first = "", ...rest] = met.split(" ");
    const count = rest.length + 2;
    const words = [first, not, ...rest].join(" ");
    if (this.joined(count) !== words) return false;
    const span = this.spanOfNext(count);
    const meant = `${not} ${this.wordsOf({ start, end: this.lastEnd() })} ${met}`;
    const edits = [
      { span: { start, end: start }, text: `${not} ` },
      { span, text: met },
    ];
    const fix = { ...writing(meant), edits };
    this.report(span.start, () => unknownKeyword.at(this.place(span), { words, meant }, fix));
    this.retype(count, token("is-met"), words);
    return true;
  }

  /** Makes a sign of words that stand for it: `is` for `==`. */
  private mendSign(): void {
    const { signsInstead } = this.reading.phrases.table;
    for (let count = MOST_SIGN_WORDS; count > 0 && this.is(Word); count -= 1) {
      const words = this.joined(count);
      const meant = Object.hasOwn(signsInstead, words) ? signsInstead[words] : undefined;
      if (meant === undefined) continue;
      const span = this.spanOfNext(count);
      this.report(span.start, () => unknownKeyword.at(this.place(span), { words, meant }, replacing(span, meant)));
      this.retype(count, signs[meant], meant);
      return;
    }
  }

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
    if (this.is(token("complies-with"))) return this.innerCompliance();
    const before = keywordOf(this.LA(0).tokenType);
    this.reportNoName(conditionAfter.has(before) ? "a condition" : before === "in" ? "a list" : "a value");
    return this.missing();
  }

  /** `complies with …` as a part of a condition: reported, and read over. */
  private innerCompliance(): Ast.Expr {
    this.reportCompliance(this.LA(1));
    const missing = this.missing();
    do this.SKIP_TOKEN();
    while (this.is(Word) || this.is(signs["."]));
    if (this.is(signs["["])) while (inPlaces.has(this.LA(1).tokenType)) this.SKIP_TOKEN();
    if (this.is(signs["]"])) this.SKIP_TOKEN();
    return missing;
  }

  protected reportCompliance(at: IToken): void {
    const words = { complies: this.written("complies-with"), require: this.written("require") };
    this.report(at.startOffset, () => complianceForm.at(this.placeOf(at), words));
  }

  private readonly literalTokens = [...literals.keys(), DurationToken].map((type) => ({
    ALT: () => this.CONSUME(type),
  }));
  private readonly literal = this.RULE("literal", (): Ast.Expr => {
    const value = this.OR(this.literalTokens);
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

  protected readonly list = this.RULE("list", (): Ast.Expr => {
    const start = this.here();
    if (this.isTooDeep()) return this.skipDeep();
    this.depth += 1;
    const opener = this.CONSUME(signs["["]);
    const items: Ast.Expr[] = [];
    let open = false;
    const next = (): void => {
      items.push(this.SUBRULE2(this.value));
    };
    const element = (): void => {
      items.push(this.SUBRULE(this.value));
      this.MANY({
        GATE: () => !open,
        DEF: () => {
          this.CONSUME(signs[","]);
          open = !this.RECORDING_PHASE && this.is(signs["..."]);
          if (this.RECORDING_PHASE || open) this.OR([{ ALT: () => this.CONSUME(signs["..."]) }, { ALT: next }]);
          else next();
        },
      });
    };
    if (this.RECORDING_PHASE) this.OPTION(element);
    else if (!this.is(signs["]"])) element();
    this.depth -= 1;
    this.close(1, "]", opener);
    return this.ACTION(() => ({ kind: "list", id: this.id(), span: this.spanFrom(start), items, open }));
  });

  /** `count(x in xs where E)`, `share(x in xs where E)`. */
  private readonly measure = this.RULE("measure", (): Ast.Expr => {
    const start = this.here();
    if (this.isTooDeep()) return this.skipDeep();
    this.depth += 1;
    const word = this.OR([{ ALT: () => this.CONSUME(token("count")) }, { ALT: () => this.CONSUME(token("share")) }]);
    const opener = this.expectSign(1, "(");
    const each = this.SUBRULE(this.eachWhere);
    this.depth -= 1;
    this.close(1, ")", opener);
    return this.ACTION(() => {
      const measure = word.tokenType === token("count") ? "count" : "share";
      return { kind: "measure", id: this.id(), span: this.spanFrom(start), measure, each };
    });
  });

  /** `sum(E for x in xs)`. */
  private readonly sum = this.RULE("sum", (): Ast.Expr => {
    const start = this.here();
    if (this.isTooDeep()) return this.skipDeep();
    this.depth += 1;
    this.CONSUME(token("sum"));
    const opener = this.expectSign(1, "(");
    const value = this.SUBRULE(this.value);
    this.expectKeyword(1, "for");
    const each = this.SUBRULE(this.each);
    this.depth -= 1;
    this.close(1, ")", opener);
    return this.ACTION(() => ({ kind: "sum", id: this.id(), span: this.spanFrom(start), value, each }));
  });

  /** `all of { E; E }`, `any of { E; E }`. */
  private readonly block = this.RULE("block", (): Ast.Expr => {
    const start = this.here();
    const word = this.OR([{ ALT: () => this.CONSUME(token("all-of")) }, { ALT: () => this.CONSUME(token("any-of")) }]);
    const opener = this.expectSign(1, "{");
    const operands = [this.SUBRULE(this.expression)];
    const next = (): void => {
      operands.push(this.SUBRULE2(this.expression));
    };
    if (this.RECORDING_PHASE) {
      this.MANY(() => {
        this.CONSUME(signs[";"]);
        this.OPTION(next);
      });
    }
    while (this.takesSeparator()) if (!this.is(signs["}"]) && !this.atEnd()) next();
    this.close(1, "}", opener, () => word.image);
    return this.ACTION(() => {
      const operator = word.tokenType === token("all-of") ? "and" : "or";
      return { kind: "connective", id: this.id(), span: this.spanFrom(start), operator, operands, block: true };
    });
  });

  /** Whether another condition of a block may follow; reports a `;` that is missing before it. */
  private takesSeparator(): boolean {
    const type = this.LA(1).tokenType;
    if (type === signs[";"]) {
      this.SKIP_TOKEN();
      return true;
    }
    if (!operandStarts.has(type) && !conditionStarts.has(type)) return false;
    this.reportExpected("`;`", { insert: ";" });
    return true;
  }

  private readonly group = this.RULE("group", (): Ast.Expr => {
    const start = this.here();
    const opener = this.CONSUME(signs["("]);
    const inner = this.SUBRULE(this.expression);
    this.close(1, ")", opener);
    return this.ACTION(() => this.enclose(inner, this.spanFrom(start)));
  });
}

function arithmeticOf(sign: string): Ast.Arithmetic["operator"] {
  return sign === "+" || sign === "-" || sign === "*" ? sign : "/";
}
