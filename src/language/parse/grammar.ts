import type { IToken, TokenType } from "chevrotain";
import { parseDay } from "../../base/civil-date.ts";
import { fixOf, replacementFix, replacementMessage } from "../../base/diagnostic.ts";
import { namesOf, type List, type Message } from "../../base/message.ts";
import { didYouMean } from "../../base/nearest.ts";
import { readUnitLetter, readUnitNumber, writeUnitNumber } from "../../statute/unit-number.ts";
import type * as Ast from "../syntax/ast.ts";
import {
  blankInName,
  chainedComparison,
  closedList,
  complianceForm,
  deadlineForm,
  expected,
  expectedParams,
  givenTwice,
  keywordAsName,
  placeForm,
  standardForMet,
  unitNesting,
  unitNumber,
  unknownKeyword,
  unknownModal,
  bodies,
  fixes,
  hints,
  wanted,
} from "./diagnostics.ts";
import { expressionBuilder, MAX_NESTING, type Operand } from "./expression-builder.ts";
import {
  clauseKeywords,
  conditionKeywords,
  declarationKeywords,
  keywordsIn,
  standardKeywords,
  type Keyword,
  type ModalKeyword,
  type UnitKeyword,
} from "./keywords.ts";
import type { ParserState } from "./parser-state.ts";
import { Recovery } from "./recovery.ts";
import {
  boundaryTokens,
  DateToken,
  DurationToken,
  endOf,
  keywordOf,
  keywordToken as token,
  NumberToken,
  Percent,
  punctuators,
  SoftKeyword,
  spanOf,
  TextToken,
  tokensOf,
  Word,
  type Punctuator,
} from "./tokens.ts";

// The grammar of Edict, in the order of the reference, each production with its EBNF above it.
//
// Terms:
//   production   a method made by `RULE`. `SUBRULE` reads another, `CONSUME` takes a token, `OPTION` is `[ … ]`, `MANY` is
//                `{ … }`, `OR` and `oneOf` are `… | …`; a number behind them tells two of one production apart.
//   token        a sign, a literal, a name or a keyword, which may be several words; `LA(1)` is the next one.
//   keyword      a word of the language. What each begins and ends, the table in `keywords.ts` says.
//   to expect    to take a token that must stand here, or to report that it does not: `expect…`, `name`, `words`.
//   to settle    to skip what can begin nothing in a body, up to what can: `settle…`.
//   to mend      to report what people write instead of the grammar and to read it as what they mean. Nothing here
//                throws: what is missing stands in the tree as `missing`, an empty name, an empty text or 1970-01-01.

const at = <V>(...meanings: readonly (readonly [TokenType, V])[]): ReadonlyMap<TokenType, V> => new Map(meanings);
const keywords = <K extends Keyword>(all: readonly K[]): ReadonlyMap<TokenType, K> =>
  new Map(all.map((it) => [token(it), it]));

const signs = <S extends Punctuator>(all: readonly S[]): ReadonlyMap<TokenType, S> =>
  new Map(all.map((it) => [punctuators[it], it]));

const levels = keywordsIn("unit");
const units = keywords(levels);
const modals = keywords<ModalKeyword>(keywordsIn("modal"));
const noRules = keywords<Ast.NoRule["as"]>(["informative", "scope", "definition"]);
const quantifiers = keywords(["any", "every", "no"]);
const connectives = keywords(["and", "or", "implies"]);
const measures = keywords(["count", "share"]);
const blocks = at<"and" | "or">([token("all-of"), "and"], [token("any-of"), "or"]);
const requirements = keywords(["require", "forbid"]);
const scopes = new Map<TokenType, { readonly level: Ast.Level; readonly applies: boolean }>(
  (["policy", "article", "paragraph", "item"] as const).flatMap((level) => [
    [token(`${level}-applies`), { level, applies: true }],
    [token(`${level}-does-not-apply`), { level, applies: false }],
  ]),
);
const arithmetic = signs(["+", "-", "*", "/"]);
const relations = at<Ast.Comparison>(
  ...signs(["==", "!=", "<", "<=", ">", ">="]),
  ...keywords(["in", "not-in", "has", "has-any", "has-all"]),
);
const tests = new Map(
  (["present", "absent", "true", "false", "empty", "not-empty"] as const).map((it) => [token(`is-${it}`), it]),
);
const literals = at<Ast.Literal["type"] | "duration">(
  [token("true"), "boolean"],
  [token("false"), "boolean"],
  [NumberToken, "number"],
  [Percent, "percent"],
  [TextToken, "string"],
  [DateToken, "date"],
  [DurationToken, "duration"],
);

/** The whole grammar: a file and all that stands in it. */
export class Grammar extends Recovery {
  private build = expressionBuilder(this.reading);
  /** How many levels of a condition are around what is read. */
  private depth = 0;
  private unitsAround = 0;

  constructor() {
    super();
    this.performSelfAnalysis();
  }

  override begin(reading: ParserState): void {
    super.begin(reading);
    this.build = expressionBuilder(reading);
    this.depth = 0;
    this.unitsAround = 0;
  }

  // 1 A first rule

  // file = { declaration } ;
  readonly file = this.RULE("file", (): readonly Ast.Declaration[] => {
    const skipped = { braces: 0 };
    return this.gather(
      () => this.settleFile(skipped),
      () => this.SUBRULE(this.declaration),
    );
  });

  // declaration = unit | quote | scope | inForce | policyInForce | unverified | define | parameter | openTerm
  //             | openList | standard | rule | exemption | yieldsTo | noRule | addressedTo | notEncodable ;
  private readonly declaration = this.RULE("declaration", (): Ast.Declaration =>
    this.OR<Ast.Declaration>([
      { ALT: () => this.SUBRULE(this.unit) },
      { ALT: () => this.SUBRULE(this.quote) },
      { ALT: () => this.SUBRULE(this.scope) },
      { ALT: () => this.SUBRULE(this.inForce) },
      { ALT: () => this.SUBRULE(this.policyInForce) },
      { ALT: () => this.SUBRULE(this.unverified) },
      { ALT: () => this.SUBRULE(this.define) },
      { ALT: () => this.SUBRULE(this.parameter) },
      { ALT: () => this.SUBRULE(this.openTerm) },
      { ALT: () => this.SUBRULE(this.openList) },
      { ALT: () => this.SUBRULE(this.standard) },
      { ALT: () => this.SUBRULE(this.rule) },
      { ALT: () => this.SUBRULE(this.exemption) },
      { ALT: () => this.SUBRULE(this.yieldsTo) },
      { ALT: () => this.SUBRULE(this.noRule) },
      { ALT: () => this.SUBRULE(this.addressedTo) },
      { ALT: () => this.SUBRULE(this.notEncodable) },
    ]),
  );

  // unit = ( "article" | "paragraph" | "item" | "subitem" | "sentence" ) NUMBER [ TEXT ] "{" { declaration } "}" ;
  private readonly unit = this.RULE("unit", (): Ast.UnitBlock => {
    const start = this.here();
    const { token: word, meaning: level } = this.oneOf(units);
    const digits = this.expect(1, NumberToken, wanted.number);
    const { text, span } = nameOf(digits ?? { ...word, image: "1" });
    const number = this.ACTION(() => this.numberOf(level, { text, span }));
    const title = this.OPTION(() => this.words(1, wanted.title));
    const opener = this.open(1);
    const skipped = { braces: 0 };
    this.unitsAround += 1;
    const body = this.gather(
      () => this.settleUnit(level, skipped),
      () => this.SUBRULE(this.declaration),
    );
    this.unitsAround -= 1;
    this.close(1, "}", opener, () => `${word.image} ${digits?.image ?? ""}`);
    return this.node("unit", start, { level, number, numberSpan: span, title, body });
  });

  // quote = "quote" TEXT ;
  private readonly quote = this.RULE("quote", (): Ast.Quote =>
    this.after("quote", "quote", () => ({ text: this.words(1, wanted.lawWords) })),
  );

