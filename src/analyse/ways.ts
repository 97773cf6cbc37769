import type { Locals } from "../evaluate/context.ts";
import { evaluateNode } from "../evaluate/expression.ts";
import { isInForce } from "../evaluate/in-force.ts";
import { operand, truthOf, type Result } from "../evaluate/value.ts";
import type { GraphId, GraphNode, StandardNode } from "../graph/graph.ts";
import { fromPlain } from "../base/plain.ts";
import type { Asking } from "./asking.ts";
import { attestationWishes } from "./attestation-wishes.ts";
import { comparisonWishes } from "./comparison-wishes.ts";
import { factAt, type FactNode } from "./fact-node.ts";
import { listWishes, memberWishes } from "./list-wishes.ts";
import { sampleOf } from "./sample-value.ts";
import type { Wish } from "./wish.ts";

/** Wishes that come true together. */
export type Way = readonly Wish[];

const alternatives = 3;
const waysKept = 12;

/**
 * Ways in which a condition could be what is wanted, read off the policy where it is simple: presence, comparison, membership,
 * yes or no, a signature; joined by `and`, `or`, `not` and quantifiers. None where it is not. They are proposals: whoever
 * prints one has to try it.
 */
export function waysTo(asking: Asking, id: GraphId, want: boolean, locals: Locals): readonly Way[] {
  const { context } = asking;
  const node = context.program.graph.nodes[id];
  const result = operand(evaluateNode(context, id, locals));
  if (!node) return [];
  if (truthOf(result) === String(want)) return [[]];
  return waysOf(asking, node, want, locals).slice(0, waysKept);
}

function waysOf(asking: Asking, node: GraphNode, want: boolean, locals: Locals): readonly Way[] {
  const { context } = asking;
  const inner = (id: GraphId, wanted = want): readonly Way[] => waysTo(asking, id, wanted, locals);
  const single = (wishes: readonly Wish[]): readonly Way[] => wishes.map((it) => [it]);
  switch (node.kind) {
    case "field": {
      const fact = factAt(asking, node, locals);
      if (!fact || node.type !== "boolean") return [];
      return single([{ kind: "fact", path: fact.path, value: fromPlain(want), say: "is", shown: String(want) }]);
    }
    case "not":
      return inner(node.of, !want);
    case "and":
    case "or":
      return (node.kind === "and") === want
        ? together(node.of.map((it) => inner(it)))
        : node.of.flatMap((it) => inner(it));
    case "compare":
      return single(comparisonWishes(asking, node, want, locals));
    case "in":
      return single(memberWishes(asking, node, want, locals));
    case "overlaps":
    case "includes":
    case "empty":
      return single(listWishes(asking, node, want, locals));
    case "present": {
      const of = context.program.graph.nodes[node.of];
      const fact = of?.kind === "field" ? factAt(asking, of, locals) : undefined;
      return fact ? single([presence(asking, fact, want)]) : [];
    }
    case "some":
    case "every": {
      const list = operand(evaluateNode(context, node.list, locals));
      if (list.value.kind !== "list") return [];
      const each = list.value.elements.map((it) => waysTo(asking, node.body, want, [it, ...locals]));
      return (node.kind === "every") === want ? together(each) : each.flat();
    }
    case "if": {
      const condition = truthOf(operand(evaluateNode(context, node.condition, locals)));
      if (condition === "unknown") return [];
      return inner(condition === "true" ? node.then : node.else);
    }
    case "cases": {
      const isPlain = node.exceptions.every(
        (it) => truthOf(operand(evaluateNode(context, it.when, locals))) === "false",
      );
      return isPlain ? inner(node.value) : [];
    }
    case "dated": {
      const chosen = node.values.find((it) => isInForce(it.inForce, context.lawOf));
      return chosen ? inner(chosen.value) : [];
    }
    case "met": {
      const standard = context.program.graph.nodes[node.standard];
      const element = node.element === undefined ? undefined : evaluateNode(context, node.element, locals);
      return standard?.kind === "standard" ? waysOfStandard(asking, standard, element, want) : [];
    }
    default:
      return [];
  }
}

/** `(all only if) and (some if, or attested)`, and its opposite. */
function waysOfStandard(
  asking: Asking,
  standard: StandardNode,
  element: Result | undefined,
  want: boolean,
): readonly Way[] {
  const own: Locals = element ? [element] : [];
  const bounds = standard.onlyIf.map((it) => waysTo(asking, it, want, own));
  const enough = standard.orIf.map((it) => waysTo(asking, it, want, own));
  const signed = attestationWishes(asking, standard, element, want).map((it): Way => [it]);
  if (want) return together([...bounds, [...enough.flat(), ...signed]]);
  return [...bounds.flat(), ...together([...enough, signed])];
}

/** One way of each, all at once; none if one of them has none. */
export function together(each: readonly (readonly Way[])[]): readonly Way[] {
  return each.reduce<readonly Way[]>(
    (joined, ways) =>
      joined.flatMap((it) => ways.slice(0, alternatives).map((way) => unique([...it, ...way]))).slice(0, waysKept),
    [[]],
  );
}

/** Tells wishes apart. */
export const wishKey = (it: Wish): string => JSON.stringify(it.kind === "fact" ? [it.path, it.say, it.shown] : it);

const unique = (wishes: Way): Way => [...new Map(wishes.map((it) => [wishKey(it), it])).values()];

function presence({ context: { settings } }: Asking, { path, type }: FactNode, want: boolean): Wish {
  if (!want) return { kind: "fact", path, value: fromPlain(null), say: "absent", shown: "null" };
  return { kind: "fact", path, value: sampleOf(type, settings.asOf, settings.zone), say: "stated", shown: "" };
}
