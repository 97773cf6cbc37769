import { addDays, formatDay, parseDay, type Day } from "../../base/civil-date.ts";
import { parseDuration } from "../../base/duration.ts";
import { dayIn } from "../../base/instant.ts";
import { exact } from "../../base/exact-number.ts";
import type { Run, Locals } from "../../evaluate/context.ts";
import { evaluateNode } from "../../evaluate/expression.ts";
import { elementsOf } from "../../evaluate/elements.ts";
import { isOneReckoning } from "../../evaluate/parts-of-run.ts";
import { operand } from "../../evaluate/value.ts";
import { formatNumber } from "../../evaluate/format-value.ts";
import { digestsOf } from "../../graph/digest.ts";
import type { GraphId, RuleNode } from "../../graph/graph.ts";
import type { RuleSource } from "../../graph/sources.ts";
import { hypothesesFor } from "../needs/answers.ts";
import { factAt, sampleOf, type HypothesisContext } from "../needs/facts.ts";
import { suppose, type Hypothesis } from "../needs/hypothesis.ts";
import { combineWays, deadlineWays, hypothesisKey, waysTo, type Hypotheses } from "../needs/ways.ts";
import { evaluateAlone, nodesBelow, type RuleEvaluation } from "../rule-evaluation.ts";
import { boundaryDays } from "./meanings.ts";
import { elementSteps, movesBelow } from "./moves.ts";
import { isComparedOn, type Both, type Side, type SideName, type SideRule } from "./side.ts";

/** Something to try in a situation. */
export interface SearchStep {
  readonly change: Hypotheses | { readonly lawOf: string };
  /** How far it leads away from what the two rules differ in. */
  readonly cost: number;
}

/** A rule of one side, and what in its graph the other side does not have. */
export interface RuleSearch {
  readonly side: Side;
  readonly rule: SideRule;
  readonly fresh: ReadonlySet<GraphId>;
  readonly days: readonly string[];
  /** Its own figures and those next to them. */
  readonly figures: readonly string[];
  /** The two sides count periods in other units, such as days and working days, or by another calendar: they begin on each day of a week. */
  readonly isOfWeekdays: boolean;
}

const wantedAlternatives = 3;

/** What the search goes by for each rule of a side. */
export function searchesOf(sides: Both<Side>, rules: Both<readonly SideRule[]>, name: SideName): readonly RuleSearch[] {
  const [side, other] = [sides[name], name === "old" ? "new" : "old"] as const;
  const digestsBelow = (of: Side, one: SideRule): readonly string[] => {
    const digests = digestsOf(of.pack.program.graph);
    return [...nodesBelow(of.program.graph, one.id)].map((id) => digests[id] ?? "");
  };
  const known = new Set(rules[other].flatMap((it) => digestsBelow(sides[other], it)));
  const own = digestsOf(side.pack.program.graph);
  const [units, otherUnits] = [unitsOf(side, rules[name]), unitsOf(sides[other], rules[other])];
  const isCountedAlike = isOneReckoning(sides.old.program.reckoning, sides.new.program.reckoning);
  const isOfWeekdays = units !== "" && otherUnits !== "" && (units !== otherUnits || !isCountedAlike);
  return rules[name].map((rule) => {
    const below = [...nodesBelow(side.program.graph, rule.id)];
    const fresh = new Set(below.filter((id) => !known.has(own[id] ?? "")));
    return {
      side,
      rule,
      fresh,
      days: daysAround(boundaryDays(side, below))
        .filter((it) => isComparedOn(sides, it))
        .map(formatDay),
      figures: figuresOf(side, below),
      isOfWeekdays,
    };
  });
}

/** The units of all durations in rules. */
function unitsOf({ program: { graph } }: Side, rules: readonly SideRule[]): string {
  const units = rules.flatMap((rule) =>
    [...nodesBelow(graph, rule.id)].flatMap((id) => {
      const node = graph.nodes[id];
      const duration = node?.kind === "literal" && node.type === "duration" ? parseDuration(node.value) : undefined;
      return duration?.kind ?? [];
    }),
  );
  return [...new Set(units)].toSorted().join();
}

/** Each day on which something begins to hold or ends, and the day before. */
const daysAround = (days: readonly string[]): readonly Day[] => [
  ...new Set(
    days.flatMap((it) => {
      const day = parseDay(it);
      return day === undefined ? [] : [addDays(day, -1), day];
    }),
  ),
];

function figuresOf({ program: { graph } }: Side, below: readonly GraphId[]): readonly string[] {
  const found = below.flatMap((id) => {
    const node = graph.nodes[id];
    const value = node?.kind === "literal" && node.type === "number" ? exact(node.value) : undefined;
    if (!value) return [];
    const [, decimals = ""] = formatNumber(value).split(".");
    const least = exact(`1${"0".repeat(decimals.length)}`)?.inverse();
    return [value, ...(least ? [value.sub(least), value.add(least)] : [])].map(formatNumber);
  });
  return [...new Set(found)];
}

