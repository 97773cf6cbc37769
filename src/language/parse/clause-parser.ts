import type { TokenType } from "chevrotain";
import { replacing } from "../../base/diagnostic.ts";
import type * as Ast from "../syntax/ast.ts";
import { deadlineForm, givenTwice, unknownModal } from "./diagnostics.ts";
import { ExpressionParser } from "./expression-parser.ts";
import type { Keyword } from "./keywords.ts";
import { boundaries, DurationToken, keywordToken, signs, TextToken, Word } from "./tokens.ts";

const token = keywordToken;
const tokens = (keywords: readonly Keyword[]): ReadonlySet<TokenType> => new Set(keywords.map(token));

const ruleKeywords: readonly Keyword[] = ["quote", "on", "for-each", "when", "unless", "require", "forbid", "remedy"];
const standardKeywords: readonly Keyword[] = ["quote", "on", "only-if", "if", "judged-by"];
const clauseTokens = tokens(ruleKeywords);
const standardTokens = tokens(standardKeywords);
/** Declarations that stand in no rule and no standard: there a `}` is missing before them. */
const outsiders = tokens(["rule", "article", "paragraph", "item"]);
/** They stand in no rule either, but only if braces are missing is that why. */
const neighbours = tokens([
  ...(["define", "open-term", "standard", "yields-to", "informative", "scope", "definition", "addressed-to"] as const),
  ...([
    "not-encodable",
    "policy-applies",
    "policy-does-not-apply",
    "article-applies",
    "article-does-not-apply",
  ] as const),
  ...(["paragraph-applies", "paragraph-does-not-apply", "item-applies", "item-does-not-apply"] as const),
]);

/** The grammar of rules and standards, clause by clause. */
export abstract class ClauseParser extends ExpressionParser {
  /** A condition, or what else an expression may stand for, as a clause holds it. */
  protected whole(expression: Ast.Expr): Ast.Expr {
    return this.ACTION(() => this.bounded(expression));
  }

  protected wholeEach(each: Ast.Each): Ast.Each {
    return this.ACTION(() => ({
      variable: each.variable,
      list: this.bounded(each.list),
      where: each.where === undefined ? undefined : this.bounded(each.where),
    }));
  }

  protected readonly quote = this.RULE("quote", (): Ast.Quote => {
    const start = this.here();
    this.CONSUME(token("quote"));
    const text = this.words(1, "the words of the law, between quotation marks");
    return this.ACTION(() => ({ kind: "quote", id: this.id(), span: this.spanFrom(start), text }));
  });

  protected readonly rule = this.RULE("rule", (): Ast.Rule => {
    const start = this.here();
    this.CONSUME(token("rule"));
    const name = this.name(1, "a name for the rule", signs[":"]);
    this.expectSign(1, ":");
    const party = this.name(2, "the party that the rule binds", token("must"));
    const modal = this.SUBRULE(this.modal);
    const act = this.words(1, "what the party must do, between quotation marks");
    const opener = this.open(1);
    const clauses: Ast.Clause[] = [];
    const skipped = { braces: 0 };
    this.MANY({
      GATE: () => this.settle(clauseTokens, ruleKeywords, "a rule", skipped),
      DEF: () => clauses.push(this.SUBRULE(this.clause)),
    });
    this.close(1, "}", opener, () => `${this.written("rule")} ${name.text}`);
    return this.ACTION(() => ({
      kind: "rule",
      id: this.id(),
      span: this.spanFrom(start),
      name,
      party,
      modal,
      act,
      clauses,
    }));
  });

  /** Skips what no clause begins with; whether a clause follows. */
  private settle(
    clauses: ReadonlySet<TokenType>,
    among: readonly Keyword[],
    where: string,
    skipped: { braces: number },
  ): boolean {
    const begins = (): boolean => {
      const type = this.LA(1).tokenType;
      if (clauses.has(type)) return true;
      return (outsiders.has(type) || (!this.isBalanced() && neighbours.has(type))) && this.isDeclarative();
    };
    const holds = (): string => among.map((it) => `\`${this.written(it)}\``).join(", ");
    this.skipStray({ begins, among, where, holds }, skipped);
    return clauses.has(this.LA(1).tokenType);
  }

