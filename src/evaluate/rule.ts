import { formatDay } from "../base/civil-date.ts";
import type { Place } from "../base/text.ts";
import type { GraphId, RuleNode } from "../graph/graph.ts";
import type { Input } from "../vocabulary/input.ts";
import { applicabilitiesOf, type Applicability, type PossiblyApplicable } from "./applicability.ts";
import { groundsOfInstance } from "./breach.ts";
import { evaluateComplies } from "./complies.ts";
import { evaluateDeadline, type ClauseOutcome } from "./deadline.ts";
import type { DocumentContext, Locals, RuleInstances } from "./context.ts";
import type { Cause, ClauseResult, FactRead, Gate, Ground, Instance, Verdict } from "./decision.ts";
import { evaluateNode } from "./expression.ts";
import { rootPlace } from "./fact.ts";
import { ruleOf } from "./program.ts";
import { deepestFirst, gathered, operand, truthOf, union, type Gathered, type Result } from "./value.ts";

/** One rule on the document of the context: an instance, or one for each element of its lists. */
export function evaluateRule(context: DocumentContext, id: GraphId): RuleInstances {
  const kept = context.said.get(id);
  if (kept) return kept;
  const { rule, source } = ruleOf(context.program, id);
  const upon = rule.upon === undefined ? undefined : evaluateNode(context, rule.upon, []);
  const { all, leftOut } = applicabilitiesOf(context, rule, source, upon);
  const instances = all.map((it) => instanceOf(context, rule, it));
  const said = { instances: withBreachesOfFacts(context, id, instances), leftOut };
  context.said.set(id, said);
  return said;
}

/** A breach that facts show stays one, whatever is signed against them. */
function withBreachesOfFacts(context: DocumentContext, id: GraphId, all: readonly Instance[]): readonly Instance[] {
  if (!context.byFacts || context.disputes.size === 0) return all;
  const breaches = evaluateRule(context.byFacts(), id).instances.filter((it) => it.verdict === "violated");
  const byElements = new Map(breaches.map((it) => [it.elements.join("\0"), it]));
  return all.map((it) => byElements.get(it.elements.join("\0")) ?? it);
}

interface Frame extends Pick<Instance, "input" | "lawOf" | "place" | "elements" | "conditions"> {
  /** What is judged. */
  readonly document: Input | undefined;
}

type Outcome = ClauseOutcome & Pick<ClauseResult, "complies">;

/** The table of language.md §6, first line that fits; gates that are shut come first. */
function instanceOf(context: DocumentContext, rule: RuleNode, it: Applicability): Instance {
  const root = context.roots.get(rule.subject ?? "");
  const place = it.place ?? (root ? rootPlace(root) : context.budget.place);
  const { elements, conditions } = it;
  const { input, lawOf } = context;
  const frame = { input, document: root?.input, lawOf: formatDay(lawOf), place, elements, conditions };
  if (it.kind === "shut") return closed(frame, it.gate, it.grounds);

  const { applies, member, exemptBy, exempting } = it;
  const clauses = rule.clauses.map((id) => clauseOutcome(context, id, it.locals));
  const live = clauses.filter((one) => one.result !== "void");
  if (live.length === 0 && clauses.length > 0) {
    const grounds = union([member, ...clauses.map((one) => one.grounds)]);
    return closed(frame, { kind: "void" }, grounds, clauses.map(clauseResult));
  }
  if (exemptBy.length > 0) return withVerdict(frame, "exempt", union([member, exempting]), { exemptBy });
  const verdict = verdictOf(truthOf(applies) === "true", live);
  const pendingWhile = verdict === "violated" ? rule.pendingWhile : undefined;
  const judgement = judged(frame, it, clauses, verdict);
  if (pendingWhile === undefined) return judgement;
  const waits = operand(evaluateNode(context, pendingWhile, it.locals));
  return waiting(frame, judgement, waits);
}

/** What is not done, by whether its time still runs. */
function waiting(frame: Frame, breach: Instance, waits: Result): Instance {
  const result = truthOf(waits);
  const verdict = ({ true: "pending", false: "violated", unknown: "undetermined" } as const)[result];
  const conditions = [...frame.conditions, { kind: "pending-while", index: 0, result } as const];
  const grounds = gathered([groundsOfInstance(breach), waits.grounds]);
  return withVerdict({ ...frame, conditions }, verdict, grounds, {
    place: result === "unknown" ? placeInDocument(frame, waits.causes) : breach.place,
    clauses: breach.clauses,
    causes: result === "true" ? [timeRuns(breach, waits)] : union([waits.causes]),
  });
}

function timeRuns({ place }: Instance, { grounds }: Result): Cause {
  const signed = union([grounds]).find((it) => it.kind === "attestation");
  return { kind: "time-runs", place: signed?.place ?? place, signed };
}

function judged(
  frame: Frame,
  { applies, scopeCauses, member }: PossiblyApplicable,
  clauses: readonly Outcome[],
  verdict: Verdict,
): Instance {
  const decisive = decidingClauses(verdict, clauses);
  const open = verdict === "undetermined" || verdict === "pending";
  const eitherWay = verdict === "satisfied" && truthOf(applies) === "unknown";
  const grounds = union([eitherWay ? member : applies.grounds, ...decisive.map((it) => it.grounds)]);
  return withVerdict(frame, verdict, grounds, {
    place: placeOf(frame, decisive, applies, verdict),
    eitherWay,
    clauses: clauses.map(clauseResult),
    causes: open ? union([applies.causes, ...decisive.map((it) => it.causes)]) : none,
    scopeCauses: open ? union([scopeCauses]) : none,
  });
}

