import type { IToken, TokenType } from "chevrotain";
import type * as Ast from "../syntax/ast.ts";
import { ClauseParser } from "./clause-parser.ts";
import { unitNumber } from "./diagnostics.ts";
import type { DeclarationKeyword, Keyword, ScopeKeyword, UnitKeyword } from "./keywords.ts";
import type { Reading } from "./reader.ts";
import { keywordToken, NumberToken, signs, Word } from "./tokens.ts";

const token = keywordToken;
const MOST_UNITS = 8;

const unitKeywords: readonly UnitKeyword[] = ["article", "paragraph", "item"];
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

const declarationKeywords: readonly DeclarationKeyword[] = [
  "quote",
  "define",
  "open-term",
  "standard",
  "rule",
  "yields-to",
  "informative",
  "scope",
  "definition",
  "addressed-to",
  "not-encodable",
];

const starts = new Set<TokenType>([...levels.keys(), ...scopes.keys(), ...declarationKeywords.map(token)]);

const scopeKeywords: readonly ScopeKeyword[] = (["policy", ...unitKeywords] as const).flatMap((it) => [
  `${it}-applies` as const,
  `${it}-does-not-apply` as const,
]);
const among: readonly Keyword[] = [...unitKeywords, ...declarationKeywords, ...scopeKeywords];

/** The whole grammar: a file, its units and their declarations. */
export class DeclarationParser extends ClauseParser {
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
    this.skipStray({ begins, among, where, holds }, skipped);
  }

  private readonly declaration = this.RULE("declaration", (): Ast.Declaration =>
    this.OR<Ast.Declaration>([
      { ALT: () => this.SUBRULE(this.unit) },
      { ALT: () => this.SUBRULE(this.quote) },
      { ALT: () => this.SUBRULE(this.scope) },
      { ALT: () => this.SUBRULE(this.define) },
      { ALT: () => this.SUBRULE(this.openTerm) },
      { ALT: () => this.SUBRULE(this.standard) },
      { ALT: () => this.SUBRULE(this.rule) },
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
    const number = this.ACTION(() => this.numberOf(level, this.nameOf(digits ?? { ...word, image: "1" })));
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
      return { kind: "unit", id: this.id(), span: this.spanFrom(start), level, ...number, title, body };
    });
  });

  private numberOf(level: UnitKeyword, { text, span }: Ast.Name): Pick<Ast.Unit, "number" | "numberSpan"> {
    if (!/^[1-9]\d{0,5}$/.test(text)) {
      this.report(span.start, () => unitNumber.at(this.place(span), { unit: this.written(level), found: text }));
    }
    return { number: Number.parseInt(text.slice(0, 6), 10), numberSpan: span };
  }

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

  private readonly define = this.RULE("define", (): Ast.Define => {
    const start = this.here();
    this.CONSUME(token("define"));
    const name = this.name(1, "a name for what is defined", token("means"));
    this.expectKeyword(1, "means");
    const value = this.whole(this.SUBRULE(this.expression));
    const exceptions: { readonly value: Ast.Expr; readonly when: Ast.Expr }[] = [];
    this.MANY(() => {
      this.CONSUME(token("except"));
      const other = this.whole(this.SUBRULE2(this.expression));
      this.expectKeyword(1, "when");
      const when = this.whole(this.SUBRULE3(this.expression));
      exceptions.push({ value: other, when });
    });
    const quote = this.OPTION(() => this.SUBRULE(this.quote));
    return this.ACTION(() => ({
      kind: "define",
      id: this.id(),
      span: this.spanFrom(start),
      name,
      value,
      exceptions,
      quote,
    }));
  });

  private readonly openTerm = this.RULE("openTerm", (): Ast.OpenTerm => {
    const start = this.here();
    this.CONSUME(token("open-term"));
    const name = this.name(1, "the word of the law", signs[":"]);
    this.expectSign(1, ":");
    const path = this.RECORDING_PHASE || this.is(Word) ? this.SUBRULE(this.path) : this.missingType();
    const quote = this.RECORDING_PHASE || this.is(token("quote")) ? this.SUBRULE(this.quote) : this.missingQuote();
    return this.ACTION(() => {
      const [first] = path.steps;
      const type = path.steps.length === 1 ? { kind: "word" as const, name: first } : { kind: "field" as const, path };
      return { kind: "open-term", id: this.id(), span: this.spanFrom(start), name, type, quote };
    });
  });

  private missingType(): Ast.Path {
    this.reportExpected("a type, such as `duration`");
    return this.pathTo([this.noName()]);
  }

  private missingQuote(): Ast.Quote {
    this.reportExpected(`\`${this.written("quote")}\` and the words of the law`);
    const { text, span } = this.noName();
    return { kind: "quote", id: this.id(), span, text: { text, span } };
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
