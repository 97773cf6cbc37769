import { EmbeddedActionsParser, type IOrAlt, type IToken, type TokenType } from "chevrotain";
import { fixOf, replacementFix, replacementMessage, type DiagnosticKind, type Fix } from "../../base/diagnostic.ts";
import type { Message, MessageValue } from "../../base/message.ts";
import { didYouMean, nearest } from "../../base/nearest.ts";
import { lineText, positionAt, type Span } from "../../base/text.ts";
import type * as Ast from "../syntax/ast.ts";
import {
  expected,
  expectedParams,
  hyphenInName,
  keywordAsName,
  missingJoint,
  stray,
  strayCloser,
  unclosed,
  unknownKeyword,
  bodies,
  fixes,
  hints,
} from "./diagnostics.ts";
import { keywordIndexOf, keywordTables, type Keyword } from "./keywords.ts";
import { parserState, type ParserState } from "./parser-state.ts";
import {
  boundaryTokens,
  endOf,
  firstTokenFrom,
  keywordOf,
  keywordToken,
  NumberToken,
  punctuators,
  SoftKeyword,
  spanOf,
  TextToken,
  tokenOf,
  tokenVocabulary,
  Word,
  type Punctuator,
} from "./tokens.ts";

/** What a body can hold, for what stands in it and belongs to nothing. */
interface StrayContext {
  readonly begins: () => boolean;
  readonly among: readonly Keyword[];
  readonly where: keyof typeof bodies;
  readonly holds: () => MessageValue;
}

/** What is said and offered beside what should stand somewhere: words to insert, or another fix. */
interface Mending {
  readonly insert?: string | undefined;
  readonly fix?: Fix | undefined;
  readonly hint?: Message | undefined;
}

/** What is written for a quantifier, and is none. */
const quantifiersMeant: Readonly<Record<string, Keyword>> = { some: "any", all: "every", each: "every" };

/** What joins two parts of a declaration or a clause and begins neither: in each row, one in the place of another was meant as it. */
const joints: readonly ReadonlySet<TokenType>[] = [
  new Set([
    ...(["means", "from", "for", "valid-for", "because", "by", "in", "satisfies"] as const).map(keywordToken),
    punctuators[":"],
    punctuators["=="],
  ]),
  new Set((["when", "where", "if"] as const).map(keywordToken)),
];

const closers = new Set([punctuators["}"], punctuators[")"], punctuators["]"]]);
const openers = new Set([punctuators["{"], punctuators["("], punctuators["["]]);
/** Keywords with which a condition can end. */
const conditionEnds: ReadonlySet<TokenType> = new Set(
  (
    ["true", "false", "is-present", "is-absent", "is-true", "is-false", "is-met", "is-empty", "is-not-empty"] as const
  ).map(keywordToken),
);
const MAX_KEYWORD_WORDS = 4;
const MAX_SKIPPED = 50;

const nothing = parserState(
  { path: "", text: "" },
  keywordIndexOf(keywordTables.en),
  { tokens: [], diagnostics: [] },
  0,
);

/**
 * What the grammar is written with. It goes on after a mistake: what is missing is reported and stands in the tree as
 * an empty name, an empty text or a `missing` expression; what is too much is reported and skipped. So no production of
 * the grammar ever fails.
 *
 * Chevrotain calls each production once with no text at all, to learn the grammar: it records what is consumed. What
 * asks the text is therefore asked here, where the recording always goes the way of a text without mistakes.
 */
// INVARIANT (one-report-a-place): nothing is reported twice at one offset, so one mistake does not drag others along.
export abstract class Recovery extends EmbeddedActionsParser {
  protected reading: ParserState = nothing;
  private readonly alternatives = new Map<ReadonlyMap<TokenType, unknown>, IOrAlt<IToken>[]>();

  constructor() {
    super([...tokenVocabulary], { recoveryEnabled: false, maxLookahead: 2 });
  }

  /** Makes the parser ready to read a text; a production of the grammar is called next. */
  begin(reading: ParserState): void {
    this.reading = reading;
    this.input = [...reading.tokens];
  }

  // Where the parser stands

  protected is(type: TokenType, distance = 1): boolean {
    return this.LA(distance).tokenType === type;
  }

