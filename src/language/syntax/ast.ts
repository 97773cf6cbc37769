import type { SourceText, Span } from "../../base/text.ts";
import type { Modal } from "../../graph/graph.ts";
import type { PlaceLevel } from "../../statute/locator.ts";

declare const brand: unique symbol;
/** Names one node of one pack's source. Later phases keep side tables by it; nodes are never written to. */
export type NodeId = number & { readonly [brand]: "NodeId" };

interface Node<K extends string> {
  readonly kind: K;
  readonly id: NodeId;
  readonly span: Span;
}

/** The languages in which keywords are written. */
export type KeywordLanguage = "en" | "zh";

export interface File {
  readonly source: SourceText;
  /** In which its keywords are written. */
  readonly language: KeywordLanguage;
  readonly declarations: readonly Declaration[];
  readonly comments: readonly Comment[];
}

export interface Comment {
  readonly span: Span;
  /** `/// …` belongs to the next declaration. */
  readonly doc: boolean;
}

/** A word that binds or refers. */
export interface Name {
  readonly text: string;
  readonly span: Span;
}

/** A string between quotation marks; `span` holds the marks. */
export interface Text {
  readonly text: string;
  readonly span: Span;
}

export type Declaration =
  | UnitBlock
  | Quote
  | Scope
  | InForce
  | Unverified
  | Define
  | Parameter
  | OpenTerm
  | OpenList
  | Standard
  | Rule
  | Exemption
  | Disposition;

/** What a scope can govern. */
export type Level = "policy" | "article" | "paragraph" | "item";

export interface UnitBlock extends Node<"unit"> {
  readonly level: PlaceLevel;
  readonly number: number;
  readonly numberSpan: Span;
  readonly title: Text | undefined;
  readonly body: readonly Declaration[];
}

/** As a declaration: words of the unit that no rule relies on; as a clause: the words relied on. */
export interface Quote extends Node<"quote"> {
  readonly text: Text;
}

export interface Scope extends Node<"scope"> {
  readonly level: Level;
  readonly applies: boolean;
  readonly condition: Expr;
}

export interface Define extends Node<"define"> {
  readonly name: Name;
  readonly value: Expr;
  readonly exceptions: readonly { readonly value: Expr; readonly when: Expr }[];
  readonly quote: Quote | undefined;
}

/** On a unit or, as a clause, on one rule; `policy`: the day that the text itself gives for the whole instrument. */
export interface InForce extends Node<"in-force"> {
  readonly policy: boolean;
  readonly from: Literal;
  readonly until: Literal | undefined;
}

/** Words of the text were not seen in an authentic copy; in a unit, for every rule in it. */
export interface Unverified extends Node<"unverified"> {
  readonly why: Text;
}

/** What a rule rests on, if not on the rank of its pack. */
export interface Basis extends Node<"basis"> {
  readonly basis: Name;
  readonly where: Text;
}

/** A value with dates. */
export interface Parameter extends Node<"parameter"> {
  readonly name: Name;
  readonly type: TypeName | undefined;
  readonly values: readonly ParameterValue[];
}

export interface ParameterValue {
  readonly value: Expr;
  readonly from: Literal;
  readonly until: Literal | undefined;
  readonly basis: Basis | undefined;
  readonly span: Span;
}

export interface OpenTerm extends Node<"open-term"> {
  readonly name: Name;
  readonly type: TypeName;
  /** Undefined in a pack that holds no text. */
  readonly quote: Quote | undefined;
}

/** A list that the law leaves open; its type is that of an element. */
export interface OpenList extends Node<"open-list"> {
  readonly name: Name;
  readonly type: TypeName;
  readonly list: ListLiteral;
  /** Undefined in a pack that holds no text. */
  readonly quote: Quote | undefined;
}

/** A type's word (`duration`), or the path of a field whose type is meant. */
export type TypeName = { readonly kind: "word"; readonly name: Name } | { readonly kind: "field"; readonly path: Path };

export interface Each {
  readonly variable: Name;
  readonly list: Expr;
  readonly where: Expr | undefined;
}

export interface Standard extends Node<"standard"> {
  readonly name: Name;
  readonly each: Each | undefined;
  readonly title: Text;
  readonly quotes: readonly Quote[];
  readonly on: Name | undefined;
  readonly onlyIf: readonly Expr[];
  readonly orIf: readonly Expr[];
  /** What holds, or does not, unless somebody signs otherwise. */
  readonly presumedIf: readonly Expr[];
  readonly presumedNotIf: readonly Expr[];
  /** The full name of another pack's standard whose question it asks. */
  readonly sameAs: Name | undefined;
  readonly judges: readonly Judge[];
}

export interface Judge {
  readonly role: Name;
  readonly validFor: DurationLiteral;
  readonly evidence: readonly Name[];
  readonly span: Span;
}

export interface Rule extends Node<"rule"> {
  readonly name: Name;
  /** Each is bound. */
  readonly parties: readonly [Name, ...Name[]];
  readonly modal: Modal;
  readonly act: Text;
  readonly clauses: readonly Clause[];
}

export type Clause =
  | Quote
  | InForce
  | On
  | ForEach
  | When
  | Unless
  | Upon
  | Require
  | Deadline
  | Complies
  | PendingWhile
  | Basis
  | Unverified
  | Concept
  | Remedy;

