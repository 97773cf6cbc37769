import { contextCache } from "../evaluate/context-cache.ts";
import { noFindings, type DocumentContext, type Run } from "../evaluate/context.ts";
import type { Instance } from "../evaluate/decision.ts";
import { judgementsOf } from "../evaluate/judgement.ts";
import { ruleOf, type Program } from "../evaluate/program.ts";
import { evaluateRule } from "../evaluate/rule.ts";
import type { Graph, GraphId, RuleNode } from "../graph/graph.ts";
import type { RuleSource } from "../graph/sources.ts";
import { childrenOf } from "../graph/traversal.ts";

/** One rule of a program, and one document of a run that it judges. */
export interface RuleOnDocument {
  readonly run: Run;
  readonly program: Program;
  readonly rule: GraphId;
  /** Index into the inputs of the run. */
  readonly input: number;
}

/** What a rule says of a document, and the context in which its parts can be read. */
export interface RuleEvaluation {
  readonly matter: RuleOnDocument;
  readonly context: DocumentContext;
  readonly node: RuleNode;
  readonly source: RuleSource;
  readonly instances: readonly Instance[];
}

/** Hears one rule alone, one without a subject on the document itself; undefined if the document holds nothing that it judges. */
export function evaluateAlone(matter: RuleOnDocument): RuleEvaluation | undefined {
  const { run, program, rule, input } = matter;
  const { rule: node, source } = ruleOf(program, rule);
  const judgements = judgementsOf(run);
  const own = judgements.find(
    (it) => it.document.index === input && (node.subject === undefined || it.subject === node.subject),
  );
  if (!own) return undefined;
  const context = contextCache(run, judgements, noFindings()).of(program, own);
  return { matter, context, node, source, instances: evaluateRule(context, rule).instances };
}

/**
 * The matter without the documents that the rule cannot see: only `upon breach of` looks at others than its own.
 */
export function narrowedToDocument(matter: RuleOnDocument): RuleOnDocument {
  const { run, program, rule, input } = matter;
  const own = run.inputs[input];
  if (!own || readsBreaches(program, rule)) return matter;
  return { ...matter, run: { ...run, inputs: [own] }, input: 0 };
}

function readsBreaches({ graph }: Program, rule: GraphId): boolean {
  return [...nodesBelow(graph, rule)].some((id) => graph.nodes[id]?.kind === "breach");
}

/** A node and all that it reads. */
export function nodesBelow(graph: Graph, root: GraphId): ReadonlySet<GraphId> {
  const seen = new Set<GraphId>();
  const visit = (id: GraphId): void => {
    const node = graph.nodes[id];
    if (!node || seen.has(id)) return;
    seen.add(id);
    childrenOf(node).forEach(visit);
  };
  visit(root);
  return seen;
}

/** The instance that is about the same elements, whether or not the keys that name them are known. */
export function sameInstance(instances: readonly Instance[], it: Pick<Instance, "elements">): Instance | undefined {
  return instances.find((one) => elementKey(one.elements) === elementKey(it.elements));
}

/**
 * Elements by their positions, whatever their names; texts by themselves.
 *
 * @example
 * elementKey(["service.models[1] qwen max", "text"]) // "service.models[1]\ntext"
 */
export function elementKey(elements: readonly string[]): string {
  return elements.map((it) => /^\S+\[\d+\](?= |$)/.exec(it)?.[0] ?? it).join("\n");
}
