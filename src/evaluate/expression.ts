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
  const kept = closed ? context.memo.get(id) : undefined;
  if (kept) return kept;
  context.budget.left -= 1;
  if (context.budget.left < 0) return tooLarge(context);
  const result = compute(context, nodeOf(context, id), id, closed ? [] : locals);
  if (closed) context.memo.set(id, result);
  context.trace?.(id, locals, result, context);
  return result;
}

/** Lists that are compared element by element cost the product of their lengths. */
function inBudget(
  context: EvaluationContext,
  left: Result,
  right: Result,
  pair: (left: Result, right: Result) => Result,
): Result {
  const size = ({ value }: Result): number => (value.kind === "list" ? Math.max(value.elements.length, 1) : 1);
  context.budget.left -= size(left) * size(right);
  return context.budget.left < 0 ? tooLarge(context) : pair(left, right);
}

const tooLarge = (context: EvaluationContext): Result => unknown([{ kind: "too-large", place: context.budget.place }]);

function nodeOf(context: EvaluationContext, id: GraphId): GraphNode {
  const node = context.program.graph.nodes[id];
  invariant(node, `node ${id} is in the graph`);
  return node;
}

function compute(context: EvaluationContext, node: GraphNode, id: GraphId, locals: Locals): Result {
  const value = (of: GraphId): Result => evaluateNode(context, of, locals);
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
      return field(context, value(node.of), node.path, node.type);
    case "day":
      return known({ kind: "date", day: node.day === "as-of" ? context.settings.asOf : context.factsOn });
    case "not":
      return negation(operand(value(node.of)));
    case "and":
      return conjunction(node.of.map((it) => operand(value(it))));
    case "or":
      return disjunction(node.of.map((it) => operand(value(it))));
    case "compare":
      return compare(node.operator, value(node.left), value(node.right), zone);
    case "in":
      return inBudget(context, value(node.list), value(node.item), (list, item) => isIn(item, list, zone));
    case "overlaps":
      return inBudget(context, value(node.left), value(node.right), (left, right) => overlaps(left, right, zone));
    case "includes":
      return inBudget(context, value(node.left), value(node.right), (left, right) => includes(left, right, zone));
    case "present":
      return present(value(node.of));
    case "empty":
      return isEmpty(value(node.of));
    case "some":
    case "every":
    case "count":
    case "share":
    case "sum":
      return overList[node.kind](value(node.list), (element) =>
        operand(evaluateNode(context, node.body, [element, ...locals])),
      );
    case "arithmetic":
      return evaluateArithmetic(node.operator, value(node.left), value(node.right), context.settings);
    case "if":
      return choose(operand(value(node.condition)), value(node.then), value(node.else), zone);
    case "list": {
      if (!node.open) return listLiteral(node.of.map(value), undefined);
      const law = placeOfOpenList(context, id);
      return listLiteral(node.of.map(value), { kind: "law", list: undefined, law, others: new Map() });
    }
    case "open-list":
      return evaluateOpenList(context, node, node.of.map(value), placeOfOpenList(context, id));
    case "dated":
      return evaluateDated(context, node, id, value);
    case "breach":
      return evaluateBreach(context, node, id);
    case "exemption":
      return evaluateExemption(context, node, id, (of) => operand(value(of)));
    case "cases":
      return cases(context, node, id, value);
    case "term":
      return evaluateTerm(context, node);
    case "met": {
      const standard = nodeOf(context, node.standard);
      invariant(standard.kind === "standard", "only standards are met");
      const element = node.element === undefined ? undefined : value(node.element);
      const own: Locals = element ? [element] : [];
      const bound = (of: GraphId): Result => operand(evaluateNode(context, of, own));
      return evaluateStandard(context, standard, element, {
        onlyIf: standard.onlyIf.map(bound),
        orIf: standard.orIf.map(bound),
        presumedIf: standard.presumedIf === undefined ? undefined : bound(standard.presumedIf),
        presumedNotIf: standard.presumedNotIf === undefined ? undefined : bound(standard.presumedNotIf),
      });
    }
    case "standard":
    case "deadline":
    case "complies":
    case "yields":
    case "rule":
      throw new Error(`invariant broken: a ${node.kind} is no expression`);
  }
}

const overList = { some, every, count, share, sum };

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
  const { node, path, place } = of.value;
  return truth(true, [factOf(node, path, place)]);
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
function cases(context: EvaluationContext, node: Cases, id: GraphId, value: (of: GraphId) => Result): Result {
  const { zone } = context.settings;
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
  { program: { sources }, lawOf, settings: { zone } }: EvaluationContext,
  node: Extract<GraphNode, { readonly kind: "dated" }>,
  id: GraphId,
  value: (of: GraphId) => Result,
): Result {
  const { name } = node;
  const law = sources.parameters.get(id)?.place;
  invariant(law, "a value with dates stands in a law");
  const chosen = node.values.find((it) => isInForce(it.inForce, lawOf));
  if (!chosen) return unknown([{ kind: "no-value", name, on: formatDay(lawOf), law }]);
  const result = value(chosen.value);
  // Another pack's parameter is dated twice, by its own days and by those of its pack: the own days tell more.
  const told = union([result.grounds]).some((it) => it.kind === "parameter" && it.name === name);
  if (result.value.kind === "unknown" || told) return result;
  const shown = displayValue(result.value, zone);
  const parameter = { kind: "parameter", name, shown, inForce: chosen.inForce, law } as const;
  return { ...result, grounds: resultGrounds([result, known(result.value, [parameter])]) };
}
