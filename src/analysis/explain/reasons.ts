import type { Translated } from "../../base/message.ts";
import type { Place } from "../../base/text.ts";
import type { Locals } from "../../evaluate/context.ts";
import type { ClauseResult, FactRead, Ground, Instance, RuleAsked, DisplayValue } from "../../evaluate/decision.ts";
import { elementsOf } from "../../evaluate/elements.ts";
import { evaluateNode } from "../../evaluate/expression.ts";
import { displayValue } from "../../evaluate/format-value.ts";
import { exemptionAt } from "../../evaluate/legal-force.ts";
import { ruleOf } from "../../evaluate/program.ts";
import { evaluateRule } from "../../evaluate/rule.ts";
import { union, operand, truthOf, type Result } from "../../evaluate/value.ts";
import type { GraphId } from "../../graph/graph.ts";
import { translated } from "../../graph/sources.ts";
import type * as Ast from "../../language/syntax/ast.ts";
import type { Pack } from "../../pack/pack.ts";
import { elementKey, nodesBelow, type RuleEvaluation } from "../rule-evaluation.ts";
import { definitionsUsed, rulePartsOf, type RulePart } from "./written-rule.ts";

/** A part of a rule that decides a verdict, and what that rests on. */
export interface Reason extends Grounds {
  readonly part: RulePart;
  readonly result: ClauseResult["result"];
  readonly definitions: readonly DefinitionUsed[];
  /** Of `complies with`: the rules that decide, with their own reasons. */
  readonly asked: readonly AskedReason[];
  /** How many others were asked. */
  readonly others: number;
}

export type Grounds = Pick<Instance, "facts" | "attestations" | "interpretations" | "assumptions" | "parameters">;

/** A definition, or a standard that is not over a list, with what it comes to. */
export interface DefinitionUsed {
  readonly kind: "definition" | "standard";
  readonly name: string;
  /** Of a standard. */
  readonly title: Translated | undefined;
  readonly shown: DisplayValue;
  readonly place: Place;
  /** What it alone reads. */
  readonly facts: readonly FactRead[];
}

export interface AskedReason {
  readonly asked: RuleAsked;
  readonly instance: Instance;
  readonly reasons: readonly Reason[];
}

interface PartAnswer {
  readonly result: Reason["result"];
  readonly grounds: readonly Ground[];
}

/** The parts of a rule that decide what it says of an instance, in the order in which they are asked. */
export function reasonsOf(heard: RuleEvaluation, instance: Instance, packs: readonly Pack[]): readonly Reason[] {
  // A breach beside a dispute is shown by facts alone.
  const byFacts =
    instance.verdict === "violated" && heard.context.disputes.size > 0 ? heard.context.byFacts : undefined;
  const hearing = byFacts ? { ...heard, context: byFacts() } : heard;
  const { node, source, context } = hearing;
  const locals = localsOf(hearing, instance);
  const parts = rulePartsOf(packs, node, source, (id) => exemptionAt(context.program, id));
  return parts.flatMap((part): readonly Reason[] => {
    const answer = answerOf(hearing, part, instance, locals);
    return answer && decides(part, answer, instance) ? [makeReason(hearing, part, answer, instance, packs)] : [];
  });
}

/** The elements that an instance is about, innermost first; undefined where no element was looked at. */
export function localsOf({ context, node, source }: RuleEvaluation, instance: Instance): Locals | undefined {
  const elements = elementsOf(context, node, source.each);
  if (elements.kind === "none") return undefined;
  const key = elementKey(instance.elements);
  return elements.of.find((it) => elementKey(it.names) === key)?.locals;
}

function answerOf(
  hearing: RuleEvaluation,
  part: RulePart,
  instance: Instance,
  locals: Locals | undefined,
): PartAnswer | undefined {
  const { context, node } = hearing;
  const { kind, index } = part;
  const read = (id: GraphId | undefined, of: Locals | undefined): PartAnswer | undefined => {
    const result = id === undefined || !of ? undefined : operand(evaluateNode(context, id, of));
    return result && { result: truthOf(result), grounds: union([result.grounds]) };
  };
  switch (kind) {
    case "scope":
      return read(node.scopes[index], []);
    case "for-each":
      return instance.gate?.kind === "no-element" ? nothingIn(index, instance) : listOf(hearing, index, locals);
    case "when":
      return read(node.when, locals);
    case "upon":
      return read(node.upon, []);
    case "unless":
      return read(node.unless, locals);
    case "exemption":
      return read(node.exemptions[index], []);
    case "pending-while":
      return read(node.pendingWhile, locals);
    case "clause":
      return clauseOf(hearing, index, instance, locals);
  }
}