/** All that is tried from a situation for the sake of one rule, what lies nearest first. */
export function stepsFrom(
  { side, rule, fresh, days, figures, isOfWeekdays }: RuleSearch,
  run: Run,
): readonly SearchStep[] {
  const settings = side.lawOf === undefined ? run.settings : { ...run.settings, lawOf: side.lawOf };
  const own = { ...run, settings, programs: [side.program] };
  const hearing = evaluateAlone({ run: own, program: side.program, rule: rule.id, input: 0 });
  const onDays = days.map((lawOf): SearchStep => ({ change: { lawOf }, cost: 1 }));
  if (!hearing) return onDays;
  const asking = { context: hearing.context, vocabulary: run.vocabulary };
  const gates = targetConditions(asking, hearing.node, hearing.source);
  const roots = [...gates, ...unevaluated(hearing, gates)];
  const moves = roots.flatMap((it) => movesBelow(asking, it.id, it.locals, figures));
  const causes = hearing.instances.flatMap((it) => it.causes.flatMap((cause) => hypothesesFor(hearing, cause)));
  return [
    ...aimedWays(hearing, asking, gates).map((change): SearchStep => ({ change, cost: 1 })),
    ...(isOfWeekdays ? weekSteps(hearing, asking, gates) : []).map((change): SearchStep => ({ change, cost: 1 })),
    ...listSteps(hearing, asking).map((change): SearchStep => ({ change, cost: 1 })),
    ...moves.map(({ way, node }): SearchStep => ({ change: way, cost: fresh.has(node) ? 1 : 2 })),
    ...onDays,
    ...causes.map((it): SearchStep => ({ change: [it], cost: 2 })),
  ];
}

/** Requirements and conditions that no element is there to be read with, where they read none. */
function unevaluated({ node, context }: RuleEvaluation, gates: readonly TargetCondition[]): readonly TargetCondition[] {
  const heard = new Set(gates.map((it) => it.id));
  return [node.when, node.unless, ...node.clauses, node.pendingWhile].flatMap((id): readonly TargetCondition[] =>
    id === undefined || heard.has(id) || context.program.free[id] !== 0
      ? []
      : [{ kind: "gate", id, locals: [], want: true }],
  );
}

/**
 * What makes a rule apply and all of its requirements hold; or apply, and one of them fail; or fail while one of its
 * conditions is the other way round: there two rules that differ in one part come out differently.
 */
function aimedWays(
  hearing: RuleEvaluation,
  asking: HypothesisContext,
  gates: readonly TargetCondition[],
): readonly Hypotheses[] {
  const ways = (it: TargetCondition, want: boolean): readonly Hypotheses[] => waysThrough(hearing, asking, it, want);
  const reached = (it: TargetCondition): readonly Hypotheses[] => {
    const found = ways(it, it.want);
    return found.length > 0 ? found : [[]];
  };
  const conditions = gates.filter((it) => it.kind === "gate");
  const clauses = gates.filter((it) => it.kind === "clause");
  const joined = (all: readonly (readonly Hypotheses[])[]): readonly Hypotheses[] =>
    combineWays(all).slice(0, wantedAlternatives);
  const open = conditions.map(reached);
  const failing = clauses.flatMap((it) => ways(it, false));
  const shut = conditions.flatMap((it, index) =>
    joined([...open.filter((_, at) => at !== index), ways(it, !it.want), failing]),
  );
  const all = [
    ...joined(open),
    ...joined([...open, ...clauses.map(reached)]),
    ...clauses.flatMap((it) => joined([...open, ways(it, false)])),
    ...shut,
  ];
  return [...new Map(all.filter((it) => it.length > 0).map((it) => [it.map(hypothesisKey).join(), it])).values()];
}

/** What keeps a deadline and what breaks it, with its period begun on another day of the week. */
function weekSteps(
  hearing: RuleEvaluation,
  { context, vocabulary }: HypothesisContext,
  gates: readonly TargetCondition[],
): readonly Hypotheses[] {
  const { nodes } = context.program.graph;
  return gates.flatMap(({ id, kind, locals }, at) => {
    const deadline = nodes[id];
    if (kind !== "clause" || deadline?.kind !== "deadline") return [];
    const shifts = [...nodesBelow(context.program.graph, deadline.due)].flatMap((it) =>
      weekBefore({ context, vocabulary }, it, locals),
    );
    return shifts.flatMap((shift) => {
      const moved = suppose(hearing.matter, [shift]);
      const heard = moved && evaluateAlone(moved);
      const asking = heard && { context: heard.context, vocabulary };
      const then = asking && targetConditions(asking, heard.node, heard.source)[at];
      if (!then || then.id !== id) return [];
      return [true, false].flatMap((want) => waysThrough(heard, asking, then, want).map((way) => [shift, ...way]));
    });
  });
}

