import type * as Ast from "../syntax/ast.ts";
import { standardKeywords, tokensOf } from "./beginnings.ts";
import { givenTwice } from "./diagnostics.ts";
import { RuleParser } from "./rule-parser.ts";
import { DurationToken, keywordToken, signs, TextToken } from "./tokens.ts";

const token = keywordToken;
const standardTokens = tokensOf(standardKeywords);

/** The grammar of standards. */
export abstract class StandardParser extends RuleParser {
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