  protected atEnd(): boolean {
    return Number.isNaN(this.LA(1).startOffset);
  }

  /** Where the next token begins; at the end of the text, where the last one ends. */
  protected here(): number {
    const { startOffset } = this.LA(1);
    return Number.isNaN(startOffset) ? this.lastEnd() : startOffset;
  }

  protected lastEnd(): number {
    const end = endOf(this.LA(0));
    return Number.isNaN(end) ? 0 : end;
  }

  protected spanFrom(start: number): Span {
    return { start, end: Math.max(start, this.lastEnd()) };
  }

  protected spanOfNext(count = 1): Span {
    return { start: this.here(), end: endOf(this.LA(count)) };
  }

  protected written(keyword: Keyword): string {
    return this.reading.written(keyword);
  }

  protected tell<P>(span: Span, kind: DiagnosticKind<P>, params: P, fix?: Fix): void {
    this.reading.tell(kind.at({ source: this.reading.source, span }, params, fix));
  }

  /** Tells unless something was told at `offset` already. */
  protected report<P>(span: Span, kind: DiagnosticKind<P>, params: P, fix?: Fix, offset = span.start): void {
    this.reading.report(offset, kind.at({ source: this.reading.source, span }, params, fix));
  }

  protected skip(count: number): void {
    for (let skipped = 0; skipped < count; skipped += 1) this.SKIP_TOKEN();
  }

  // What productions are made of

  /** A node that began at `start` and ends here. */
  protected node<K extends string, F extends object>(
    kind: K,
    start: number,
    fields: F,
  ): F & { readonly kind: K; readonly id: Ast.NodeId; readonly span: Span } {
    return { kind, id: this.reading.id(), span: this.spanFrom(start), ...fields };
  }

  /** A node of what stands after its keyword. */
  protected after<K extends string, F extends object>(keyword: Keyword, kind: K, read: () => F) {
    const start = this.here();
    this.CONSUME(keywordToken(keyword));
    return this.node(kind, start, read());
  }

  /** Stands where an expression is missing. */
  protected missing(): Ast.Missing {
    return this.node("missing", this.lastEnd(), {});
  }

  /** Whether to read as the grammar says: if it `fits` the text, and always while the grammar is recorded. */
  protected reads(fits: () => boolean): boolean {
    return this.RECORDING_PHASE || fits();
  }

  /** Whether a token of a type is to be consumed here. */
  protected takes(type: TokenType): boolean {
    return this.reads(() => this.is(type));
  }

  /** One of several words or signs, and what it means. */
  protected oneOf<V>(meanings: ReadonlyMap<TokenType, V>): { readonly token: IToken; readonly meaning: V } {
    const all = this.alternatives.get(meanings) ?? [...meanings.keys()].map((it) => ({ ALT: () => this.CONSUME(it) }));
    this.alternatives.set(meanings, all);
    const token = this.OR(all);
    return { token, meaning: meanings.get(token.tokenType) as V };
  }

  /** `a | b`, where `b` is read wherever `isOther` finds no sign of the others: it can say what is missing. */
  protected either<T>(isOther: () => boolean, others: readonly IOrAlt<T>[], last: () => T): T {
    return this.reads(isOther) ? this.OR9<T>([...others, { ALT: last }]) : last();
  }

  /** `[ a ]`, read wherever it `fits`: it can say what is missing. */
  protected maybe(fits: () => boolean, read: () => void): void {
    if (this.RECORDING_PHASE) this.OPTION9(read);
    else if (fits()) read();
  }

  /** `{ a }`, read as long as it `fits`: it can say what is missing. */
  protected repeat(fits: () => boolean, read: () => void): void {
    if (this.RECORDING_PHASE) this.MANY9(read);
    else while (fits()) read();
  }

  /** `{ a }`, as long as one follows; what `settles` it skips before what is none. */
  protected gather<T>(settles: () => boolean, read: () => T): readonly T[] {
    const all: T[] = [];
    this.MANY({ GATE: settles, DEF: () => all.push(read()) });
    return all;
  }

