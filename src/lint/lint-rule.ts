import type { Diagnostic } from "../base/diagnostic.ts";
import type { Place, Span } from "../base/text.ts";
import type * as Ast from "../language/syntax/ast.ts";
import type { LintedPack } from "./linted-pack.ts";

/** One thing that a sound pack should not have, though it compiles. */
export interface LintRule {
  /** `lint/NAME`: what its findings carry, and what a comment allows. */
  readonly code: string;
  readonly check: (linted: LintedPack) => Iterable<Diagnostic>;
}

/** A stretch of a policy file. */
export const placeIn = ({ file }: { readonly file: Ast.File }, span: Span): Place => ({ source: file.source, span });
