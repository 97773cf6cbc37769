import type { Span } from "../base/text.ts";
import type * as Ast from "../language/syntax/ast.ts";
import { declarationsOf } from "../language/syntax/walk.ts";
import type { Locator } from "../statute/locator.ts";
import { resolveQuote } from "../statute/resolve-quote.ts";
import type { Statute } from "../statute/statute.ts";

/** Words of the law that a policy names, and where they stand in the copy. */
export interface HeldWords {
  readonly by: "rule" | "quote" | "statement";
  readonly span: Span;
}

/** A declaration and the place in the law that it cites. */
export interface Cited {
  readonly declaration: Exclude<Ast.Declaration, Ast.Unit>;
  readonly locator: Locator;
  readonly file: Ast.File;
}

/** The declarations of a sound pack, each with the innermost unit around it. */
export function citedIn(files: readonly Ast.File[]): readonly Cited[] {
  return files.flatMap((file) =>
    [...declarationsOf(file)].flatMap(({ declaration, units }) => {
      if (declaration.kind === "unit") return [];
      const number = (level: Ast.Unit["level"]): number | undefined => units.find((it) => it.level === level)?.number;
      const article = number("article");
      if (article === undefined) return [];
      return [{ declaration, locator: { article, paragraph: number("paragraph"), item: number("item") }, file }];
    }),
  );
}

/** The words that declarations quote: those of rules and of what rules read, of plain quotes, and of what can't be encoded. */
export function heldWords(statute: Statute, cited: readonly Cited[]): readonly HeldWords[] {
  return cited.flatMap(({ declaration, locator }) =>
    quotesOf(declaration).flatMap((text): readonly HeldWords[] => {
      const found = resolveQuote(statute, locator, text);
      if (found.kind !== "found") return [];
      const by = declaration.kind === "quote" ? "quote" : declaration.kind === "not-encodable" ? "statement" : "rule";
      return [{ by, span: found.span }];
    }),
  );
}

function quotesOf(declaration: Cited["declaration"]): readonly string[] {
  switch (declaration.kind) {
    case "quote":
      return [declaration.text.text];
    case "not-encodable":
      return [declaration.words.text];
    case "rule":
      return declaration.clauses.flatMap((it) => (it.kind === "quote" ? [it.text.text] : []));
    case "standard":
      return declaration.quotes.map((it) => it.text.text);
    case "define":
    case "exemption":
    case "open-term":
    case "open-list":
      return declaration.quote === undefined ? [] : [declaration.quote.text.text];
    default:
      return [];
  }
}
