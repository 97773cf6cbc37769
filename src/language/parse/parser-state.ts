import type { IToken } from "chevrotain";
import type { Diagnostic } from "../../base/diagnostic.ts";
import type { Place, SourceText, Span } from "../../base/text.ts";
import type * as Ast from "../syntax/ast.ts";
import { wrongSign } from "./diagnostics.ts";
import type { Keyword, KeywordIndex } from "./keywords.ts";
import { endOf, firstTokenFrom, keywordOf, punctuators } from "./tokens.ts";

/** A block that may lack its closer: what opens it, what it is called, and where the closer would stand. */
interface Unclosed {
  readonly opener: IToken;
  readonly name: string | undefined;
  readonly end: number;
}

/** What one run of the parser reads and gathers. */
export type ParserState = ReturnType<typeof parserState>;

/** Begins to read a text. `found`: its tokens, and what was said of them; `firstId`: the id of its first node. */
export function parserState(
  source: SourceText,
  phrases: KeywordIndex,
  found: { readonly tokens: readonly IToken[]; readonly diagnostics: readonly Diagnostic[] },
  firstId: number,
) {
  const { tokens } = found;
  const diagnostics = new Set(found.diagnostics);
  const reported = new Set(found.diagnostics.map((it) => it.place.span.start));
  const wrongSigns = new Map(
    found.diagnostics.filter((it) => it.code === wrongSign.code).map((it) => [it.place.span.start, it]),
  );
  const count = (sign: "{" | "}"): number => tokens.filter((it) => it.tokenType === punctuators[sign]).length;
  const tell = (diagnostic: Diagnostic): void => void diagnostics.add(diagnostic);
  /** The words of a token as the author wrote them; undefined at the ends of the text. */
  const sourceOf = (token: IToken): string | undefined => {
    if (Number.isNaN(token.startOffset)) return undefined;
    return keywordOf(token.tokenType) === undefined ? source.text.slice(token.startOffset, endOf(token)) : token.image;
  };
  let nextId = firstId;
  return {
    source,
    phrases,
    tokens,
    /** The first block whose `}` seems to have been meant for another, and where its own would stand. */
    suspect: undefined as Unclosed | undefined,
    /** Whether as many braces open as close. */
    isBalanced: count("{") === count("}"),
    diagnostics,
    /** A new id for a node. */
    id: () => nextId++ as Ast.NodeId,
    tell,
    /** Tells unless something was told at `offset` already: a second report there would only repeat the first. */
    report: (offset: number, diagnostic: Diagnostic): void => {
      if (!reported.has(offset)) tell(diagnostic);
      reported.add(offset);
    },
    /** Takes back what the scanner said of a sign: here another was meant than it thinks. */
    retractSign: (offset: number): void => {
      const told = wrongSigns.get(offset);
      if (told !== undefined && diagnostics.delete(told)) reported.delete(offset);
    },
    place: (span: Span): Place => ({ source, span }),
    /** How the author's language writes a keyword. */
    written: (keyword: Keyword): string => phrases.written.get(keyword) ?? keyword,
    sourceOf,
    /** The author's words in a stretch, one blank between them, with parentheses round some. */
    wordsOf: (span: Span, wraps: readonly Span[] = []): string => {
      let words = "";
      let last = span.start;
      for (const token of tokens.slice(firstTokenFrom(tokens, span.start), firstTokenFrom(tokens, span.end))) {
        const closing = wraps.filter((it) => it.end === last).length;
        if (words !== "") words += ")".repeat(closing) + (token.startOffset > last ? " " : "");
        words += "(".repeat(wraps.filter((it) => it.start === token.startOffset).length);
        words += sourceOf(token) ?? "";
        last = endOf(token);
      }
      return words + ")".repeat(wraps.filter((it) => it.end === last).length);
    },
  };
}
