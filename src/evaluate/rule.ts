import { formatDay, parseDay, type Day } from "../base/civil-date.ts";
import type { Place } from "../base/text.ts";
import type { GraphId, RuleNode } from "../graph/graph.ts";
import type { RuleSource } from "../graph/sources.ts";
import type { Context, Locals } from "./context.ts";
import { deadline, type ClauseOutcome } from "./deadline.ts";
import type { FactRead, Gate, Ground, Instance, UsedAttestation, UsedInterpretation, Verdict } from "./decision.ts";
import { elementsOf, type Element } from "./elements.ts";
import { evaluateNode } from "./expression.ts";
import { and, not } from "./logic.ts";
import { groundsOf, operand, placeOfCauses, truthOf, union, type Result } from "./value.ts";

/** One rule on the document of the context: an instance, or one for each element of its lists. */
export function evaluateRule(
  context: Context,
  rule: RuleNode,
  source: RuleSource,
  { index, lawOf, place }: { readonly index: number; readonly lawOf: Day; readonly place: Place },
): readonly Instance[] {
  const frame = { input: index, lawOf: formatDay(lawOf), place, elements: [] };
  if (!isInForce(rule, lawOf)) return [closed(frame, { kind: "not-in-force", from: rule.from, until: rule.until }, [])];

  const scopes = rule.scopes.map((id) => operand(evaluateNode(context, id, [])));
  const shut = scopes.findIndex((it) => truthOf(it) === "false");
  const shutBy = scopes[shut];
  if (shutBy) return [closed(frame, { kind: "scope", scope: shut }, shutBy.grounds)];

  const elements = elementsOf(context, rule, source.each);
  if (elements.kind === "none") return [closed(frame, { kind: "no-element", path: elements.path }, elements.grounds)];
  return elements.of.map((element) =>
    instance(context, rule, { ...frame, ...placed(element, frame.place) }, element, scopes),
  );
}

/** Whether the law of a day has what is in force from one day until another, that one not included. */
export function isInForce(it: { readonly from: string; readonly until: string | undefined }, lawOf: Day): boolean {
  const until = it.until === undefined ? undefined : parseDay(it.until);
  return lawOf >= (parseDay(it.from) ?? lawOf) && (until === undefined || lawOf < until);
}

interface Frame {
  readonly input: number;
  readonly lawOf: string;
  readonly place: Place;
  readonly elements: readonly string[];
}

const placed = (element: Element, root: Place): Pick<Frame, "place" | "elements"> => ({
  place: element.place ?? root,
  elements: element.names,
});

function instance(
  context: Context,
  rule: RuleNode,
  frame: Frame,
  element: Element,
  scopes: readonly Result[],
): Instance {
  const { locals } = element;
  const read = (id: GraphId): Result => operand(evaluateNode(context, id, locals));
  const when = rule.when === undefined ? undefined : read(rule.when);
  const member = membership(element);
  if (when && truthOf(when) === "false") return closed(frame, { kind: "when" }, union([member, when.grounds]));
  const unless = rule.unless === undefined ? undefined : read(rule.unless);
  if (unless && truthOf(unless) === "true") return closed(frame, { kind: "unless" }, union([member, unless.grounds]));

  const gates = [...scopes, ...element.conditions, ...(when ? [when] : []), ...(unless ? [not(unless)] : [])];
  const applies = and(gates);
  const clauses = rule.clauses.map((id) => clauseOutcome(context, id, locals));
  const verdict = verdictOf(truthOf(applies) === "true", clauses);
  const decisive = decidingClauses(verdict, clauses);
  const open = verdict === "undetermined" || verdict === "pending";
  const eitherWay = verdict === "satisfied" && truthOf(applies) === "unknown";
  return {
    ...frame,
    place: placeOf(frame, decisive, applies, verdict),
    verdict,
    gate: undefined,
    eitherWay,
    clauses: clauses.map((it, clause) => ({ clause, result: it.result, causes: it.causes, facts: facts(it.grounds) })),
    causes: open ? union([applies.causes, ...decisive.map((it) => it.causes)]) : [],
    ...sorted(union([eitherWay ? member : applies.grounds, ...decisive.map((it) => it.grounds)])),
  };
}

/** What makes the element one of its lists, whether or not the rule applies to it. */
function membership(element: Element): readonly Ground[] {
  return groundsOf(element.conditions.filter((it) => truthOf(it) === "true"));
}

/** The table of language.md §6, for a rule that is in force and whose gates are not shut. */
function verdictOf(applies: boolean, clauses: readonly ClauseOutcome[]): Verdict {
  const all = (...results: readonly ClauseOutcome["result"][]): boolean =>
    clauses.every((it) => results.includes(it.result));
  if (all("true")) return "satisfied";
  if (!applies) return "undetermined";
  if (clauses.some((it) => it.result === "false")) return "violated";
  return all("true", "waiting") ? "pending" : "undetermined";
}

/** The clauses that a verdict rests on: the broken ones, the open ones, or all. */
function decidingClauses(verdict: Verdict, clauses: readonly ClauseOutcome[]): readonly ClauseOutcome[] {
  if (verdict === "violated") return clauses.filter((it) => it.result === "false");
  if (verdict === "satisfied") return clauses;
  return clauses.filter((it) => it.result !== "true");
}

function clauseOutcome(context: Context, id: GraphId, locals: Locals): ClauseOutcome {
  const node = context.program.graph.nodes[id];
  if (node?.kind === "deadline") {
    const fact = evaluateNode(context, node.fact, locals);
    return deadline(context, fact, evaluateNode(context, node.due, locals), pathOf(context, node.fact, locals));
  }
  const result = operand(evaluateNode(context, id, locals));
  return { result: truthOf(result), causes: result.causes, grounds: result.grounds };
}

/** The path of the fact of a deadline, as the document writes it. */
function pathOf(context: Context, id: GraphId, locals: Locals): string {
  const node = context.program.graph.nodes[id];
  if (node?.kind !== "field") return "";
  const of = evaluateNode(context, node.of, locals).value;
  return [of.kind === "record" || of.kind === "null" ? of.path : "", ...node.path].join(".");
}

/** Where a reader looks first: the fact that breaks the rule, what is missing, or the element. */
function placeOf(frame: Frame, clauses: readonly ClauseOutcome[], applies: Result, verdict: Verdict): Place {
  if (verdict === "violated") return facts(clauses.flatMap((it) => it.grounds))[0]?.place ?? frame.place;
  if (verdict !== "undetermined") return frame.place;
  return placeOfCauses([...applies.causes, ...clauses.flatMap((it) => it.causes)]) ?? frame.place;
}

function closed(frame: Frame, gate: Gate, grounds: readonly Ground[]): Instance {
  const verdict = gate.kind === "not-in-force" ? "not_in_force" : "not_applicable";
  return { ...frame, verdict, gate, eitherWay: false, clauses: [], causes: [], ...sorted(grounds) };
}

const facts = (grounds: readonly Ground[]): readonly FactRead[] => grounds.filter((it) => it.kind === "fact");

function sorted(grounds: readonly Ground[]): Pick<Instance, "facts" | "attestations" | "interpretations"> {
  const attestations: readonly UsedAttestation[] = grounds.filter((it) => it.kind === "attestation");
  const interpretations: readonly UsedInterpretation[] = grounds.filter((it) => it.kind === "interpretation");
  return { facts: facts(grounds), attestations, interpretations };
}
