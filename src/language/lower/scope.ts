import type { GraphId } from "../../graph/graph.ts";
import type { Placed } from "../check/checked.ts";
import type * as Ast from "../syntax/ast.ts";
import { lowerExpression } from "./expression.ts";
import type { Lowering } from "./lowering.ts";

export interface LoweredScope {
  readonly id: GraphId;
  readonly placed: Placed<Ast.Scope>;
}

/** The scopes around a declaration, each as the condition under which it applies. */
export function lowerScopes(lowering: Lowering, scopes: readonly Placed<Ast.Scope>[]): readonly LoweredScope[] {
  return scopes.map((placed) => {
    const { applies, condition } = placed.declaration;
    const of = lowerExpression({ ...lowering, owner: placed }, condition);
    return { id: applies ? of : lowering.builder.add({ kind: "not", of }), placed };
  });
}
