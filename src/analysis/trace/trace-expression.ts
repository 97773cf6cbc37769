import { holdsOn } from "../../base/civil-date.ts";
import type { Place } from "../../base/text.ts";
import type { EvaluationContext, Locals } from "../../evaluate/context.ts";
import type { Cause, Ground } from "../../evaluate/decision.ts";
import { evaluateNode } from "../../evaluate/expression.ts";
import { union, type Gathered, type Result } from "../../evaluate/value.ts";
import type { PlacedDeclaration } from "../../language/check/checked-pack.ts";
import type { WrittenNodes } from "../../language/lower/lowering-context.ts";
import type { Keyword } from "../../language/parse/keywords.ts";
import { spellingOf } from "../../language/print/spelling.ts";
import type * as Ast from "../../language/syntax/ast.ts";
import { children } from "../../language/syntax/walk.ts";
import type { Pack } from "../../pack/pack.ts";

/** An expression of a policy, and what the evaluator makes of it. */
export interface TracedExpression {
  readonly kind: Ast.Expr["kind"];
  readonly role: ExpressionRole;
  readonly place: Place;
  /** The keyword before it: `and`, `only if`, `means`. */
  readonly lead: string | undefined;
  /** What stands before its parts where each has a line of its own: `any of`, `every label in … satisfies`. */
  readonly head: string | undefined;
  /** Undefined: nothing asked for it. */
  readonly result: Result | undefined;
  /** It is yes, no or unknown, and no other value. */
  readonly isTruth: boolean;
  /** What it rests on, and why it is not known, beyond what its parts tell. */
  readonly grounds: readonly Ground[];
  readonly causes: readonly Cause[];
  readonly parts: readonly TracedExpression[];
  /** Of an expression over a list: its elements in turn, each with the parts that read it. */
  readonly elements: readonly TracedElement[];
  /** The definition or standard that it names. */
  readonly reads: TracedDeclaration | undefined;
}

/** What an expression is to the one around it, or to the declaration that holds it. */
export type ExpressionRole =
  | "operand"
  | "list"
  | "where"
  | "body"
  | "means"
  | "except"
  | "when"
  | "only-if"
  | "if"
  | "presumed-if"
  | "presumed-not-if";

export interface TracedElement {
  readonly element: Result;
  readonly index: number;
  readonly parts: readonly TracedExpression[];
}

export interface TracedDeclaration {
  readonly kind: "definition" | "standard";
  readonly name: string;
  readonly place: Place;
  /** What it says was told before. */
  readonly again: boolean;
  readonly parts: readonly TracedExpression[];
}

/** The pack and the file in which an expression is written. */
export interface Written {
  readonly pack: Pack;
  readonly file: Ast.File;
}

/** What expressions are read in. */
export interface TraceScene {
  readonly context: EvaluationContext;
  /** The node of the context's graph that each expression became. */
  readonly nodes: WrittenNodes;
  readonly homes: Homes;
}

/** Where definitions, standards and parameters of packs are written. */
export type Homes = ReadonlyMap<Ast.Declaration, Written>;

export const homesOf = (packs: readonly Pack[]): Homes =>
  new Map(
    packs.flatMap((pack) => {
      const { definitions, standards, parameters } = pack.checked;
      const all: readonly PlacedDeclaration<Ast.Declaration>[] = [...definitions, ...standards, ...parameters];
      return all.map(({ declaration, file }) => [declaration, { pack, file }] as const);
    }),
  );

/** Traces an expression among the elements around it; undefined: it is not asked, and neither is anything in it. */
export type ExpressionTracer = (
  expression: Ast.Expr,
  role: ExpressionRole,
  written: Written,
  locals: Locals | undefined,
  lead?: Keyword,
) => TracedExpression;

