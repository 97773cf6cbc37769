import { formatDay, type Day } from "../../base/civil-date.ts";
import { formatDuration, parseDuration } from "../../base/duration.ts";
import { invariant } from "../../base/invariant.ts";
import { graphBuilder } from "../../graph/builder.ts";
import type { Graph, GraphId } from "../../graph/graph.ts";
import type { RuleSource, Source, Sources } from "../../graph/sources.ts";
import type { Vocabulary } from "../../vocabulary/type.ts";
import type { Placed, PlacedRule, Sound } from "../check/checked.ts";
import type * as Ast from "../syntax/ast.ts";
import { lowerExpression, type Lowering } from "./expression.ts";
import { questionsOf } from "./questions.ts";
import { definitionSource, ruleSource, sourceOf, standardSource, termSource } from "./source.ts";

interface InForce {
  readonly from: Day;
  readonly until: Day | undefined;
}

interface Lowered {
  readonly graph: Graph;
  readonly sources: Sources;
}

/**
 * A sound pack as its rule graph, and what people wrote beside the meaning.
 * Names of variables, files, the order of declarations and all layout leave no trace in the graph.
 */
export function lower(sound: Sound, vocabulary: Vocabulary, inForce: InForce): Lowered {
  const builder = graphBuilder();
  const definitions = new Map<Ast.Define, GraphId>();
  const standards = new Map<Ast.Standard, GraphId>();
  const homes = {
    definitions: new Map(sound.definitions.map((it) => [it.declaration, it])),
    standards: new Map(sound.standards.map((it) => [it.declaration, it])),
  };
  const openLists = new Map<GraphId, Source>();
  const owned = (owner: Placed<unknown>): Lowering => ({
    sound,
    builder,
    owner,
    openLists,
    definition: (it) =>
      remember(definitions, it, () => {
        const placed = homes.definitions.get(it);
        invariant(placed, "every definition has a place");
        return lowerDefinition(owned(placed), it);
      }),
    standard: (it) =>
      remember(standards, it, () => {
        const placed = homes.standards.get(it);
        invariant(placed, "every standard has a place");
        return lowerStandard(owned(placed), it, placed.subject);
      }),
  });

  const rules = sound.rules.map((it) => ({ placed: it, ...lowerRule(owned(it), it, inForce) }));
  const flags = sound.dispositions.flatMap((it) => lowerFlag(owned(it), it, inForce));
  const { graph, moved } = builder.finish(
    sound.pack,
    rules.map((it) => it.id),
    flags.map((it) => it.id),
  );
  const entry = <V>(id: GraphId | undefined, value: V): readonly (readonly [GraphId, V])[] => {
    const at = id === undefined ? undefined : moved.get(id);
    return at === undefined ? [] : [[at, value]];
  };
  const named = sound.definitions
    .toSorted((a, b) => (a.declaration.name.text < b.declaration.name.text ? -1 : 1))
    .flatMap((it) => entry(definitions.get(it.declaration), definitionSource(sound, it)));
  const fullName = (it: Ast.Rule | Ast.Standard | Ast.OpenTerm): string => `${sound.pack}.${it.name.text}`;
  return {
    graph,
    sources: {
      rules: new Map(rules.map(({ placed, source }) => [fullName(placed.declaration), source])),
      standards: new Map(sound.standards.map((it) => [fullName(it.declaration), standardSource(sound, it)])),
      terms: new Map(sound.terms.map((it) => [fullName(it.declaration), termSource(sound, it)])),
      definitions: grouped(named),
      openLists: new Map([...openLists].flatMap(([id, source]) => entry(id, source))),
      yields: grouped(flags.flatMap(({ id, what, source }) => entry(id, { what, source }))),
      questions: questionsOf(vocabulary),
    },
  };
}

function grouped<V>(entries: readonly (readonly [GraphId, V])[]): ReadonlyMap<GraphId, readonly V[]> {
  const found = new Map<GraphId, V[]>();
  for (const [id, value] of entries) found.set(id, [...(found.get(id) ?? []), value]);
  return found;
}

function remember<K>(known: Map<K, GraphId>, key: K, make: () => GraphId): GraphId {
  const id = known.get(key) ?? make();
  known.set(key, id);
  return id;
}

