import { groupBy } from "../base/group-by.ts";
import type { Place } from "../base/text.ts";
import { contextCache } from "../evaluate/context-cache.ts";
import { noFindings, type DocumentContext, type Run } from "../evaluate/context.ts";
import { findContradictions } from "../evaluate/contradictions.ts";
import type { Instance } from "../evaluate/decision.ts";
import { judgementsOf } from "../evaluate/judgement.ts";
import { partOf } from "../evaluate/parts-of-run.ts";
import { ruleOf, type Program } from "../evaluate/program.ts";
import { evaluateRule } from "../evaluate/rule.ts";
import type { Graph, GraphId, RuleNode } from "../graph/graph.ts";
import type { RuleSource } from "../graph/sources.ts";
import { childrenOf } from "../graph/traversal.ts";
import type { Input } from "../vocabulary/input.ts";

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
  const { program, rule, input } = matter;
  const run = partOf(matter.run, program);
  const { rule: node, source } = ruleOf(program, rule);
  const judgements = judgementsOf(run);
  const own = judgements.find(
    (it) => it.document.index === input && (node.subject === undefined || it.subject === node.subject),
  );
  if (!own) return undefined;
  const context = contextCache(run, judgements, noFindings()).of(program, own);
  return { matter: { ...matter, run }, context, node, source, instances: evaluateRule(context, rule).instances };
}

/**
 * The matter without the documents that the rule cannot see: only `upon breach of` looks at others than its own, and what
 * contradicts a fact may stand in others.
 */
export function narrowedToDocument(matter: RuleOnDocument): RuleOnDocument {
  const { run, program, rule, input } = matter;
  const own = run.inputs[input];
  if (!own || readsBreaches(program, rule)) return matter;
  const contradicting = contradictingInputs(run);
  const inputs = run.inputs.filter((it) => it === own || contradicting.has(it));
  return { ...matter, run: { ...run, inputs }, input: inputs.indexOf(own) };
}

const contradictingIn = new WeakMap<Run, ReadonlySet<Input>>();

/** Of each contradiction so many documents that it holds without the others. */
const enough = 3;

function contradictingInputs(run: Run): ReadonlySet<Input> {
  const known = contradictingIn.get(run);
  if (known) return known;
  const bySource = groupBy(
    run.inputs.toSorted((a, b) => a.span.start - b.span.start),
    (it) => it.source,
  );
  const holding = ({ source, span }: Place): Input | undefined => inputAt(bySource.get(source) ?? [], span.start);
  const found = new Set<Input>();
  for (const { facts } of findContradictions(run, judgementsOf(run)).all)
    for (const it of [...new Set(facts.flatMap(({ place }) => holding(place) ?? []))].slice(0, enough)) found.add(it);
  contradictingIn.set(run, found);
  return found;
}

/** The input in which an offset lies, of those of one text in their order. */
function inputAt(inputs: readonly Input[], offset: number): Input | undefined {
  let [from, to] = [0, inputs.length];
  while (from < to) {
    const middle = (from + to) >> 1;
    if ((inputs[middle]?.span.start ?? 0) <= offset) from = middle + 1;
    else to = middle;
  }
  const found = inputs[from - 1];
  return found && offset < found.span.end ? found : undefined;
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