/** Reads expressions as the evaluator does; what a definition or a standard says is told where it is first read. */
export function expressionTracer({ context, nodes, homes }: TraceScene): ExpressionTracer {
  const told = new Set<Ast.Define | Ast.Standard>();

  const trace: ExpressionTracer = (expression, role, written, locals, lead) => {
    const id = nodes.get(expression);
    const result = id === undefined || !locals ? undefined : evaluateNode(context, id, locals);
    const inner = partsOf(expression, written, locals);
    const elements = elementsOf(expression, inner.list?.result, written, locals);
    const reads = result && locals && declarationOf(expression, written, locals);
    const below = [...inner.parts, ...elements.flatMap((it) => it.parts), ...(reads?.parts ?? [])];
    return {
      kind: expression.kind,
      role,
      place: { source: written.file.source, span: expression.span },
      lead: leadOf(role, written, lead),
      head: headOf(expression, written),
      result,
      isTruth: written.pack.checked.types.get(expression.id)?.kind === "boolean",
      grounds: beyond(
        result?.grounds ?? [],
        below.map((it) => it.result?.grounds ?? []),
      ),
      causes: beyond(
        result?.causes ?? [],
        below.map((it) => it.result?.causes ?? []),
      ),
      // Of a list without elements nothing is asked.
      parts:
        inner.body && elements.length === 0
          ? [...inner.parts, trace(inner.body.expression, inner.body.role, written, undefined)]
          : inner.parts,
      elements,
      reads,
    };
  };

  const partsOf = (expression: Ast.Expr, written: Written, locals: Locals | undefined) => {
    const body = bodyOf(expression);
    if (body && "each" in expression) {
      const list = trace(expression.each.list, "list", written, locals);
      return { list, body, parts: [list] };
    }
    const parts = expression.kind === "met" ? [] : children(expression);
    const traced = parts.map((it, at) => trace(it, "operand", written, locals, jointAt(expression, at)));
    return { list: undefined, body, parts: traced };
  };

  const elementsOf = (
    expression: Ast.Expr,
    list: Result | undefined,
    written: Written,
    locals: Locals | undefined,
  ): readonly TracedElement[] => {
    const body = bodyOf(expression);
    if (!body || !locals || list?.value.kind !== "list") return [];
    return list.value.elements.map((element, index) => ({
      element,
      index,
      parts: [trace(body.expression, body.role, written, [element, ...locals])],
    }));
  };

  const declarationOf = (expression: Ast.Expr, written: Written, locals: Locals): TracedDeclaration | undefined => {
    const named = expression.kind === "met" ? expression.standard : expression;
    const meaning = named.kind === "path" ? written.pack.checked.meanings.get(named.id) : undefined;
    if (meaning?.kind === "definition") return definition(meaning.definition);
    if (meaning?.kind === "foreign") {
      const own = meaning.declarations.find(({ declaration }) => {
        const home = homes.get(declaration);
        return home && holdsOn(home.pack.checked.inForce, context.lawOf);
      });
      return own?.declaration.kind === "define" ? definition(own.declaration) : undefined;
    }
    if (meaning?.kind !== "standard" || expression.kind !== "met") return undefined;
    const element = nodes.get(expression);
    const met = element === undefined ? undefined : context.program.graph.nodes[element];
    const around = met?.kind === "met" && met.element !== undefined ? [evaluateNode(context, met.element, locals)] : [];
    return standard(meaning.standard, around);
  };

  const definition = (declaration: Ast.Define): TracedDeclaration | undefined =>
    declared(declaration, "definition", (home) => [
      trace(declaration.value, "means", home, []),
      ...declaration.exceptions.flatMap((it) => [
        trace(it.value, "except", home, []),
        trace(it.when, "when", home, []),
      ]),
    ]);

  const standard = (declaration: Ast.Standard, locals: Locals): TracedDeclaration | undefined =>
    declared(declaration, "standard", (home) => {
      const all = (role: ExpressionRole, of: readonly Ast.Expr[]): readonly TracedExpression[] =>
        of.map((it) => trace(it, role, home, locals));
      const { onlyIf, orIf, presumedIf, presumedNotIf } = declaration;
      return [
        ...all("only-if", onlyIf),
        ...all("if", orIf),
        ...all("presumed-if", presumedIf),
        ...all("presumed-not-if", presumedNotIf),
      ];
    });

  const declared = (
    declaration: Ast.Define | Ast.Standard,
    kind: TracedDeclaration["kind"],
    parts: (home: Written) => readonly TracedExpression[],
  ): TracedDeclaration | undefined => {
    const home = homes.get(declaration);
    if (!home) return undefined;
    const place = { source: home.file.source, span: declaration.name.span };
    const name = declaration.name.text;
    // A standard over a list is another question for each element.
    const again = told.has(declaration) && !("each" in declaration && declaration.each);
    told.add(declaration);
    return { kind, name, place, again, parts: again ? [] : parts(home) };
  };

  return trace;
}

/** The keyword between an expression's part and the one before. */
function jointAt(expression: Ast.Expr, at: number): Keyword | undefined {
  if (expression.kind === "connective") return at > 0 ? expression.operator : undefined;
  return expression.kind === "if" ? (["if", "then", "else"] as const)[at] : undefined;
}

function leadOf(role: ExpressionRole, { file }: Written, lead: Keyword | undefined): string | undefined {
  const words = spellingOf(file.language);
  if (lead) return words.of(lead);
  if (role === "operand" || role === "list" || role === "body") return undefined;
  return words.of(role);
}

function headOf(expression: Ast.Expr, { file }: Written): string | undefined {
  const words = spellingOf(file.language);
  if (expression.kind === "not") return words.of("not");
  if (expression.kind === "connective")
    return expression.operator === "implies" ? undefined : words.of(expression.operator === "or" ? "any-of" : "all-of");
  if (expression.kind !== "quantifier") return undefined;
  return file.source.text.slice(expression.span.start, expression.body.span.start).replace(/[\s(]+$/, "");
}

/** What is asked of each element of a list. */
function bodyOf(expression: Ast.Expr): { readonly expression: Ast.Expr; readonly role: "where" | "body" } | undefined {
  if (expression.kind === "quantifier") return { expression: expression.body, role: "body" };
  if (expression.kind === "sum") return { expression: expression.value, role: "body" };
  if (expression.kind !== "measure") return undefined;
  const { where } = expression.each;
  return where && { expression: where, role: "where" };
}

/** What is in the one and in none of the others. */
export function beyond<T extends Cause | Ground>(all: Gathered<T>, told: readonly Gathered<T>[]): readonly T[] {
  const known = new Set(union(told).map(keyOf));
  return union([all]).filter((it) => !known.has(keyOf(it)));
}

const keyOf = (it: Cause | Ground): string =>
  JSON.stringify(it, (key, value: unknown) => (key === "source" ? (value as Place["source"]).path : value));
