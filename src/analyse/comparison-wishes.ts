import { addDays, formatDay } from "../base/civil-date.ts";
import type { DataNode } from "../base/data.ts";
import { formatDuration } from "../base/duration.ts";
import { dayIn, formatInstant } from "../base/instant.ts";
import { fromPlain } from "../base/plain.ts";
import { arithmetic } from "../evaluate/arithmetic.ts";
import { civilDay } from "../evaluate/compare.ts";
import type { Locals } from "../evaluate/context.ts";
import { evaluateNode } from "../evaluate/expression.ts";
import { showValue } from "../evaluate/show-value.ts";
import { operand, type Result, type Value } from "../evaluate/value.ts";
import type { GraphId, GraphNode } from "../graph/graph.ts";
import { factAt, type FactNode } from "./fact-node.ts";
import { noonOf } from "./sample-value.ts";
import type { Asking } from "./asking.ts";
import type { FactWish, Say, Wish } from "./wish.ts";

type Compare = Extract<GraphNode, { readonly kind: "compare" }>;
type Relation = "equal" | "other" | "less" | "at-most" | "at-least" | "more";

/** What a fact on one side of a comparison would have to be, by what is known of the other side. */
export function comparisonWishes(asking: Asking, node: Compare, want: boolean, locals: Locals): readonly Wish[] {
  const { operator, left, right } = node;
  const one = relationOf(operator, want);
  return [...sideWishes(asking, left, right, one, locals), ...sideWishes(asking, right, left, turned[one], locals)];
}

function relationOf(operator: Compare["operator"], want: boolean): Relation {
  if (operator === "equal") return want ? "equal" : "other";
  if (operator === "less") return want ? "less" : "at-least";
  return want ? "at-most" : "more";
}

/** The relation as the other side has it. */
const turned: Readonly<Record<Relation, Relation>> = {
  equal: "equal",
  other: "other",
  less: "more",
  "at-most": "at-least",
  "at-least": "at-most",
  more: "less",
};

function sideWishes(asking: Asking, of: GraphId, than: GraphId, relation: Relation, locals: Locals): readonly Wish[] {
  const { nodes } = asking.context.program.graph;
  const node = nodes[of];
  const sum = node?.kind === "arithmetic" && node.operator === "add" ? [node.left, node.right] : [];
  const moved = sum.find((it) => nodes[it]?.kind === "field");
  const field = nodes[moved ?? of];
  const fact = field?.kind === "field" ? factAt(asking, field, locals) : undefined;
  const by = sum.find((it) => it !== moved);
  const { value } = otherSide(asking, than, by, locals);
  return fact && value.kind !== "unknown" ? wishesFor(asking, fact, relation, value) : [];
}

/** The other side of a comparison; where the fact is moved `by` a time, that much earlier. */
function otherSide({ context }: Asking, than: GraphId, by: GraphId | undefined, locals: Locals): Result {
  const value = evaluateNode(context, than, locals);
  return operand(
    by === undefined ? value : arithmetic("subtract", value, evaluateNode(context, by, locals), context.settings),
  );
}

function wishesFor(asking: Asking, fact: FactNode, relation: Relation, value: Value): readonly Wish[] {
  const { zone } = asking.context.settings;
  const shown = showValue(value, zone);
  const wish = (say: Say, tried: DataNode): FactWish => ({ kind: "fact", path: fact.path, value: tried, say, shown });
  const { type } = fact;
  if (relation === "other" && type.kind === "enum") return otherMember(fact.path, type.members, [shown]);
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
export function otherMember(path: string, members: readonly string[], than: readonly string[]): readonly FactWish[] {
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

const amountWords: Readonly<Record<Relation, Say>> = {
  equal: "is",
  other: "is-not",
  less: "less-than",
  "at-most": "at-most",
  "at-least": "at-least",
  more: "more-than",
};

const timeWords: Readonly<Record<Relation, Say>> = {
  equal: "is",
  other: "is-not",
  less: "before",
  "at-most": "by",
  "at-least": "from",
  more: "after",
};

/** A value of the fact's type that stands to another as a comparison wants it. */
export function triedValue(
  { context }: Asking,
  { type }: FactNode,
  value: Value,
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
