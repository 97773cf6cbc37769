import { writeInterval } from "../../base/civil-date.ts";
import { groupBy } from "../../base/group-by.ts";
import { invariant } from "../../base/invariant.ts";
import type { Translated } from "../../base/message.ts";
import type { Span } from "../../base/text.ts";
import type { GraphId, RuleNode } from "../../graph/graph.ts";
import {
  translated,
  type RuleSource,
  type ExemptionSource,
  type Source,
  type ClauseSource,
  type ScopeSource,
  type StandardSource,
  type TermSource,
} from "../../graph/sources.ts";
import { citedAs, type Locator } from "../../statute/locator.ts";
import type {
  PlacedRule,
  PlacedExemption,
  PlacedDisposition,
  PlacedDeclaration,
  SoundPack,
  LegalStatus,
} from "../check/checked-pack.ts";
import type * as Ast from "../syntax/ast.ts";
import { lowerExpression, lowerJoined } from "./expression.ts";
import { fullName, type LoweringContext } from "./lowering-context.ts";

/** The other nodes of the graph that a rule reads, lowered before it. */
export interface RuleReferences {
  readonly named: (clause: Ast.Complies | Ast.Upon) => readonly GraphId[];
  /** Where a rule stands that a clause names, in the latest text. */
  readonly placeOf: (clause: Ast.Complies, name: string) => Locator | undefined;
  readonly exemptions: readonly GraphId[];
}

/** A rule, and what people wrote beside its meaning. */
export function lowerRule(
  lowering: LoweringContext,
  placed: PlacedRule,
  around: RuleReferences,
): { readonly id: GraphId; readonly source: RuleSource } {
  const { sound, builder } = lowering;
  const rule = placed.declaration;
  const conditions = (kind: "when" | "unless" | "pending-while"): readonly Ast.Expr[] =>
    rule.clauses.flatMap((it) => (it.kind === kind ? [it.condition] : []));
  const each = rule.clauses.flatMap((it) => (it.kind === "for-each" ? [it.each] : []));
  const lowered = each.map((it) => ({
    list: lowerExpression(lowering, it.list),
    where: it.where && lowerExpression(lowering, it.where),
  }));
  const scopes = lowerScopes(lowering, placed.scopes);
  const upon = rule.clauses.find((it) => it.kind === "upon");
  const clauses = rule.clauses.flatMap((it) => lowerClause(lowering, it, around));
  const [party, ...others] = rule.parties.map((it) => it.text);
  invariant(party !== undefined, "a rule binds somebody");
  const id = builder.add({
    kind: "rule",
    name: fullName(sound, rule),
    party,
    alsoBinds: others.length > 0 ? others : undefined,
    modal: rule.modal,
    subject: placed.subject,
    inForce: writeInterval(placed.inForce),
    basis: placed.basis,
    unverified: placed.unverified.length > 0,
    scopes: scopes.map((it) => it.id),
    each: lowered,
    when: lowerJoined(lowering, "and", conditions("when")),
    unless: lowerJoined(lowering, "or", conditions("unless")),
    upon: upon && builder.add({ kind: "breach", rules: around.named(upon) }),
    exemptions: around.exemptions,
    clauses: clauses.map((it) => it.id),
    pendingWhile: lowerJoined(lowering, "or", conditions("pending-while")),
  });
  const node = builder.node(id);
  invariant(node.kind === "rule", "a rule is lowered to a rule");
  return { id, source: ruleSource(sound, placed, node, scopes, clauses, each) };
}

/** What a clause requires; nothing for clauses that require nothing. */
function lowerClause(lowering: LoweringContext, clause: Ast.Clause, around: RuleReferences): readonly LoweredClause[] {
  const { builder } = lowering;
  switch (clause.kind) {
    case "require": {
      const condition = lowerExpression(lowering, clause.condition);
      return [{ id: clause.forbid ? builder.add({ kind: "not", of: condition }) : condition, clause }];
    }
    case "deadline": {
      const fact = lowerExpression(lowering, clause.fact);
      const due = lowerExpression(lowering, clause.due);
      return [{ id: builder.add({ kind: "deadline", fact, due }), clause }];
    }
    case "complies":
      return [
        {
          id: builder.add({ kind: "complies", rules: around.named(clause) }),
          clause,
          complies: {
            pack: clause.pack.text,
            places: clause.targets?.flatMap((it) => placeNamed(it, clause, around) ?? []),
          },
        },
      ];
    default:
      return [];
  }
}

const placeNamed = (target: Ast.Target, clause: Ast.Complies, around: RuleReferences): Locator | undefined =>
  target.kind === "place" ? citedAs(target.place, undefined) : around.placeOf(clause, target.name.text);

/** An exemption as a guard of the rules that read it. */
export function lowerExemption(
  lowering: LoweringContext,
  placed: PlacedExemption,
): { readonly id: GraphId; readonly source: ExemptionSource } {
  const { sound, builder } = lowering;
  const it = placed.declaration;
  const scopes = lowerScopes(lowering, placed.scopes);
  const id = builder.add({
    kind: "exemption",
    name: fullName(sound, it),
    inForce: writeInterval(placed.inForce),
    basis: placed.basis,
    unverified: placed.unverified.length > 0,
    scopes: scopes.map((one) => one.id),
    when: lowerExpression(lowering, it.condition),
  });
  const node = builder.node(id);
  invariant(node.kind === "exemption", "an exemption is lowered to an exemption");
  return {
    id,
    source: {
      ...sourceOf(sound, placed, it.name.span, it.quote),
      scopes: scopeSources(node.scopes, scopes),
      unverified: whyUnverified(sound, placed),
    },
  };
}

