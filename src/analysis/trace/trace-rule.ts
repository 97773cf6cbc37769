import { groupBy } from "../../base/group-by.ts";
import { invariant } from "../../base/invariant.ts";
import { instancesOfRules } from "../../evaluate/breach.ts";
import type { Locals, Run } from "../../evaluate/context.ts";
import type { Cause, ClauseResult, Instance, RuleAsked } from "../../evaluate/decision.ts";
import { exemptionAt, isBinding, isInForce } from "../../evaluate/legal-force.ts";
import { operand, truthOf } from "../../evaluate/value.ts";
import { rollUp } from "../../evaluate/verdict.ts";
import { toSoundPack } from "../../language/check/checked-pack.ts";
import { lower } from "../../language/lower/lower.ts";
import type { WrittenNodes } from "../../language/lower/lowering-context.ts";
import type { Pack } from "../../pack/pack.ts";
import type { Input } from "../../vocabulary/input.ts";
import type { Vocabulary } from "../../vocabulary/type.ts";
import { localsOf } from "../explain/reasons.ts";
import { rulePartsOf, type RulePart } from "../explain/written-rule.ts";
import { evaluateAlone, type RuleEvaluation } from "../rule-evaluation.ts";
import {
  beyond,
  expressionTracer,
  type ExpressionTracer,
  type Homes,
  type TracedElement,
  type TracedExpression,
  type Written,
} from "./trace-expression.ts";

/** What a rule says of a document or an element, and what each of its parts comes to. */
export interface TracedInstance {
  readonly instance: Instance;
  readonly input: Input;
  /** In the order in which they are asked. */
  readonly parts: readonly TracedPart[];
}

export interface TracedPart {
  readonly part: RulePart;
  readonly result: ClauseResult["result"] | "not_asked";
  readonly expressions: readonly TracedExpression[];
  /** Of `for each` where nothing is left: the elements, and why they are left out. */
  readonly elements: readonly TracedElement[];
  /** What rules say that it names: of `complies with`, and of `upon breach of` those that are broken or open. */
  readonly asked: readonly Pick<RuleAsked, "rule" | "verdict" | "advisory">[];
  /** Why it is not known, beyond what its expressions tell. */
  readonly causes: readonly Cause[];
}

/** What a run is traced with. */
export interface TraceSetting {
  readonly run: Run;
  /** Those that were loaded together. */
  readonly packs: readonly Pack[];
  /** The nodes of the expressions of the pack that judges. */
  readonly nodes: WrittenNodes;
  /** Of those packs. */
  readonly homes: Homes;
}

/** The node that each expression became of which the graph of a pack is made. A compiled pack does not keep it: the pack is lowered anew. */
export function writtenNodesOf(pack: Pack, needed: readonly Pack[], vocabulary: Vocabulary): WrittenNodes {
  const all = [pack, ...needed].map((it) => {
    const sound = toSoundPack(it.checked, it.warnings);
    invariant(sound, "a pack that compiled has no error");
    return sound;
  });
  const [own] = all;
  invariant(own, "the pack is one of them");
  const written: WrittenNodes = new Map();
  const { graph } = lower(own, all, vocabulary, written);
  invariant(graph.nodes.length === pack.program.graph.nodes.length, "a pack that is lowered anew is the same graph");
  return written;
}

/** A rule of the run's one program on each document that it judges, as the evaluator hears it alone. */
export function traceRule(name: string, { run, packs, ...scene }: TraceSetting): readonly TracedInstance[] {
  const [program] = run.programs;
  const rule = program?.ids.get(name);
  invariant(program && rule !== undefined, "a rule that is traced is of the program");
  const heard = run.inputs.flatMap((_, input) => evaluateAlone({ run, program, rule, input }) ?? []);
  const isOfRun = heard[0]?.node.subject === undefined;
  return (isOfRun ? heard.slice(0, 1) : heard).flatMap((hearing) =>
    hearing.instances.map((instance) => {
      const input = run.inputs[instance.input];
      invariant(input, "an instance is about an input");
      return { instance, input, parts: partsOf(hearing, instance, packs, scene) };
    }),
  );
}