function lowerDefinition(lowering: Lowering, it: Ast.Define): GraphId {
  const value = lowerExpression(lowering, it.value);
  if (it.exceptions.length === 0) return value;
  const exceptions = it.exceptions.map((one) => ({
    when: lowerExpression(lowering, one.when),
    value: lowerExpression(lowering, one.value),
  }));
  return lowering.builder.add({ kind: "cases", value, exceptions });
}

function lowerStandard(lowering: Lowering, it: Ast.Standard, subject: string): GraphId {
  const list = it.each && lowering.sound.types.get(it.each.list.id);
  return lowering.builder.add({
    kind: "standard",
    name: `${lowering.sound.pack}.${it.name.text}`,
    subject,
    overList: it.each !== undefined,
    key: list?.kind === "list" ? list.key : undefined,
    onlyIf: it.onlyIf.map((one) => lowerExpression(lowering, one)),
    orIf: it.orIf.map((one) => lowerExpression(lowering, one)),
    judges: it.judges.map((judge) => {
      const duration = parseDuration(judge.validFor.text);
      invariant(duration, "the parser reads durations only");
      return {
        role: judge.role.text,
        validFor: formatDuration(duration),
        evidence: judge.evidence.map((one) => one.text),
      };
    }),
  });
}

function interval(inForce: InForce): { readonly from: string; readonly until: string | undefined } {
  return { from: formatDay(inForce.from), until: inForce.until === undefined ? undefined : formatDay(inForce.until) };
}

interface Flag {
  readonly id: GraphId;
  readonly what: string;
  readonly source: Source;
}

/** A statement that another regime may prevail; nothing for other statements on the text. */
function lowerFlag(lowering: Lowering, placed: Placed<Ast.Disposition>, inForce: InForce): readonly Flag[] {
  const it = placed.declaration;
  if (it.kind !== "yields-to") return [];
  const condition = lowerExpression(lowering, it.condition);
  const id = lowering.builder.add({ kind: "yields", ...interval(inForce), condition });
  return [{ id, what: it.what.text, source: sourceOf(lowering.sound, placed, it.span, undefined) }];
}

function lowerRule(
  lowering: Lowering,
  placed: PlacedRule,
  inForce: InForce,
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
  const scopes = placed.scopes.map((it) => ({
    id: lowerScope({ ...lowering, owner: it }, it.declaration),
    placed: it,
  }));
  const clauses = rule.clauses.flatMap((it) => {
    const id = lowerClause(lowering, it);
    return id === undefined || (it.kind !== "require" && it.kind !== "deadline") ? [] : [{ id, clause: it }];
  });
  const id = builder.add({
    kind: "rule",
    name: `${sound.pack}.${rule.name.text}`,
    party: rule.party.text,
    modal: rule.modal,
    subject: placed.subject,
    ...interval(inForce),
    scopes: scopes.map((it) => it.id),
    each: lowered,
    when: joined(lowering, "and", conditions("when")),
    unless: joined(lowering, "or", conditions("unless")),
    clauses: clauses.map((it) => it.id),
  });
  const node = builder.node(id);
  invariant(node.kind === "rule", "a rule is lowered to a rule");
  return { id, source: ruleSource(sound, placed, node, scopes, clauses, each) };
}

function joined(lowering: Lowering, kind: "and" | "or", ids: readonly GraphId[]): GraphId | undefined {
  return ids.length > 1 ? lowering.builder.add({ kind, of: ids }) : ids[0];
}

function lowerScope(lowering: Lowering, it: Ast.Scope): GraphId {
  const condition = lowerExpression(lowering, it.condition);
  return it.applies ? condition : lowering.builder.add({ kind: "not", of: condition });
}

function lowerClause(lowering: Lowering, it: Ast.Clause): GraphId | undefined {
  const { builder } = lowering;
  if (it.kind === "require") {
    const condition = lowerExpression(lowering, it.condition);
    return it.forbid ? builder.add({ kind: "not", of: condition }) : condition;
  }
  if (it.kind !== "deadline") return undefined;
  return builder.add({
    kind: "deadline",
    fact: lowerExpression(lowering, it.fact),
    due: lowerExpression(lowering, it.due),
  });
}
