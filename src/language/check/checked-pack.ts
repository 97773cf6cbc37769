import type { Interval } from "../../base/civil-date.ts";
import type { Diagnostic } from "../../base/diagnostic.ts";
import type { MessageValue } from "../../base/message.ts";
import type { InstrumentText } from "../../statute/instrument-text.ts";
import type { Locator } from "../../statute/locator.ts";
import type { QuotedWords } from "../../statute/statute.ts";
import type { Type } from "../../vocabulary/type.ts";
import type * as Ast from "../syntax/ast.ts";
import type { InferredType } from "./types.ts";

/** What a path means: its first step, and the fields that follow. Variables and members are found here, never guessed. */
export type Meaning =
  | { readonly kind: "subject"; readonly subject: string; readonly fields: readonly string[] }
  /** `depth`: how many lists lie between the use and the one that binds it; 0 is the innermost. */
  | { readonly kind: "variable"; readonly depth: number; readonly fields: readonly string[] }
  | { readonly kind: "definition"; readonly definition: Ast.Define }
  | { readonly kind: "parameter"; readonly parameter: Ast.Parameter }
  /** A definition or parameter of another pack, as each of its versions that has it declares it. */
  | { readonly kind: "foreign"; readonly declarations: readonly PlacedDeclaration<Ast.Define | Ast.Parameter>[] }
  | { readonly kind: "term"; readonly term: Ast.OpenTerm }
  | { readonly kind: "open-list"; readonly list: Ast.OpenList }
  | { readonly kind: "standard"; readonly standard: Ast.Standard }
  | { readonly kind: "day"; readonly day: "as-of" | "facts-on" }
  | { readonly kind: "member"; readonly member: string };

/** What a path reads of a pack. */
export function declarationsIn(meaning: Meaning): readonly Ast.Declaration[] {
  switch (meaning.kind) {
    case "definition":
      return [meaning.definition];
    case "parameter":
      return [meaning.parameter];
    case "foreign":
      return meaning.declarations.map((it) => it.declaration);
    case "term":
      return [meaning.term];
    case "open-list":
      return [meaning.list];
    case "standard":
      return [meaning.standard];
    case "subject":
    case "variable":
    case "day":
    case "member":
      return [];
  }
}

/** A declaration at its place in the law. */
export interface PlacedDeclaration<D> {
  readonly declaration: D;
  readonly locator: Locator;
  readonly file: Ast.File;
}

/** When a declaration is law, what it rests on, and whether its words were seen in an authentic copy. */
export interface LegalStatus {
  /** The days of the pack, its article, paragraph, item and its own, all of them. */
  readonly inForce: Interval;
  readonly basis: string;
  /** Why it is unverified, for itself or for a unit around it; empty: it is not. */
  readonly unverified: readonly Ast.Unverified[];
}

export interface PlacedRule extends PlacedDeclaration<Ast.Rule>, LegalStatus {
  /** Undefined: a note that has one instance a run. */
  readonly subject: string | undefined;
  /** The scopes of the policy, its article, paragraph and item, outer before inner. */
  readonly scopes: readonly PlacedDeclaration<Ast.Scope>[];
}

export interface PlacedExemption extends PlacedDeclaration<Ast.Exemption>, LegalStatus {
  readonly scopes: readonly PlacedDeclaration<Ast.Scope>[];
}

export interface PlacedDisposition extends PlacedDeclaration<Ast.Disposition> {
  readonly inForce: Interval;
}

export interface PlacedStandard extends PlacedDeclaration<Ast.Standard> {
  readonly subject: string;
  /** Another pack's question that it asks; undefined: its own. */
  readonly sameAs: SharedQuestion | undefined;
}

/** A standard that is the same as no other, by its full name: who may sign it, and what for. Of several texts the latest. */
export interface SharedQuestion {
  readonly name: string;
  readonly standard: Ast.Standard;
}

/** Side tables over the files of one pack, keyed by node id. */
export interface CheckedPack {
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
  readonly quotes: ReadonlyMap<Ast.NodeId, QuotedWords>;
  readonly rules: readonly PlacedRule[];
  readonly definitions: readonly PlacedDeclaration<Ast.Define>[];
  readonly standards: readonly PlacedStandard[];
  readonly terms: readonly PlacedDeclaration<Ast.OpenTerm>[];
  readonly parameters: readonly PlacedDeclaration<Ast.Parameter>[];
  readonly openLists: readonly PlacedDeclaration<Ast.OpenList>[];
  readonly exemptions: readonly PlacedExemption[];
  readonly dispositions: readonly PlacedDisposition[];
  /**
   * The rules that `complies with`, `upon breach of` and exemptions name, of this pack and of those it needs, each
   * version's own: by the id of the clause or of the exemption.
   */
  readonly named: ReadonlyMap<Ast.NodeId, readonly Ast.Rule[]>;
  /** What those who need this pack can read of it: its definitions and parameters, by name. */
  readonly readable: ReadonlyMap<string, ReadableDeclaration>;
  /** Units that the files name, with their titles; for reports. */
  readonly units: readonly { readonly locator: Locator; readonly title: string | undefined }[];
}

export interface ReadableDeclaration {
  readonly placed: PlacedDeclaration<Ast.Define | Ast.Parameter>;
  readonly known: KnownDefinition;
}

declare const sealed: unique symbol;
/** A pack without an error: the only thing that `lower` takes. */
export type SoundPack = CheckedPack & { readonly [sealed]: true };

/** What is known of a definition or a parameter once it is judged. */
export interface KnownDefinition {
  readonly type: InferredType;
  /** A list among its values is left open. */
  readonly open: boolean;
  /** A duration among its values counts hours or minutes. */
  readonly hours: string | undefined;
  readonly reads: Reads;
}

/** The subjects that something reads, and by way of what, if not by itself. */
export type Reads = ReadonlyMap<string, ReadChain | undefined>;

/** By way of which definition or standard something is read, and by way of what that reads it. */
export interface ReadChain {
  readonly via: MessageValue;
  readonly through: ReadChain | undefined;
}

/** How a message names a modal: `is entitled to`. */
export const modalPhrase = (modal: Ast.Rule["modal"]): string => modal.replaceAll("-", " ");

// INVARIANT (sealed): what is lowered has no error, neither the parser's nor the checker's.
//   So every path has a meaning, every expression a type, every quote its words, and no node is missing.
/**
 * A checked pack as a sound one; undefined if any of these diagnostics is an error.
 * Hand in all that was said of the pack, the parser's diagnostics too.
 */
export function toSoundPack(checked: CheckedPack, diagnostics: readonly Diagnostic[]): SoundPack | undefined {
  return diagnostics.some((it) => it.severity === "error") ? undefined : (checked as SoundPack);
}