  // rule = "rule" NAME ":" parties modal TEXT "{" { clause } "}" ;
  private readonly rule = this.RULE("rule", (): Ast.Rule => {
    const start = this.here();
    this.CONSUME(token("rule"));
    const name = this.name(1, wanted.ruleName, punctuators[":"]);
    this.expectSign(1, ":");
    const parties = this.SUBRULE(this.parties);
    const modal = this.SUBRULE(this.modal);
    const act = this.words(1, wanted.act);
    const opener = this.open(1);
    const skipped = { braces: 0 };
    const clauses = this.gather(
      () => this.settleClauses(clauseKeywords, "rule", skipped),
      () => this.SUBRULE(this.clause),
    );
    this.close(1, "}", opener, () => `${this.written("rule")} ${name.text}`);
    return this.node("rule", start, { name, parties, modal, act, clauses });
  });

  // parties = NAME { "or" NAME } ;
  private readonly parties = this.RULE("parties", (): Ast.Rule["parties"] => {
    const next = [token("or"), ...modals.keys()];
    this.ACTION(() => this.mendArticle());
    const begun = this.name(1, wanted.boundParty, ...next);
    const first = this.ACTION(() => this.joinWords(begun));
    const others: Ast.Name[] = [];
    this.MANY({
      GATE: () => this.mendOr(),
      DEF: () => {
        this.CONSUME(token("or"));
        others.push(this.name(2, wanted.boundParty, ...next));
      },
    });
    return [first, ...others];
  });

  // modal = "must" | "must not" | "may" | "is entitled to" | "is encouraged to" | "has power to"
  //       | "is liable to" ;
  private readonly modal = this.RULE("modal", (): ModalKeyword =>
    this.reads(() => this.isModal()) ? this.oneOf(modals).meaning : this.wrongModal(),
  );

  // clause = quote | inForce | on | forEach | when | unless | upon | requirement | pendingWhile | basis | unverified
  //        | concept | remedy ;
  private readonly clause = this.RULE("clause", (): Ast.Clause =>
    this.OR<Ast.Clause>([
      { ALT: () => this.SUBRULE(this.quote) },
      { ALT: () => this.SUBRULE(this.inForce) },
      { ALT: () => this.SUBRULE(this.on) },
      { ALT: () => this.SUBRULE(this.forEach) },
      { ALT: () => this.SUBRULE(this.when) },
      { ALT: () => this.SUBRULE(this.unless) },
      { ALT: () => this.SUBRULE(this.upon) },
      { ALT: () => this.SUBRULE(this.requirement) },
      { ALT: () => this.SUBRULE(this.pendingWhile) },
      { ALT: () => this.SUBRULE(this.basis) },
      { ALT: () => this.SUBRULE(this.unverified) },
      { ALT: () => this.SUBRULE(this.concept) },
      { ALT: () => this.SUBRULE(this.remedy) },
    ]),
  );

  // on = "on" NAME ;
  private readonly on = this.RULE("on", (): Ast.On =>
    this.after("on", "on", () => ({ subject: this.name(1, wanted.subject) })),
  );

  // requirement = ( "require" | "forbid" ) [ NAME ":" ] ( compliance | demand ) ;
  private readonly requirement = this.RULE("requirement", (): Ast.Require | Ast.Deadline | Ast.Complies => {
    const start = this.here();
    const forbid = this.oneOf(requirements).meaning === "forbid";
    const name = this.OPTION(() => {
      const first = this.CONSUME(Word);
      this.CONSUME(punctuators[":"]);
      return nameOf(first);
    });
    const demand = this.either<Demand>(
      () => this.isCompliance(forbid),
      [{ ALT: () => this.SUBRULE(this.compliance) }],
      () => this.SUBRULE(this.demand),
    );
    return this.ACTION(() => this.required(forbid, this.node("require", start, { name }), demand));
  });

  private required(
    forbid: boolean,
    node: Pick<Ast.Require, "kind" | "id" | "span" | "name">,
    demand: Demand,
  ): Ast.Require | Ast.Deadline | Ast.Complies {
    if ("pack" in demand) return { ...node, kind: "complies", ...demand };
    const { condition, deadline } = demand;
    if (deadline === undefined) return { ...node, forbid, condition };
    const isPath = condition.kind === "path";
    if (forbid || (!isPath && condition.kind !== "missing")) {
      const words = { by: deadline.by.image, require: this.written("require") };
      this.tell(spanOf(deadline.by), deadlineForm, words);
    }
    const fact = isPath ? condition : this.pathTo([this.noName()]);
    return { ...node, kind: "deadline", fact, due: deadline.due };
  }

  // remedy = "remedy" TEXT ;
  private readonly remedy = this.RULE("remedy", (): Ast.Remedy =>
    this.after("remedy", "remedy", () => ({ text: this.words(1, wanted.remedy) })),
  );

  // 2 Conditions

  // expression = comparison { ( "and" | "or" | "implies" ) comparison } ;
  private readonly expression = this.RULE("expression", (): Ast.Expr => {
    if (this.isTooDeep()) return this.skipDeep();
    this.depth += 1;
    const operands: [Operand, ...Operand[]] = [this.operandOf(() => this.SUBRULE(this.comparison))];
    const operators: Ast.Connective["operator"][] = [];
    this.MANY(() => {
      operators.push(this.oneOf(connectives).meaning);
      operands.push(this.operandOf(() => this.SUBRULE2(this.comparison)));
    });
    this.depth -= 1;
    return this.ACTION(() => this.build.connect(operands, operators));
  });

  /** An operand of a connective, with the parentheses around it. */
  private operandOf(read: () => Ast.Expr): Operand {
    const start = this.here();
    const expr = read();
    return { expr, span: this.spanFrom(start) };
  }

  /** A condition, or what else an expression may stand for, as a declaration or a clause holds it. */
  private whole(expression: Ast.Expr): Ast.Expr {
    return this.ACTION(() => this.build.bounded(expression));
  }

  // comparison = { "not" } ( quantifier | conditional | relation ) ;
  private readonly comparison = this.RULE("comparison", (): Ast.Expr => {
    const nots: number[] = [];
    this.MANY(() => nots.push(this.CONSUME(token("not")).startOffset));
    if (this.isTooDeep(nots.length)) return this.skipDeep();
    this.depth += nots.length;
    const inner = this.either<Ast.Expr>(
      () => quantifiers.has(this.LA(1).tokenType) || this.is(token("if")),
      [{ ALT: () => this.SUBRULE(this.quantifier) }, { ALT: () => this.SUBRULE(this.conditional) }],
      () => this.SUBRULE(this.relation),
    );
    this.depth -= nots.length;
    return nots.reduceRight((operand, start) => this.node("not", start, { operand }), inner);
  });

  // conditional = "if" expression "then" expression "else" expression ;
  private readonly conditional = this.RULE("conditional", (): Ast.Expr => {
    const start = this.here();
    this.CONSUME(token("if"));
    const condition = this.SUBRULE(this.expression);
    this.expectKeyword(1, "then");
    const then = this.SUBRULE2(this.expression);
    this.expectKeyword(2, "else");
    const otherwise = this.SUBRULE3(this.expression);
    return this.node("if", start, { condition, then, else: otherwise });
  });

  // Of comparisons that chain only the first stays in the tree: the others would be compared with true or false.
  // relation = value { relationSign value } [ testSign ] [ "is met" [ "for" NAME ] ] ;
  private readonly relation = this.RULE("relation", (): Ast.Expr => {
    const start = this.here();
    let left = this.SUBRULE(this.value);
    let compared = 0;
    this.MANY(() => {
      const { token: sign, meaning: operator } = this.SUBRULE(this.relationSign);
      const right = this.SUBRULE2(this.value);
      this.ACTION(() => {
        compared += 1;
        if (compared === 2) this.reportChain(start, left, sign, right);
        if (compared === 1) left = this.node("compare", start, { operator, left, right });
      });
    });
    this.OPTION(() => {
      const { token: sign, meaning: test } = this.SUBRULE(this.testSign);
      if (compared === 1) this.tell(spanOf(sign), chainedComparison, { sign: sign.image, remedy: undefined });
      if (compared === 0) left = this.node("test", start, { test, operand: left });
    });
    this.OPTION2(() => {
      const met = this.CONSUME(token("is-met"));
      const element = this.OPTION3(() => {
        this.CONSUME(token("for"));
        return this.name(1, wanted.element);
      });
      left = this.ACTION(() => this.met(start, left, met, element));
    });
    return left;
  });

