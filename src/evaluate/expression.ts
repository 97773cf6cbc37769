import { formatDay } from "../base/civil-date.ts";
import { exact } from "../base/exact-number.ts";
import type { Zone } from "../base/instant.ts";
import { invariant } from "../base/invariant.ts";
import type { Place } from "../base/text.ts";
import type { GraphId, GraphNode, LiteralNode } from "../graph/graph.ts";
import { evaluateArithmetic } from "./arithmetic.ts";
import { evaluateBreach } from "./breach.ts";
import { compare, sameValue } from "./compare.ts";
import type { EvaluationContext, Locals } from "./context.ts";
import type { Cause } from "./decision.ts";
import { factOf, readField, readSubject } from "./fact.ts";
import { displayValue } from "./format-value.ts";
import { evaluateOpenList, evaluateTerm, interpretedValue } from "./interpretation.ts";
import { evaluateExemption, isInForce } from "./legal-force.ts";
import { count, every, includes, isEmpty, isIn, listLiteral, overlaps, share, some, sum } from "./lists.ts";
import { evaluateStandard } from "./standard.ts";
import {
  conjunction,
  negation,
  disjunction,
  resultCauses,
  resultGrounds,
  known,
  operand,
  truth,
  truthOf,
  union,
  isNone,
  unknown,
  type Result,
  type RuntimeValue,
} from "./value.ts";

/**
 * The value of a node. Nodes that read no element are evaluated once for each document and law.
 * Over budget everything is unknown, and the run says so.
 */
export function evaluateNode(context: EvaluationContext, id: GraphId, locals: Locals): Result {
  const closed = context.program.free[id] === 0;
  const kept = closed ? context.memo[id] : undefined;
  if (kept) return kept;
  context.budget.left -= 1;
  if (context.budget.left < 0) return tooLarge(context);
  const result = compute(context, nodeOf(context, id), id, closed ? [] : locals);
  if (closed) context.memo[id] = result;
  context.trace?.(id, locals, result, context);
  return result;
}

/** Lists that are compared element by element cost the product of their lengths. */
function fits({ budget }: EvaluationContext, left: Result, right: Result): boolean {
  budget.left -= sizeOf(left) * sizeOf(right);
  return budget.left >= 0;
}

const sizeOf = ({ value }: Result): number => (value.kind === "list" ? Math.max(value.elements.length, 1) : 1);

const tooLarge = (context: EvaluationContext): Result => unknown([{ kind: "too-large", place: context.budget.place }]);

function nodeOf(context: EvaluationContext, id: GraphId): GraphNode {
  const node = context.program.graph.nodes[id];
  invariant(node, `node ${id} is in the graph`);
  return node;
}

/** Evaluates parts without a closure over the node: to make one costs as much as most nodes do. */
function compute(context: EvaluationContext, node: GraphNode, id: GraphId, locals: Locals): Result {
  const { zone } = context.settings;
  switch (node.kind) {
    case "literal":
      return literalOf(node);
    case "subject":
      return readSubject(context, node.name);
    case "local": {
      const local = locals[node.depth];
      invariant(local, "every local has its list");
      return local;
    }
    case "field":
      return field(context, evaluateNode(context, node.of, locals), node.path, node.type);
    case "day":
      return known({ kind: "date", day: node.day === "as-of" ? context.settings.asOf : context.factsOn });
    case "not":
      return negation(evaluateOperand(context, node.of, locals));
    case "and":
      return conjunction(evaluateOperands(context, node.of, locals));
    case "or":
      return disjunction(evaluateOperands(context, node.of, locals));
    case "compare": {
      const left = evaluateNode(context, node.left, locals);
      return compare(node.operator, left, evaluateNode(context, node.right, locals), zone);
    }
    case "in": {
      const list = evaluateNode(context, node.list, locals);
      const item = evaluateNode(context, node.item, locals);
      return fits(context, list, item) ? isIn(item, list, zone) : tooLarge(context);
    }
    case "overlaps":
    case "includes": {
      const left = evaluateNode(context, node.left, locals);
      const right = evaluateNode(context, node.right, locals);
      return fits(context, left, right) ? ofLists[node.kind](left, right, zone) : tooLarge(context);
    }
    case "present":
      return present(evaluateNode(context, node.of, locals));
    case "empty":
      return isEmpty(evaluateNode(context, node.of, locals));
    case "some":
    case "every":
    case "count":
    case "share":
    case "sum":
      return evaluateOverList(context, node, locals);
    case "arithmetic": {
      const left = evaluateNode(context, node.left, locals);
      return evaluateArithmetic(node.operator, left, evaluateNode(context, node.right, locals), context.settings);
    }
    case "if": {
      const condition = evaluateOperand(context, node.condition, locals);
      const then = evaluateNode(context, node.then, locals);
      return choose(condition, then, evaluateNode(context, node.else, locals), zone);
    }
    case "list": {
      const elements = evaluateNodes(context, node.of, locals);
      if (!node.open) return listLiteral(elements, undefined);
      const law = placeOfOpenList(context, id);
      return listLiteral(elements, { kind: "law", list: undefined, law, others: new Map() });
    }
    case "open-list":
      return evaluateOpenList(context, node, evaluateNodes(context, node.of, locals), placeOfOpenList(context, id));
    case "dated":
      return evaluateDated(context, node, id, locals);
    case "breach":
      return evaluateBreach(context, node, id);
    case "exemption":
      return evaluateExemption(context, node, id, (of) => evaluateOperand(context, of, locals));
    case "cases":
      return cases(context, node, id, locals);
    case "term":
      return evaluateTerm(context, node);
    case "met":
      return evaluateMet(context, node, locals);
    case "standard":
    case "deadline":
    case "complies":
    case "yields":
    case "rule":
      throw new Error(`invariant broken: a ${node.kind} is no expression`);
  }
}

