import { parseDay, holdsOn, type Day, type Interval } from "../base/civil-date.ts";
import { invariant } from "../base/invariant.ts";
import type { WrittenInterval, ExemptionNode, Graph, GraphId, RuleNode } from "../graph/graph.ts";
import type { RuleSource } from "../graph/sources.ts";
import { childrenOf } from "../graph/traversal.ts";
import type { EvaluationContext } from "./context.ts";
import type { Addressed, ExemptionApplied } from "./decision.ts";
import { packOf } from "./program.ts";
import { entriesInEffect, type Settings } from "./settings.ts";
import { conjunction, truth, truthOf, union, unknown, type Result } from "./value.ts";

/** Whether the law of a day has it; `until` is not included. */
export const isInForce = (it: WrittenInterval, lawOf: Day): boolean => it !== "never" && holdsOn(intervalOf(it), lawOf);

/** Every rule asks for its days, of every document. */
const intervals = new WeakMap<Exclude<WrittenInterval, "never">, Interval>();

/** The days that a graph writes. */
export function intervalOf(it: Exclude<WrittenInterval, "never">): Interval {
  const kept = intervals.get(it);
  if (kept) return kept;
  const from = parseDay(it.from);
  const until = it.until === undefined ? undefined : parseDay(it.until);
  invariant(from !== undefined && (it.until === undefined || until !== undefined), "a graph has days only");
  const interval = { from, until };
  intervals.set(it, interval);
  return interval;
}

/** Whom a rule speaks of in this run. */
export const addressed = ({ party }: Settings, rule: RuleNode, { parties }: RuleSource): Addressed => ({
  party: parties.includes(party) ? party : rule.party,
  parties,
});

const guiding: ReadonlySet<string> = new Set(["recommended_standard", "guidance", "interpretation"]);

/**
 * Whether a rule is shown and binds nobody: nobody saw its words in an authentic copy and the run is not provisional, or it
 * rests on what only recommends or guides and nobody adopts it.
 */
export function isAdvisory(
  settings: Settings,
  rule: { readonly name: string; readonly basis: string; readonly unverified: boolean },
): boolean {
  return (rule.unverified && settings.provisional !== true) || !isBinding(settings, rule);
}

/** Whether words that nobody saw in an authentic copy have a part in what a rule says: its own, an exemption's, or those of a rule that it asks. */
export const restsOnUnverified = ({ graph }: EvaluationContext["program"], rule: GraphId): boolean =>
  (unverifiedParts.get(graph) ?? findUnverified(graph))[rule] ?? false;

const unverifiedParts = new WeakMap<Graph, readonly boolean[]>();

/** Of each node, whether something unverified is it or stands below it; children come first. */
function findUnverified(graph: Graph): readonly boolean[] {
  const found: boolean[] = [];
  for (const node of graph.nodes)
    found.push(("unverified" in node && node.unverified) || childrenOf(node).some((it) => found[it]));
  unverifiedParts.set(graph, found);
  return found;
}

/** Whether a rule or exemption binds by what it rests on, or because an adoption holds on `as_of`. */
export function isBinding(
  { adoptions, asOf }: Settings,
  { name, basis }: { readonly name: string; readonly basis: string },
): boolean {
  if (!guiding.has(basis)) return true;
  return entriesInEffect(adoptions, asOf).some(({ of }) => of.name === (of.kind === "pack" ? packOf(name) : name));
}

/**
 * Whether an exemption holds: it is law on the day whose law judges, its pack's and unit's scopes hold, and its condition.
 * One that only recommends or guides and is not adopted has no effect. One whose words nobody saw in an
 * authentic copy exempts in a provisional run only: otherwise it leaves open what it would exempt from.
 */
export function evaluateExemption(
  { settings, lawOf, program }: EvaluationContext,
  node: ExemptionNode,
  id: GraphId,
  value: (of: GraphId) => Result,
): Result {
  if (!isInForce(node.inForce, lawOf) || !isBinding(settings, node)) return truth(false);
  const result = conjunction([...node.scopes, node.when].map(value));
  if (!node.unverified || settings.provisional === true || truthOf(result) === "false") return result;
  const { exemption: name, law } = exemptionAt(program, id);
  const cause = { kind: "unverified-exemption", exemption: name, law } as const;
  return unknown(union([result.causes, [cause]]), result.grounds);
}

/** How a result names an exemption. */
export function exemptionAt({ graph, sources }: EvaluationContext["program"], id: GraphId): ExemptionApplied {
  const node = graph.nodes[id];
  const source = sources.exemptions.get(id);
  invariant(node?.kind === "exemption" && source, "every exemption has its source");
  return { exemption: node.name, locator: source.locator, law: source.place };
}
