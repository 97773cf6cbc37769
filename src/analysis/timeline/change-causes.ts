import { addDays, formatDay, type Day } from "../../base/civil-date.ts";
import { fieldOf, textOf, type DataNode } from "../../base/document.ts";
import type { Zone } from "../../base/instant.ts";
import type { Run } from "../../evaluate/context.ts";
import type { Decision } from "../../evaluate/decision.ts";
import { evaluateRun } from "../../evaluate/evaluate.ts";
import { formatValue } from "../../evaluate/format-value.ts";
import { judgementsOf } from "../../evaluate/judgement.ts";
import { isBinding, isInForce } from "../../evaluate/legal-force.ts";
import { partOf } from "../../evaluate/parts-of-run.ts";
import { packOf, ruleOf, type Program } from "../../evaluate/program.ts";
import { isSignedAs, sameStandards } from "../../evaluate/same-standards.ts";
import type { RuntimeValue } from "../../evaluate/value.ts";
import type { GraphNode, WrittenInterval, GraphId } from "../../graph/graph.ts";
import { documentsOf } from "../input-items.ts";
import { nodesBelow } from "../rule-evaluation.ts";
import type { OutcomeChange } from "./outcome-changes.ts";
import { onDay, triggerKey, traceDates, type Trigger, type TriggerCause, type ObservedTrigger } from "./triggers.ts";

/**
 * Of the turns of a day, those that a change comes from: a part of its rule reads what turns, and has another value than the
 * day before. Deadlines and comparisons are those that the rule itself comes upon.
 */
export function causesOfChange(
  whole: Run,
  change: OutcomeChange,
  day: Day,
  named: readonly Trigger[],
): readonly Trigger[] {
  const own = whole.programs.find((it) => it.graph.pack === change.pack);
  const run = own ? partOf(whole, own) : whole;
  const reading = traceRule(run, change, day);
  const causes = named.filter((it) => isCause(it.cause, change, reading));
  const packs = new Set(causes.flatMap(({ cause }) => (cause.kind === "pack" ? [cause.name] : [])));
  const values = new Set(
    causes.flatMap(({ cause }) => (cause.kind === "parameter" && cause.begins ? [cause.name] : [])),
  );
  // That a pack comes into force says it of its rules; a new value says that the old one is gone.
  const isTold = ({ cause }: Trigger): boolean =>
    (cause.kind === "rule" && packs.has(packOf(cause.name))) ||
    (cause.kind === "parameter" && !cause.begins && values.has(cause.name));
  return [...causes.filter((it) => !isTold(it)), ...reading.met];
}

function isCause(cause: TriggerCause, change: OutcomeChange, reading: RuleTrace): boolean {
  const { turned, parts } = reading;
  switch (cause.kind) {
    case "pack":
      return isPackCause(cause.name, change, reading);
    case "rule":
      return parts.some((it) => it.kind === "rule" && it.name === cause.name && reading.moves(it.subject));
    case "exemption":
      return turned.some(({ node }) => node.kind === "exemption" && node.name === cause.name);
    case "parameter":
      return turned.some(({ node }) => node.kind === "dated" && node.name === cause.name);
    case "flag":
      return change.kind === "flag" && change.name === cause.what;
    case "interpretation":
      return turned.some(({ node }) => node.kind === "term" && node.name === cause.term);
    case "membership":
      return turned.some(({ node }) => node.kind === "open-list" && node.name === cause.list);
    case "adoption":
      return parts.some((it) => isBoundBy(cause.name, it, reading));
    case "assumption":
      return turned.some((it) => isAbout(cause.fact, pathOf(it)));
    case "attestation":
      return turned.some((it) => isAskedBy(it, cause.standard, reading.after));
    case "evidence":
      return turned.some((it) => restsOn(it, cause, reading));
    case "document":
      return isDocumentCause(cause.input, change, reading);
    case "told-twice":
      return turned.some((it) => isAbout(cause.subject, pathOf(it)));
    case "deadline":
    case "done":
    case "comparison":
      return false;
  }
}