  /** `a { "," a }`; what could not be read is left out. The second and all further ones are read with the index 2. */
  protected series<T>(read: (index: number) => T | undefined): readonly T[] {
    const all = [read(1)];
    this.MANY(() => {
      this.CONSUME(punctuators[","]);
      all.push(read(2));
    });
    return all.filter((it) => it !== undefined);
  }

  // What is missing

  /** Says what should stand here: at the next token if it is on the same line, else after the last one. */
  protected reportExpected(what: () => MessageValue, mending: Mending = {}): void {
    const found = this.LA(1);
    const start = this.lastEnd();
    const last = this.reading.sourceOf(this.LA(0));
    const sameLine = !this.atEnd() && !/[\r\n]/.test(this.reading.source.text.slice(start, found.startOffset));
    const before = this.LA(0).startOffset;
    const span = sameLine || Number.isNaN(before) ? this.spanFromOffset(this.here()) : { start: before, end: start };
    const { insert, hint } = mending;
    const inserted =
      insert === undefined ? undefined : fixOf(fixes.insert({ text: insert.trim() }), start, start, insert);
    const params = expectedParams(what(), {
      after: shorten(last),
      found: sameLine ? shorten(this.reading.sourceOf(found)) : undefined,
      hint: sameLine ? hint : undefined,
    });
    this.report(span, expected, params, mending.fix ?? inserted, this.here());
  }

  /** Says that a name, or what may begin with one, should stand here. */
  protected reportNoName(what: () => MessageValue): void {
    const found = this.LA(1);
    const isKeyword = keywordOf(found.tokenType) !== undefined;
    this.reportExpected(what, isKeyword ? { hint: hints.keyword({ word: found.image }) } : {});
  }

  protected spanFromOffset(start: number): Span {
    return this.atEnd() ? { start, end: start } : this.spanOfNext();
  }

  /**
   * Consumes a token of a type. Where another stands, reports it, and takes the word that was meant, or the next token
   * after one that is too much, or nothing.
   */
  protected expect(index: number, type: TokenType, what: () => MessageValue, insert?: string): IToken | undefined {
    if (this.takes(type)) return this.consume(index, type);
    const keyword = keywordOf(type);
    if (keyword !== undefined && this.mend([keyword])) return this.consume(index, type);
    if (insert !== undefined && joints.some((it) => it.has(type) && it.has(this.LA(1).tokenType))) {
      this.skipJoint(what, insert.trim());
      return undefined;
    }
    this.reportExpected(what, { insert });
    if (!this.is(type, 2) || !this.isLoose()) return undefined;
    this.SKIP_TOKEN();
    return this.consume(index, type);
  }

  /** Reports a joint that stands in the place of another, and skips it. */
  private skipJoint(what: () => MessageValue, meant: string): void {
    this.reading.retractSign(this.here());
    const span = this.spanOfNext();
    const start = meant === ":" ? this.lastEnd() : span.start;
    const text = meant === ":" ? meant : this.spaced(span, meant);
    this.reportExpected(what, { fix: fixOf(replacementMessage(meant), start, span.end, text) });
    this.SKIP_TOKEN();
  }

  /** Words in the place of a stretch, with a blank on each side where none stands there. */
  protected spaced({ start, end }: Span, words: string): string {
    const { text } = this.reading.source;
    const left = /\s/.test(text[start - 1] ?? " ") ? "" : " ";
    return left + words + (/\s/.test(text[end] ?? " ") ? "" : " ");
  }

  protected expectSign(index: number, sign: Punctuator): IToken | undefined {
    return this.expect(index, punctuators[sign], () => `\`${sign}\``, sign === ":" ? sign : ` ${sign}`);
  }

  protected expectKeyword(index: number, keyword: Keyword): IToken | undefined {
    return this.expect(index, keywordToken(keyword), () => `\`${this.written(keyword)}\``, ` ${this.written(keyword)}`);
  }

  /** Whether the next token may be skipped without losing the shape of what follows. */
  private isLoose(): boolean {
    const type = this.LA(1).tokenType;
    return !this.atEnd() && !closers.has(type) && !openers.has(type) && keywordOf(type) === undefined;
  }