  private met(start: number, left: Ast.Expr, met: IToken, element: Ast.Name | undefined): Ast.Expr {
    const standard = left.kind === "path" ? left : this.pathTo([this.noName()]);
    if (left.kind !== "path" && left.kind !== "missing") this.tell(spanOf(met), standardForMet, { met: met.image });
    const isMet = this.node("met", start, { standard, element });
    return met.image === this.written("is-met") ? isMet : this.node("not", start, { operand: isMet });
  }

  // relationSign = "==" | "!=" | "<" | "<=" | ">" | ">=" | "in" | "not in" | "has" | "has any" | "has all" ;
  private readonly relationSign = this.RULE("relationSign", () => this.oneOf(relations));

  // testSign = "is present" | "is absent" | "is true" | "is false" | "is empty" | "is not empty" ;
  private readonly testSign = this.RULE("testSign", () => this.oneOf(tests));

  // value = operand { ( "+" | "-" | "*" | "/" ) operand } ;
  private readonly value = this.RULE("value", (): Ast.Expr => {
    const start = this.here();
    const operands: [Ast.Expr, ...Ast.Expr[]] = [this.SUBRULE(this.operand)];
    const operators: Ast.Arithmetic["operator"][] = [];
    this.MANY(() => {
      operators.push(this.oneOf(arithmetic).meaning);
      operands.push(this.SUBRULE2(this.operand));
    });
    return this.ACTION(() => {
      const value = this.build.calculate(operands, operators);
      if (!this.mendNotMet(start) && !this.mend()) this.mendSign();
      return value;
    });
  });

  // operand = [ "-" ] ( literal | list | path | measure | sum | block | group ) ;
  private readonly operand = this.RULE("operand", (): Ast.Expr => {
    const start = this.here();
    const minus = this.OPTION(() => this.CONSUME(punctuators["-"]));
    const operand = this.reads(() => this.canBeOperand())
      ? this.OR<Ast.Expr>([
          { ALT: () => this.SUBRULE(this.literal) },
          { ALT: () => this.SUBRULE(this.list) },
          { ALT: () => this.SUBRULE(this.path) },
          { ALT: () => this.SUBRULE(this.measure) },
          { ALT: () => this.SUBRULE(this.sum) },
          { ALT: () => this.SUBRULE(this.block) },
          { ALT: () => this.SUBRULE(this.group) },
        ])
      : this.missingOperand();
    return minus === undefined ? operand : this.node("negate", start, { operand });
  });

  // literal = "true" | "false" | NUMBER | PERCENT | TEXT | DATE | DURATION ;
  private readonly literal = this.RULE("literal", (): Ast.Expr => {
    const start = this.here();
    const { token: word, meaning: type } = this.oneOf(literals);
    const text = this.ACTION(() => (type === "boolean" ? (keywordOf(word.tokenType) ?? "") : word.image));
    return type === "duration" ? this.node("duration", start, { text }) : this.node("literal", start, { type, text });
  });

  // Straight after a dot every word is an ordinary one.
  // path = ( NAME | SOFT ) { "." NAME } ;
  private readonly path = this.RULE("path", (): Ast.Path => {
    const first = this.OR([{ ALT: () => this.CONSUME(Word) }, { ALT: () => this.CONSUME(SoftKeyword) }]);
    const { text } = this.reading.source;
    const written = {
      ...first,
      image: first.tokenType === Word ? first.image : text.slice(first.startOffset, endOf(first)),
    };
    const steps: [Ast.Name, ...Ast.Name[]] = [nameOf(written)];
    this.MANY(() => {
      this.CONSUME(punctuators["."]);
      steps.push(nameOf(this.CONSUME2(Word)));
    });
    return this.pathTo(steps);
  });

  private pathTo(steps: Ast.Path["steps"]): Ast.Path {
    const { end } = (steps.at(-1) ?? steps[0]).span;
    return { kind: "path", id: this.reading.id(), span: { start: steps[0].span.start, end }, steps };
  }

  // block = ( "all of" | "any of" ) "{" expression { ";" [ expression ] } "}" ;
  private readonly block = this.RULE("block", (): Ast.Expr => {
    const start = this.here();
    const { token: word, meaning: operator } = this.oneOf(blocks);
    const opener = this.expectSign(1, "{");
    const operands = [this.SUBRULE(this.expression)];
    this.repeat(
      () =>
        this.is(punctuators[";"]) ||
        operandStarts.has(this.LA(1).tokenType) ||
        conditionStarts.has(this.LA(1).tokenType),
      () => {
        if (this.takes(punctuators[";"])) this.CONSUME(punctuators[";"]);
        else this.reportExpected(() => "`;`", { insert: ";" });
        this.maybe(
          () => !this.is(punctuators["}"]) && !this.atEnd(),
          () => operands.push(this.SUBRULE2(this.expression)),
        );
      },
    );
    this.close(1, "}", opener, () => word.image);
    return this.node("connective", start, { operator, operands, block: true });
  });

  // group = "(" expression ")" ;
  private readonly group = this.RULE("group", (): Ast.Expr => {
    const start = this.here();
    const opener = this.CONSUME(punctuators["("]);
    const inner = this.SUBRULE(this.expression);
    this.close(1, ")", opener);
    return this.ACTION(() => this.build.enclose(inner, this.spanFrom(start)));
  });

  // 3 When a rule applies

  // when = "when" expression ;
  private readonly when = this.RULE("when", (): Ast.When =>
    this.after("when", "when", () => ({ condition: this.whole(this.SUBRULE(this.expression)) })),
  );

  // unless = "unless" expression ;
  private readonly unless = this.RULE("unless", (): Ast.Unless =>
    this.after("unless", "unless", () => ({ condition: this.whole(this.SUBRULE(this.expression)) })),
  );

  // scope = ( "policy applies where" | "policy does not apply where" | "article applies where"
  //         | "article does not apply where" | "paragraph applies where" | "paragraph does not apply where"
  //         | "item applies where" | "item does not apply where" ) expression ;
  private readonly scope = this.RULE("scope", (): Ast.Scope => {
    const start = this.here();
    const { meaning } = this.oneOf(scopes);
    const condition = this.whole(this.SUBRULE(this.expression));
    return this.node("scope", start, { ...meaning, condition });
  });

  // 4 Lists

  // quantifier = ( "any" | "every" | "no" ) each "satisfies" expression ;
  private readonly quantifier = this.RULE("quantifier", (): Ast.Expr => {
    const start = this.here();
    const { meaning: quantifier } = this.oneOf(quantifiers);
    const each = this.SUBRULE(this.each);
    this.expectKeyword(1, "satisfies");
    const body = this.SUBRULE(this.expression);
    return this.node("quantifier", start, { quantifier, each, body });
  });

  // each = NAME "in" value ;
  private readonly each = this.RULE("each", (): Ast.Each => {
    const variable = this.name(1, wanted.elementName, token("in"));
    this.expectKeyword(1, "in");
    const list = this.SUBRULE(this.value);
    return { variable, list, where: undefined };
  });

  // eachWhere = each [ "where" expression ] ;
  private readonly eachWhere = this.RULE("eachWhere", (): Ast.Each => {
    const each = this.SUBRULE(this.each);
    const where = this.OPTION(() => {
      this.CONSUME(token("where"));
      return this.SUBRULE(this.expression);
    });
    return { ...each, where };
  });

  private wholeEach({ variable, list, where }: Ast.Each): Ast.Each {
    return { variable, list: this.whole(list), where: where && this.whole(where) };
  }

  // forEach = "for each" eachWhere ;
  private readonly forEach = this.RULE("forEach", (): Ast.ForEach =>
    this.after("for-each", "for-each", () => ({ each: this.wholeEach(this.SUBRULE(this.eachWhere)) })),
  );

