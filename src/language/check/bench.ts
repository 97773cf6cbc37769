import type { Message } from "../../base/message.ts";
import type { nearestOfMany } from "../../base/nearest.ts";
import type * as Ast from "../syntax/ast.ts";
import type { PlacedRule } from "./checked.ts";
import type { CheckContext } from "./context.ts";
import type { Inferred } from "./inferred.ts";
import type { KnownDefinition, Way } from "./known-definition.ts";
import type { Ledger } from "./ledger.ts";
import type { Names } from "./names.ts";

/** What the passes over one pack share: what they know, and what they write. */
export interface Bench {
  readonly context: CheckContext;
  readonly names: Names;
  readonly ledger: Ledger;
  /** The pack's own. */
  readonly rules: readonly PlacedRule[];
  /** Definitions, parameters and open lists by their node, once judged: those that others read come first. */
  readonly definitions: Map<Ast.NodeId, KnownDefinition>;
  readonly standards: Map<Ast.NodeId, KnownStandard>;
  readonly terms: Map<Ast.NodeId, Inferred>;
  /** Declarations in which the parser stumbled: what reads them is not blamed for it. */
  readonly damaged: ReadonlySet<Ast.Declaration>;
  readonly infer: Infer;
  /** What a name that means nothing was perhaps to mean. */
  readonly nearest: ReturnType<typeof nearestOfMany>;
}

/**
 * The type of an expression. `expected` is what its place asks for, where it asks: bare words are looked up
 * among its members. It never fails; whoever calls compares.
 */
type Infer = (bench: Bench, reach: Reach, expr: Ast.Expr, expected?: Inferred) => Inferred;

export interface KnownStandard {
  readonly subject: string;
  /** Undefined: it is not over a list. */
  readonly element: Inferred | undefined;
}

/** What an expression can see from where it stands. */
export interface Reach {
  readonly file: Ast.File;
  readonly declaration: Ast.Declaration;
  readonly local: Local | undefined;
  /** Who reads, where only some subjects can be read. */
  readonly reader: Reader | undefined;
  readonly reads: Map<string, Way | undefined>;
}

/** A variable, and those around it. */
interface Local {
  readonly name: string;
  readonly type: Inferred;
  readonly outer: Local | undefined;
}

export interface Reader {
  /** `a rule on \`service\`` */
  readonly who: Message;
  readonly subjects: readonly string[];
}