  private readonly modal = this.RULE("modal", (): Ast.Modal => {
    const known = this.RECORDING_PHASE || this.is(token("must")) || this.is(token("must-not"));
    if (!known && !this.mend(["must", "must-not"])) return this.wrongModal();
    const word = this.OR([{ ALT: () => this.CONSUME(token("must")) }, { ALT: () => this.CONSUME(token("must-not")) }]);
    return this.ACTION(() => (word.tokenType === token("must") ? "must" : "must-not"));
  });

  /** Skips the words before the act, which were meant as a modal. */
  private wrongModal(): Ast.Modal {
    const modals = [this.written("must"), this.written("must-not")];
    let count = 0;
    const isWord = (it: TokenType): boolean => it === Word || it === token("not") || it === token("no");
    while (isWord(this.LA(count + 1).tokenType) && !boundaries.has(this.LA(count + 1).tokenType)) count += 1;
    if (count === 0) {
      this.reportExpected(modals.map((it) => `\`${it}\``).join(" or "));
      return "must";
    }
    const span = this.spanOfNext(count);
    const words = Array.from({ length: count }, (_, index) => this.LA(index + 1).image).join(" ");
    const { modalsInstead } = this.reading.phrases.table;
    const meant = Object.hasOwn(modalsInstead, words) ? modalsInstead[words] : undefined;
    const fix = replacing(span, meant && this.written(meant));
    this.report(span.start, () => unknownModal.at(this.place(span), { words, modals }, fix));
    for (; count > 0; count -= 1) this.SKIP_TOKEN();
    return meant ?? "must";
  }

  private readonly clause = this.RULE("clause", (): Ast.Clause =>
    this.OR<Ast.Clause>([
      { ALT: () => this.SUBRULE(this.quote) },
      { ALT: () => this.SUBRULE(this.on) },
      { ALT: () => this.SUBRULE(this.forEach) },
      { ALT: () => this.SUBRULE(this.when) },
      { ALT: () => this.SUBRULE(this.unless) },
      { ALT: () => this.SUBRULE(this.require) },
      { ALT: () => this.SUBRULE(this.remedy) },
    ]),
  );

  private readonly on = this.RULE("on", (): Ast.On => {
    const start = this.here();
    this.CONSUME(token("on"));
    const subject = this.name(1, "what the rule judges, such as `service`");
    return this.ACTION(() => ({ kind: "on", id: this.id(), span: this.spanFrom(start), subject }));
  });

  private readonly forEach = this.RULE("forEach", (): Ast.ForEach => {
    const start = this.here();
    this.CONSUME(token("for-each"));
    const each = this.wholeEach(this.SUBRULE(this.eachWhere));
    return this.ACTION(() => ({ kind: "for-each", id: this.id(), span: this.spanFrom(start), each }));
  });

  private readonly when = this.RULE("when", (): Ast.When => {
    const start = this.here();
    this.CONSUME(token("when"));
    const condition = this.whole(this.SUBRULE(this.expression));
    return this.ACTION(() => ({ kind: "when", id: this.id(), span: this.spanFrom(start), condition }));
  });

  private readonly unless = this.RULE("unless", (): Ast.Unless => {
    const start = this.here();
    this.CONSUME(token("unless"));
    const condition = this.whole(this.SUBRULE(this.expression));
    return this.ACTION(() => ({ kind: "unless", id: this.id(), span: this.spanFrom(start), condition }));
  });

