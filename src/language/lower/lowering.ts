import type { GraphBuilder } from "../../graph/builder.ts";
import type { GraphId } from "../../graph/graph.ts";
import type { Source } from "../../graph/sources.ts";
import type { Placed, Sound } from "../check/checked.ts";
import type * as Ast from "../syntax/ast.ts";

/** What lowering an expression needs: the pack whose tables explain it, the graph it goes to, and what it names. */
export interface Lowering {
  readonly sound: Sound;
  readonly builder: GraphBuilder;
  /** The declaration whose expression this is: the place of an open list. */
  readonly owner: Placed<unknown>;
  readonly named: Named;
  readonly openLists: Map<Ast.List, FoundList>;
}

/** Declarations by their tree, each lowered once, with the tables of its own pack. */
export interface Named {
  readonly definition: (definition: Ast.Define) => GraphId;
  readonly parameter: (parameter: Ast.Parameter) => GraphId;
  /** What another pack declares, in each of its versions. */
  readonly foreign: (declarations: readonly Placed<Ast.Define | Ast.Parameter>[]) => GraphId;
  readonly openList: (list: Ast.OpenList) => GraphId;
  readonly standard: (standard: Ast.Standard) => GraphId;
}

/** A list that the law leaves open, with or without a name. */
export interface FoundList {
  readonly sound: Sound;
  readonly id: GraphId;
  readonly source: Source;
}

/** The full name of a declaration: `PACK.NAME`. */
export function fullName(sound: Sound, { name }: { readonly name: Ast.Name }): string {
  return `${sound.pack}.${name.text}`;
}