const evaluateOperand = (context: EvaluationContext, id: GraphId, locals: Locals): Result =>
  operand(evaluateNode(context, id, locals));

const evaluateNodes = (context: EvaluationContext, ids: readonly GraphId[], locals: Locals): readonly Result[] =>
  ids.map((it) => evaluateNode(context, it, locals));

const evaluateOperands = (context: EvaluationContext, ids: readonly GraphId[], locals: Locals): readonly Result[] =>
  ids.map((it) => evaluateOperand(context, it, locals));

const ofLists = { overlaps, includes };

const overList = { some, every, count, share, sum };

function evaluateOverList(
  context: EvaluationContext,
  { kind, list, body }: Extract<GraphNode, { readonly kind: keyof typeof overList }>,
  locals: Locals,
): Result {
  return overList[kind](evaluateNode(context, list, locals), (element) =>
    evaluateOperand(context, body, [element, ...locals]),
  );
}

function evaluateMet(
  context: EvaluationContext,
  node: Extract<GraphNode, { readonly kind: "met" }>,
  locals: Locals,
): Result {
  const standard = nodeOf(context, node.standard);
  invariant(standard.kind === "standard", "only standards are met");
  const element = node.element === undefined ? undefined : evaluateNode(context, node.element, locals);
  const own: Locals = element ? [element] : [];
  const bound = (of: GraphId): Result => evaluateOperand(context, of, own);
  return evaluateStandard(context, standard, element, {
    onlyIf: standard.onlyIf.map(bound),
    orIf: standard.orIf.map(bound),
    presumedIf: standard.presumedIf === undefined ? undefined : bound(standard.presumedIf),
    presumedNotIf: standard.presumedNotIf === undefined ? undefined : bound(standard.presumedNotIf),
  });
}

function placeOfOpenList({ program: { sources } }: EvaluationContext, id: GraphId): Place {
  const source = sources.openLists.get(id);
  invariant(source, "an open list has its place in the law");
  return source.place;
}

/** What a policy writes is the same for every document. */
const literals = new WeakMap<LiteralNode, Result>();

function literalOf(node: LiteralNode): Result {
  const kept = literals.get(node) ?? known(literal(node));
  literals.set(node, kept);
  return kept;
}

function literal({ type, value }: LiteralNode): RuntimeValue {
  if (type === "number") {
    const [numerator = "", denominator = "1"] = value.split("/");
    const number = exact(numerator)?.div(exact(denominator) ?? 1);
    return { kind: "quantity", low: number, high: number };
  }
  const read = interpretedValue(value, type);
  invariant(read, `\`${value}\` is a ${type}`);
  return read;
}

/** A path through null is null; through what is not known it is not known. */
function field(
  context: EvaluationContext,
  of: Result,
  path: readonly string[],
  type: Extract<GraphNode, { readonly kind: "field" }>["type"],
): Result {
  if (of.value.kind === "record") return readField(context, of.value, path, type);
  if (of.value.kind === "null") return known({ ...of.value, path: [of.value.path, ...path].join(".") }, of.grounds);
  return unknown(of.causes, of.grounds);
}