/** A rule that comes or goes with a version of its pack is not asked on one of the days. */
const comesOrGoes = (it: OutcomeChange): boolean => it.from === undefined || it.to === undefined;

function isPackCause(name: string, change: OutcomeChange, { before, after, parts, moves }: RuleTrace): boolean {
  if (after.settings.lawOf !== undefined) return false;
  const days = [before.settings.asOf, after.settings.asOf] as const;
  const turns = (it: WrittenInterval): boolean => isInForce(it, days[0]) !== isInForce(it, days[1]);
  if (name === change.pack)
    return (
      comesOrGoes(change) || parts.some((it) => it.kind === "rule" && it.name === change.name && moves(it.subject))
    );
  return parts.some((it) => {
    if (it.kind === "dated") return packOf(it.name) === name && it.values.some((one) => turns(one.inForce));
    return (it.kind === "rule" || it.kind === "exemption") && packOf(it.name) === name && turns(it.inForce);
  });
}

function isBoundBy(name: string, it: GraphNode, { before, after }: RuleTrace): boolean {
  if (it.kind !== "rule" && it.kind !== "exemption") return false;
  if (it.name !== name && packOf(it.name) !== name) return false;
  return isBinding(before.settings, it) !== isBinding(after.settings, it);
}

/** The path from a subject to a field that stands in no list. */
function pathOf({ program: { graph }, node }: TracedNode): string | undefined {
  if (node.kind === "subject") return node.name;
  if (node.kind !== "field") return undefined;
  const of = graph.nodes[node.of];
  const parent = of && pathOf({ program: { graph }, node: of } as TracedNode);
  return parent && [parent, ...node.path].join(".");
}

/** The one path leads to the other, or on from it. */
function isAbout(fact: string, path: string | undefined): boolean {
  if (path === undefined) return false;
  return `${fact}.`.startsWith(`${path}.`) || `${path}.`.startsWith(`${fact}.`);
}

/** Whether it asks a standard that can be signed under a name. */
function isAskedBy({ program, node }: TracedNode, signed: string, { programs }: Run): boolean {
  const standard = node.kind === "met" ? program.graph.nodes[node.standard] : undefined;
  return standard?.kind === "standard" && isSignedAs(sameStandards(programs), standard, signed);
}

/** A standard over signatures that name the paper, or a field that does. */
function restsOn(
  it: TracedNode,
  { id, place }: Extract<TriggerCause, { readonly kind: "evidence" }>,
  { after }: RuleTrace,
): boolean {
  if (it.node.kind === "field") return it.node.type === "document";
  return documentsOf(after)
    .filter((one) => one.evidence.get(id)?.span === place.span)
    .some((one) =>
      one.attestations.some((signed) => signed.evidence.includes(id) && isAskedBy(it, signed.standard, after)),
    );
}

/** A document is judged from its own day on, and may contradict others from then; what asks for breaches hears every document. */
function isDocumentCause(input: number, change: OutcomeChange, { parts, turned, after }: RuleTrace): boolean {
  const own = change.kind === "rule" ? change.instances.map((it) => it.input) : [change.input];
  if (own.includes(input) || comesOrGoes(change) || parts.some((it) => it.kind === "breach")) return true;
  const others = own.flatMap((it) => (it === undefined ? [] : (after.inputs[it] ?? [])));
  return [...(after.inputs[input]?.roots ?? [])].some(([subject, root]) => {
    const id = idOf(root);
    const isShared = id !== undefined && others.some((it) => idOf(it.roots.get(subject)) === id);
    return isShared && turned.some((it) => isAbout(subject, pathOf(it)));
  });
}

const idOf = (root: DataNode | undefined): string | undefined => textOf(fieldOf(root, "id"));

/** What the rule of a change reads on the day of the change and on the day before. */
interface RuleTrace {
  readonly before: Run;
  readonly after: Run;
  /** Of the nodes that were evaluated: those that have another value than the day before, or were evaluated on one day only. */
  readonly turned: readonly TracedNode[];
  /** The rule or flag in each version of its pack, with all that it reads, evaluated or not. */
  readonly parts: readonly GraphNode[];
  /** Whether documents of a subject are judged by the law of another day than the day before. */
  readonly moves: (subject: string | undefined) => boolean;
  /** Deadlines and comparisons that turn on the day. */
  readonly met: readonly Trigger[];
}