  protected words(index: number, what: () => MessageValue): Ast.Text {
    const token = this.expect(index, TextToken, what);
    return this.ACTION(() =>
      token === undefined
        ? { text: "", span: { start: this.lastEnd(), end: this.lastEnd() } }
        : { text: token.image, span: spanOf(token) },
    );
  }

  /** A name that is followed by a token of one of the types `next`, if they are known. */
  protected name(index: number, what: () => MessageValue, ...next: readonly TokenType[]): Ast.Name {
    const token = this.takes(Word) ? this.consume(index, Word) : this.wrongName(what, next);
    return this.ACTION(() => (token === undefined ? this.noName() : this.joinHyphens(token)));
  }

  protected noName(): Ast.Name {
    return { text: "", span: { start: this.lastEnd(), end: this.lastEnd() } };
  }

  /** Takes a keyword, a text or a number that stands where a name should, if what follows shows that it was meant as one. */
  private wrongName(what: () => MessageValue, next: readonly TokenType[]): IToken | undefined {
    const token = this.LA(1);
    const type = token.tokenType;
    const keyword = keywordOf(type);
    const meant = (keyword !== undefined || !next.includes(type)) && next.some((it) => this.is(it, 2));
    if (meant && keyword !== undefined) {
      const instead = `${token.image.replaceAll(" ", "_")}_1`;
      const span = this.spanOfNext();
      this.report(span, keywordAsName, { word: token.image, instead }, replacementFix(span, instead));
      this.SKIP_TOKEN();
      return { ...token, image: token.image.replaceAll(" ", "_") };
    }
    this.reportNoName(what);
    if (!meant || !this.isLoose()) return undefined;
    this.SKIP_TOKEN();
    return type === TextToken && /^[\p{L}_][\p{L}\p{M}\p{Nd}_]*$/u.test(token.image) ? token : undefined;
  }

  protected joinHyphens(first: IToken): Ast.Name {
    const start = first.startOffset;
    let text = first.image;
    for (;;) {
      const isDot = text !== first.image && this.is(punctuators["."]);
      const isHyphen = this.is(punctuators["-"]) && this.here() === this.lastEnd();
      if ((!isDot && !isHyphen) || !this.isNamePart(this.LA(2))) break;
      text += (isDot ? "." : "_") + this.LA(2).image.replaceAll(" ", "_");
      this.SKIP_TOKEN();
      this.SKIP_TOKEN();
    }
    const span = this.spanFrom(start);
    if (text === first.image) return { text, span: { start, end: endOf(first) } };
    const name = this.reading.source.text.slice(span.start, span.end);
    this.report(span, hyphenInName, { name, instead: text }, replacementFix(span, text));
    return { text, span };
  }

  private isNamePart(token: IToken): boolean {
    const type = token.tokenType;
    const fits = type === Word || type === NumberToken || keywordOf(type) !== undefined;
    return fits && token.startOffset === endOf(this.LA(1));
  }

  /**
   * Takes the next words for the keyword that they most resemble, reports them, and puts the keyword in their place.
   * `among`: the keywords that can stand here; all if left out.
   */
  protected mend(among?: readonly Keyword[]): boolean {
    // A keyword is right in itself where anything can follow; where another is expected it may begin one of several words.
    const least = this.is(Word) ? 1 : 2;
    if (least === 2 && (among === undefined || keywordOf(this.LA(1).tokenType) === undefined)) return false;
    const { rows, parts, table } = this.reading.phrases;
    const able = among === undefined ? rows : rows.filter((it) => among.includes(it.keyword));
    for (let count = this.wordsAhead(); count >= least; count -= 1) {
      const words = this.joined(count);
      const lower = words.toLowerCase();
      const written = lower.split(" ");
      // A word that is part of a keyword is no other one misspelt: `is` is not meant as `if`.
      const alike = count === 1 && parts.has(words) ? [] : able.filter((it) => isAlike(written, it.words));
      const instead = Object.hasOwn(table.instead, words) ? table.instead[words] : undefined;
      const phrases = alike.map((it) => it.phrase);
      const near = nearest(lower, phrases);
      const meant = able.find((it) => it.keyword === instead) ?? alike.find((it) => it.phrase === near);
      if (meant === undefined) continue;
      const span = this.spanOfNext(count);
      this.report(span, unknownKeyword, { words, near: didYouMean(meant.phrase) }, replacementFix(span, meant.phrase));
      this.readAs(count, keywordToken(meant.keyword), meant.phrase);
      return true;
    }
    return false;
  }

