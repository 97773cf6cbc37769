import { EmbeddedActionsParser, type IToken, type TokenType } from "chevrotain";
import type { Diagnostic } from "../../base/diagnostic.ts";
import type { SourceText, Span } from "../../base/text.ts";
import type * as Ast from "../syntax/ast.ts";
import { wrongSign } from "./diagnostics.ts";
import { english, type Keyword } from "./keywords.ts";
import { phrasesOf, type Phrases } from "./phrases.ts";
import { keywordOf, signs, vocabulary } from "./tokens.ts";

/** What one run of the parser reads and gathers. */
export interface Reading {
  readonly source: SourceText;
  readonly phrases: Phrases;
  readonly diagnostics: Diagnostic[];
  /** Offsets at which something was reported; a second report there would only repeat the first. */
  readonly reported: Set<number>;
  nextId: number;
}

const idle: Reading = {
  source: { path: "", text: "" },
  phrases: phrasesOf(english),
  diagnostics: [],
  reported: new Set(),
  nextId: 0,
};

/** Reads tokens, and knows where in the text it stands. */
export abstract class Reader extends EmbeddedActionsParser {
  protected reading: Reading = idle;
  private tokens: readonly IToken[] = [];
  private balanced = true;

  constructor() {
    super([...vocabulary], { recoveryEnabled: false, maxLookahead: 2 });
  }

  /** Makes the parser ready to read a text; a rule of the grammar is called next. */
  begin(reading: Reading, tokens: readonly IToken[]): void {
    this.reading = reading;
    this.tokens = tokens;
    this.input = [...tokens];
    const count = (sign: "{" | "}"): number => tokens.filter((it) => it.tokenType === signs[sign]).length;
    this.balanced = count("{") === count("}");
  }

  /** Whether as many braces open as close. */
  protected isBalanced(): boolean {
    return this.balanced;
  }

  /** The tokens that begin in a stretch. */
  protected tokensIn(span: Span): readonly IToken[] {
    return this.tokens.slice(this.firstFrom(span.start), this.firstFrom(span.end));
  }

  private firstFrom(offset: number): number {
    let [low, high] = [0, this.tokens.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.tokens[middle]?.startOffset ?? 0) < offset) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  protected id(): Ast.NodeId {
    return this.reading.nextId++ as Ast.NodeId;
  }

  /** Where the next token begins; at the end of the text, where the last one ends. */
  protected here(): number {
    const { startOffset } = this.LA(1);
    return Number.isNaN(startOffset) ? this.lastEnd() : startOffset;
  }

  protected lastEnd(): number {
    const { endOffset = NaN } = this.LA(0);
    return Number.isNaN(endOffset) ? 0 : endOffset + 1;
  }

  protected spanFrom(start: number): Span {
    return { start, end: Math.max(start, this.lastEnd()) };
  }

  protected is(type: TokenType, distance = 1): boolean {
    return this.LA(distance).tokenType === type;
  }

  protected atEnd(): boolean {
    return Number.isNaN(this.LA(1).startOffset);
  }

  protected written(keyword: Keyword): string {
    return this.reading.phrases.written.get(keyword) ?? keyword;
  }

  /** The words of a token as the author wrote them. */
  protected sourceOf(token: IToken): string | undefined {
    if (Number.isNaN(token.startOffset)) return undefined;
    return keywordOf(token.tokenType) === undefined
      ? this.reading.source.text.slice(token.startOffset, (token.endOffset ?? 0) + 1)
      : token.image;
  }

  protected tell(diagnostic: Diagnostic): void {
    this.reading.diagnostics.push(diagnostic);
  }

  /** Reports unless something was reported at `offset` already. */
  protected report(offset: number, make: () => Diagnostic): void {
    if (this.reading.reported.has(offset)) return;
    this.reading.reported.add(offset);
    this.tell(make());
  }

  /** Takes back what the scanner said of a sign: here another was meant than it thinks. */
  protected retractSign(offset: number): void {
    const { diagnostics, reported } = this.reading;
    const at = diagnostics.findIndex((it) => it.place.span.start === offset && it.code === wrongSign.code);
    if (at < 0) return;
    diagnostics.splice(at, 1);
    reported.delete(offset);
  }

  protected place(span: Span): Diagnostic["place"] {
    return { source: this.reading.source, span };
  }

  protected spanOfNext(count = 1): Span {
    return { start: this.here(), end: (this.LA(count).endOffset ?? 0) + 1 };
  }
}