interface TracedNode {
  readonly program: Program;
  readonly id: GraphId;
  readonly node: GraphNode;
}

/** Hears the rule of a change alone on the day of the change and on the day before. */
function traceRule(run: Run, change: OutcomeChange, day: Day): RuleTrace {
  const alone = { ...run, programs: run.programs.flatMap((it) => onlyOf(it, change)) };
  const [before, after] = [onDay(alone, addDays(day, -1)), onDay(alone, day)];
  const [then, now] = [evaluateTraced(before), evaluateTraced(after)];
  const turned = differing(then.values, now.values);
  const met = [...then.met, ...now.met].filter((it) => it.day === day);
  return {
    before,
    after,
    turned,
    parts: alone.programs.flatMap(partsOf),
    moves: moving(before, after),
    met: observedTriggers(met, turned, waitingUntil(then.decision, addDays(day, -1))),
  };
}

/** A program with one rule or flag; nothing if it has none of that name. */
function onlyOf(program: Program, change: OutcomeChange): readonly Program[] {
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
function evaluateTraced(run: Run): {
  readonly decision: Decision;
  readonly values: Values;
  readonly met: readonly ObservedTrigger[];
} {
  const values = new Map<Program, Map<GraphId, string[]>>();
  const met: ObservedTrigger[] = [];
  const watched = traceDates((it) => met.push(it));
  const { decision } = evaluateRun({
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
function shown(value: RuntimeValue, zone: Zone): string {
  if (value.kind === "record") return value.path;
  if (value.kind !== "list") return formatValue(value, zone);
  const members = value.open?.kind === "law" ? [...value.open.others] : [];
  const others = members.map(([member, it]) => `${member} ${shown(it.value, zone)}`);
  return JSON.stringify([value.elements.map((it) => shown(it.value, zone)), others]);
}

function differing(before: Values, after: Values): readonly TracedNode[] {
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

function moving(before: Run, after: Run): RuleTrace["moves"] {
  const lawsOf = (run: Run): ReadonlyMap<string, Day> =>
    new Map(judgementsOf(run).map((it) => [`${it.subject} ${it.document.index}`, it.lawOf]));
  const [then, now] = [lawsOf(before), lawsOf(after)];
  const moved = new Set(
    [...now].flatMap(([key, lawOf]) => (then.has(key) && then.get(key) !== lawOf ? key.replace(/ \d+$/, "") : [])),
  );
  return (subject) => after.settings.lawOf === undefined && (subject === undefined || moved.has(subject));
}

/** What was waited for up to a day, as causes of the rule name it. */
function waitingUntil({ rules }: Decision, day: Day): readonly Trigger[] {
  const causes = rules.flatMap((it) => it.instances).flatMap((it) => it.clauses.flatMap((one) => one.causes));
  return causes.flatMap((it): readonly Trigger[] => {
    if (it.kind !== "due" || it.by.slice(0, 10) !== formatDay(day)) return [];
    return [{ day: addDays(day, 1), cause: { kind: "deadline", path: it.path, due: it.by } }];
  });
}

/** Of the dates come upon: deadlines that were waited for, and comparisons that have another value. */
function observedTriggers(
  met: readonly ObservedTrigger[],
  turned: readonly TracedNode[],
  waited: readonly Trigger[],
): readonly Trigger[] {
  const isTurned = ({ program, id }: ObservedTrigger): boolean =>
    turned.some((it) => {
      const { node } = it;
      return it.program === program && node.kind === "compare" && (node.left === id || node.right === id);
    });
  const all = met.filter((it) => {
    if (it.cause.kind === "comparison") return isTurned(it);
    return it.cause.kind !== "deadline" || waited.length === 0;
  });
  const turns = [...all.map(({ day, cause }) => ({ day, cause })), ...waited];
  return [...new Map(turns.map((it) => [triggerKey(it), it])).values()];
}
