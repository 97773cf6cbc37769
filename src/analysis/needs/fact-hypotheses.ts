import { addDays, formatDay } from "../../base/civil-date.ts";
import { fromPlain, type DataNode } from "../../base/document.ts";
import { formatDuration } from "../../base/duration.ts";
import { dayIn, formatInstant } from "../../base/instant.ts";
import { evaluateArithmetic } from "../../evaluate/arithmetic.ts";
import { civilDay } from "../../evaluate/compare.ts";
import type { Locals } from "../../evaluate/context.ts";
import { evaluateNode } from "../../evaluate/expression.ts";
import { formatValue } from "../../evaluate/format-value.ts";
import { operand, type Result, type RuntimeValue } from "../../evaluate/value.ts";
import type { GraphId, GraphNode } from "../../graph/graph.ts";
import type { Type } from "../../vocabulary/type.ts";
import { factAt, noonOf, sampleOf, type FactNode, type HypothesisContext } from "./facts.ts";
import type { FactHypothesis, FactRelation, Hypothesis } from "./hypothesis.ts";

type Compare = Extract<GraphNode, { readonly kind: "compare" }>;
type Relation = "equal" | "other" | "less" | "at-most" | "at-least" | "more";

/** What a fact on one side of a comparison would have to be, by what is known of the other side. */
export function comparisonHypotheses(
  asking: HypothesisContext,
  node: Compare,
  want: boolean,
  locals: Locals,
): readonly Hypothesis[] {
  const { operator, left, right } = node;
  const one = relationOf(operator, want);
  return [
    ...sideHypotheses(asking, left, right, one, locals),
    ...sideHypotheses(asking, right, left, turnedRelation[one], locals),
  ];
}

function relationOf(operator: Compare["operator"], want: boolean): Relation {
  if (operator === "equal") return want ? "equal" : "other";
  if (operator === "less") return want ? "less" : "at-least";
  return want ? "at-most" : "more";
}

/** The relation as the other side has it. */
const turnedRelation: Readonly<Record<Relation, Relation>> = {
  equal: "equal",
  other: "other",
  less: "more",
  "at-most": "at-least",
  "at-least": "at-most",
  more: "less",
};

function sideHypotheses(
  asking: HypothesisContext,
  of: GraphId,
  than: GraphId,
  relation: Relation,
  locals: Locals,
): readonly Hypothesis[] {
  const { nodes } = asking.context.program.graph;
  const node = nodes[of];
  const sum = node?.kind === "arithmetic" && node.operator === "add" ? [node.left, node.right] : [];
  const moved = sum.find((it) => nodes[it]?.kind === "field");
  const fact = factAt(asking, nodes[moved ?? of], locals);
  const by = sum.find((it) => it !== moved);
  const { value } = otherSide(asking, than, by, locals);
  return fact && value.kind !== "unknown" ? factHypotheses(asking, fact, relation, value) : [];
}

/** The other side of a comparison; where the fact is moved `by` a time, that much earlier. */
function otherSide({ context }: HypothesisContext, than: GraphId, by: GraphId | undefined, locals: Locals): Result {
  const value = evaluateNode(context, than, locals);
  if (by === undefined) return operand(value);
  return operand(evaluateArithmetic("subtract", value, evaluateNode(context, by, locals), context.settings));
}

function factHypotheses(
  asking: HypothesisContext,
  fact: FactNode,
  relation: Relation,
  value: RuntimeValue,
): readonly Hypothesis[] {
  const { zone } = asking.context.settings;
  const shown = formatValue(value, zone);
  const { path, type } = fact;
  const wish = (say: FactRelation, tried: DataNode): FactHypothesis => {
    return { kind: "fact", path, value: tried, say, shown };
  };
  if (relation === "other" && type.kind === "enum") return otherMember(path, type.members, [shown]);
  if (value.kind === "boolean") {
    const wanted = (relation === "equal") === value.value;
    return [{ ...wish("is", fromPlain(wanted)), shown: String(wanted) }];
  }
  const tried = triedValue(asking, fact, value, stepOf[relation]);
  if (tried === undefined) return [];
  const isTime = value.kind === "date" || value.kind === "datetime";
  return [wish(isTime ? timeWords[relation] : amountWords[relation], tried)];
}

/** A word of an enumeration that is none of these; told by name if it is the only one. */
function otherMember(path: string, members: readonly string[], than: readonly string[]): readonly FactHypothesis[] {
  const [first, ...more] = members.filter((it) => !than.includes(it));
  if (first === undefined) return [];
  const value = fromPlain(first);
  if (more.length === 0) return [{ kind: "fact", path, value, say: "is", shown: first }];
  return [{ kind: "fact", path, value, say: "is-not", shown: than.join(", ") }];
}

/** How far from the other side's value a fact is tried. */
const stepOf: Readonly<Record<Relation, -1 | 0 | 1>> = {
  equal: 0,
  "at-most": 0,
  "at-least": 0,
  less: -1,
  more: 1,
  other: 1,
};

const amountWords: Readonly<Record<Relation, FactRelation>> = {
  equal: "is",
  other: "is-not",
  less: "less-than",
  "at-most": "at-most",
  "at-least": "at-least",
  more: "more-than",
};

