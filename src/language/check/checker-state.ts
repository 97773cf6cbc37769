import { replacementFix } from "../../base/diagnostic.ts";
import type { Message } from "../../base/message.ts";
import { didYouMean, nearest, type nearestOfMany } from "../../base/nearest.ts";
import type * as Ast from "../syntax/ast.ts";
import type { PlacedDeclaration, PlacedRule, KnownDefinition, ReadChain, SharedQuestion } from "./checked-pack.ts";
import { report, type CheckContext, type CheckTables } from "./context.ts";
import { unknownBasis } from "./diagnostics/clauses.ts";
import { unknownParty } from "./diagnostics/names.ts";
import { notACondition } from "./diagnostics/types.ts";
import { namesOrNothing } from "./messages.ts";
import type { SymbolTable } from "./symbols.ts";
import { describeType, booleanType, isDay, isError, type InferredType } from "./types.ts";

/** What the passes over one pack share: what they know, and what they write. */
export interface Checker {
  readonly context: CheckContext;
  readonly names: SymbolTable;
  readonly ledger: CheckTables;
  /** The pack's own. */
  readonly rules: readonly PlacedRule[];
  /** Definitions, parameters and open lists by their node, once judged: those that others read come first. */
  readonly definitions: Map<Ast.NodeId, KnownDefinition>;
  readonly standards: Map<Ast.NodeId, KnownStandard>;
  readonly terms: Map<Ast.NodeId, InferredType>;
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
type Infer = (reach: Environment, expr: Ast.Expr, expected?: InferredType) => InferredType;

export interface KnownStandard {
  readonly subject: string;
  /** Undefined: it is not over a list. */
  readonly element: InferredType | undefined;
  /** Another pack's question that it asks. */
  readonly sameAs: SharedQuestion | undefined;
}

/** What an expression can see from where it stands, and what the passes over its pack share. */
export interface Environment extends Checker {
  readonly file: Ast.File;
  readonly declaration: Ast.Declaration;
  readonly local: Binding | undefined;
  /** Who reads, where only some subjects can be read. */
  readonly reader: Reader | undefined;
  readonly reads: Map<string, ReadChain | undefined>;
}

/** A variable, and those around it. */
interface Binding {
  readonly name: string;
  readonly type: InferredType;
  readonly outer: Binding | undefined;
}

/** What a declaration's own expressions can see; `reader`: who reads, where only some subjects can be read. */
export const environmentOf = (
  bench: Checker,
  { file, declaration }: PlacedDeclaration<Ast.Declaration>,
  reader?: Reader,
): Environment => ({ ...bench, file, declaration, local: undefined, reader, reads: new Map() });

export interface Reader {
  /** `a rule on \`service\`` */
  readonly who: Message;
  readonly subjects: readonly string[];
}

/** Checks that an expression is true or false. */
export function checkCondition(reach: Environment, expr: Ast.Expr): void {
  const type = reach.infer(reach, expr, booleanType);
  if (isError(type) || type.kind === "boolean") return;
  reportNoCondition(reach, expr, type);
}

/** Says that an expression is neither true nor false, and how to ask of a day whether there is one. */
export function reportNoCondition(reach: Environment, expr: Ast.Expr, type: InferredType): void {
  const meaning = expr.kind === "path" ? reach.ledger.meanings.get(expr.id)?.kind : undefined;
  const isFact = isDay(type) && (meaning === "subject" || meaning === "variable");
  const written = reach.file.source.text.slice(expr.span.start, expr.span.end);
  report(reach, expr.span, notACondition, { is: describeType(type), day: isFact ? written : "none" });
}

/** Checks that a name is one of those that are known, where it is not missing. */
export function checkKnown(
  reach: Environment,
  { text: name, span }: Ast.Name,
  known: readonly string[],
  kind: typeof unknownParty,
): boolean {
  if (known.includes(name)) return true;
  const near = nearest(name, known);
  const params = { name, near: didYouMean(near), known: namesOrNothing(known) };
  if (name !== "") report(reach, span, kind, params, replacementFix(span, near));
  return false;
}

/** Checks that the pack declares a party. */
export const checkParty = (reach: Environment, party: Ast.Name): boolean =>
  checkKnown(reach, party, reach.context.parties, unknownParty);

/** What a rule can rest on, from 法律 to an interpretation. */
const basisWords: readonly string[] = [
  "law",
  "regulation",
  "rules",
  "normative_document",
  "mandatory_standard",
  "recommended_standard",
  "guidance",
  "interpretation",
];

/** Checks that a `basis` is one of those that the language knows. */
export const checkBasis = (reach: Environment, { basis }: Ast.Basis): boolean =>
  checkKnown(reach, basis, basisWords, unknownBasis);
