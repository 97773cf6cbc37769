import type { Span } from "../base/text.ts";
import type { CheckedPack } from "../language/check/checked-pack.ts";
import type * as Ast from "../language/syntax/ast.ts";

/** What can be planted: a slip that somebody could make who writes a policy. */
export type FaultKind =
  /** `<` for `<=`, `is present` for `is absent`. */
  | "comparison"
  /** A number or a duration one step up or down, or another unit. */
  | "figure"
  /** A day early or late. */
  | "date"
  /** `and` for `or`, `any` for `every`. */
  | "connective"
  /** `not` put in or taken out. */
  | "negation"
  /** One of a list is gone. */
  | "member"
  /** A clause, or a part of a condition, is gone. */
  | "clause"
  /** `when` for `unless`, `only if` for `if`. */
  | "kind";

/** One change of a tree. */
export interface Change {
  readonly kind: FaultKind;
  readonly span: Span;
  /** The words that change, as they are printed, and what they become; undefined: they are gone. */
  readonly was: string;
  readonly becomes: string | undefined;
  /** The part of the tree that is replaced, and by what; undefined: it is taken out of the list in which it stands. */
  readonly node: object;
  readonly by: object | undefined;
}

/** One change of a policy file. */
export interface Fault extends Change {
  readonly file: Ast.File;
  /** The name of the declaration, or the unit of one that has no name. */
  readonly of: string;
  /** Among the faults of a pack that say the same, counted from 1. */
  readonly nth: number;
}

/** What is known where faults are looked for. */
export interface Ground {
  readonly language: Ast.KeywordLanguage;
  readonly types: CheckedPack["types"];
}