  private readonly require = this.RULE("require", (): Ast.Require | Ast.Deadline => {
    const start = this.here();
    const word = this.OR([{ ALT: () => this.CONSUME(token("require")) }, { ALT: () => this.CONSUME(token("forbid")) }]);
    const name = this.OPTION(() => {
      const first = this.CONSUME(Word);
      this.CONSUME(signs[":"]);
      return this.ACTION(() => this.nameOf(first));
    });
    const condition = this.whole(this.SUBRULE(this.expression));
    const deadline = this.OPTION2(() => {
      const by = this.CONSUME(token("by"));
      return { by, due: this.whole(this.SUBRULE(this.value)) };
    });
    return this.ACTION((): Ast.Require | Ast.Deadline => {
      const forbid = word.tokenType === token("forbid");
      const node = { id: this.id(), span: this.spanFrom(start), name };
      if (deadline === undefined) return { kind: "require", ...node, forbid, condition };
      const isPath = condition.kind === "path";
      if (forbid || (!isPath && condition.kind !== "missing")) {
        const words = { by: deadline.by.image, require: this.written("require") };
        this.tell(deadlineForm.at(this.placeOf(deadline.by), words));
      }
      return { kind: "deadline", ...node, fact: isPath ? condition : this.pathTo([this.noName()]), due: deadline.due };
    });
  });

  private readonly remedy = this.RULE("remedy", (): Ast.Remedy => {
    const start = this.here();
    this.CONSUME(token("remedy"));
    const text = this.words(1, "what to do, between quotation marks");
    return this.ACTION(() => ({ kind: "remedy", id: this.id(), span: this.spanFrom(start), text }));
  });

  protected readonly standard = this.RULE("standard", (): Ast.Standard => {
    const start = this.here();
    this.CONSUME(token("standard"));
    const name = this.name(1, "a name for the standard", TextToken);
    const each = this.OPTION(() => {
      this.CONSUME(token("for-each"));
      return this.wholeEach(this.SUBRULE(this.each));
    });
    const title = this.words(1, "what the standard asks, between quotation marks");
    const opener = this.open(1);
    const quotes: Ast.Quote[] = [];
    const onlyIf: Ast.Expr[] = [];
    const orIf: Ast.Expr[] = [];
    const judges: Ast.Judge[] = [];
    let on: Ast.Name | undefined;
    const skipped = { braces: 0 };
    this.MANY({
      GATE: () => this.settle(standardTokens, standardKeywords, "a standard", skipped),
      DEF: () =>
        this.OR([
          { ALT: () => quotes.push(this.SUBRULE(this.quote)) },
          {
            ALT: () => {
              const clause = this.SUBRULE(this.on);
              this.ACTION(() => {
                if (on !== undefined) {
                  this.tell(givenTwice.at(this.place(clause.span), { word: this.written("on") }));
                }
                on = clause.subject;
              });
            },
          },
          {
            ALT: () => {
              this.CONSUME(token("only-if"));
              onlyIf.push(this.whole(this.SUBRULE(this.expression)));
            },
          },
          {
            ALT: () => {
              this.CONSUME(token("if"));
              orIf.push(this.whole(this.SUBRULE2(this.expression)));
            },
          },
          { ALT: () => judges.push(this.SUBRULE(this.judge)) },
        ]),
    });
    this.close(1, "}", opener, () => `${this.written("standard")} ${name.text}`);
    return this.ACTION(() => {
      const clauses = { quotes, on, onlyIf, orIf, judges };
      return { kind: "standard", id: this.id(), span: this.spanFrom(start), name, each, title, ...clauses };
    });
  });

  private readonly judge = this.RULE("judge", (): Ast.Judge => {
    const start = this.here();
    this.CONSUME(token("judged-by"));
    const role = this.name(1, "the role that judges", token("valid-for"));
    this.expectKeyword(1, "valid-for");
    const time = this.expect(1, DurationToken, "how long, such as `12 months`");
    const evidence: Ast.Name[] = [];
    this.OPTION(() => {
      this.CONSUME(token("evidence"));
      const opener = this.expectSign(1, "[");
      evidence.push(this.name(2, "a kind of evidence"));
      this.MANY(() => {
        this.CONSUME(signs[","]);
        evidence.push(this.name(3, "a kind of evidence"));
      });
      this.close(1, "]", opener);
    });
    return this.ACTION(() => {
      const span = time === undefined ? { start: this.lastEnd(), end: this.lastEnd() } : this.placeOf(time).span;
      const validFor: Ast.DurationLiteral = { kind: "duration", id: this.id(), span, text: time?.image ?? "0 days" };
      return { role, validFor, evidence, span: this.spanFrom(start) };
    });
  });
}
