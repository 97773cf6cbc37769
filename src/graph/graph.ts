declare const brand: unique symbol;
/** Names one node of one graph: its index in `nodes`. */
export type GraphId = number & { readonly [brand]: "GraphId" };

/** How the evaluator reads a written value. */
export type FactType =
  | "boolean"
  | "number"
  | "text"
  | "date"
  | "datetime"
  | "duration"
  | "document"
  | "record"
  | { readonly list: FactType };

/** Civil days, `until` not included; `never`: a draft. */
export type WrittenInterval = { readonly from: string; readonly until: string | undefined } | "never";

export type GraphNode =
  | LiteralNode
  | { readonly kind: "subject"; readonly name: string }
  /** The element of the `depth`-th enclosing list, 0 the innermost: names of variables leave no trace. */
  | { readonly kind: "local"; readonly depth: number }
  | { readonly kind: "field"; readonly of: GraphId; readonly path: readonly string[]; readonly type: FactType }
  | { readonly kind: "day"; readonly day: "as-of" | "facts-on" }
  | { readonly kind: "not"; readonly of: GraphId }
  | { readonly kind: "and" | "or"; readonly of: readonly GraphId[] }
  | {
      readonly kind: "compare";
      readonly operator: "equal" | "less" | "at-most";
      readonly left: GraphId;
      readonly right: GraphId;
    }
  | { readonly kind: "in"; readonly item: GraphId; readonly list: GraphId }
  /** Some element of the one is in the other; every element of `right` is in `left`. */
  | { readonly kind: "overlaps" | "includes"; readonly left: GraphId; readonly right: GraphId }
  | { readonly kind: "present"; readonly of: GraphId }
  | { readonly kind: "empty"; readonly of: GraphId }
  /** `body` reads the element as local 0. */
  | { readonly kind: "some" | "every" | "count" | "share" | "sum"; readonly list: GraphId; readonly body: GraphId }
  | {
      readonly kind: "arithmetic";
      readonly operator: "add" | "subtract" | "multiply" | "divide";
      readonly left: GraphId;
      readonly right: GraphId;
    }
  | { readonly kind: "if"; readonly condition: GraphId; readonly then: GraphId; readonly else: GraphId }
  | { readonly kind: "list"; readonly of: readonly GraphId[]; readonly open: boolean }
  /** A value with exceptions; those whose conditions hold must agree. */
  | {
      readonly kind: "cases";
      readonly name: string;
      readonly value: GraphId;
      readonly exceptions: readonly { readonly when: GraphId; readonly value: GraphId }[];
    }
  /** The value of the day whose law judges; intervals do not overlap, outside them it is unknown. */
  | {
      readonly kind: "dated";
      readonly name: string;
      readonly values: readonly { readonly inForce: WrittenInterval; readonly value: GraphId }[];
    }
  | { readonly kind: "term"; readonly name: string; readonly type: FactType }
  /** What a list of the law names; a profile may say what else belongs to it. */
  | { readonly kind: "open-list"; readonly name: string; readonly of: readonly GraphId[] }
  | StandardNode
  | { readonly kind: "met"; readonly standard: GraphId; readonly element: GraphId | undefined }
  | { readonly kind: "deadline"; readonly fact: GraphId; readonly due: GraphId }
  /** The verdicts of these rules on the same subject, under the same law: a whole clause. */
  | { readonly kind: "complies"; readonly rules: readonly GraphId[] }
  /** Whether one of these rules is violated by any document of the run: a gate. */
  | { readonly kind: "breach"; readonly rules: readonly GraphId[] }
  | { readonly kind: "yields"; readonly inForce: WrittenInterval; readonly condition: GraphId }
  | ExemptionNode
  | RuleNode;

/** Numbers are exact (`1/20`), dates and durations as the language writes them. */
export interface LiteralNode {
  readonly kind: "literal";
  readonly type: "boolean" | "number" | "text" | "date" | "duration";
  readonly value: string;
}

/** Its bounds read the element as local 0 where `overList`. */
export interface StandardNode {
  readonly kind: "standard";
  readonly name: string;
  /** The standard of another pack whose question it asks, by its full name; its judges are that one's. */
  readonly sameAs: string | undefined;
  readonly subject: string;
  readonly overList: boolean;
  /** The field that names an element in attestations. */
  readonly key: string | undefined;
  readonly onlyIf: readonly GraphId[];
  readonly orIf: readonly GraphId[];
  /** What holds, or does not, while nobody signs otherwise. */
  readonly presumedIf: GraphId | undefined;
  readonly presumedNotIf: GraphId | undefined;
  readonly judges: readonly {
    readonly role: string;
    readonly validFor: string;
    readonly evidence: readonly string[];
  }[];
}