const timeWords: Readonly<Record<Relation, FactRelation>> = {
  equal: "is",
  other: "is-not",
  less: "before",
  "at-most": "by",
  "at-least": "from",
  more: "after",
};

/** A value of the fact's type that stands to another as a comparison wants it. */
export function triedValue(
  { context }: HypothesisContext,
  { type }: FactNode,
  value: RuntimeValue,
  step: -1 | 0 | 1,
): DataNode | undefined {
  const { zone } = context.settings;
  switch (value.kind) {
    case "text":
      return fromPlain(step === 0 ? value.text : `${value.text} (other)`);
    case "quantity": {
      const number = value.low && value.high?.equals(value.low) ? value.low.add(step) : undefined;
      return number && { ...fromPlain(null), kind: "scalar", value: number };
    }
    case "duration":
      return step === 0 ? fromPlain(formatDuration(value.duration)) : undefined;
    case "date":
    case "datetime": {
      const day = civilDay(value, zone);
      if (day === undefined) return undefined;
      if (type.kind === "date") return fromPlain(formatDay(addDays(day, step)));
      if (value.kind === "datetime" && step === 0) return fromPlain(formatInstant(value.instant, zone));
      const own = value.kind === "datetime" ? dayIn(value.instant, zone) : day;
      return fromPlain(noonOf(addDays(own, step), zone));
    }
    default:
      return undefined;
  }
}

const membersTried = 6;

/** What a fact would have to be to be, or not to be, among the members of a list. */
export function memberHypotheses(
  asking: HypothesisContext,
  { item, list }: Extract<GraphNode, { readonly kind: "in" }>,
  want: boolean,
  locals: Locals,
): readonly Hypothesis[] {
  const members = textsOf(asking, list, locals);
  const inList = listAt(asking, list, locals);
  const single = textOf(asking, item, locals);
  if (inList && single !== undefined) return [changedList(inList, single, want)];
  const fact = fieldOf(asking, item, locals);
  if (!fact || !members) return [];
  if (!want) return fact.type.kind === "enum" ? otherMember(fact.path, fact.type.members, members) : [];
  const { path } = fact;
  return members
    .slice(0, membersTried)
    .map((it) => ({ kind: "fact", path, value: fromPlain(it), say: "is", shown: it }));
}

/** What a list would have to hold, or to lose. */
export function listHypotheses(
  asking: HypothesisContext,
  node: Extract<GraphNode, { readonly kind: "overlaps" | "includes" | "empty" }>,
  want: boolean,
  locals: Locals,
): readonly Hypothesis[] {
  if (node.kind === "empty") {
    const list = fieldOf(asking, node.of, locals);
    if (list?.type.kind !== "list") return [];
    if (!want) return [filled(asking, list.path, list.type.element)];
    return [{ kind: "fact", path: list.path, value: fromPlain([]), say: "empty", shown: "[]" }];
  }
  const { left, right } = node;
  const list = listAt(asking, left, locals);
  const wanted = textsOf(asking, right, locals);
  if (!list || !wanted) return [];
  const all = node.kind === "includes";
  if (want !== all) return wanted.slice(0, membersTried).map((it) => changedList(list, it, want));
  const rest = list.members.filter((it) => !wanted.includes(it));
  const members = want ? [...rest, ...wanted] : rest;
  const named = wanted.filter((it) => list.members.includes(it) !== want).join(", ");
  const say = want ? "includes" : "excludes";
  return [{ kind: "fact", path: list.path, value: fromPlain(members), say, shown: named }];
}

/** Any element will do where a rule asks whether there is one. */
function filled({ context: { settings } }: HypothesisContext, path: string, element: Type): Hypothesis {
  const one = sampleOf(element, settings.asOf, settings.zone);
  return { kind: "fact", path, value: { kind: "list", items: [one], span: one.span }, say: "filled", shown: "" };
}

interface PlainList {
  readonly path: string;
  readonly members: readonly string[];
}

function changedList({ path, members }: PlainList, member: string, want: boolean): Hypothesis {
  const others = members.filter((it) => it !== member);
  const value = fromPlain(want ? [...others, member] : others);
  return { kind: "fact", path, value, say: want ? "includes" : "excludes", shown: member };
}

function fieldOf(asking: HypothesisContext, id: GraphId, locals: Locals): FactNode | undefined {
  return factAt(asking, asking.context.program.graph.nodes[id], locals);
}

/** A list of words in a document, as far as it is known. */
function listAt(asking: HypothesisContext, id: GraphId, locals: Locals): PlainList | undefined {
  const fact = fieldOf(asking, id, locals);
  if (fact?.type.kind !== "list" || fact.type.element.kind === "record") return undefined;
  return { path: fact.path, members: textsOf(asking, id, locals) ?? [] };
}

function textsOf({ context }: HypothesisContext, id: GraphId, locals: Locals): readonly string[] | undefined {
  const { value } = operand(evaluateNode(context, id, locals));
  if (value.kind !== "list") return undefined;
  return value.elements.map((it) => formatValue(it.value, context.settings.zone));
}

function textOf({ context }: HypothesisContext, id: GraphId, locals: Locals): string | undefined {
  const { value } = operand(evaluateNode(context, id, locals));
  return value.kind === "text" ? value.text : undefined;
}