function partsOf(
  heard: RuleEvaluation,
  instance: Instance,
  packs: readonly Pack[],
  scene: Pick<TraceSetting, "nodes" | "homes">,
): readonly TracedPart[] {
  // A breach beside a dispute is shown by facts alone.
  const byFacts =
    instance.verdict === "violated" && heard.context.disputes.size > 0 ? heard.context.byFacts : undefined;
  const hearing = byFacts ? { ...heard, context: byFacts() } : heard;
  const { context, node, source } = hearing;
  const trace = expressionTracer({ context, ...scene });
  const locals = localsOf(hearing, instance);
  return rulePartsOf(packs, node, source, (id) => exemptionAt(context.program, id)).map((part) =>
    tracedPart(part, hearing, instance, locals, trace),
  );
}

function tracedPart(
  part: RulePart,
  { context, node }: RuleEvaluation,
  instance: Instance,
  locals: Locals | undefined,
  trace: ExpressionTracer,
): TracedPart {
  const { kind, index, pack, place } = part;
  const file = pack.checked.files.find((it) => it.source.path === place.source.path);
  invariant(file, "a part of a rule stands in a file of its pack");
  const written = { pack, file };
  const all = (of: Locals | undefined): readonly TracedExpression[] =>
    part.expressions.map((it) => trace(it, "operand", written, of));
  const traced = (
    result: TracedPart["result"],
    expressions: readonly TracedExpression[],
    more: Partial<TracedPart> = {},
  ): TracedPart => ({ part, result, expressions, elements: [], asked: [], causes: [], ...more });

  if (kind === "clause") {
    const clause = instance.clauses[index];
    if (!clause) return traced("not_asked", all(undefined));
    const expressions = all(locals);
    const told = expressions.map((it) => it.result?.causes ?? []);
    return traced(clause.result, expressions, { asked: clause.complies, causes: beyond(clause.causes, told) });
  }
  const asked = instance.conditions.find((it) => it.kind === kind && it.index === index)?.result;
  if (asked === undefined) return traced("not_asked", all(undefined));
  if (kind === "scope") return traced(asked, all([]));
  if (kind === "for-each") return traced(asked, ...elementsAsked(part, written, locals, trace));
  if (kind === "upon") {
    const breach = node.upon === undefined ? undefined : context.program.graph.nodes[node.upon];
    const heard = breach?.kind === "breach" ? instancesOfRules(context, breach) : [];
    const open = groupBy(
      heard.filter(({ instance }) => instance.verdict === "violated" || instance.verdict === "undetermined"),
      (it) => it.rule,
    );
    const all = [...open].map(([rule, of]) => ({
      rule,
      verdict: rollUp(of.map((it) => it.instance.verdict)),
      advisory: false,
    }));
    return traced(asked, [], { asked: all });
  }
  if (kind === "exemption") {
    const exemption = context.program.graph.nodes[node.exemptions[index] ?? -1];
    const isLaw =
      exemption?.kind === "exemption" &&
      isInForce(exemption.inForce, context.lawOf) &&
      isBinding(context.settings, exemption);
    return traced(asked, all(isLaw ? [] : undefined));
  }
  // Several clauses of one kind are one condition; each is told by itself.
  const expressions = all(locals);
  const [own] = expressions;
  return traced(own?.result ? truthOf(operand(own.result)) : asked, expressions);
}

/** A list and its `where`: of the element that the instance is about, or of each where none is left. */
function elementsAsked(
  { index, expressions: [list, where] }: RulePart,
  written: Written,
  locals: Locals | undefined,
  trace: ExpressionTracer,
): readonly [readonly TracedExpression[], Partial<TracedPart>] {
  invariant(list, "`for each` names a list");
  const around = (depth: number): Locals | undefined => locals?.slice(Math.max(0, locals.length - depth));
  const outer = index === 0 ? [] : around(index);
  const whole = trace(list, "list", written, outer);
  if (!where) return [[whole], {}];
  if (locals) return [[whole, trace(where, "where", written, around(index + 1))], {}];
  const found = whole.result?.value.kind === "list" ? whole.result.value.elements : [];
  if (found.length === 0) return [[whole, trace(where, "where", written, undefined)], {}];
  const elements = found.map((element, at) => ({
    element,
    index: at,
    parts: [trace(where, "where", written, [element])],
  }));
  return [[whole], { elements }];
}