/** The standard that is signed: its own, or the one that it is the same as. */
export const questionOf = ({ name, sameAs }: Pick<StandardNode, "name" | "sameAs">): string => sameAs ?? name;

const asking = new WeakMap<Graph, ReadonlyMap<string, StandardNode>>();

/** The standards of a graph by the questions that they ask; of those that ask the same the first. */
export function standardsByQuestion(graph: Graph): ReadonlyMap<string, StandardNode> {
  const known = asking.get(graph);
  if (known) return known;
  const standards = graph.nodes.toReversed().flatMap((it) => (it.kind === "standard" ? [it] : []));
  const found = new Map(standards.map((it) => [questionOf(it), it]));
  asking.set(graph, found);
  return found;
}

/** Guards the rules that read it. */
export interface ExemptionNode {
  readonly kind: "exemption";
  /** Full name: `PACK.EXEMPTION`. */
  readonly name: string;
  readonly inForce: WrittenInterval;
  readonly basis: string;
  readonly unverified: boolean;
  readonly scopes: readonly GraphId[];
  readonly when: GraphId;
}

/** Duties have verdicts; the others are notes, without clauses. */
export type Modal = DutyModal | NoteModal;
export type DutyModal = "must" | "must-not";
export type NoteModal = "may" | "is-entitled-to" | "is-encouraged-to" | "has-power-to" | "is-liable-to";

/** Whether rules of a modal have verdicts. */
export const isDuty = (modal: Modal): modal is DutyModal => modal === "must" || modal === "must-not";

/** `each` is outer before inner; conditions and clauses read the innermost element as local 0. */
export interface RuleNode {
  readonly kind: "rule";
  /** Full name: `PACK.RULE`. */
  readonly name: string;
  readonly party: string;
  /** Further parties that it binds, after `party` in the alphabet. */
  readonly alsoBinds: readonly string[] | undefined;
  readonly modal: Modal;
  /** Undefined: a note that has one instance a run. */
  readonly subject: string | undefined;
  readonly inForce: WrittenInterval;
  /** `law`, `rules`, `guidance` …; of the rank of its pack, if the rule names none. */
  readonly basis: string;
  readonly unverified: boolean;
  readonly scopes: readonly GraphId[];
  readonly each: readonly { readonly list: GraphId; readonly where: GraphId | undefined }[];
  readonly when: GraphId | undefined;
  readonly unless: GraphId | undefined;
  /** A `breach`. */
  readonly upon: GraphId | undefined;
  /** Exceptions that stand elsewhere, of all packs that were loaded with this one. */
  readonly exemptions: readonly GraphId[];
  readonly clauses: readonly GraphId[];
  /** While it holds, what would be a breach is pending. */
  readonly pendingWhile: GraphId | undefined;
}

/**
 * All whom a rule binds.
 *
 * @example
 * partiesOf({ party: "deployer", alsoBinds: ["provider"] }) // ["deployer", "provider"]
 */
export const partiesOf = ({ party, alsoBinds = [] }: Pick<RuleNode, "party" | "alsoBinds">): readonly string[] => [
  party,
  ...alsoBinds,
];

// INVARIANT (children-first): every id inside `nodes[i]` is less than `i`.
//   So a graph has no cycle and a plain `for` visits children before parents.
//   Upheld by `graphBuilder`.
// INVARIANT (hash-consed): no two nodes are equal, so equal meaning is equal id.
// INVARIANT (closed): rules, flags, exemptions and standards read no element of a list around them,
//   so one node can stand under many rules.
// INVARIANT (canonical-order): nodes, rules and operands of commutative nodes stand in an order
//   that depends on meaning alone, never on the order of declarations, files or clauses.
export interface Graph {
  readonly pack: string;
  readonly nodes: readonly GraphNode[];
  /** Those of the pack itself, ordered by name; rules of other packs are read by `complies` and `breach`. */
  readonly rules: readonly GraphId[];
  readonly yields: readonly GraphId[];
  /** The pack's own, ordered by name, with the full names of the rules that each guards, also those of other packs. */
  readonly exemptions: readonly { readonly exemption: GraphId; readonly from: readonly string[] }[];
}
