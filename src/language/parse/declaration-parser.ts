import type { IToken, TokenType } from "chevrotain";
import type * as Ast from "../syntax/ast.ts";
import { declarationKeywords, tokensOf, unitKeywords } from "./beginnings.ts";
import { DefinitionParser } from "./definition-parser.ts";
import type { ScopeKeyword, UnitKeyword } from "./keywords.ts";
import type { Reading } from "./reader.ts";
import { keywordToken, NumberToken, signs } from "./tokens.ts";

const token = keywordToken;
const MOST_UNITS = 8;

const levels = new Map<TokenType, UnitKeyword>(unitKeywords.map((it) => [token(it), it]));

const scopes = new Map<TokenType, { readonly level: Ast.Level; readonly applies: boolean }>(
  (["policy", ...unitKeywords] as const).flatMap((level) => [
    [token(`${level}-applies` satisfies ScopeKeyword), { level, applies: true }],
    [token(`${level}-does-not-apply` satisfies ScopeKeyword), { level, applies: false }],
  ]),
);

const noRules = new Map<TokenType, Ast.NoRule["as"]>(
  (["informative", "scope", "definition"] as const).map((it) => [token(it), it]),
);

const starts = tokensOf(declarationKeywords);

/** The whole grammar: a file, its units and their declarations. */
export class DeclarationParser extends DefinitionParser {
  private unitsAround = 0;

  constructor() {
    super();
    this.performSelfAnalysis();
  }

  override begin(reading: Reading, tokens: readonly IToken[]): void {
    super.begin(reading, tokens);
    this.unitsAround = 0;
  }

  readonly file = this.RULE("file", (): readonly Ast.Declaration[] => {
    const declarations: Ast.Declaration[] = [];
    const skipped = { braces: 0 };
    this.MANY({
      GATE: () => this.settleFile(skipped),
      DEF: () => declarations.push(this.SUBRULE(this.declaration)),
    });
    return declarations;
  });

  /** A `}` that closes nothing ends no file. */
  private settleFile(skipped: { braces: number }): boolean {
    for (;;) {
      this.settleBody("a file", skipped);
      if (!this.is(signs["}"])) return true;
      this.reportCloser();
      this.SKIP_TOKEN();
    }
  }

  private settleBody(where: string, skipped: { braces: number }): void {
    const holds = (): string =>
      "places, such as `article 1 { … }`, and declarations, such as `rule`, `define` and `quote`";
    const begins = (): boolean => starts.has(this.LA(1).tokenType) && this.isDeclarative();
    this.skipStray({ begins, among: declarationKeywords, where, holds }, skipped);
  }

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

  private readonly unit = this.RULE("unit", (): Ast.Unit => {
    const start = this.here();
    const word = this.OR([
      { ALT: () => this.CONSUME(token("article")) },
      { ALT: () => this.CONSUME(token("paragraph")) },
      { ALT: () => this.CONSUME(token("item")) },
    ]);
    const level = this.ACTION(() => levels.get(word.tokenType) ?? "item");
    const digits = this.expect(1, NumberToken, "a number");
    const { text, span } = this.nameOf(digits ?? { ...word, image: "1" });
    const number = this.ACTION(() => this.numberOf(level, { text, span }));
    const title = this.OPTION(() => this.words(1, "a title"));
    const opener = this.open(1);
    const body: Ast.Declaration[] = [];
    const skipped = { braces: 0 };
    this.unitsAround += 1;
    this.MANY({
      GATE: () => this.settleUnit(level, skipped),
      DEF: () => body.push(this.SUBRULE(this.declaration)),
    });
    this.unitsAround -= 1;
    this.close(1, "}", opener, () => `${word.image} ${digits?.image ?? ""}`);
    return this.ACTION(() => {
      const node = { id: this.id(), span: this.spanFrom(start), level, number, numberSpan: span };
      return { kind: "unit", ...node, title, body };
    });
  });