  /** The next words, one blank between them. */
  protected joined(count: number): string {
    return Array.from({ length: count }, (_, index) => this.LA(index + 1).image).join(" ");
  }

  private wordsAhead(): number {
    let count = 0;
    while (
      count < MAX_KEYWORD_WORDS &&
      (this.is(Word, count + 1) || keywordOf(this.LA(count + 1).tokenType) !== undefined)
    ) {
      count += 1;
    }
    return count;
  }

  /** Reads the next `count` tokens as one. Only what is read changes; the tokens of the text stay as they are. */
  protected readAs(count: number, type: TokenType, image: string): void {
    const { start, end } = this.spanOfNext(count);
    this.skip(count - 1);
    const at = this.input.indexOf(this.LA(1), firstTokenFrom(this.input, start));
    this.input[at] = tokenOf(type, start, end, image);
  }

  /** Consumes what closes an opened sign; if it is not near, reports the sign that was opened. */
  protected close(index: number, closer: "}" | ")" | "]", opener: IToken | undefined, of?: () => string): void {
    if (closer !== "}") this.skipToCloser(closer);
    if (this.takes(punctuators[closer])) {
      const end = this.lastEnd();
      const token = this.consume(index, punctuators[closer]);
      if (closer === "}" && opener !== undefined && this.isLessIndented(end, token, opener))
        this.reading.suspect ??= { opener, name: of?.().trim(), end };
    } else if (opener !== undefined) {
      const suspect = closer === "}" && this.atEnd() ? this.reading.suspect : undefined;
      const blamed = suspect ?? { opener, name: of?.().trim(), end: this.lastEnd() };
      const { name, end } = blamed;
      const fix = fixOf(fixes.insert({ text: closer }), end, end, closer === "}" ? " }" : closer);
      const span = { start: blamed.opener.startOffset, end: blamed.opener.startOffset + 1 };
      const params = { sign: opener.image, name, isNamed: name !== undefined, closer };
      this.report(span, unclosed, params, fix, this.here());
    }
  }

  /** Whether a `}` begins a line that stands further out than that of its `{`: perhaps it was meant to close an outer one. */
  private isLessIndented(before: number, closing: IToken, opening: IToken): boolean {
    const { source } = this.reading;
    const { line, column } = positionAt(source, closing.startOffset);
    if (positionAt(source, before).line === line) return false;
    return column - 1 < lineText(source, positionAt(source, opening.startOffset).line).search(/\S|$/);
  }

  /** Skips what is too much between parentheses or brackets, if they are closed before the expression must end. */
  private skipToCloser(closer: ")" | "]"): void {
    let depth = 0;
    let count = 1;
    for (; !this.is(punctuators[closer], count) || depth > 0; count += 1) {
      const { tokenType, startOffset } = this.LA(count);
      if (Number.isNaN(startOffset) || boundaryTokens.has(tokenType) || count > MAX_SKIPPED) return;
      if (openers.has(tokenType)) depth += 1;
      if (closers.has(tokenType)) depth -= 1;
      if (depth < 0) return;
    }
    if (count > 1) this.reportExpected(() => `\`${closer}\``);
    this.skip(count - 1);
  }

  /** Consumes the `{` of a body, also if other words stand before it on the line. */
  protected open(index: number): IToken | undefined {
    if (this.takes(punctuators["{"])) return this.consume(index, punctuators["{"]);
    this.reportExpected(() => "`{`", { insert: " {" });
    let count = 1;
    while (count < MAX_SKIPPED && this.isOnLine(count) && !this.is(punctuators["{"], count)) count += 1;
    if (!this.is(punctuators["{"], count) || !this.isOnLine(count)) return undefined;
    this.skip(count - 1);
    return this.consume(index, punctuators["{"]);
  }

  private isOnLine(count: number): boolean {
    const { startOffset, tokenType } = this.LA(count);
    return (
      !Number.isNaN(startOffset) &&
      !boundaryTokens.has(tokenType) &&
      tokenType !== punctuators["}"] &&
      !/[\r\n]/.test(this.reading.source.text.slice(this.lastEnd(), startOffset))
    );
  }

