import type { Translated } from "../base/message.ts";
import type { Place } from "../base/text.ts";
import type { Locator } from "../statute/locator.ts";
import type { QuotedWords } from "../statute/statute.ts";
import type { GraphId } from "./graph.ts";

/** Where a declaration stands: in the law and in the policy file. */
export interface Source {
  readonly locator: Locator;
  readonly place: Place;
  readonly quote: QuotedWords | undefined;
}

export interface RuleSource extends Source {
  /** Those that the rule binds, as it writes them. */
  readonly parties: readonly string[];
  readonly act: Translated;
  readonly remedy: Translated | undefined;
  /** Aligned with the rule's `clauses`, `scopes` and `each`. */
  readonly clauses: readonly ClauseSource[];
  readonly scopes: readonly ScopeSource[];
  readonly each: readonly EachSource[];
  /** What the rule rests on, where it says so: `basis guidance "TC260-003 5.1"`. */
  readonly basis: { readonly name: string; readonly where: Translated } | undefined;
  /** Why the rule, or a unit around it, is unverified. */
  readonly unverified: readonly Translated[];
  readonly concept: string | undefined;
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
  /** What `complies with` asks for, as people write it: `cn.deep_synthesis`, `art. 16, art. 17`. */
  readonly complies: { readonly pack: string; readonly places: readonly Locator[] | undefined } | undefined;
}

/** `level` policy, article, paragraph or item. */
export interface ScopeSource {
  readonly locator: Locator;
  readonly level: string;
  readonly place: Place;
}

export interface StandardSource extends Source {
  readonly title: Translated;
}

export interface TermSource extends Source {
  /** The words that may be its value; undefined: any value of its type. */
  readonly members: readonly string[] | undefined;
}

export interface DefinitionSource {
  readonly name: string;
  readonly source: Source;
  /** Where its exceptions stand, by their nodes. */
  readonly exceptions: readonly { readonly when: GraphId; readonly value: GraphId; readonly place: Place }[];
}

export interface ExemptionSource extends Source {
  /** Aligned with the exemption's `scopes`. */
  readonly scopes: readonly ScopeSource[];
  readonly unverified: readonly Translated[];
}

/** What people wrote beside the meaning: places, quotes, remedies. Not part of any digest. */
export interface Sources {
  /** Of every rule of the graph, those of other packs among them. */
  readonly rules: ReadonlyMap<GraphId, RuleSource>;
  readonly exemptions: ReadonlyMap<GraphId, ExemptionSource>;
  /** By the node of the dated value: a parameter, or what is read of another pack. */
  readonly parameters: ReadonlyMap<GraphId, Source>;
  readonly standards: ReadonlyMap<string, StandardSource>;
  /** By the full name of a standard: those of all packs that were loaded which are the same as it. */
  readonly sameStandards: ReadonlyMap<string, readonly string[]>;
  readonly terms: ReadonlyMap<string, TermSource>;
  /** Definitions by the node of their value; a node may carry several names. */
  readonly definitions: ReadonlyMap<GraphId, readonly DefinitionSource[]>;
  /** Lists left open, named and unnamed. */
  readonly openLists: ReadonlyMap<GraphId, Source>;
  /** Flags by their node; a node may carry several. */
  readonly yields: ReadonlyMap<GraphId, readonly { readonly what: string; readonly source: Source }[]>;
  /** Questions for facts, by their dotted path without indexes: `service.models.licence`. */
  readonly questions: ReadonlyMap<string, Translated>;
}

/**
 * Words of a policy with those that its pack has for them in Chinese.
 *
 * @example
 * translated({ chinese: new Map([["keep a record", "留存記錄"]]) }, "keep a record") // { en: "keep a record", zh: "留存記錄" }
 */
export function translated(pack: { readonly chinese: ReadonlyMap<string, string> }, en: string): Translated {
  const zh = pack.chinese.get(en);
  return zh === undefined ? { en } : { en, zh };
}
