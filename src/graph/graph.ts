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

export type GraphNode =
  | LiteralNode
  | { readonly kind: "subject"; readonly name: string }
  /** The element of the `depth`-th enclosing list, 0 the innermost: names of variables leave no trace. */
  | { readonly kind: "local"; readonly depth: number }
  | { readonly kind: "field"; readonly of: GraphId; readonly path: readonly string[]; readonly type: FactType }
  | { readonly kind: "day"; readonly day: "as-of" | "facts-on" }
  | { readonly kind: "not"; readonly of: GraphId }
  | { readonly kind: "and"; readonly of: readonly GraphId[] }
  | { readonly kind: "or"; readonly of: readonly GraphId[] }
  | {
      readonly kind: "compare";
      readonly operator: "equal" | "less" | "at-most";
      readonly left: GraphId;
      readonly right: GraphId;
    }
  | { readonly kind: "in"; readonly item: GraphId; readonly list: GraphId }
  /** Some element of the one is in the other; every element of `right` is in `left`. */
  | { readonly kind: "overlaps"; readonly left: GraphId; readonly right: GraphId }
  | { readonly kind: "includes"; readonly left: GraphId; readonly right: GraphId }
  | { readonly kind: "present"; readonly of: GraphId }
  | { readonly kind: "empty"; readonly of: GraphId }
  /** `body` reads the element as local 0. */
  | { readonly kind: "some"; readonly list: GraphId; readonly body: GraphId }
  | { readonly kind: "every"; readonly list: GraphId; readonly body: GraphId }
  | { readonly kind: "count"; readonly list: GraphId; readonly body: GraphId }
  | { readonly kind: "share"; readonly list: GraphId; readonly body: GraphId }
  | { readonly kind: "sum"; readonly list: GraphId; readonly body: GraphId }
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
      readonly value: GraphId;
      readonly exceptions: readonly { readonly when: GraphId; readonly value: GraphId }[];
    }
  | { readonly kind: "term"; readonly name: string; readonly type: FactType }
  | StandardNode
  | { readonly kind: "met"; readonly standard: GraphId; readonly element: GraphId | undefined }
  | { readonly kind: "deadline"; readonly fact: GraphId; readonly due: GraphId }
  | {
      readonly kind: "yields";
      readonly from: string;
      readonly until: string | undefined;
      readonly condition: GraphId;
    }
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
  readonly subject: string;
  readonly overList: boolean;
  /** The field that names an element in attestations. */
  readonly key: string | undefined;
  readonly onlyIf: readonly GraphId[];
  readonly orIf: readonly GraphId[];
  readonly judges: readonly {
    readonly role: string;
    readonly validFor: string;
    readonly evidence: readonly string[];
  }[];
}

/** `each` is outer before inner; conditions and clauses read the innermost element as local 0. */
export interface RuleNode {
  readonly kind: "rule";
  /** Full name: `PACK.RULE`. */
  readonly name: string;
  readonly party: string;
  readonly modal: "must" | "must-not";
  readonly subject: string;
  /** Civil days, `until` not included. */
  readonly from: string;
  readonly until: string | undefined;
  readonly scopes: readonly GraphId[];
  readonly each: readonly { readonly list: GraphId; readonly where: GraphId | undefined }[];
  readonly when: GraphId | undefined;
  readonly unless: GraphId | undefined;
  readonly clauses: readonly GraphId[];
}

// INVARIANT (children-first): every id inside `nodes[i]` is less than `i`.
//   So a graph has no cycle and a plain `for` visits children before parents.
//   Upheld by `graphBuilder`; checked by `verifyGraph`.
// INVARIANT (hash-consed): no two nodes are equal, so equal meaning is equal id.
// INVARIANT (canonical-order): nodes, rules and operands of commutative nodes stand in an order
//   that depends on meaning alone, never on the order of declarations, files or clauses.
export interface Graph {
  readonly pack: string;
  readonly nodes: readonly GraphNode[];
  /** Ordered by name. */
  readonly rules: readonly GraphId[];
  readonly yields: readonly GraphId[];
}