  /**
   * Skips what can begin nothing here, up to a token that `begins`, a `}` or the end; reports it once.
   * `open` counts the braces that were skipped and whose closers are to be skipped too.
   */
  protected skipStray(context: StrayContext, open: { braces: number }): void {
    const { begins, among, where, holds } = context;
    while (!this.atEnd() && !begins()) {
      if (this.is(punctuators["}"])) {
        if (open.braces === 0) return;
        open.braces -= 1;
        this.SKIP_TOKEN();
        continue;
      }
      if (this.mend(among)) continue;
      const words = shorten(this.reading.sourceOf(this.LA(1))) ?? "";
      const span = this.spanOfNext();
      if (closers.has(this.LA(1).tokenType)) this.reportCloser();
      else if (this.isCondition()) {
        const [and, or] = [this.written("and"), this.written("or")];
        const fix = fixOf(fixes.insert({ text: and }), span.start, span.start, `${and} `);
        this.report(span, missingJoint, { words, and, or }, fix);
      } else if (this.isMisnamedQuantifier()) this.reportQuantifier();
      else this.report(span, stray, { words, where: bodies[where](), holds: holds() });
      this.skipUntil(begins, open);
    }
  }

  /** Whether a condition seems to begin here, right after another: a path of a fact, or what turns a condition round. */
  private isCondition(): boolean {
    const last = this.LA(0);
    const isPath = this.is(Word) && this.is(punctuators["."], 2);
    const isClosed = last.tokenType === Word || last.tokenType === NumberToken || last.image === ")";
    return (isPath || this.is(keywordToken("not"))) && (isClosed || conditionEnds.has(last.tokenType));
  }

  /** Whether a name and `in` follow a word that people write for a quantifier: `some slot in …`. */
  private isMisnamedQuantifier(): boolean {
    return Object.hasOwn(quantifiersMeant, this.LA(0).image) && this.is(Word) && this.is(keywordToken("in"), 2);
  }

  private reportQuantifier(): void {
    const { image, startOffset } = this.LA(0);
    const phrase = this.written(quantifiersMeant[image] ?? "any");
    const span = { start: startOffset, end: endOf(this.LA(0)) };
    this.report(span, unknownKeyword, { words: image, near: didYouMean(phrase) }, replacementFix(span, phrase));
  }

  /** Whether a keyword that may also be a name begins a declaration here, by what follows or by its line. */
  protected isDeclarative(): boolean {
    if (!(this.LA(1).tokenType.CATEGORIES?.includes(SoftKeyword) ?? false)) return true;
    const follows = (distance: number): boolean => {
      const type = this.LA(distance).tokenType;
      return type === TextToken || type === Word || type === punctuators["{"];
    };
    if (follows(2) || (this.is(NumberToken, 2) && follows(3))) return true;
    const last = this.lastEnd();
    return last === 0 || /[\r\n]/.test(this.reading.source.text.slice(last, this.here()));
  }

  protected reportCloser(): void {
    const span = this.spanOfNext();
    this.report(span, strayCloser, { sign: this.LA(1).image }, fixOf(fixes.leaveOut(), span.start, span.end, ""));
  }

  private skipUntil(begins: () => boolean, open: { braces: number }): void {
    do {
      if (this.is(punctuators["{"])) open.braces += 1;
      if (this.is(punctuators["}"])) open.braces -= 1;
      this.SKIP_TOKEN();
    } while (!this.atEnd() && !begins() && !(open.braces === 0 && this.is(punctuators["}"])));
  }
}

/** Whether each word of a row may be meant as that of a phrase; a word that is another one altogether is not part of it. */
function isAlike(written: readonly string[], meant: readonly string[]): boolean {
  return (
    written.length === meant.length &&
    meant.every((it, index) => it === written[index] || nearest(written[index] ?? "", [it]) !== undefined)
  );
}

/** A text short enough for a message. */
function shorten(text: string | undefined): string | undefined {
  const line = text?.replaceAll(/\s+/g, " ");
  return line === undefined || line.length <= 40 ? line : `${line.slice(0, 39)}…`;
}
