import { writeInterval } from "../../base/interval.ts";
import { invariant } from "../../base/invariant.ts";
import type { GraphBuilder } from "../../graph/builder.ts";
import type { GraphId } from "../../graph/graph.ts";
import type { Placed, PlacedStandard, Sound } from "../check/checked.ts";
import type * as Ast from "../syntax/ast.ts";
import { lowerDefinition, lowerOpenList, lowerParameter, lowerStandard } from "./declared.ts";
import type { Home, Homes } from "./homes.ts";
import { fullName, type FoundList, type Lowering, type Named } from "./lowering.ts";

/** A declaration as a node. */
export interface Made<P> extends Home<P> {
  readonly id: GraphId;
}

/** What has been made so far of the declarations that expressions name, in all packs, each once. */
export interface Workshop {
  /** What lowering needs at a declaration of whatever pack. */
  readonly at: (home: Home<Placed<unknown>>) => Lowering;
  /** The packs of which something was lowered. */
  readonly touched: ReadonlySet<Sound>;
  readonly definitions: ReadonlyMap<Ast.Define, Made<Placed<Ast.Define>>>;
  readonly parameters: ReadonlyMap<Ast.Parameter, Made<Placed<Ast.Parameter>>>;
  /** What one pack reads of another: its latest version, with the node of all versions. */
  readonly foreign: readonly Made<Placed<Ast.Define | Ast.Parameter>>[];
  readonly namedLists: ReadonlyMap<Ast.OpenList, Made<Placed<Ast.OpenList>>>;
  readonly unnamedLists: ReadonlyMap<Ast.List, FoundList>;
}

export function workshop(builder: GraphBuilder, homes: Homes): Workshop {
  const touched = new Set<Sound>();
  const foreign: Made<Placed<Ast.Define | Ast.Parameter>>[] = [];
  const unnamedLists = new Map<Ast.List, FoundList>();
  const at = ({ sound, placed }: Home<Placed<unknown>>): Lowering => {
    touched.add(sound);
    return { sound, builder, owner: placed, named, openLists: unnamedLists };
  };
  const definitions = onceEach(at, homes.definition, (to, it: Placed<Ast.Define>) =>
    lowerDefinition(to, it.declaration),
  );
  const parameters = onceEach(at, homes.parameter, (to, it: Placed<Ast.Parameter>) =>
    lowerParameter(to, it.declaration),
  );
  const namedLists = onceEach(at, homes.openList, (to, it: Placed<Ast.OpenList>) => lowerOpenList(to, it.declaration));
  const standards = onceEach(at, homes.standard, (to, it: PlacedStandard) =>
    lowerStandard(to, it.declaration, it.subject),
  );
  const named: Named = {
    definition: definitions.of,
    parameter: parameters.of,
    openList: namedLists.of,
    standard: standards.of,
    foreign: (declarations) => {
      const versions = declarations.map(({ declaration }) =>
        declaration.kind === "define"
          ? { home: homes.definition(declaration), value: definitions.of(declaration) }
          : { home: homes.parameter(declaration), value: parameters.of(declaration) },
      );
      const values = versions.map(({ home, value }) => ({ inForce: writeInterval(home.sound.inForce), value }));
      const latest = versions.map((it) => it.home).toSorted((a, b) => homes.rank(a.sound) - homes.rank(b.sound))[0];
      invariant(latest, "what is read of another pack is declared there");
      const name = fullName(latest.sound, latest.placed.declaration);
      const id = builder.add({ kind: "dated", name, values });
      foreign.push({ ...latest, id });
      return id;
    },
  };
  return {
    at,
    touched,
    foreign,
    definitions: definitions.made,
    parameters: parameters.made,
    namedLists: namedLists.made,
    unnamedLists,
  };
}

/** Makes a node of each declaration of one kind when it is first named. */
function onceEach<D, P extends Placed<unknown>>(
  at: Workshop["at"],
  homeOf: (declaration: D) => Home<P>,
  lowerIt: (lowering: Lowering, placed: P) => GraphId,
): { readonly made: ReadonlyMap<D, Made<P>>; readonly of: (declaration: D) => GraphId } {
  const made = new Map<D, Made<P>>();
  return {
    made,
    of: (declaration) => {
      const before = made.get(declaration);
      if (before) return before.id;
      const home = homeOf(declaration);
      const id = lowerIt(at(home), home.placed);
      made.set(declaration, { ...home, id });
      return id;
    },
  };
}