  /** Where braces are missing, a unit ends before one that cannot stand in it; so it does where units nest without end. */
  private settleUnit(level: UnitKeyword, skipped: { braces: number }): boolean {
    this.settleBody(`this ${level}`, skipped);
    const next = levels.get(this.LA(1).tokenType);
    const nests = this.isBalanced() && this.unitsAround < MOST_UNITS;
    return next === undefined || nests || unitKeywords.indexOf(next) > unitKeywords.indexOf(level);
  }

  private readonly scopeTokens = [...scopes.keys()].map((type) => ({ ALT: () => this.CONSUME(type) }));
  private readonly scope = this.RULE("scope", (): Ast.Scope => {
    const start = this.here();
    const word = this.OR(this.scopeTokens);
    const condition = this.whole(this.SUBRULE(this.expression));
    return this.ACTION(() => {
      const { level, applies } = scopes.get(word.tokenType) ?? { level: "policy", applies: true };
      return { kind: "scope", id: this.id(), span: this.spanFrom(start), level, applies, condition };
    });
  });

  private readonly exemption = this.RULE("exemption", (): Ast.Exemption => {
    const start = this.here();
    this.CONSUME(token("exemption"));
    const name = this.name(1, "a name for the exemption", token("from"));
    this.expectKeyword(1, "from");
    const from = this.SUBRULE(this.targets);
    const isBraced = !this.RECORDING_PHASE && this.skipBrace();
    const condition = this.whole(this.whenOf(() => this.SUBRULE(this.expression)));
    const quote = this.OPTION(() => this.SUBRULE(this.quote));
    if (isBraced && this.is(signs["}"])) this.SKIP_TOKEN();
    return this.ACTION(() => {
      return { kind: "exemption", id: this.id(), span: this.spanFrom(start), name, from, condition, quote };
    });
  });

  /** Skips the brace that an exemption, unlike a rule, does not have. */
  private skipBrace(): boolean {
    if (!this.is(signs["{"]) || !this.is(token("when"), 2)) return false;
    this.reportExpected(`\`${this.written("when")}\``);
    this.SKIP_TOKEN();
    return true;
  }

  private readonly yieldsTo = this.RULE("yieldsTo", (): Ast.YieldsTo => {
    const start = this.here();
    this.CONSUME(token("yields-to"));
    const what = this.words(1, "the other rules, between quotation marks");
    this.expectKeyword(1, "where");
    const condition = this.whole(this.SUBRULE(this.expression));
    return this.ACTION(() => ({ kind: "yields-to", id: this.id(), span: this.spanFrom(start), what, condition }));
  });

  private readonly noRule = this.RULE("noRule", (): Ast.NoRule => {
    const start = this.here();
    const word = this.OR([
      { ALT: () => this.CONSUME(token("informative")) },
      { ALT: () => this.CONSUME(token("scope")) },
      { ALT: () => this.CONSUME(token("definition")) },
    ]);
    const why = this.words(1, "the reason, between quotation marks");
    return this.ACTION(() => {
      const as = noRules.get(word.tokenType) ?? "informative";
      return { kind: "no-rule", id: this.id(), span: this.spanFrom(start), as, why };
    });
  });

  private readonly addressedTo = this.RULE("addressedTo", (): Ast.AddressedTo => {
    const start = this.here();
    this.CONSUME(token("addressed-to"));
    const parties = [this.name(1, "a party")];
    this.MANY(() => {
      this.CONSUME(signs[","]);
      parties.push(this.name(2, "a party"));
    });
    return this.ACTION(() => ({ kind: "addressed-to", id: this.id(), span: this.spanFrom(start), parties }));
  });

  private readonly notEncodable = this.RULE("notEncodable", (): Ast.NotEncodable => {
    const start = this.here();
    this.CONSUME(token("not-encodable"));
    const words = this.words(1, "the words of the law, between quotation marks");
    this.expectKeyword(1, "because");
    const because = this.words(2, "the reason, between quotation marks");
    return this.ACTION(() => ({ kind: "not-encodable", id: this.id(), span: this.spanFrom(start), words, because }));
  });
}
