import { invariant } from "../../base/invariant.ts";
import type { RuleResult } from "../../evaluate/decision.ts";
import type { RuleNode } from "../../graph/graph.ts";
import type { RuleSource } from "../../graph/sources.ts";
import type { Pack } from "../../pack/pack.ts";
import { coveredBy, uncovered } from "../../waive/cover.ts";
import { pathsRead } from "./paths-read.ts";
import type { Reading } from "./reading.ts";
import { citeOf, wordsOf } from "./report-cite.ts";
import { reportInstance } from "./report-instance.ts";
import { reportPlace } from "./report-place.ts";
import type { Severity } from "./report-run.ts";
import { ruleConditions } from "./rule-conditions.ts";
import { standingOf } from "./report-standing.ts";
import type { ReportRule } from "./rule-report.ts";
import { titleIn } from "../messages/citations.ts";

/** One rule with its words, its places and what it says of each document. */
export function reportRule(result: RuleResult, severity: Severity, reading: Reading): ReportRule {
  const { pack } = reading;
  const { node, source } = ruleIn(pack, result.rule);
  invariant(node.subject !== undefined, "a duty is about a subject");
  const scope = pathsRead(pack.program.graph, node.scopes);
  const conditions = ruleConditions(node, source, reading);
  return {
    rule: result.rule,
    cite: citeOf(result.locator),
    party: result.party,
    modal: result.modal,
    act: titleIn(source.act, reading.locale),
    subject: node.subject,
    ...wordsOf(source.quote, result.locator, pack),
    policy: reportPlace(source.place),
    remedy: source.remedy && titleIn(source.remedy, reading.locale),
    severity,
    concept: source.concept,
    standing: standingOf(result, source, node.basis, reading),
    in_roll_up: result.inRollUp,
    verdict: result.verdict,
    uncovered: uncovered(result, reading.cover),
    covered_by: coveredBy(result, reading.cover),
    conditions: conditions.written,
    requirements: conditions.requirements,
    instances: result.instances.map((it) => ({
      ...reportInstance(it, result.rule, source, scope, reading),
      conditions: conditions.resultsIn(it),
    })),
  };
}

/** A pack's own rule by its full name: what it means and what people wrote beside it. */
export function ruleIn(
  { program: { graph, rules, ids } }: Pack,
  name: string,
): { readonly node: RuleNode; readonly source: RuleSource } {
  const source = rules.get(name);
  const id = ids.get(name);
  const node = id === undefined ? undefined : graph.nodes[id];
  invariant(source && node?.kind === "rule", "every judged rule has its source");
  return { node, source };
}