  // measure = ( "count" | "share" ) "(" eachWhere ")" ;
  private readonly measure = this.RULE("measure", (): Ast.Expr => {
    const start = this.here();
    if (this.isTooDeep()) return this.skipDeep();
    this.depth += 1;
    const { meaning: measure } = this.oneOf(measures);
    const opener = this.expectSign(1, "(");
    const each = this.SUBRULE(this.eachWhere);
    this.depth -= 1;
    this.close(1, ")", opener);
    return this.node("measure", start, { measure, each });
  });

  // sum = "sum" "(" value "for" each ")" ;
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
    return this.node("sum", start, { value, each });
  });

  // list = "[" [ value { "," ( "..." | value ) } ] "]" ;
  private readonly list = this.RULE("list", (): Ast.Expr => {
    const start = this.here();
    if (this.isTooDeep()) return this.skipDeep();
    this.depth += 1;
    const opener = this.CONSUME(punctuators["["]);
    const items: Ast.Expr[] = [];
    let open = false;
    this.maybe(
      () => !this.is(punctuators["]"]),
      () => {
        items.push(this.SUBRULE(this.value));
        this.MANY({
          GATE: () => !open,
          DEF: () => {
            this.CONSUME(punctuators[","]);
            open = this.either(
              () => this.is(punctuators["..."]),
              [{ ALT: () => this.CONSUME(punctuators["..."]) !== undefined }],
              () => items.push(this.SUBRULE2(this.value)) === 0,
            );
          },
        });
      },
    );
    this.depth -= 1;
    this.close(1, "]", opener);
    return this.node("list", start, { items, open });
  });

  // 5 Names

  // define = "define" NAME "means" expression { "except" expression "when" expression } [ quote ] ;
  private readonly define = this.RULE("define", (): Ast.Define => {
    const start = this.here();
    this.CONSUME(token("define"));
    const name = this.name(1, wanted.definitionName, token("means"));
    this.expectKeyword(1, "means");
    const value = this.whole(this.SUBRULE(this.expression));
    const exceptions: { readonly value: Ast.Expr; readonly when: Ast.Expr }[] = [];
    this.MANY(() => {
      this.CONSUME(token("except"));
      const other = this.whole(this.SUBRULE2(this.expression));
      const when = this.whole(this.whenOf(() => this.SUBRULE3(this.expression)));
      exceptions.push({ value: other, when });
    });
    const quote = this.OPTION(() => this.SUBRULE(this.quote));
    return this.node("define", start, { name, value, exceptions, quote });
  });

  // parameter = "parameter" NAME [ ":" typeName ] "means" parameterValue { "," parameterValue } ;
  private readonly parameter = this.RULE("parameter", (): Ast.Parameter => {
    const start = this.here();
    this.CONSUME(token("parameter"));
    const name = this.name(1, wanted.parameterName, token("means"), punctuators[":"]);
    const type = this.OPTION(() => {
      this.CONSUME(punctuators[":"]);
      return this.typeNameHere();
    });
    this.expectKeyword(1, "means");
    const values = this.series((index) => this.subrule(index, this.parameterValue));
    return this.node("parameter", start, { name, type, values });
  });

  // typeName = path ;
  private readonly typeName = this.RULE("typeName", (): Ast.TypeName => {
    const path = this.SUBRULE(this.path);
    return this.ACTION(() => {
      const [first, ...rest] = path.steps;
      return rest.length === 0 ? { kind: "word", name: first } : { kind: "field", path };
    });
  });

  private typeNameHere(): Ast.TypeName {
    if (this.takes(Word)) return this.SUBRULE(this.typeName);
    this.reportNoName(wanted.type);
    return { kind: "word", name: this.noName() };
  }

  // parameterValue = value "from" DATE [ until ] [ basis ] ;
  private readonly parameterValue = this.RULE("parameterValue", (): Ast.ParameterValue => {
    const start = this.here();
    const value = this.whole(this.SUBRULE(this.value));
    this.expectKeyword(1, "from");
    const from = this.day(1);
    const until = this.OPTION(() => this.SUBRULE(this.until));
    const basis = this.OPTION2(() => this.SUBRULE(this.basis));
    return { value, from, until, basis, span: this.spanFrom(start) };
  });

  // until = "until" DATE ;
  private readonly until = this.RULE("until", (): Ast.Literal => {
    this.CONSUME(token("until"));
    return this.day(1);
  });

  /** A day; one that is missing is 1970-01-01 in the tree, as is one that does not exist, and empty in the text. */
  private day(index: number): Ast.Literal {
    const day = this.reads(() => !this.isQuotedDay()) ? this.expect(index, DateToken, wanted.date) : this.quotedDay();
    const { text, span } = day === undefined ? { ...this.noName(), text: "1970-01-01" } : nameOf(day);
    return { kind: "literal", id: this.reading.id(), span, type: "date", text };
  }

  // 6 Days and deadlines

  // demand = expression [ "by" value ] ;
  private readonly demand = this.RULE("demand", (): Demand => {
    const condition = this.whole(this.SUBRULE(this.expression));
    this.ACTION(() => this.mendBy());
    const deadline = this.OPTION(() => {
      const by = this.CONSUME(token("by"));
      return { by, due: this.whole(this.SUBRULE(this.value)) };
    });
    return { condition, deadline };
  });

  // 7 What the law leaves open

  // pendingWhile = "pending while" expression ;
  private readonly pendingWhile = this.RULE("pendingWhile", (): Ast.PendingWhile =>
    this.after("pending-while", "pending-while", () => ({ condition: this.whole(this.SUBRULE(this.expression)) })),
  );

  // openTerm = "open term" NAME ":" typeName [ quote ] ;
  private readonly openTerm = this.RULE("openTerm", (): Ast.OpenTerm => {
    const start = this.here();
    this.CONSUME(token("open-term"));
    const name = this.name(1, wanted.lawWord, punctuators[":"]);
    this.expectSign(1, ":");
    const type = this.typeNameHere();
    const quote = this.OPTION(() => this.SUBRULE(this.quote));
    return this.node("open-term", start, { name, type, quote });
  });

  // openList = "open list" NAME ":" typeName "means" list [ quote ] ;
  private readonly openList = this.RULE("openList", (): Ast.OpenList => {
    const start = this.here();
    this.CONSUME(token("open-list"));
    const name = this.name(1, wanted.listName, punctuators[":"]);
    this.expectSign(1, ":");
    const type = this.typeNameHere();
    this.expectKeyword(1, "means");
    const listed = this.takes(punctuators["["]) ? this.SUBRULE(this.list) : this.missingList();
    const list = this.ACTION(() => this.opened(name, listed));
    const quote = this.OPTION(() => this.SUBRULE(this.quote));
    return this.node("open-list", start, { name, type, list, quote });
  });

  // standard = "standard" NAME [ "for each" each ] TEXT "{" { quote | on | "only if" expression | "if" expression
  //          | "presumed if" expression | "presumed not if" expression | "the same as" fullName | judge } "}" ;
  private readonly standard = this.RULE("standard", (): Ast.Standard => {
    const start = this.here();
    this.CONSUME(token("standard"));
    const name = this.name(1, wanted.standardName, TextToken);
    const each = this.OPTION(() => {
      this.CONSUME(token("for-each"));
      return this.wholeEach(this.SUBRULE(this.each));
    });
    this.ACTION(() => this.skipEarlyOn());
    const title = this.words(1, wanted.question);
    const opener = this.open(1);
    const quotes: Ast.Quote[] = [];
    const subjects: Ast.Name[] = [];
    const onlyIf: Ast.Expr[] = [];
    const orIf: Ast.Expr[] = [];
    const presumedIf: Ast.Expr[] = [];
    const presumedNotIf: Ast.Expr[] = [];
    const questions: Ast.Name[] = [];
    const judges: Ast.Judge[] = [];
    const skipped = { braces: 0 };
    const condition = (keyword: Keyword, read: () => unknown) => ({
      ALT: () => {
        this.CONSUME(token(keyword));
        return read();
      },
    });
    this.gather(
      () => this.settleClauses(standardKeywords, "standard", skipped),
      () =>
        this.OR<unknown>([
          { ALT: () => quotes.push(this.SUBRULE(this.quote)) },
          { ALT: () => subjects.push(this.subjectOf(this.SUBRULE(this.on), subjects)) },
          condition("only-if", () => onlyIf.push(this.whole(this.SUBRULE(this.expression)))),
          condition("if", () => orIf.push(this.whole(this.SUBRULE2(this.expression)))),
          condition("presumed-if", () => presumedIf.push(this.whole(this.SUBRULE3(this.expression)))),
          condition("presumed-not-if", () => presumedNotIf.push(this.whole(this.SUBRULE4(this.expression)))),
          { ALT: () => questions.push(this.questionOf(questions)) },
          { ALT: () => judges.push(this.SUBRULE(this.judge)) },
        ]),
    );
    this.close(1, "}", opener, () => `${this.written("standard")} ${name.text}`);
    const conditions = { onlyIf, orIf, presumedIf, presumedNotIf };
    const [on, sameAs] = [subjects.at(-1), questions.at(-1)];
    return this.node("standard", start, { name, each, title, quotes, on, ...conditions, sameAs, judges });
  });

  /** `on service` before what a standard asks: reported, and read over. */
  private skipEarlyOn(): void {
    if (!this.is(token("on")) || !this.is(Word, 2) || !this.is(TextToken, 3)) return;
    this.reportExpected(wanted.question, { hint: hints.braced({ words: this.joined(2) }) });
    this.skip(2);
  }

  /** The subject of a standard, which it has once. */
  private subjectOf({ subject, span }: Ast.On, before: readonly Ast.Name[]): Ast.Name {
    if (before.length > 0) this.tell(span, givenTwice, { word: this.written("on") });
    return subject;
  }

  /** The standard whose question another one asks; it asks one. */
  private questionOf(before: readonly Ast.Name[]): Ast.Name {
    const start = this.here();
    this.CONSUME(token("the-same-as"));
    const name = this.fullNameHere(wanted.standardAsked);
    if (before.length > 0) this.tell(this.spanFrom(start), givenTwice, { word: this.written("the-same-as") });
    return name;
  }

  // judge = "judged by" NAME "valid for" DURATION [ "evidence" "[" NAME { "," NAME } "]" ] ;
  private readonly judge = this.RULE("judge", (): Ast.Judge => {
    const start = this.here();
    this.CONSUME(token("judged-by"));
    const role = this.name(1, wanted.role, token("valid-for"));
    this.expectKeyword(1, "valid-for");
    const time = this.expect(1, DurationToken, wanted.duration);
    const evidence = this.OPTION(() => {
      this.CONSUME(token("evidence"));
      const opener = this.expectSign(1, "[");
      const kinds = this.series((index) => this.name(index + 1, wanted.evidence));
      this.close(1, "]", opener);
      return kinds;
    });
    const { text, span } = time === undefined ? { ...this.noName(), text: "0 days" } : nameOf(time);
    const validFor: Ast.DurationLiteral = { kind: "duration", id: this.reading.id(), span, text };
    return { role, validFor, evidence: evidence ?? [], span: this.spanFrom(start) };
  });

  // 8 Exceptions elsewhere

  // exemption = "exemption" NAME "from" targets "when" expression [ quote ] ;
  private readonly exemption = this.RULE("exemption", (): Ast.Exemption => {
    const start = this.here();
    this.CONSUME(token("exemption"));
    const name = this.name(1, wanted.exemptionName, token("from"));
    this.expectKeyword(1, "from");
    const from = this.SUBRULE(this.targets);
    const isBraced = this.skipBrace();
    const condition = this.whole(this.whenOf(() => this.SUBRULE(this.expression)));
    const quote = this.OPTION(() => this.SUBRULE(this.quote));
    if (isBraced && this.is(punctuators["}"])) this.skip(1);
    return this.node("exemption", start, { name, from, condition, quote });
  });

  // targets = target { "," target } ;
  private readonly targets = this.RULE("targets", (): readonly Ast.Target[] =>
    this.series((index) => this.targetHere(index)),
  );

  // target = locator | fullName ;
  private readonly target = this.RULE("target", (): Ast.Target | undefined =>
    this.OR<Ast.Target | undefined>([
      { ALT: () => placeTarget(this.locatorHere(1)) },
      { ALT: () => ({ kind: "rule", name: this.fullNameHere(wanted.rule) }) },
    ]),
  );

  private targetHere(index: number): Ast.Target | undefined {
    const isNumbered = this.is(Word) && this.is(NumberToken, 2) && this.mend(["article"]);
    if (this.reads(() => isNumbered || this.is(Word) || this.isArticleHere())) return this.subrule(index, this.target);
    if (this.is(NumberToken) || this.isPlaceHere()) return placeTarget(this.locatorHere(index));
    this.reportNoName(wanted.target);
    return undefined;
  }

  // fullName = NAME { "." NAME } ;
  private readonly fullName = this.RULE("fullName", (): Ast.Name => {
    const first = this.CONSUME(Word);
    let image = first.image;
    this.MANY(() => {
      this.CONSUME(punctuators["."]);
      image += `.${this.CONSUME2(Word).image}`;
    });
    return this.joinHyphens({ ...first, image, endOffset: this.lastEnd() - 1 });
  });

  private fullNameHere(what: () => Message): Ast.Name {
    if (this.takes(Word)) return this.SUBRULE(this.fullName);
    this.reportNoName(what);
    return this.noName();
  }

  // locators = "[" locator { "," locator } "]" ;
  private readonly locators = this.RULE("locators", (): readonly Ast.PlaceName[] => {
    const opener = this.expect(1, punctuators["["], () => "`[`");
    const places = this.series((index) => this.locatorHere(index));
    this.close(1, "]", opener);
    return places;
  });

  // Undefined if nobody knows which place is meant.
  // locator = "article" NUMBER [ "paragraph" NUMBER [ "item" NUMBER [ "subitem" NUMBER ] ] ] [ "sentence" NUMBER ] ;
  private readonly locator = this.RULE("locator", (): Ast.PlaceName | undefined => {
    const start = this.here();
    this.CONSUME(token("article"));
    const article = this.placeNumber(1, "article");
    let paragraph: number | undefined;
    let item: number | undefined;
    let subitem: number | undefined;
    let sentence: number | undefined;
    this.OPTION({
      GATE: () => this.isPlaceHere(),
      DEF: () => {
        this.CONSUME(token("paragraph"));
        paragraph = this.placeNumber(2, "paragraph");
        this.OPTION2({
          GATE: () => this.isPlaceHere(),
          DEF: () => {
            this.CONSUME(token("item"));
            item = this.placeNumber(3, "item");
            this.OPTION3({
              GATE: () => this.isPlaceHere(),
              DEF: () => {
                this.CONSUME(token("subitem"));
                subitem = this.placeNumber(4, "subitem");
              },
            });
          },
        });
      },
    });
    this.OPTION4({
      GATE: () => this.isPlaceHere(),
      DEF: () => {
        this.CONSUME(token("sentence"));
        sentence = this.placeNumber(5, "sentence");
      },
    });
    if (article > 0 && paragraph === undefined && this.is(token("item")) && this.isPlaceHere())
      return this.itemOfArticle(start, article);
    if (article > 0 && paragraph === undefined && this.bracketedNumber() !== undefined)
      return this.bracketedPlace(start, article);
    if ([article, paragraph, item, subitem, sentence].includes(0)) return undefined;
    return { article, paragraph, item, subitem, sentence, span: this.spanFrom(start) };
  });

  /** A place between brackets or among targets; undefined if none stands here, which is reported. */
  private locatorHere(index: number): Ast.PlaceName | undefined {
    if (this.reads(() => this.isArticleHere() || (this.is(Word) && this.mend(["article"])))) {
      return this.subrule(index, this.locator);
    }
    if (this.is(NumberToken)) return this.bareNumbers();
    if (this.isPlaceHere()) return this.innerPlace();
    this.reportExpected(wanted.place);
    return undefined;
  }

  // yieldsTo = "yields to" TEXT "where" expression ;
  private readonly yieldsTo = this.RULE("yieldsTo", (): Ast.YieldsTo => {
    const start = this.here();
    this.CONSUME(token("yields-to"));
    const what = this.words(1, wanted.otherRules);
    this.expectKeyword(1, "where");
    const condition = this.whole(this.SUBRULE(this.expression));
    return this.node("yields-to", start, { what, condition });
  });

  // 9 Other laws

  // compliance = "complies with" fullName [ asked ] ;
  private readonly compliance = this.RULE("compliance", (): Demand => {
    this.CONSUME(token("complies-with"));
    const pack = this.fullNameHere(wanted.pack);
    let targets: readonly Ast.Target[] | undefined;
    this.maybe(
      () => this.is(punctuators["["]) || this.isPlaceHere(),
      () => (targets = this.SUBRULE(this.asked)),
    );
    if (goesOn.has(this.LA(1).tokenType)) this.reportCompliance(this.LA(1));
    return { pack, targets };
  });

  // asked = "[" targets "]" ;
  private readonly asked = this.RULE("asked", (): readonly Ast.Target[] => {
    const opener = this.expect(1, punctuators["["], () => "`[`");
    const targets = this.SUBRULE(this.targets);
    this.close(1, "]", opener);
    return targets;
  });

  // inForce = "in force from" DATE [ until ] ;
  private readonly inForce = this.RULE("inForce", (): Ast.InForce =>
    this.after("in-force", "in-force", () => ({
      policy: false,
      from: this.day(1),
      until: this.OPTION(() => this.SUBRULE(this.until)),
    })),
  );

  // policyInForce = "policy in force from" DATE [ until ] ;
  private readonly policyInForce = this.RULE("policyInForce", (): Ast.InForce =>
    this.after("policy-in-force", "in-force", () => ({
      policy: true,
      from: this.day(1),
      until: this.OPTION(() => this.SUBRULE(this.until)),
    })),
  );

  // 10 What one may do

  // upon = "upon breach of" ( anyDuty | targets ) ;
  private readonly upon = this.RULE("upon", (): Ast.Upon => {
    const start = this.here();
    this.CONSUME(token("upon-breach-of"));
    const of = this.either<Ast.Upon["of"]>(
      () => this.is(token("any-duty-of")),
      [{ ALT: () => this.SUBRULE(this.anyDuty) }],
      () => ({ kind: "targets", targets: this.SUBRULE(this.targets) }),
    );
    return this.node("upon", start, { of });
  });

  // anyDuty = "any duty of" NAME [ "in" locators ] ;
  private readonly anyDuty = this.RULE("anyDuty", (): Ast.Upon["of"] => {
    this.CONSUME(token("any-duty-of"));
    const party = this.name(1, wanted.party);
    const places = this.OPTION(() => {
      this.CONSUME(token("in"));
      return this.SUBRULE(this.locators);
    });
    return { kind: "any-duty", party, places };
  });

  // 11 How binding

  // basis = "basis" NAME TEXT ;
  private readonly basis = this.RULE("basis", (): Ast.Basis =>
    this.after("basis", "basis", () => ({
      basis: this.name(1, wanted.basis, TextToken),
      where: this.words(1, wanted.basisPlace),
    })),
  );

  // unverified = "unverified" TEXT ;
  private readonly unverified = this.RULE("unverified", (): Ast.Unverified =>
    this.after("unverified", "unverified", () => ({ why: this.words(1, wanted.reason) })),
  );

  // concept = "concept" NAME ;
  private readonly concept = this.RULE("concept", (): Ast.Concept =>
    this.after("concept", "concept", () => ({ name: this.name(1, wanted.concept) })),
  );

  // 12 The rest of the text

  // noRule = ( "informative" | "scope" | "definition" ) TEXT ;
  private readonly noRule = this.RULE("noRule", (): Ast.NoRule => {
    const start = this.here();
    const { meaning: as } = this.oneOf(noRules);
    const why = this.words(1, wanted.reason);
    return this.node("no-rule", start, { as, why });
  });

  // addressedTo = "addressed to" NAME { "," NAME } ;
  private readonly addressedTo = this.RULE("addressedTo", (): Ast.AddressedTo =>
    this.after("addressed-to", "addressed-to", () => ({
      parties: this.series((index) => this.name(index, wanted.party)),
    })),
  );

  // notEncodable = "not encodable" TEXT "because" TEXT ;
  private readonly notEncodable = this.RULE("notEncodable", (): Ast.NotEncodable => {
    const start = this.here();
    this.CONSUME(token("not-encodable"));
    const words = this.words(1, wanted.lawWords);
    this.expectKeyword(1, "because");
    const because = this.words(2, wanted.reason);
    return this.node("not-encodable", start, { words, because });
  });

  // What stands where it cannot stand

  /** A `}` that closes nothing ends no file. */
  private settleFile(skipped: { braces: number }): boolean {
    for (;;) {
      this.settleBody("file", skipped);
      if (!this.is(punctuators["}"])) return true;
      this.reportCloser();
      this.skip(1);
    }
  }

  /** Where braces are missing, a unit ends before one that cannot stand in it. One that nests too deep is skipped. */
  private settleUnit(level: UnitKeyword, skipped: { braces: number }): boolean {
    for (;;) {
      this.settleBody(level, skipped);
      const next = units.get(this.LA(1).tokenType);
      if (next === undefined) return true;
      if (!this.reading.isBalanced) return levels.indexOf(next) > levels.indexOf(level);
      if (this.unitsAround < MAX_UNIT_NESTING) return true;
      this.skipDeepUnit();
    }
  }

  /** Reports a unit that nests too deep, and skips it with all that it holds. */
  private skipDeepUnit(): void {
    const span = this.spanOfNext();
    this.report(span, unitNesting, { limit: MAX_UNIT_NESTING });
    do this.skip(1);
    while (
      !this.atEnd() &&
      !this.is(punctuators["{"]) &&
      !this.is(punctuators["}"]) &&
      !declarationStarts.has(this.LA(1).tokenType)
    );
    if (!this.is(punctuators["{"])) return;
    let open = 0;
    do {
      if (this.is(punctuators["{"])) open += 1;
      if (this.is(punctuators["}"])) open -= 1;
      this.skip(1);
    } while (open > 0 && !this.atEnd());
  }

  private settleBody(where: "file" | UnitKeyword, skipped: { braces: number }): void {
    const begins = (): boolean => declarationStarts.has(this.LA(1).tokenType) && this.isDeclarative();
    this.skipStray({ begins, among: declarationKeywords, where, holds: bodies.declarations }, skipped);
  }

  /** Skips what no clause begins with; whether a clause follows. */
  private settleClauses(among: readonly Keyword[], where: "rule" | "standard", skipped: { braces: number }): boolean {
    const isClause = (): boolean => {
      const keyword = keywordOf(this.LA(1).tokenType);
      return keyword !== undefined && among.includes(keyword);
    };
    const begins = (): boolean => {
      const type = this.LA(1).tokenType;
      if (isClause()) return true;
      const isOutside = outsiders.has(type) || (!this.reading.isBalanced && declarationStarts.has(type));
      return isOutside && this.isDeclarative();
    };
    const holds = (): List => namesOf(among.map((it) => this.written(it)));
    this.skipStray({ begins, among, where, holds }, skipped);
    return isClause();
  }

  private isTooDeep(more = 0): boolean {
    return this.depth + more >= MAX_NESTING;
  }

  /** Reports an expression that nests too deep, and skips to what can follow it. */
  private skipDeep(): Ast.Expr {
    const missing = this.build.tooDeep(this.spanFromOffset(this.here()));
    let open = 0;
    while (!this.atEnd() && !boundaryTokens.has(this.LA(1).tokenType)) {
      const type = this.LA(1).tokenType;
      if (type === punctuators["("] || type === punctuators["["] || type === punctuators["{"]) open += 1;
      if (type === punctuators[")"] || type === punctuators["]"] || type === punctuators["}"]) open -= 1;
      if (open < 0) break;
      this.skip(1);
    }
    return missing;
  }

  // What people write instead

  /** Makes an `or` of what stands between two parties. */
  private mendOr(): boolean {
    const isJoined = this.is(punctuators[","]) || this.is(token("and"));
    if (!isJoined || !this.is(Word, 2)) return true;
    const or = this.written("or");
    const span = this.spanOfNext();
    this.reportExpected(() => `\`${or}\``, {
      fix: fixOf(replacementMessage(or), span.start, span.end, this.spaced(span, or)),
    });
    this.readAs(1, token("or"), or);
    return true;
  }

  /** Leaves out the `the` that people write before a party. */
  private mendArticle(): void {
    if (!this.is(Word) || !/^(the|an?)$/i.test(this.LA(1).image) || !this.is(Word, 2)) return;
    const { start } = this.spanOfNext();
    this.reportExpected(wanted.boundParty, { fix: fixOf(fixes.leaveOut(), start, this.LA(2).startOffset, "") });
    this.skip(1);
  }

  /** A party's name, together with the words between it and the modal, which were meant as part of it. */
  private joinWords(name: Ast.Name): Ast.Name {
    let count = 0;
    while (this.is(Word, count + 1)) count += 1;
    if (count === 0 || !modals.has(this.LA(count + 1).tokenType) || this.modalInstead() !== undefined) return name;
    const span = { start: name.span.start, end: this.spanOfNext(count).end };
    const text = `${name.text} ${this.joined(count)}`.toLowerCase().replaceAll(" ", "_");
    const written = this.reading.source.text.slice(span.start, span.end);
    this.report(span, blankInName, { name: written, instead: text }, replacementFix(span, text));
    this.skip(count);
    return { text, span };
  }

  private isModal(): boolean {
    const isKnown = modals.has(this.LA(1).tokenType);
    if (this.modalInstead() !== undefined) return false;
    return isKnown || this.mend([...modals.values()]);
  }

  /** What the next words are written for, with their number; the longest row of them counts. */
  private modalInstead(): { readonly count: number; readonly meant: ModalKeyword } | undefined {
    const { modalsInstead } = this.reading.phrases.table;
    for (let count = this.modalWords(); count > 0; count -= 1) {
      const words = this.joined(count);
      const meant = Object.hasOwn(modalsInstead, words) ? modalsInstead[words] : undefined;
      if (meant !== undefined) return { count, meant };
    }
    return undefined;
  }

  private modalWords(): number {
    let count = 0;
    while (inModals.has(this.LA(count + 1).tokenType) && !boundaryTokens.has(this.LA(count + 1).tokenType)) count += 1;
    return count;
  }

  /** Skips the words before the act, which were meant as a modal. */
  private wrongModal(): ModalKeyword {
    const known = this.modalInstead();
    const count = known?.count ?? this.modalWords();
    const all = [...modals.values()].flatMap((it) => this.reading.phrases.written.get(it) ?? []);
    if (count === 0) {
      this.reportExpected(() => namesOf(all, "or"));
      return "must";
    }
    const span = this.spanOfNext(count);
    const instead = known && this.written(known.meant);
    const params = { words: this.joined(count), modals: namesOf(instead === undefined ? all : [instead], "or") };
    this.report(span, unknownModal, params, replacementFix(span, instead));
    this.skip(count);
    return known?.meant ?? "must";
  }

  /** Whether `complies with` follows. Two words in a row are no condition, but may be these, misspelt. */
  private isCompliance(isForbidden: boolean): boolean {
    if (this.is(Word) && this.is(Word, 2)) this.mend(["complies-with"]);
    const isHere = this.is(token("complies-with"));
    if (isHere && isForbidden) this.reportCompliance(this.LA(1));
    return isHere;
  }

  private reportCompliance(at: IToken): void {
    const words = { complies: this.written("complies-with"), require: this.written("require") };
    this.report(spanOf(at), complianceForm, words);
  }

  private canBeOperand(): boolean {
    if (operandStarts.has(this.LA(1).tokenType)) return true;
    const next = this.LA(2).tokenType;
    if (next === punctuators["."]) return keywordOf(this.LA(1).tokenType) !== undefined && this.nameKeyword();
    return (this.LA(1).tokenType.CATEGORIES?.includes(SoftKeyword) ?? false) && !afterSoft.has(next);
  }

  /** Reports a keyword that begins a path, and makes a name of it. */
  private nameKeyword(): boolean {
    const word = this.LA(1).image;
    const instead = `${word.replaceAll(" ", "_")}_1`;
    const span = this.spanOfNext();
    this.report(span, keywordAsName, { word, instead }, replacementFix(span, instead));
    this.readAs(1, Word, word.replaceAll(" ", "_"));
    return true;
  }

  private missingOperand(): Ast.Expr {
    if (this.is(token("complies-with"))) return this.innerCompliance();
    const before = this.LA(0).tokenType;
    this.reportNoName(
      conditionAfter.has(before) ? wanted.condition : before === token("in") ? wanted.list : wanted.value,
    );
    return this.missing();
  }

  /** `complies with …` as a part of a condition: reported, and read over. */
  private innerCompliance(): Ast.Expr {
    this.reportCompliance(this.LA(1));
    const missing = this.missing();
    do this.skip(1);
    while (this.is(Word) || this.is(punctuators["."]));
    if (this.is(punctuators["["])) while (inPlaces.has(this.LA(1).tokenType)) this.skip(1);
    if (this.is(punctuators["]"])) this.skip(1);
    return missing;
  }

  /** `s is not met`: reported, and made `is met` with the words of the author, by which the grammar knows it again. */
  private mendNotMet(start: number): boolean {
    const met = this.written("is-met");
    const not = this.written("not");
    const [first = "", ...rest] = met.split(" ");
    const count = rest.length + 2;
    const words = [first, not, ...rest].join(" ");
    if (this.joined(count) !== words) return false;
    const span = this.spanOfNext(count);
    const meant = `${not} ${this.reading.wordsOf({ start, end: this.lastEnd() })} ${met}`;
    const edits = [
      { span: { start, end: start }, text: `${not} ` },
      { span, text: met },
    ];
    const fix = { ...replacementMessage(meant), edits };
    this.report(span, unknownKeyword, { words, near: didYouMean(meant) }, fix);
    this.readAs(count, token("is-met"), words);
    return true;
  }

  /** `f no later than x` and `f within 3 days of x`: reported, and read as `f by x`. */
  private mendBy(): void {
    const by = this.written("by");
    const words = this.joined(3);
    const [within, period, of] = [this.LA(1), this.LA(2), this.LA(3)];
    const isPeriod = within.image === "within" && /^(?:of|after|from|since)$/.test(of.image);
    if (/^not? later than$/.test(words)) {
      const span = this.spanOfNext(3);
      this.report(span, unknownKeyword, { words, near: didYouMean(by) }, replacementFix(span, by));
    } else if (isPeriod && period.tokenType === DurationToken && this.is(Word, 4)) {
      let last = 4;
      while (this.is(punctuators["."], last + 1) && this.is(Word, last + 2)) last += 2;
      const span = this.spanOfNext(last);
      const fact = this.reading.wordsOf({ start: this.LA(4).startOffset, end: span.end });
      const meant = `${by} ${fact} + ${period.image}`;
      const params = { words: `${within.image} ${period.image} ${of.image}`, near: didYouMean(meant) };
      this.report(span, unknownKeyword, params, replacementFix(span, meant));
    } else return;
    this.readAs(3, token("by"), by);
  }

  /** Makes a sign of words that stand for it: `is` for `==`. */
  private mendSign(): void {
    const { signsInstead } = this.reading.phrases.table;
    for (let count = MAX_SIGN_WORDS; count > 0 && this.is(Word); count -= 1) {
      const words = this.joined(count);
      const meant = Object.hasOwn(signsInstead, words) ? signsInstead[words] : undefined;
      if (meant === undefined) continue;
      const span = this.spanOfNext(count);
      this.report(span, unknownKeyword, { words, near: didYouMean(meant) }, replacementFix(span, meant));
      this.readAs(count, punctuators[meant], meant);
      return;
    }
  }

  private reportChain(start: number, left: Ast.Expr, sign: IToken, right: Ast.Expr): void {
    const shared = left.kind === "compare" ? this.build.outerSpan(left.right) : left.span;
    const end = this.lastEnd();
    const first = this.reading.wordsOf({ start, end: shared.end });
    const second = this.reading.wordsOf({ start: shared.start, end });
    const orders =
      left.kind === "compare" && !/[a-z]/.test(left.operator) && !/[a-z]/.test(relations.get(sign.tokenType) ?? "in");
    const instead = orders && right.kind !== "missing" ? `(${first} ${this.written("and")} ${second})` : undefined;
    const remedy = instead === undefined ? undefined : replacementMessage(instead);
    const fix = replacementFix({ start, end }, instead);
    this.tell(spanOf(sign), chainedComparison, { sign: sign.image, remedy }, fix);
  }

  /** `when E`. `unless E` in its place is reported, and read as `when not (E)`. */
  private whenOf(condition: () => Ast.Expr): Ast.Expr {
    const unless = this.LA(1);
    if (unless.tokenType !== token("unless")) {
      this.expectKeyword(1, "when");
      return condition();
    }
    const after = this.reading.sourceOf(this.LA(0));
    this.skip(1);
    const start = this.here();
    const negated = condition();
    const end = this.lastEnd();
    const [when, not] = [this.written("when"), this.written("not")];
    const edits = [
      { span: { start: unless.startOffset, end: start }, text: `${when} ${not} (` },
      { span: { start: end, end }, text: ")" },
    ];
    const fix = negated.kind === "missing" ? undefined : { ...replacementMessage(`${when} ${not} (…)`), edits };
    const params = expectedParams(`\`${when}\``, { after, found: unless.image });
    this.report(spanOf(unless), expected, params, fix);
    return this.node("not", start, { operand: negated });
  }

  private isQuotedDay(): boolean {
    return this.is(TextToken) && parseDay(this.LA(1).image) !== undefined;
  }

  private quotedDay(): IToken {
    const day = this.LA(1);
    const span = this.spanOfNext();
    const params = expectedParams(wanted.unquoted({ text: day.image }), { found: this.reading.sourceOf(day) });
    this.report(span, expected, params, replacementFix(span, day.image));
    this.skip(1);
    return day;
  }

  private missingList(): Ast.Expr {
    this.reportExpected(wanted.openList);
    return this.missing();
  }

  /** The list, open in the tree even if the text forgets to say so. */
  private opened(name: Ast.Name, list: Ast.Expr): Ast.ListLiteral {
    if (list.kind !== "list") return { kind: "list", id: this.reading.id(), span: list.span, items: [], open: true };
    const last = list.items.at(-1);
    if (!list.open) {
      const fix = last && fixOf(fixes.endOpen(), last.span.end, last.span.end, ", ...");
      this.report(list.span, closedList, { name: name.text }, fix);
    }
    return { ...list, open: true };
  }

  /** Skips the brace that an exemption, unlike a rule, does not have. */
  private skipBrace(): boolean {
    if (!this.is(punctuators["{"]) || !this.is(token("when"), 2)) return false;
    this.reportExpected(() => `\`${this.written("when")}\``);
    this.skip(1);
    return true;
  }

  /**
   * Whether a place is named here and not opened: `article 14` before neither a title nor a body. No body begins with
   * `when`.
   */
  private isPlaceHere(): boolean {
    if (!units.has(this.LA(1).tokenType) || !this.is(NumberToken, 2)) return false;
    const isOpened = this.is(punctuators["{"], 3) && !this.is(token("when"), 4);
    return !isOpened && !this.is(TextToken, 3);
  }

  private isArticleHere(): boolean {
    return this.is(token("article")) && (this.isPlaceHere() || !this.is(NumberToken, 2));
  }

  /** An item whose paragraph is left out: most likely the article has only one. */
  private itemOfArticle(start: number, article: number): Ast.PlaceName {
    const item = this.numberOf("item", nameOf(this.LA(2)));
    this.skip(2);
    return this.placeInstead({ article, paragraph: 1, item, span: this.spanFrom(start) });
  }

  /** What stands here between brackets, as numbers of units do where laws are cited: `(2)`, `(b)`. */
  private bracketedNumber(): number | undefined {
    if (!this.is(punctuators["("]) || !this.is(punctuators[")"], 3)) return undefined;
    const { image, tokenType } = this.LA(2);
    return tokenType === NumberToken ? readUnitNumber(image) : readUnitLetter(image);
  }

  /** `article 3(2)(b)`: most likely paragraph 2 item 2. */
  private bracketedPlace(start: number, article: number): Ast.PlaceName {
    const numbers: number[] = [];
    for (let number = this.bracketedNumber(); number !== undefined; number = this.bracketedNumber()) {
      numbers.push(number);
      this.skip(3);
    }
    const [paragraph, item, subitem] = numbers;
    return this.placeInstead({ article, paragraph, item, subitem, sentence: undefined, span: this.spanFrom(start) });
  }

  /** `16` or `16.2` for an article and its paragraph. */
  private bareNumbers(): Ast.PlaceName {
    const [article = 0, paragraph] = this.LA(1)
      .image.split(".")
      .map((it) => Number.parseInt(it.slice(0, 6), 10));
    const span = this.spanOfNext();
    this.skip(1);
    return this.placeInstead({ article, paragraph, item: undefined, span });
  }

  /** A paragraph, or what lies in one, without its article. */
  private innerPlace(): undefined {
    const start = this.here();
    while (this.isPlaceHere()) this.skip(2);
    const span = this.spanFrom(start);
    const words = this.reading.wordsOf(span);
    const instead = `${this.written("article")} … ${words}`;
    this.report(span, placeForm, { words, instead });
    return undefined;
  }

  private placeInstead(place: Ast.PlaceName): Ast.PlaceName {
    const { span } = place;
    const instead = levels
      .flatMap((it) => (place[it] === undefined ? [] : [`${this.written(it)} ${writeUnitNumber(place[it])}`]))
      .join(" ");
    const words = this.reading.wordsOf(span);
    this.report(span, placeForm, { words, instead }, replacementFix(span, instead));
    return place;
  }

  /** The number of a unit; 0 if there is none. */
  private placeNumber(index: number, level: UnitKeyword): number {
    const digits = this.expect(index, NumberToken, wanted.number);
    return this.ACTION(() => (digits === undefined ? 0 : this.numberOf(level, nameOf(digits))));
  }

  private numberOf(level: UnitKeyword, { text, span }: Ast.Name): number {
    const number = readUnitNumber(text);
    if (number === undefined) this.report(span, unitNumber, { unit: this.written(level), found: text });
    return number ?? Number.parseInt(text.slice(0, 6), 10);
  }
}