/** A rule that is in force, whose gates are not shut, and of whose clauses these are not void. */
function verdictOf(applies: boolean, clauses: readonly ClauseOutcome[]): Verdict {
  const all = (...results: readonly ClauseOutcome["result"][]): boolean =>
    clauses.every((it) => results.includes(it.result));
  if (all("true")) return "satisfied";
  if (!applies) return "undetermined";
  if (clauses.some((it) => it.result === "false")) return "violated";
  return all("true", "waiting") ? "pending" : "undetermined";
}

/** The clauses that a verdict rests on: the broken ones, the open ones, or all; what is void could yet bind without what makes it so. */
function decidingClauses(verdict: Verdict, clauses: readonly Outcome[]): readonly Outcome[] {
  if (verdict === "violated") return clauses.filter((it) => it.result === "false");
  if (verdict === "satisfied") return clauses;
  return clauses.filter((it) => it.result !== "true" && it.result !== "void");
}

function clauseOutcome(context: DocumentContext, id: GraphId, locals: Locals): Outcome {
  const node = context.program.graph.nodes[id];
  if (node?.kind === "complies") return evaluateComplies(context, node, (rule) => evaluateRule(context, rule));
  if (node?.kind === "deadline") {
    const fact = evaluateNode(context, node.fact, locals);
    const path = pathOf(context, node.fact, locals);
    return { ...evaluateDeadline(context, fact, evaluateNode(context, node.due, locals), path), complies: [] };
  }
  const result = operand(evaluateNode(context, id, locals));
  return { result: truthOf(result), causes: result.causes, grounds: result.grounds, complies: [] };
}

/** The path of the fact of a deadline, as the document writes it. */
function pathOf(context: DocumentContext, id: GraphId, locals: Locals): string {
  const node = context.program.graph.nodes[id];
  if (node?.kind !== "field") return "";
  const of = evaluateNode(context, node.of, locals).value;
  return [of.kind === "record" || of.kind === "null" ? of.path : "", ...node.path].join(".");
}

/** Where a reader looks first: the signature or the fact that breaks the rule, or the rule that it asks; what is missing; or the element. */
function placeOf(frame: Frame, clauses: readonly Outcome[], applies: Result, verdict: Verdict): Place {
  if (verdict === "violated") return clauses.flatMap(placesBroken)[0] ?? frame.place;
  if (verdict !== "undetermined") return frame.place;
  return placeInDocument(frame, gathered([applies.causes, ...clauses.map((it) => it.causes)]));
}

/** Where the judged document leaves something open; its own place where another one does, which the cause names. */
function placeInDocument({ document, place }: Frame, causes: Gathered<Cause>): Place {
  const isIn = (it: Place): boolean =>
    it.source === document?.source && it.span.start >= document.span.start && it.span.end <= document.span.end;
  return union([causes]).flatMap((it) => ("place" in it && isIn(it.place) ? [it.place] : []))[0] ?? place;
}

function placesBroken({ complies: asked, grounds }: Outcome): readonly Place[] {
  const broken = asked.filter((it) => it.verdict === "violated" && !it.advisory);
  if (broken.length > 0) return broken.map((it) => it.place);
  const signed = union([grounds]).filter((it) => it.kind === "attestation");
  return [...signed, ...deepestFirst(grounds)].map((it) => it.place);
}

function closed(
  frame: Frame,
  gate: Gate,
  grounds: Gathered<Ground>,
  clauses: readonly ClauseResult[] = none,
): Instance {
  const verdict = gate.kind === "not-in-force" ? "not_in_force" : "not_applicable";
  return withVerdict(frame, verdict, grounds, { gate, clauses });
}

const clauseResult = ({ result, causes, grounds, complies: asked }: Outcome, clause: number): ClauseResult => ({
  clause,
  result,
  causes: union([causes]),
  facts: facts(grounds),
  complies: asked,
});

const facts = (grounds: Gathered<Ground>): readonly FactRead[] => groundsByKind(union([grounds])).facts;

type Particulars = Partial<
  Pick<Instance, "place" | "gate" | "exemptBy" | "eitherWay" | "clauses" | "causes" | "scopeCauses">
>;

/** An instance with what it rests on. Field by field: spreads would copy it twice for each rule of each document. */
function withVerdict(frame: Frame, verdict: Verdict, grounds: Gathered<Ground>, own: Particulars): Instance {
  const { input, lawOf, elements, conditions } = frame;
  const { facts: read, attestations, interpretations, assumptions, parameters } = groundsByKind(union([grounds]));
  return {
    input,
    elements,
    place: own.place ?? frame.place,
    lawOf,
    verdict,
    conditions,
    gate: own.gate,
    exemptBy: own.exemptBy ?? none,
    eitherWay: own.eitherWay ?? false,
    clauses: own.clauses ?? none,
    causes: own.causes ?? none,
    scopeCauses: own.scopeCauses ?? none,
    facts: read,
    attestations,
    interpretations,
    assumptions,
    parameters,
  };
}

const none: readonly never[] = [];

type GroundsByKind = Pick<Instance, "facts" | "attestations" | "interpretations" | "assumptions" | "parameters">;

function groundsByKind(grounds: readonly Ground[]): GroundsByKind {
  if (grounds.every((it) => it.kind === "fact"))
    return { facts: grounds, attestations: none, interpretations: none, assumptions: none, parameters: none };
  return {
    facts: grounds.filter((it) => it.kind === "fact"),
    attestations: grounds.filter((it) => it.kind === "attestation"),
    interpretations: grounds.filter((it) => it.kind === "interpretation"),
    assumptions: grounds.filter((it) => it.kind === "assumption"),
    parameters: grounds.filter((it) => it.kind === "parameter"),
  };
}
