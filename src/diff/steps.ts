import type { Asking } from "../analyse/asking.ts";
import { wishesFor } from "../analyse/answers.ts";
import { factAt } from "../analyse/fact-node.ts";
import { hear, nodesBelow, type Hearing } from "../analyse/hearing.ts";
import { together, wishKey, type Way } from "../analyse/ways.ts";
import { addDays, formatDay, parseDay } from "../base/civil-date.ts";
import { exact } from "../base/exact.ts";
import { elementsOf } from "../evaluate/elements.ts";
import type { Run } from "../evaluate/run.ts";
import { showNumber } from "../evaluate/show-value.ts";
import { digestsOf } from "../graph/digest.ts";
import type { GraphId } from "../graph/graph.ts";
import { elementSteps, movesBelow } from "./atoms.ts";
import { gatesOf, waysThrough, type Gate } from "./gates.ts";
import { boundaryDays } from "./meanings.ts";
import type { Side, SideRule } from "./side.ts";

/** Something to try in a situation. */
export interface Step {
  readonly change: Way | { readonly lawOf: string };
  /** How far it leads away from what the two rules differ in. */
  readonly cost: number;
}

/** A rule of one side, and what in its graph the other side does not have. */
export interface Search {
  readonly side: Side;
  readonly rule: SideRule;
  readonly fresh: ReadonlySet<GraphId>;
  readonly days: readonly string[];
  /** Its own figures and those next to them. */
  readonly figures: readonly string[];
}

const wantedAlternatives = 3;

/** What the search goes by for each rule of a side; `others`: what it is compared with. */
export function searchesOf(
  side: Side,
  rules: readonly SideRule[],
  other: Side,
  others: readonly SideRule[],
): readonly Search[] {
  const digestsBelow = (of: Side, one: SideRule): readonly string[] => {
    const digests = digestsOf(of.pack.program.graph);
    return [...nodesBelow(of.program.graph, one.id)].map((id) => digests[id] ?? "");
  };
  const known = new Set(others.flatMap((it) => digestsBelow(other, it)));
  const own = digestsOf(side.pack.program.graph);
  return rules.map((rule) => {
    const below = [...nodesBelow(side.program.graph, rule.id)];
    const fresh = new Set(below.filter((id) => !known.has(own[id] ?? "")));
    return { side, rule, fresh, days: daysAround(boundaryDays(side, below)), figures: figuresOf(side, below) };
  });
}

/** Each day on which something begins to hold or ends, and the day before. */
const daysAround = (days: readonly string[]): readonly string[] => [
  ...new Set(
    days.flatMap((it) => {
      const day = parseDay(it);
      return day === undefined ? [] : [formatDay(addDays(day, -1)), it];
    }),
  ),
];

function figuresOf({ program: { graph } }: Side, below: readonly GraphId[]): readonly string[] {
  const found = below.flatMap((id) => {
    const node = graph.nodes[id];
    const value = node?.kind === "literal" && node.type === "number" ? exact(node.value) : undefined;
    if (!value) return [];
    const [, decimals = ""] = showNumber(value).split(".");
    const least = exact(`1${"0".repeat(decimals.length)}`)?.inverse();
    return [value, ...(least ? [value.sub(least), value.add(least)] : [])].map(showNumber);
  });
  return [...new Set(found)];
}

/** All that is tried from a situation for the sake of one rule, what lies nearest first. */
export function stepsFrom({ side, rule, fresh, days, figures }: Search, run: Run): readonly Step[] {
  const settings = side.lawOf === undefined ? run.settings : { ...run.settings, lawOf: side.lawOf };
  const own = { ...run, settings, programs: [side.program] };
  const hearing = hear({ run: own, program: side.program, rule: rule.id, input: 0 });
  const onDays = days.map((lawOf): Step => ({ change: { lawOf }, cost: 1 }));
  if (!hearing) return onDays;
  const asking = { context: hearing.context, vocabulary: run.vocabulary };
  const gates = gatesOf(asking, hearing.node, hearing.source);
  const roots = [...gates, ...unheard(hearing, gates)];
  const moves = roots.flatMap((it) => movesBelow(asking, it.id, it.locals, figures));
  const causes = hearing.instances.flatMap((it) => it.causes.flatMap((cause) => wishesFor(hearing, cause)));
  return [
    ...aims(hearing, asking, gates).map((change): Step => ({ change, cost: 1 })),
    ...listSteps(hearing, asking).map((change): Step => ({ change, cost: 1 })),
    ...moves.map(({ way, node }): Step => ({ change: way, cost: fresh.has(node) ? 1 : 2 })),
    ...onDays,
    ...causes.map((it): Step => ({ change: [it], cost: 2 })),
  ];
}

/** Requirements and conditions that no element is there to be read with, where they read none. */
function unheard({ node, context }: Hearing, gates: readonly Gate[]): readonly Gate[] {
  const heard = new Set(gates.map((it) => it.id));
  return [node.when, node.unless, ...node.clauses].flatMap((id): readonly Gate[] =>
    id === undefined || heard.has(id) || context.program.free[id] !== 0
      ? []
      : [{ kind: "gate", id, locals: [], want: true }],
  );
}

/**
 * What makes a rule apply and all of its requirements hold; or apply, and one of them fail; or fail while one of its
 * conditions is the other way round: there two rules that differ in one part come out differently.
 */
function aims(hearing: Hearing, asking: Asking, gates: readonly Gate[]): readonly Way[] {
  const ways = (it: Gate, want: boolean): readonly Way[] => waysThrough(hearing, asking, it, want);
  const reached = (it: Gate): readonly Way[] => {
    const found = ways(it, it.want);
    return found.length > 0 ? found : [[]];
  };
  const conditions = gates.filter((it) => it.kind === "gate");
  const clauses = gates.filter((it) => it.kind === "clause");
  const joined = (all: readonly (readonly Way[])[]): readonly Way[] => together(all).slice(0, wantedAlternatives);
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
  return [...new Map(all.filter((it) => it.length > 0).map((it) => [it.map(wishKey).join(), it])).values()];
}

/** An element more or less of each list that the rule is about. */
function listSteps({ node, source, context }: Hearing, asking: Asking): readonly Way[] {
  const elements = elementsOf(context, node, source.each);
  const [first] = elements.kind === "none" ? [] : elements.of;
  return node.each.flatMap(({ list }, index) => {
    const fact = context.program.graph.nodes[list];
    const locals = index === 0 ? [] : (first?.locals ?? []).slice(-index);
    if (fact?.kind !== "field" || (index > 0 && locals.length === 0)) return [];
    return factAt(asking, fact, locals) ? elementSteps(asking, list, locals) : [];
  });
}