/** What keeps every element out lies in all lists together; it is told with the first. */
function nothingIn(
  index: number,
  { facts, attestations, interpretations, assumptions, parameters }: Instance,
): PartAnswer | undefined {
  const grounds = [...facts, ...attestations, ...interpretations, ...assumptions, ...parameters];
  return index === 0 ? { result: "false", grounds } : undefined;
}

function listOf({ context, node }: RuleEvaluation, index: number, locals: Locals | undefined): PartAnswer | undefined {
  const each = node.each[index];
  if (!each || !locals) return undefined;
  const around = (depth: number): Locals => locals.slice(Math.max(0, locals.length - depth));
  const list = operand(evaluateNode(context, each.list, around(index)));
  const grounds = union([list.grounds]);
  if (list.value.kind === "unknown") return { result: "unknown", grounds };
  if (each.where === undefined) return { result: "true", grounds };
  const where = operand(evaluateNode(context, each.where, around(index + 1)));
  const isTold = truthOf(where) === "true";
  return { result: truthOf(where), grounds: isTold ? union([grounds, where.grounds]) : grounds };
}

function clauseOf(
  hearing: RuleEvaluation,
  index: number,
  instance: Instance,
  locals: Locals | undefined,
): PartAnswer | undefined {
  const { context, node } = hearing;
  const clause = instance.clauses[index];
  const id = node.clauses[index];
  const expression = id === undefined ? undefined : context.program.graph.nodes[id];
  if (!clause || id === undefined || !expression || !locals) return undefined;
  const read = (of: GraphId): Result => evaluateNode(context, of, locals);
  // What is open is told by the rules that are asked, each with what it lacks.
  const isOpen = clause.result === "unknown" || clause.result === "waiting";
  if (expression.kind === "complies") return { result: clause.result, grounds: isOpen ? [] : clause.facts };
  const results = expression.kind === "deadline" ? [read(expression.fact), read(expression.due)] : [read(id)];
  return { result: clause.result, grounds: union(results.map((it) => it.grounds)) };
}

/** Whether a part is among those by which the verdict is what it is. */
function decides(
  { kind, index }: RulePart,
  { result, grounds }: PartAnswer,
  { verdict, gate, eitherWay, clauses, conditions }: Instance,
): boolean {
  if (kind === "pending-while") return conditions.some((it) => it.kind === kind);
  const isMember = kind === "for-each" && grounds.length > 0;
  if (gate) {
    if (gate.kind === "no-element") return kind === "for-each";
    if (gate.kind === "scope") return kind === "scope" && index === gate.scope;
    if (gate.kind === "void") return isMember || kind === "clause";
    return isMember || kind === gate.kind;
  }
  if (verdict === "exempt") return isMember || (kind === "exemption" && result === "true");
  if (verdict === "undetermined" || verdict === "pending")
    return kind === "clause" ? result !== "true" && result !== "void" : result === "unknown";
  if (kind === "clause") return verdict === "satisfied" || clauses[index]?.result === "false";
  return isMember || (!eitherWay && result !== "unknown");
}

function makeReason(
  hearing: RuleEvaluation,
  part: RulePart,
  answer: PartAnswer,
  instance: Instance,
  packs: readonly Pack[],
): Reason {
  const { asked, others } = part.kind === "clause" ? askedBy(hearing, part.index, instance, packs) : nobody;
  const told = new Set(asked.flatMap((it) => pathsIn(it.reasons)));
  const facts = answer.grounds.filter((it) => it.kind === "fact").filter((it) => !told.has(it.path));
  const definitions = definitionsIn(hearing, part, facts);
  const inside = new Set(definitions.flatMap((it) => it.facts));
  return {
    part,
    result: answer.result,
    definitions,
    facts: facts.filter((it) => !inside.has(it)),
    attestations: answer.grounds.filter((it) => it.kind === "attestation"),
    interpretations: answer.grounds.filter((it) => it.kind === "interpretation"),
    assumptions: answer.grounds.filter((it) => it.kind === "assumption"),
    parameters: answer.grounds.filter((it) => it.kind === "parameter"),
    asked,
    others,
  };
}

const nobody = { asked: [], others: 0 };

const pathsIn = (reasons: readonly Reason[]): readonly string[] =>
  reasons.flatMap((it) => [
    ...[...it.facts, ...it.definitions.flatMap((one) => one.facts)].map((one) => one.path),
    ...it.asked.flatMap((one) => pathsIn(one.reasons)),
  ]);

