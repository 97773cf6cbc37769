import type { Span } from "../base/text.ts";
import type * as Ast from "../language/syntax/ast.ts";
import { declarationsOf } from "../language/syntax/walk.ts";
import type { CheckedPack } from "../language/check/checked-pack.ts";
import { mentionsIn, type Mention } from "./mentions.ts";

/** Whether a caret stands in a stretch or at one of its ends. */
export const holds = ({ start, end }: Span, offset: number): boolean => start <= offset && offset <= end;

/** What is named at an offset: of two that meet there the one that begins. */
export function mentionAt(checked: CheckedPack, file: Ast.File, offset: number): Mention | undefined {
  return mentionsIn(checked, file).findLast((it) => holds(it.span, offset));
}

/** The innermost declaration around an offset with the units around it, outer first; a unit is one of its own. */
export function declarationAt(
  file: Ast.File,
  offset: number,
): { readonly declaration: Ast.Declaration; readonly units: readonly Ast.UnitBlock[] } | undefined {
  const found = [...declarationsOf(file)].findLast((it) => holds(it.declaration.span, offset));
  return found?.declaration.kind === "unit" ? { ...found, units: [...found.units, found.declaration] } : found;
}

/** Whether an offset lies in a comment. */
export const isInComment = ({ comments }: Ast.File, offset: number): boolean =>
  comments.some(({ span }) => span.start < offset && offset <= span.end);
