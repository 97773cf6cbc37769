import type * as Ast from "../syntax/ast.ts";
import type { Bench } from "./bench.ts";
import { readablesNamed } from "./foreign.ts";
import type { KnownDefinition } from "./known-definition.ts";

/** What is known of the values that a path stands for, as far as it names some: of another pack, each version's. */
export function knownAt(bench: Bench, path: Ast.Path): readonly KnownDefinition[] {
  const meaning = bench.ledger.meanings.get(path.id);
  const of = (id: Ast.NodeId): readonly KnownDefinition[] => {
    const known = bench.definitions.get(id);
    return known === undefined ? [] : [known];
  };
  switch (meaning?.kind) {
    case "definition":
      return of(meaning.definition.id);
    case "parameter":
      return of(meaning.parameter.id);
    case "open-list":
      return of(meaning.list.id);
    case "foreign":
      return readablesNamed(bench.context, path).map((it) => it.known);
    default:
      return [];
  }
}
