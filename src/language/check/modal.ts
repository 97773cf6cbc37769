import type * as Ast from "../syntax/ast.ts";

/** Whether a rule has a verdict: `must` and `must not`; the others are notes. */
export const isDuty = ({ modal }: Pick<Ast.Rule, "modal">): boolean => modal === "must" || modal === "must-not";

/** How a message names a modal: `is entitled to`. */
export const modalWords = (modal: Ast.Modal): string => modal.replaceAll("-", " ");
