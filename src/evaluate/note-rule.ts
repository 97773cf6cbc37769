import { formatDay } from "../base/civil-date.ts";
import { invariant } from "../base/invariant.ts";
import { or } from "../base/kleene.ts";
import type { GraphNode, RuleNode } from "../graph/graph.ts";
import type { RuleSource } from "../graph/sources.ts";
import { isAdvisory } from "./advisory.ts";
import type { Application } from "./application.ts";
import type { Heard } from "./breach.ts";
import type { Context } from "./context.ts";
import type { Breach, Note, NoteModal } from "./decision.ts";
import { packOf, ruleOf, type Program } from "./program.ts";
import { truthOf, union } from "./value.ts";

/** A rule that gives notes and no verdicts. */
export interface NoteRule {
  readonly rule: RuleNode;
  readonly source: RuleSource;
  readonly modal: NoteModal;
}

/** The pack's own, in the order of the graph. */
export function noteRulesOf(program: Program): readonly NoteRule[] {
  return program.graph.rules.flatMap((id) => {
    const { rule, source } = ruleOf(program, id);
    const { modal } = rule;
    return modal === "must" || modal === "must-not" ? [] : [{ rule, source, modal }];
  });
}

/** What it is a consequence of, if it is one. */
export function breachNode(
  { graph }: Program,
  { upon }: RuleNode,
): Extract<GraphNode, { readonly kind: "breach" }> | undefined {
  const node = upon === undefined ? undefined : graph.nodes[upon];
  invariant(node === undefined || node.kind === "breach", "`upon` names breaches");
  return node;
}

export type Answer = Pick<Note, "applies" | "causes" | "facts">;

/** Whether it applies to one of these. */
export function answerOf(applications: readonly Application[]): Answer {
  const all = applications.map((it) => ({ it, truth: it.kind === "shut" ? "false" : truthOf(it.applies) }) as const);
  const truth = or(all.map((it) => it.truth));
  const deciding = all.flatMap((one) => (one.truth === truth ? [one.it] : []));
  const grounds = deciding.map((it) => (it.kind === "shut" ? it.grounds : it.applies.grounds));
  return {
    applies: truth === "unknown" ? truth : truth === "true" ? "yes" : "no",
    causes: truth === "unknown" ? union(deciding.map((it) => (it.kind === "shut" ? [] : it.applies.causes))) : [],
    facts: union(grounds).filter((it) => it.kind === "fact"),
  };
}

/** A note as a reader needs it, but for where it stands. */
export function noteOf(
  { settings, lawOf }: Context,
  { rule, source, modal }: NoteRule,
  answer: Answer,
  heard: readonly Heard[],
): Omit<Note, "input" | "elements" | "place"> {
  return {
    rule: rule.name,
    pack: packOf(rule.name),
    locator: source.locator,
    party: rule.party,
    modal,
    advisory: isAdvisory(settings, rule),
    lawOf: formatDay(lawOf),
    breaches: answer.applies === "no" ? [] : breachesIn(heard),
    ...answer,
  };
}

function breachesIn(heard: readonly Heard[]): readonly Breach[] {
  return heard.flatMap(({ rule, instance: { verdict, input, place } }) =>
    verdict === "violated" ? [{ rule, input, place }] : [],
  );
}
