import type { Place } from "../base/text.ts";
import type { Locator } from "../statute/locator.ts";
import type { Words } from "../statute/statute.ts";
import type { GraphId } from "./graph.ts";

/** Where a declaration stands: in the law and in the policy file. */
export interface Source {
  readonly locator: Locator;
  readonly place: Place;
  readonly quote: Words | undefined;
}

export interface RuleSource extends Source {
  readonly act: string;
  readonly remedy: string | undefined;
  /** Aligned with the rule's `clauses`, `scopes` and `each`. */
  readonly clauses: readonly ClauseSource[];
  readonly scopes: readonly ScopeSource[];
  readonly each: readonly EachSource[];
}

/** How people name the elements of a `for each`. */
export interface EachSource {
  readonly variable: string;
  readonly key: string | undefined;
}

export interface ClauseSource {
  readonly name: string | undefined;
  readonly forbid: boolean;
  readonly place: Place;
}

/** `level` policy, article, paragraph or item. */
export interface ScopeSource {
  readonly locator: Locator;
  readonly level: string;
  readonly place: Place;
}

export interface StandardSource extends Source {
  readonly title: string;
}

export interface TermSource extends Source {
  /** The words that may be its value; undefined: any value of its type. */
  readonly members: readonly string[] | undefined;
}

/** What people wrote beside the meaning: places, quotes, remedies. Not part of any digest. */
export interface Sources {
  readonly rules: ReadonlyMap<string, RuleSource>;
  readonly standards: ReadonlyMap<string, StandardSource>;
  readonly terms: ReadonlyMap<string, TermSource>;
  /** Definitions by the node of their value; a node may carry several names. */
  readonly definitions: ReadonlyMap<GraphId, readonly { readonly name: string; readonly source: Source }[]>;
  readonly openLists: ReadonlyMap<GraphId, Source>;
  /** Flags by their node; a node may carry several. */
  readonly yields: ReadonlyMap<GraphId, readonly { readonly what: string; readonly source: Source }[]>;
  /** Questions for facts, by their dotted path without indexes: `service.models.licence`. */
  readonly questions: ReadonlyMap<string, { readonly en: string; readonly zh: string }>;
}
