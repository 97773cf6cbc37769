import type { Locator } from "../../statute/locator.ts";
import type { Words } from "../../statute/statute.ts";
import type { Type } from "../../vocabulary/type.ts";
import type * as Ast from "../syntax/ast.ts";

/** What a path means: its first step, and the fields that follow. Variables and members are found here, never guessed. */
export type Meaning =
  | { readonly kind: "subject"; readonly subject: string; readonly fields: readonly string[] }
  /** `depth`: how many lists lie between the use and the one that binds it; 0 is the innermost. */
  | { readonly kind: "variable"; readonly depth: number; readonly fields: readonly string[] }
  | { readonly kind: "definition"; readonly definition: Ast.Define }
  | { readonly kind: "term"; readonly term: Ast.OpenTerm }
  | { readonly kind: "standard"; readonly standard: Ast.Standard }
  | { readonly kind: "day"; readonly day: "as-of" | "facts-on" }
  | { readonly kind: "member"; readonly member: string };

/** A declaration at its place in the law. */
export interface Placed<D> {
  readonly declaration: D;
  readonly locator: Locator;
  readonly file: Ast.File;
}

export interface PlacedRule extends Placed<Ast.Rule> {
  readonly subject: string;
  /** The scopes of the policy, its article, paragraph and item, outer before inner. */
  readonly scopes: readonly Placed<Ast.Scope>[];
}

export interface PlacedStandard extends Placed<Ast.Standard> {
  readonly subject: string;
}

/** Side tables over the files of one pack, keyed by node id. */
export interface Checked {
  readonly pack: string;
  readonly files: readonly Ast.File[];
  /** Of paths; of `S is met for x`, the variable `x` under the id of the test. */
  readonly meanings: ReadonlyMap<Ast.NodeId, Meaning>;
  /** The type of every expression; of a path, of what it reads. */
  readonly types: ReadonlyMap<Ast.NodeId, Type>;
  /** What each quote was found to be. */
  readonly quotes: ReadonlyMap<Ast.NodeId, Words>;
  readonly rules: readonly PlacedRule[];
  readonly definitions: readonly Placed<Ast.Define>[];
  readonly standards: readonly PlacedStandard[];
  readonly terms: readonly Placed<Ast.OpenTerm>[];
  readonly dispositions: readonly Placed<Ast.Disposition>[];
  /** Units that the files name, with their titles; for reports. */
  readonly units: readonly { readonly locator: Locator; readonly title: string | undefined }[];
}

declare const sealed: unique symbol;
/** A pack without an error: the only thing that `lower` takes. */
export type Sound = Checked & { readonly [sealed]: true };
