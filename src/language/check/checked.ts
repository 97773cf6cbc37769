import type { Interval } from "../../base/interval.ts";
import type { InstrumentText } from "../../statute/instrument-text.ts";
import type { Locator } from "../../statute/locator.ts";
import type { Words } from "../../statute/statute.ts";
import type { Type } from "../../vocabulary/type.ts";
import type * as Ast from "../syntax/ast.ts";
import type { KnownDefinition } from "./known-definition.ts";

/** What a path means: its first step, and the fields that follow. Variables and members are found here, never guessed. */
export type Meaning =
  | { readonly kind: "subject"; readonly subject: string; readonly fields: readonly string[] }
  /** `depth`: how many lists lie between the use and the one that binds it; 0 is the innermost. */
  | { readonly kind: "variable"; readonly depth: number; readonly fields: readonly string[] }
  | { readonly kind: "definition"; readonly definition: Ast.Define }
  | { readonly kind: "parameter"; readonly parameter: Ast.Parameter }
  /** A definition or parameter of another pack, as each of its versions that has it declares it. */
  | { readonly kind: "foreign"; readonly declarations: readonly Placed<Ast.Define | Ast.Parameter>[] }
  | { readonly kind: "term"; readonly term: Ast.OpenTerm }
  | { readonly kind: "open-list"; readonly list: Ast.OpenList }
  | { readonly kind: "standard"; readonly standard: Ast.Standard }
  | { readonly kind: "day"; readonly day: "as-of" | "facts-on" }
  | { readonly kind: "member"; readonly member: string };

/** A declaration at its place in the law. */
export interface Placed<D> {
  readonly declaration: D;
  readonly locator: Locator;
  readonly file: Ast.File;
}

/** When a declaration is law, what it rests on, and whether its words were seen in an authentic copy. */
export interface Standing {
  /** The days of the pack, its article, paragraph, item and its own, all of them. */
  readonly inForce: Interval;
  readonly basis: string;
  /** Why it is unverified, for itself or for a unit around it; empty: it is not. */
  readonly unverified: readonly Ast.Unverified[];
}

export interface PlacedRule extends Placed<Ast.Rule>, Standing {
  /** Undefined: a note that has one instance a run. */
  readonly subject: string | undefined;
  /** The scopes of the policy, its article, paragraph and item, outer before inner. */
  readonly scopes: readonly Placed<Ast.Scope>[];
}

export interface PlacedExemption extends Placed<Ast.Exemption>, Standing {
  readonly scopes: readonly Placed<Ast.Scope>[];
}

export interface PlacedDisposition extends Placed<Ast.Disposition> {
  readonly inForce: Interval;
}

export interface PlacedStandard extends Placed<Ast.Standard> {
  readonly subject: string;
}

/** Side tables over the files of one pack, keyed by node id. */
export interface Checked {
  readonly pack: string;
  readonly inForce: Interval;
  readonly text: InstrumentText;
  readonly files: readonly Ast.File[];
  /** Chinese words for words of the files, by the English ones. */
  readonly chinese: ReadonlyMap<string, string>;
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
  readonly parameters: readonly Placed<Ast.Parameter>[];
  readonly openLists: readonly Placed<Ast.OpenList>[];
  readonly exemptions: readonly PlacedExemption[];
  readonly dispositions: readonly PlacedDisposition[];
  /**
   * The rules that `complies with`, `upon breach of` and exemptions name, of this pack and of those it needs, each
   * version's own: by the id of the clause or of the exemption.
   */
  readonly named: ReadonlyMap<Ast.NodeId, readonly Ast.Rule[]>;
  /** What those who need this pack can read of it: its definitions and parameters, by name. */
  readonly readable: ReadonlyMap<string, Readable>;
  /** Units that the files name, with their titles; for reports. */
  readonly units: readonly { readonly locator: Locator; readonly title: string | undefined }[];
}

export interface Readable {
  readonly placed: Placed<Ast.Define | Ast.Parameter>;
  readonly known: KnownDefinition;
}

declare const sealed: unique symbol;
/** A pack without an error: the only thing that `lower` takes. */
export type Sound = Checked & { readonly [sealed]: true };