function present(of: Result): Result {
  if (of.value.kind === "unknown") return of;
  if (of.event?.ahead) return unknown([of.event.ahead], of.grounds);
  if (of.value.kind !== "record" || !isNone(of.grounds)) return truth(of.value.kind !== "null", of.grounds);
  const { input, node, path, place } = of.value;
  return truth(true, [factOf(input, node, path, place)]);
}

/** With the condition unknown, the value that both branches agree on. */
function choose(condition: Result, then: Result, otherwise: Result, zone: Zone): Result {
  const which = truthOf(condition);
  if (which === "unknown") {
    if (sameValue(then, otherwise, zone) === true) return { ...then, grounds: resultGrounds([then, otherwise]) };
    return unknown(resultCauses([condition]), resultGrounds([condition]));
  }
  const chosen = which === "true" ? then : otherwise;
  return { ...chosen, grounds: resultGrounds([condition, chosen]) };
}

/**
 * Exceptions that hold must agree; holding ones that differ are a contradiction. An unknown condition
 * leaves the value known if all candidates that may hold agree. Order means nothing.
 */
function cases(context: EvaluationContext, node: Cases, id: GraphId, locals: Locals): Result {
  const { zone } = context.settings;
  const value = (of: GraphId): Result => evaluateNode(context, of, locals);
  const exceptions = node.exceptions.map((it) => ({ of: it, when: operand(value(it.when)), value: value(it.value) }));
  const holding = exceptions.filter((it) => truthOf(it.when) === "true");
  const possible = exceptions.filter((it) => truthOf(it.when) === "unknown");
  const base = holding.length > 0 ? holding.map((it) => it.value) : [value(node.value)];
  const whens = exceptions.map((it) => it.when);
  const [first, ...others] = base;
  invariant(first, "there is always a candidate");
  for (const [at, one] of holding.entries()) {
    const other = holding.slice(at + 1).find((it) => sameValue(one.value, it.value, zone) === false);
    if (!other) continue;
    return unknown([contradiction(context, node, id, [one.of, other.of])], resultGrounds([...whens, ...base]));
  }
  const candidates = [...others, ...possible.map((it) => it.value)];
  const grounds = resultGrounds([...whens, first, ...candidates]);
  if (candidates.every((it) => sameValue(first, it, zone) === true)) return { ...first, grounds };
  const causes = resultCauses([...possible.map((it) => it.when), first, ...candidates]);
  const strange = { kind: "not-comparable", left: first.value.kind, right: first.value.kind } as const;
  return unknown(isNone(causes) ? [strange] : causes, grounds);
}

type Cases = Extract<GraphNode, { readonly kind: "cases" }>;
type Exception = Cases["exceptions"][number];

/** Of one definition, exceptions that hold and differ. */
function contradiction(
  { program: { sources } }: EvaluationContext,
  { name }: Cases,
  id: GraphId,
  two: readonly Exception[],
): Cause {
  const definition = sources.definitions.get(id)?.find((it) => it.exceptions.length > 0);
  invariant(definition, "a value with exceptions is a definition's");
  const { source, exceptions } = definition;
  const placeOf = ({ when, value }: Exception): readonly Place[] =>
    exceptions
      .filter((it) => it.when === when && it.value === value)
      .map((it) => it.place)
      .slice(0, 1);
  return { kind: "contradiction", definition: name, law: source.place, exceptions: two.flatMap(placeOf) };
}

/** The value of the day whose law judges, of a parameter or of another pack's definition; unknown on a day without one. */
function evaluateDated(
  context: EvaluationContext,
  { name, values }: Extract<GraphNode, { readonly kind: "dated" }>,
  id: GraphId,
  locals: Locals,
): Result {
  const { lawOf, program, settings } = context;
  const law = program.sources.parameters.get(id)?.place;
  invariant(law, "a value with dates stands in a law");
  const chosen = values.find((it) => isInForce(it.inForce, lawOf));
  if (!chosen) return unknown([{ kind: "no-value", name, on: formatDay(lawOf), law }]);
  const result = evaluateNode(context, chosen.value, locals);
  // Another pack's parameter is dated twice, by its own days and by those of its pack: the own days tell more.
  const told = union([result.grounds]).some((it) => it.kind === "parameter" && it.name === name);
  if (result.value.kind === "unknown" || told) return result;
  const shown = displayValue(result.value, settings.zone);
  const parameter = { kind: "parameter", name, shown, inForce: chosen.inForce, law } as const;
  return { ...result, grounds: resultGrounds([result, known(result.value, [parameter])]) };
}