/** What a `require` or a `forbid` demands. */
type Demand =
  | { readonly condition: Ast.Expr; readonly deadline: { readonly by: IToken; readonly due: Ast.Expr } | undefined }
  | Pick<Ast.Complies, "pack" | "targets">;

function placeTarget(place: Ast.PlaceName | undefined): Ast.Target | undefined {
  return place && { kind: "place", place };
}

function nameOf(token: IToken): Ast.Name {
  return { text: token.image, span: spanOf(token) };
}

const MAX_UNIT_NESTING = 8;
const MAX_SIGN_WORDS = 4;

const declarationStarts = tokensOf(declarationKeywords);
/** Declarations that stand in no rule and no standard: there a `}` is missing before them. */
const outsiders = tokensOf(["rule", ...levels]);

const operandStarts = new Set<TokenType>([
  ...literals.keys(),
  ...blocks.keys(),
  ...measures.keys(),
  token("sum"),
  Word,
  punctuators["["],
  punctuators["("],
]);
const conditionStarts = tokensOf(["not", "any", "every", "no", "if"]);
const conditionAfter = tokensOf(conditionKeywords);
/** Words after which a soft keyword is itself, and no member of an enumeration. */
const afterSoft = new Set<TokenType>([NumberToken, TextToken, Word, punctuators["["]]);
const inModals = new Set<TokenType>([Word, ...tokensOf(["not", "no", "has"]), ...modals.keys()]);
const inPlaces = new Set<TokenType>([...units.keys(), NumberToken, punctuators["["], punctuators[","]]);
/** Words by which a clause that is whole is made part of a condition. */
const goesOn = tokensOf(["and", "or", "implies", "by", "where", "except"]);

let made: Grammar | undefined;

/** The one grammar, which is made when somebody first reads: that takes a while. */
export const sharedGrammar = (): Grammar => (made ??= new Grammar());