/** Those that are known; a fact stands with the innermost one that reads it. */
function definitionsIn(hearing: RuleEvaluation, part: RulePart, facts: readonly FactRead[]): readonly DefinitionUsed[] {
  const free = new Set(facts);
  const { context } = hearing;
  const used = definitionsUsed(part.pack, part.expressions).flatMap((declaration) => {
    const found = nodeOf(hearing, part.pack, declaration);
    const result = found && evaluateNode(context, found.id, []);
    return found && result && result.value.kind !== "unknown" ? [{ declaration, result, place: found.place }] : [];
  });
  return used
    .toReversed()
    .map(({ declaration, result, place }): DefinitionUsed => {
      const paths = new Set(union([result.grounds]).flatMap((it) => (it.kind === "fact" ? [it.path] : [])));
      const own = [...free].filter((it) => paths.has(it.path));
      for (const it of own) free.delete(it);
      const name = declaration.name.text;
      const shown = displayValue(result.value, context.settings.zone);
      if (declaration.kind === "define")
        return { kind: "definition", name, title: undefined, shown, place, facts: own };
      const title = translated(part.pack.checked, declaration.title.text);
      return { kind: "standard", name, title, shown, place, facts: own };
    })
    .toReversed();
}

/** Where a definition, or a standard that is not over a list, stands in the graph and in the policy. */
function nodeOf(
  { context, matter }: RuleEvaluation,
  pack: Pack,
  declaration: Ast.Define | Ast.Standard,
): { readonly id: GraphId; readonly place: Place } | undefined {
  const { graph, sources } = context.program;
  const isIt = ({ source, span }: Place): boolean => span.start === declaration.name.span.start && isOf(source, pack);
  if (declaration.kind === "define") {
    for (const [id, named] of sources.definitions) {
      const found = named.find((it) => isIt(it.source.place));
      if (found) return { id, place: found.source.place };
    }
    return undefined;
  }
  const found = [...sources.standards].find(([, it]) => isIt(it.place));
  const id = [...nodesBelow(graph, matter.rule)].find((it) => {
    const met = graph.nodes[it];
    const standard = met?.kind === "met" && met.element === undefined ? graph.nodes[met.standard] : undefined;
    return standard?.kind === "standard" && standard.name === found?.[0];
  });
  return found && id !== undefined ? { id, place: found[1].place } : undefined;
}

const isOf = (source: Place["source"], pack: Pack): boolean =>
  pack.checked.files.some((it) => it.source.path === source.path);

/** The rules that decide a clause that asks others, each with its first instance that does. */
function askedBy(
  hearing: RuleEvaluation,
  index: number,
  instance: Instance,
  packs: readonly Pack[],
): { readonly asked: readonly AskedReason[]; readonly others: number } {
  const clause = instance.clauses[index];
  if (!clause || clause.complies.length === 0) return nobody;
  const deciding = clause.complies.filter((it) => !it.advisory && isDecisive(it.verdict, clause.result));
  const asked = deciding.flatMap((it): readonly AskedReason[] => {
    const inner = evaluationOfAsked(hearing, index, it);
    const found = inner?.instances.find((one) => one.verdict === it.verdict);
    return inner && found ? [{ asked: it, instance: found, reasons: reasonsOf(inner, found, packs) }] : [];
  });
  return { asked, others: clause.complies.length - asked.length };
}

function isDecisive(verdict: RuleAsked["verdict"], result: ClauseResult["result"]): boolean {
  if (result === "false") return verdict === "violated";
  if (result === "unknown") return verdict === "undetermined";
  if (result === "waiting") return verdict === "pending";
  return result === "void" || verdict === "satisfied";
}

/** A rule that another one asks, heard on the same document under the same law. */
export function evaluationOfAsked(
  hearing: RuleEvaluation,
  index: number,
  asked: RuleAsked,
): RuleEvaluation | undefined {
  const { context, node, matter } = hearing;
  const clause = node.clauses[index];
  const complies = clause === undefined ? undefined : context.program.graph.nodes[clause];
  if (complies?.kind !== "complies") return undefined;
  const rule = complies.rules.find((id) => {
    const { rule: one, source } = ruleOf(context.program, id);
    return (
      one.name === asked.rule &&
      source.place.span.start === asked.law.span.start &&
      source.place.source.path === asked.law.source.path
    );
  });
  if (rule === undefined) return undefined;
  const own = ruleOf(context.program, rule);
  const { instances } = evaluateRule(context, rule);
  return { matter: { ...matter, rule }, context, node: own.rule, source: own.source, instances };
}