export interface LoweredYield {
  readonly id: GraphId;
  readonly what: string;
  readonly source: Source;
}

/** A statement that another regime may prevail; nothing for other statements on the text. */
export function lowerYield(lowering: LoweringContext, placed: PlacedDisposition): readonly LoweredYield[] {
  const it = placed.declaration;
  if (it.kind !== "yields-to") return [];
  const condition = lowerExpression(lowering, it.condition);
  const id = lowering.builder.add({ kind: "yields", inForce: writeInterval(placed.inForce), condition });
  return [{ id, what: it.what.text, source: sourceOf(lowering.sound, placed, it.span, undefined) }];
}

interface LoweredScope {
  readonly id: GraphId;
  readonly placed: PlacedDeclaration<Ast.Scope>;
}

/** The scopes around a declaration, each as the condition under which it applies. */
function lowerScopes(
  lowering: LoweringContext,
  scopes: readonly PlacedDeclaration<Ast.Scope>[],
): readonly LoweredScope[] {
  return scopes.map((placed) => {
    const { applies, condition } = placed.declaration;
    const of = lowerExpression({ ...lowering, owner: placed }, condition);
    return { id: applies ? of : lowering.builder.add({ kind: "not", of }), placed };
  });
}

/** A clause that requires something, as a node. */
interface LoweredClause {
  readonly id: GraphId;
  readonly clause: Ast.Require | Ast.Deadline | Ast.Complies;
  readonly complies?: ClauseSource["complies"];
}

/** Where a declaration stands, and the words of the law that it quotes. */
export function sourceOf(
  sound: SoundPack,
  placed: PlacedDeclaration<unknown>,
  span: Span,
  quote: Ast.Quote | undefined,
): Source {
  return {
    locator: placed.locator,
    place: { source: placed.file.source, span },
    quote: quote && sound.quotes.get(quote.id),
  };
}

/** A rule's places and words; clauses and scopes stand as its node has them. */
function ruleSource(
  sound: SoundPack,
  placed: PlacedRule,
  node: RuleNode,
  scopes: readonly LoweredScope[],
  clauses: readonly LoweredClause[],
  each: readonly Ast.Each[],
): RuleSource {
  const rule = placed.declaration;
  const quote = rule.clauses.find((it) => it.kind === "quote");
  const remedy = rule.clauses.find((it) => it.kind === "remedy");
  const basis = rule.clauses.find((it) => it.kind === "basis");
  const concept = rule.clauses.find((it) => it.kind === "concept");
  /** The clauses of each node in turn: equal ones are one node. */
  const written = new Map([...groupBy(clauses, (it) => it.id)].map(([id, twins]) => [id, twins.values()]));
  return {
    ...sourceOf(sound, placed, rule.name.span, quote),
    parties: rule.parties.map((it) => it.text),
    act: translated(sound, rule.act.text),
    remedy: remedy && translated(sound, remedy.text.text),
    clauses: node.clauses.map((id) => {
      const found = written.get(id)?.next().value;
      invariant(found, "every clause of the graph was written");
      return clauseSource(placed, found);
    }),
    scopes: scopeSources(node.scopes, scopes),
    each: each.map((it) => {
      const list = sound.types.get(it.list.id);
      return { variable: it.variable.text, key: list?.kind === "list" ? list.key : undefined };
    }),
    basis: basis && { name: basis.basis.text, where: translated(sound, basis.where.text) },
    unverified: whyUnverified(sound, placed),
    concept: concept?.name.text,
  };
}

function clauseSource({ file }: PlacedDeclaration<unknown>, { clause, complies }: LoweredClause): ClauseSource {
  return {
    name: clause.name?.text,
    forbid: clause.kind === "require" && clause.forbid,
    place: { source: file.source, span: clause.span },
    complies,
  };
}

/** Scopes as a node has them; of equal ones the first that was written. */
function scopeSources(ids: readonly GraphId[], scopes: readonly LoweredScope[]): readonly ScopeSource[] {
  const written = new Map(scopes.toReversed().map((it) => [it.id, it.placed]));
  return ids.map((id) => {
    const found = written.get(id);
    invariant(found, "every scope of the graph was written");
    const { locator, file, declaration } = found;
    return { locator, level: declaration.level, place: { source: file.source, span: declaration.span } };
  });
}

function whyUnverified(sound: SoundPack, { unverified }: LegalStatus): readonly Translated[] {
  return unverified.map((it) => translated(sound, it.why.text));
}

export function standardSource(sound: SoundPack, placed: PlacedDeclaration<Ast.Standard>): StandardSource {
  const it = placed.declaration;
  return { ...sourceOf(sound, placed, it.name.span, it.quotes[0]), title: translated(sound, it.title.text) };
}

export function termSource(sound: SoundPack, placed: PlacedDeclaration<Ast.OpenTerm>): TermSource {
  const { id, name, quote } = placed.declaration;
  const type = sound.types.get(id);
  return { ...sourceOf(sound, placed, name.span, quote), members: type?.kind === "enum" ? type.members : undefined };
}
