import type { Asking } from "../analyse/asking.ts";
import { factAt } from "../analyse/fact-node.ts";
import { triedValue } from "../analyse/comparison-wishes.ts";
import type { Hearing } from "../analyse/hearing.ts";
import { together, waysTo, type Way } from "../analyse/ways.ts";
import type { Say } from "../analyse/wish.ts";
import type { Locals } from "../evaluate/context.ts";
import { elementsOf } from "../evaluate/elements.ts";
import { evaluateNode } from "../evaluate/expression.ts";
import { operand } from "../evaluate/value.ts";
import type { GraphId, GraphNode, RuleNode } from "../graph/graph.ts";
import type { RuleSource } from "../graph/sources.ts";

/** A condition of a rule, read with the elements around it, and what it has to be for the rule to apply or to be kept. */
export interface Gate {
  readonly kind: "gate" | "clause";
  readonly id: GraphId;
  readonly locals: Locals;
  readonly want: boolean;
}

const elementsTried = 2;

/** The conditions of a rule that is heard: what makes it apply, then its requirements, for the first elements of its lists. */
export function gatesOf(asking: Asking, rule: RuleNode, source: RuleSource): readonly Gate[] {
  const { context } = asking;
  const gate = (id: GraphId, want: boolean, locals: Locals = []): Gate => ({ kind: "gate", id, locals, want });
  const elements = elementsOf(context, rule, source.each);
  const around = elements.kind === "none" ? [] : elements.of.slice(0, elementsTried);
  const exemptions = rule.exemptions.flatMap((id) => {
    const node = context.program.graph.nodes[id];
    return node?.kind === "exemption" ? [gate(node.when, false), ...node.scopes.map((it) => gate(it, true))] : [];
  });
  return [
    ...rule.scopes.map((id) => gate(id, true)),
    ...(rule.upon === undefined ? [] : [gate(rule.upon, true)]),
    ...exemptions,
    ...around.flatMap(({ locals }): readonly Gate[] => [
      ...rule.each.flatMap(({ where }, index) =>
        where === undefined ? [] : [gate(where, true, locals.slice(Math.max(0, locals.length - index - 1)))],
      ),
      ...(rule.when === undefined ? [] : [gate(rule.when, true, locals)]),
      ...(rule.unless === undefined ? [] : [gate(rule.unless, false, locals)]),
      ...rule.clauses.map((id): Gate => ({ kind: "clause", id, locals, want: true })),
    ]),
  ];
}

/** Ways in which a condition or a requirement could come out; those that are so already need nothing. */
export function waysThrough(hearing: Hearing, asking: Asking, { id, locals }: Gate, want: boolean): readonly Way[] {
  const node = asking.context.program.graph.nodes[id];
  if (node?.kind === "deadline") return deadlineWays(asking, node, want, locals);
  if (node?.kind === "complies" || node?.kind === "breach") {
    return node.kind === "complies" && want ? [] : node.rules.flatMap((it) => waysToBreak(hearing, asking, it));
  }
  return waysTo(asking, id, want, locals);
}

/** All that lets a rule apply and one of its requirements fail. */
function waysToBreak(hearing: Hearing, asking: Asking, id: GraphId): readonly Way[] {
  const { graph, sources } = asking.context.program;
  const [rule, source] = [graph.nodes[id], sources.rules.get(id)];
  if (rule?.kind !== "rule" || !source || id === hearing.matter.rule) return [];
  const gates = gatesOf(asking, rule, source);
  const open = gates.filter((it) => it.kind === "gate").map((it) => waysThrough(hearing, asking, it, it.want));
  const failing = gates.filter((it) => it.kind === "clause").flatMap((it) => waysThrough(hearing, asking, it, false));
  return failing.length === 0 ? [] : together([...open.filter((it) => it.length > 0), failing]);
}

type Deadline = Extract<GraphNode, { readonly kind: "deadline" }>;

/** On the last day; on the day after it, or not at all. */
function deadlineWays(asking: Asking, { fact, due }: Deadline, want: boolean, locals: Locals): readonly Way[] {
  const node = asking.context.program.graph.nodes[fact];
  const field = node?.kind === "field" ? factAt(asking, node, locals) : undefined;
  const { value } = operand(evaluateNode(asking.context, due, locals));
  if (!field || value.kind === "unknown") return [];
  const tried = triedValue(asking, field, value, want ? 0 : 1);
  const say: Say = want ? "by" : "after";
  return tried ? [[{ kind: "fact", path: field.path, value: tried, say, shown: shownIn(tried) }]] : [];
}

const shownIn = (node: NonNullable<ReturnType<typeof triedValue>>): string =>
  node.kind === "scalar" ? String(node.value) : "";