/** The six days before the one that a fact states, or before that of judgement: with it a whole week. */
function weekBefore(asking: HypothesisContext, id: GraphId, locals: Locals): readonly Hypothesis[] {
  const { context } = asking;
  const { asOf, zone } = context.settings;
  const fact = factAt(asking, context.program.graph.nodes[id], locals);
  if (fact?.type.kind !== "date" && fact?.type.kind !== "datetime") return [];
  const { value } = operand(evaluateNode(context, id, locals));
  const day = value.kind === "date" ? value.day : value.kind === "datetime" ? dayIn(value.instant, zone) : asOf;
  return [1, 2, 3, 4, 5, 6].map((it) => {
    const begin = addDays(day, -it);
    return {
      kind: "fact",
      path: fact.path,
      value: sampleOf(fact.type, begin, zone),
      say: "is",
      shown: formatDay(begin),
    };
  });
}

/** An element more or less of each list that the rule is about. */
function listSteps({ node, source, context }: RuleEvaluation, asking: HypothesisContext): readonly Hypotheses[] {
  const elements = elementsOf(context, node, source.each);
  const [first] = elements.kind === "none" ? [] : elements.of;
  return node.each.flatMap(({ list }, index) => {
    const fact = context.program.graph.nodes[list];
    const locals = index === 0 ? [] : (first?.locals ?? []).slice(-index);
    if (index > 0 && locals.length === 0) return [];
    return factAt(asking, fact, locals) ? elementSteps(asking, list, locals) : [];
  });
}

/** A condition of a rule, read with the elements around it, and what it has to be for the rule to apply or to be kept. */
interface TargetCondition {
  readonly kind: "gate" | "clause";
  readonly id: GraphId;
  readonly locals: Locals;
  readonly want: boolean;
}

const elementsTried = 2;

/** The conditions of a rule that is heard: what makes it apply, then its requirements, for the first elements of its lists. */
function targetConditions(asking: HypothesisContext, rule: RuleNode, source: RuleSource): readonly TargetCondition[] {
  const { context } = asking;
  const gate = (id: GraphId, want: boolean, locals: Locals = []): TargetCondition => {
    return { kind: "gate", id, locals, want };
  };
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
    ...around.flatMap(({ locals }): readonly TargetCondition[] => [
      ...rule.each.flatMap(({ where }, index) =>
        where === undefined ? [] : [gate(where, true, locals.slice(Math.max(0, locals.length - index - 1)))],
      ),
      ...(rule.when === undefined ? [] : [gate(rule.when, true, locals)]),
      ...(rule.unless === undefined ? [] : [gate(rule.unless, false, locals)]),
      ...rule.clauses.map((id): TargetCondition => ({ kind: "clause", id, locals, want: true })),
      ...(rule.pendingWhile === undefined ? [] : [gate(rule.pendingWhile, false, locals)]),
    ]),
  ];
}

/** Ways in which a condition or a requirement could come out; those that are so already need nothing. */
function waysThrough(
  hearing: RuleEvaluation,
  asking: HypothesisContext,
  { id, locals }: TargetCondition,
  want: boolean,
): readonly Hypotheses[] {
  const node = asking.context.program.graph.nodes[id];
  if (node?.kind === "deadline") return deadlineWays(asking, node, want, locals);
  if (node?.kind === "complies" || node?.kind === "breach") {
    return node.kind === "complies" && want ? [] : node.rules.flatMap((it) => waysToBreak(hearing, asking, it));
  }
  return waysTo(asking, id, want, locals);
}

/** All that lets a rule apply and one of its requirements fail. */
function waysToBreak(hearing: RuleEvaluation, asking: HypothesisContext, id: GraphId): readonly Hypotheses[] {
  const { graph, sources } = asking.context.program;
  const [rule, source] = [graph.nodes[id], sources.rules.get(id)];
  if (rule?.kind !== "rule" || !source || id === hearing.matter.rule) return [];
  const gates = targetConditions(asking, rule, source);
  const open = gates.filter((it) => it.kind === "gate").map((it) => waysThrough(hearing, asking, it, it.want));
  const failing = gates.filter((it) => it.kind === "clause").flatMap((it) => waysThrough(hearing, asking, it, false));
  return failing.length === 0 ? [] : combineWays([...open.filter((it) => it.length > 0), failing]);
}
