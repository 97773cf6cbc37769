import type { IToken } from "chevrotain";
import { parseDay } from "../../base/civil-date.ts";
import { replacing } from "../../base/diagnostic.ts";
import type * as Ast from "../syntax/ast.ts";
import { expected } from "./diagnostics.ts";
import { ReferenceParser } from "./reference-parser.ts";
import { DateToken, keywordToken, TextToken } from "./tokens.ts";

const token = keywordToken;

/** The grammar of what declarations and rules say of their own standing: the words they rest on, from when, on whose authority. */
export abstract class StandingParser extends ReferenceParser {
  protected readonly quote = this.RULE("quote", (): Ast.Quote => {
    const start = this.here();
    this.CONSUME(token("quote"));
    const text = this.words(1, "the words of the law, between quotation marks");
    return this.ACTION(() => ({ kind: "quote", id: this.id(), span: this.spanFrom(start), text }));
  });

  /** `in force from DATE [until DATE]`, of the unit or rule around it. */
  protected readonly inForce = this.RULE("inForce", (): Ast.InForce => {
    const start = this.here();
    this.CONSUME(token("in-force"));
    const from = this.day(1);
    const until = this.OPTION(() => this.SUBRULE(this.until));
    return this.ACTION(() => {
      return { kind: "in-force", id: this.id(), span: this.spanFrom(start), policy: false, from, until };
    });
  });

  protected readonly policyInForce = this.RULE("policyInForce", (): Ast.InForce => {
    const start = this.here();
    this.CONSUME(token("policy-in-force"));
    const from = this.day(1);
    const until = this.OPTION(() => this.SUBRULE(this.until));
    return this.ACTION(() => {
      return { kind: "in-force", id: this.id(), span: this.spanFrom(start), policy: true, from, until };
    });
  });

  protected readonly until = this.RULE("until", (): Ast.Literal => {
    this.CONSUME(token("until"));
    return this.day(1);
  });

  /** A day; one that is missing is 1970-01-01 in the tree, as is one that does not exist, and empty in the text. */
  protected day(index: number): Ast.Literal {
    const found =
      this.RECORDING_PHASE || !this.isQuotedDay()
        ? this.expect(index, DateToken, "a date, such as `2023-08-15`")
        : this.quotedDay();
    return this.ACTION(() => {
      const end = this.lastEnd();
      const { text, span } =
        found === undefined ? { text: "1970-01-01", span: { start: end, end } } : this.nameOf(found);
      return { kind: "literal", id: this.id(), span, type: "date", text };
    });
  }

  private isQuotedDay(): boolean {
    return this.is(TextToken) && parseDay(this.LA(1).image) !== undefined;
  }

  private quotedDay(): IToken {
    const day = this.LA(1);
    const span = this.spanOfNext();
    const what = `\`${day.image}\` without quotation marks`;
    const params = { what, after: undefined, found: this.sourceOf(day), hint: undefined };
    this.report(span.start, () => expected.at(this.place(span), params, replacing(span, day.image)));
    this.SKIP_TOKEN();
    return day;
  }

  protected readonly unverified = this.RULE("unverified", (): Ast.Unverified => {
    const start = this.here();
    this.CONSUME(token("unverified"));
    const why = this.words(1, "the reason, between quotation marks");
    return this.ACTION(() => ({ kind: "unverified", id: this.id(), span: this.spanFrom(start), why }));
  });

  protected readonly basis = this.RULE("basis", (): Ast.Basis => {
    const start = this.here();
    this.CONSUME(token("basis"));
    const basis = this.name(1, "what this rests on, such as `law` or `guidance`", TextToken);
    const where = this.words(1, "where it says so, between quotation marks");
    return this.ACTION(() => ({ kind: "basis", id: this.id(), span: this.spanFrom(start), basis, where }));
  });
}