export interface On extends Node<"on"> {
  readonly subject: Name;
}
export interface ForEach extends Node<"for-each"> {
  readonly each: Each;
}
export interface When extends Node<"when"> {
  readonly condition: Expr;
}
export interface Unless extends Node<"unless"> {
  readonly condition: Expr;
}
export interface Require extends Node<"require"> {
  readonly forbid: boolean;
  readonly name: Name | undefined;
  readonly condition: Expr;
}
export interface Deadline extends Node<"deadline"> {
  readonly name: Name | undefined;
  readonly fact: Path;
  readonly due: Expr;
}
/** `require complies with PACK [article N, RULE, …]`; nothing named: all of the pack's. */
export interface Complies extends Node<"complies"> {
  readonly name: Name | undefined;
  /** Dotted. */
  readonly pack: Name;
  /** Names of rules are those of the pack. */
  readonly targets: readonly Target[] | undefined;
}
/** While it holds, what is not done is pending and no breach. */
export interface PendingWhile extends Node<"pending-while"> {
  readonly condition: Expr;
}
/** `upon breach of …` */
export interface Upon extends Node<"upon"> {
  readonly of:
    | { readonly kind: "targets"; readonly targets: readonly Target[] }
    | { readonly kind: "any-duty"; readonly party: Name; readonly places: readonly PlaceName[] | undefined };
}
/** What corresponds to what between versions of the law. */
export interface Concept extends Node<"concept"> {
  readonly name: Name;
}
export interface Remedy extends Node<"remedy"> {
  readonly text: Text;
}

/** `article 14 paragraph 1` */
export interface PlaceName {
  readonly article: number;
  readonly paragraph: number | undefined;
  readonly item: number | undefined;
  readonly subitem?: number | undefined;
  readonly sentence?: number | undefined;
  readonly span: Span;
}

/** A rule by its name, dotted if it is another pack's, or all rules of a place of this pack. */
export type Target =
  | { readonly kind: "rule"; readonly name: Name }
  | { readonly kind: "place"; readonly place: PlaceName };

/** An exception that stands elsewhere than its rule. */
export interface Exemption extends Node<"exemption"> {
  readonly name: Name;
  readonly from: readonly Target[];
  readonly condition: Expr;
  readonly quote: Quote | undefined;
}

export type Disposition = YieldsTo | NoRule | AddressedTo | NotEncodable;

export interface YieldsTo extends Node<"yields-to"> {
  readonly what: Text;
  readonly condition: Expr;
}
export interface NoRule extends Node<"no-rule"> {
  readonly as: "informative" | "scope" | "definition";
  readonly why: Text;
}
export interface AddressedTo extends Node<"addressed-to"> {
  readonly parties: readonly Name[];
}
export interface NotEncodable extends Node<"not-encodable"> {
  readonly words: Text;
  readonly because: Text;
}

export type Expr =
  | Literal
  | DurationLiteral
  | ListLiteral
  | Path
  | Not
  | Connective
  | Compare
  | Test
  | Met
  | Quantifier
  | Measure
  | Sum
  | Arithmetic
  | Negate
  | If
  | Missing;

/** Numbers keep their digits; `5%` is a percent literal with the text `5`. */
export interface Literal extends Node<"literal"> {
  readonly type: "boolean" | "number" | "percent" | "string" | "date";
  readonly text: string;
}
/** `24 hours`, `10 working days`: count and unit as written (unit in lower case, one blank). */
export interface DurationLiteral extends Node<"duration"> {
  readonly text: string;
}
export interface ListLiteral extends Node<"list"> {
  readonly items: readonly Expr[];
  /** `...` as last element: the law leaves the list open (等). */
  readonly open: boolean;
}
/** `service.models`, `model.origin`, `serves_public`, an enum member: what it is, the names phase says. */
export interface Path extends Node<"path"> {
  readonly steps: readonly [Name, ...Name[]];
}
export interface Not extends Node<"not"> {
  readonly operand: Expr;
}
/** One connective per level; `block`: written as `all of { … }` or `any of { … }`. `implies` has two operands. */
export interface Connective extends Node<"connective"> {
  readonly operator: "and" | "or" | "implies";
  readonly operands: readonly Expr[];
  readonly block: boolean;
}
export type Comparison = "==" | "!=" | "<" | "<=" | ">" | ">=" | "in" | "not-in" | "has" | "has-any" | "has-all";
export interface Compare extends Node<"compare"> {
  readonly operator: Comparison;
  readonly left: Expr;
  readonly right: Expr;
}
export interface Test extends Node<"test"> {
  readonly test: "present" | "absent" | "true" | "false" | "empty" | "not-empty";
  readonly operand: Expr;
}
export interface Met extends Node<"met"> {
  readonly standard: Path;
  readonly element: Name | undefined;
}
export interface Quantifier extends Node<"quantifier"> {
  readonly quantifier: "any" | "every" | "no";
  readonly each: Each;
  readonly body: Expr;
}
/** `count(x in xs where E)`, `share(x in xs where E)`. */
export interface Measure extends Node<"measure"> {
  readonly measure: "count" | "share";
  readonly each: Each;
}
/** `sum(E for x in xs)`. */
export interface Sum extends Node<"sum"> {
  readonly value: Expr;
  readonly each: Each;
}
export interface Arithmetic extends Node<"arithmetic"> {
  readonly operator: "+" | "-" | "*" | "/";
  readonly left: Expr;
  readonly right: Expr;
}
export interface Negate extends Node<"negate"> {
  readonly operand: Expr;
}
export interface If extends Node<"if"> {
  readonly condition: Expr;
  readonly then: Expr;
  readonly else: Expr;
}
/** Stands where the text made no sense, so that every later phase still sees a whole tree. */
export interface Missing extends Node<"missing"> {}
