import { writeInterval } from "../../base/interval.ts";
import { invariant } from "../../base/invariant.ts";
import type { GraphId } from "../../graph/graph.ts";
import type { RuleSource } from "../../graph/sources.ts";
import type { PlacedRule } from "../check/checked.ts";
import type * as Ast from "../syntax/ast.ts";
import { lowerExpression } from "./expression.ts";
import { fullName, type Lowering } from "./lowering.ts";
import { lowerScopes } from "./scope.ts";
import { ruleSource, type LoweredClause } from "./source.ts";

/** The other nodes of the graph that a rule reads, lowered before it. */
export interface Around {
  readonly named: (clause: Ast.Complies | Ast.Upon) => readonly GraphId[];
  readonly exemptions: readonly GraphId[];
}

/** A rule, and what people wrote beside its meaning. */
export function lowerRule(
  lowering: Lowering,
  placed: PlacedRule,
  around: Around,
): { readonly id: GraphId; readonly source: RuleSource } {
  const { sound, builder } = lowering;
  const rule = placed.declaration;
  const conditions = (kind: "when" | "unless"): readonly GraphId[] =>
    rule.clauses.flatMap((it) => (it.kind === kind ? [lowerExpression(lowering, it.condition)] : []));
  const each = rule.clauses.flatMap((it) => (it.kind === "for-each" ? [it.each] : []));
  const lowered = each.map((it) => ({
    list: lowerExpression(lowering, it.list),
    where: it.where && lowerExpression(lowering, it.where),
  }));
  const scopes = lowerScopes(lowering, placed.scopes);
  const upon = rule.clauses.find((it) => it.kind === "upon");
  const clauses = rule.clauses.flatMap((it) => lowerClause(lowering, it, around));
  const id = builder.add({
    kind: "rule",
    name: fullName(sound, rule),
    party: rule.party.text,
    modal: rule.modal,
    subject: placed.subject,
    inForce: writeInterval(placed.inForce),
    basis: placed.basis,
    unverified: placed.unverified.length > 0,
    scopes: scopes.map((it) => it.id),
    each: lowered,
    when: joined(lowering, "and", conditions("when")),
    unless: joined(lowering, "or", conditions("unless")),
    upon: upon && builder.add({ kind: "breach", rules: around.named(upon) }),
    exemptions: around.exemptions,
    clauses: clauses.map((it) => it.id),
  });
  const node = builder.node(id);
  invariant(node.kind === "rule", "a rule is lowered to a rule");
  return { id, source: ruleSource(sound, placed, node, scopes, clauses, each) };
}

function joined(lowering: Lowering, kind: "and" | "or", ids: readonly GraphId[]): GraphId | undefined {
  return ids.length > 1 ? lowering.builder.add({ kind, of: ids }) : ids[0];
}

/** What a clause requires; nothing for clauses that require nothing. */
function lowerClause(lowering: Lowering, clause: Ast.Clause, around: Around): readonly LoweredClause[] {
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
      return [{ id: builder.add({ kind: "complies", rules: around.named(clause) }), clause }];
    default:
      return [];
  }
}
