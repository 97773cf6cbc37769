import { addDays, formatDay, type Day } from "../base/civil-date.ts";
import type { Decision } from "../evaluate/decision.ts";
import { evaluate } from "../evaluate/evaluate.ts";
import { judgementsOf } from "../evaluate/judgement.ts";
import { ruleOf, type Program } from "../evaluate/program.ts";
import type { Run } from "../evaluate/run.ts";
import { showValue } from "../evaluate/show-value.ts";
import type { Value } from "../evaluate/value.ts";
import type { Zone } from "../base/instant.ts";
import type { GraphId, GraphNode } from "../graph/graph.ts";
import type { Change } from "./day-changes.ts";
import { nodesBelow } from "./hearing.ts";
import { onDay } from "./on-day.ts";
import type { Turn } from "./turn.ts";
import { keyOf } from "./turns.ts";
import { watch, type Met } from "./watch.ts";

/** What the rule of a change reads on the day of the change and on the day before. */
export interface Reading {
  readonly before: Run;
  readonly after: Run;
  /** Of the nodes that were evaluated: those that have another value than the day before, or were evaluated on one day only. */
  readonly turned: readonly Part[];
  /** The rule or flag in each version of its pack, with all that it reads, evaluated or not. */
  readonly parts: readonly GraphNode[];
  /** Whether documents of a subject are judged by the law of another day than the day before. */
  readonly moves: (subject: string | undefined) => boolean;
  /** Deadlines and comparisons that turn on the day. */
  readonly met: readonly Turn[];
}

export interface Part {
  readonly program: Program;
  readonly id: GraphId;
  readonly node: GraphNode;
}

/** Hears the rule of a change alone on the day of the change and on the day before. */
export function readingOf(run: Run, change: Change, day: Day): Reading {
  const alone = { ...run, programs: run.programs.flatMap((it) => onlyOf(it, change)) };
  const [before, after] = [onDay(alone, addDays(day, -1)), onDay(alone, day)];
  const [then, now] = [hearing(before), hearing(after)];
  const turned = differing(then.values, now.values);
  const met = [...then.met, ...now.met].filter((it) => it.day === day);
  return {
    before,
    after,
    turned,
    parts: alone.programs.flatMap(partsOf),
    moves: moving(before, after),
    met: turnsMet(met, turned, waitingUntil(then.decision, addDays(day, -1))),
  };
}

/** A program with one rule or flag; nothing if it has none of that name. */
function onlyOf(program: Program, change: Change): readonly Program[] {
  const { graph, sources } = program;
  if (graph.pack !== change.pack) return [];
  const isIt = (id: GraphId): boolean => ruleOf(program, id).rule.name === change.name;
  const rules = change.kind === "flag" ? [] : graph.rules.filter(isIt);
  const isFlag = (id: GraphId): boolean => sources.yields.get(id)?.some((it) => it.what === change.name) ?? false;
  const yields = change.kind === "flag" ? graph.yields.filter(isFlag) : [];
  return [{ ...program, graph: { ...graph, rules, yields } }];
}

const partsOf = ({ graph }: Program): readonly GraphNode[] => {
  const ids = new Set([...graph.rules, ...graph.yields].flatMap((it) => [...nodesBelow(graph, it)]));
  return [...ids].flatMap((id) => graph.nodes[id] ?? []);
};

type Values = ReadonlyMap<Program, ReadonlyMap<GraphId, readonly string[]>>;

/** What a run says, every value that it evaluates, by its node, and the dates that it comes upon. */
function hearing(run: Run): { readonly decision: Decision; readonly values: Values; readonly met: readonly Met[] } {
  const values = new Map<Program, Map<GraphId, string[]>>();
  const met: Met[] = [];
  const watched = watch((it) => met.push(it));
  const { decision } = evaluate({
    ...run,
    trace: (id, locals, result, context) => {
      watched(id, locals, result, context);
      const own = values.get(context.program) ?? new Map<GraphId, string[]>();
      values.set(context.program, own);
      own.set(id, [...(own.get(id) ?? []), shown(result.value, context.settings.zone)]);
    },
  });
  return { decision, values, met };
}

/** A value as a text that another value does not have. */
function shown(value: Value, zone: Zone): string {
  if (value.kind === "record") return value.path;
  if (value.kind !== "list") return showValue(value, zone);
  const others = [...(value.open?.others ?? [])].map(([member, it]) => `${member} ${shown(it.value, zone)}`);
  return JSON.stringify([value.elements.map((it) => shown(it.value, zone)), others]);
}

function differing(before: Values, after: Values): readonly Part[] {
  const programs = new Set([...before.keys(), ...after.keys()]);
  return [...programs].flatMap((program) => {
    const [then, now] = [before.get(program), after.get(program)];
    const ids = new Set([...(then?.keys() ?? []), ...(now?.keys() ?? [])]);
    return [...ids].flatMap((id) => {
      const node = program.graph.nodes[id];
      const isSame = sorted(then?.get(id)) === sorted(now?.get(id));
      return isSame || !node ? [] : [{ program, id, node }];
    });
  });
}

const sorted = (values: readonly string[] | undefined): string => JSON.stringify(values?.toSorted());

function moving(before: Run, after: Run): Reading["moves"] {
  const lawsOf = (run: Run): ReadonlyMap<string, Day> =>
    new Map(judgementsOf(run).map((it) => [`${it.subject} ${it.document.index}`, it.lawOf]));
  const [then, now] = [lawsOf(before), lawsOf(after)];
  const moved = new Set(
    [...now].flatMap(([key, lawOf]) => (then.has(key) && then.get(key) !== lawOf ? key.replace(/ \d+$/, "") : [])),
  );
  return (subject) => after.settings.lawOf === undefined && (subject === undefined || moved.has(subject));
}

/** What was waited for up to a day, as causes of the rule name it. */
function waitingUntil({ rules }: Decision, day: Day): readonly Turn[] {
  const causes = rules.flatMap((it) => it.instances).flatMap((it) => it.clauses.flatMap((one) => one.causes));
  return causes.flatMap((it): readonly Turn[] => {
    if (it.kind !== "due" || it.by.slice(0, 10) !== formatDay(day)) return [];
    return [{ day: addDays(day, 1), cause: { kind: "deadline", path: it.path, due: it.by } }];
  });
}

/** Of the dates come upon: deadlines that were waited for, and comparisons that have another value. */
function turnsMet(met: readonly Met[], turned: readonly Part[], waited: readonly Turn[]): readonly Turn[] {
  const isTurned = ({ program, id }: Met): boolean =>
    turned.some((it) => {
      const { node } = it;
      return it.program === program && node.kind === "compare" && (node.left === id || node.right === id);
    });
  const all = met.filter((it) => {
    if (it.cause.kind === "comparison") return isTurned(it);
    return it.cause.kind !== "deadline" || waited.length === 0;
  });
  const turns = [...all.map(({ day, cause }) => ({ day, cause })), ...waited];
  return [...new Map(turns.map((it) => [keyOf(it), it])).values()];
}
