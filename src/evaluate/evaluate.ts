import { formatDay, parseDay, type Day } from "../base/civil-date.ts";
import { dayIn, parseInstant } from "../base/instant.ts";
import { invariant } from "../base/invariant.ts";
import type { Place } from "../base/text.ts";
import type { GraphId, RuleNode } from "../graph/graph.ts";
import { compareLocators, locatorKey } from "../statute/locator.ts";
import type { Input } from "../vocabulary/input.ts";
import type { Vocabulary } from "../vocabulary/type.ts";
import { stepsPerDocument, type Context, type Findings, type Root, type Trace } from "./context.ts";
import type { Decision, Instance, RuleResult, Yield } from "./decision.ts";
import { evaluateNode } from "./expression.ts";
import { rootPlace } from "./fact.ts";
import type { Program } from "./program.ts";
import { rollUp, runWord } from "./roll-up.ts";
import { evaluateRule, isInForce } from "./rule.ts";
import type { Settings } from "./settings.ts";
import { operand, placeKey, truthOf, type Result } from "./value.ts";

/** What a run looks at. */
interface Run {
  readonly programs: readonly Program[];
  /** Judged in turn; a response's request is judged with it. */
  readonly inputs: readonly Input[];
  /** Read by rules on every other document; judged only if it is an input too. */
  readonly service: Input | undefined;
  readonly vocabulary: Vocabulary;
  readonly settings: Settings;
  readonly trace: Trace | undefined;
}

interface Evaluation {
  readonly decision: Decision;
  /** Inputs whose nested lists cost more steps than one document may: their verdicts are not to be used. */
  readonly tooLarge: readonly number[];
}

/**
 * Judges documents by compiled packs, in three-valued logic.
 *
 * A fact that no document states is unknown, never false: silence is neither a pass nor a breach. Adding facts never turns
 * a breach or a clear outcome into anything else; removing facts never makes one clear.
 * Total and pure: for every verified graph and every validated input it returns, and the same bytes give the same decision.
 */
export function evaluate(run: Run): Evaluation {
  const judgements = run.inputs.flatMap((input, index) => judgementsOf(run, input, index));
  const findings: Findings = { overruled: new Map(), ignored: new Map() };
  const rules = run.programs.flatMap((program) => ruleResults(run, program, judgements, findings));
  const yields = run.programs.flatMap((program) => yieldsOf(run, program, judgements));
  const verdict = rollUp(rules.filter((it) => it.inRollUp).map((it) => it.verdict));
  return {
    decision: {
      word: runWord(verdict),
      rules,
      yields,
      overruled: [...findings.overruled.values()],
      ignored: [...findings.ignored.values()],
      leftOut: run.inputs.flatMap((input, index) =>
        happened(run, input) ? [] : [{ input: index, day: formatDay(input.day ?? run.settings.asOf) }],
      ),
      assumed: run.inputs.flatMap((input, index) =>
        input.factsOn === undefined && happened(run, input)
          ? [{ input: index, what: `facts known up to ${formatDay(run.settings.asOf)}` }]
          : [],
      ),
    },
    tooLarge: [...new Set(judgements.filter((it) => it.budget.left < 0).map((it) => it.index))],
  };
}

/** One subject of one document, and the day whose law judges it. */
interface Judgement {
  readonly index: number;
  readonly subject: string;
  /** Where the subject stands; where it should stand, if its document does not hold it. */
  readonly place: Place;
  readonly lawOf: Day;
  readonly roots: ReadonlyMap<string, Root>;
  readonly factsOn: Day;
  readonly memos: Map<Program, Context["memo"]>;
  readonly budget: Context["budget"];
}

/** A request, response or event after `as_of` had not happened. */
function happened(run: Run, input: Input): boolean {
  return input.day === undefined || input.day <= run.settings.asOf;
}

function judgementsOf(run: Run, input: Input, index: number): readonly Judgement[] {
  if (!happened(run, input)) return [];
  const roots = rootsOf(run, input);
  const own = roots.get(input.subject);
  invariant(own, "a document holds its own subject");
  const budget = { left: stepsPerDocument, place: rootPlace(own) };
  const memos = new Map<Program, Context["memo"]>();
  const carried = run.vocabulary.subjects.get(input.subject)?.carries ?? [];
  return [...new Set([...input.roots.keys(), ...carried])].map((subject) => ({
    index,
    subject,
    place: rootPlace(roots.get(subject) ?? own),
    lawOf: run.settings.lawOf ?? ownDay(run, input, subject) ?? run.settings.asOf,
    roots,
    factsOn: input.factsOn ?? run.settings.asOf,
    memos,
    budget,
  }));
}

function rootsOf(run: Run, input: Input): ReadonlyMap<string, Root> {
  const roots = new Map<string, Root>();
  if (run.service) {
    for (const [name, node] of run.service.roots) roots.set(name, { node, input: run.service });
  }
  for (const [name, node] of input.roots) roots.set(name, { node, input });
  return roots;
}

/** The subject's own day: its field for it, else the day of the document that carries it. */
function ownDay(run: Run, input: Input, subject: string): Day | undefined {
  const field = run.vocabulary.subjects.get(subject)?.day;
  const value = field === undefined ? undefined : input.roots.get(subject)?.entries.get(field)?.value;
  if (value?.kind !== "scalar" || typeof value.value !== "string") return input.day;
  const instant = parseInstant(value.value);
  return (instant === undefined ? parseDay(value.value) : dayIn(instant, run.settings.zone)) ?? input.day;
}

function contextOf(run: Run, program: Program, judgement: Judgement, findings: Findings): Context {
  const memo = judgement.memos.get(program) ?? new Map<GraphId, Result>();
  judgement.memos.set(program, memo);
  const { roots, factsOn, budget } = judgement;
  return { program, settings: run.settings, roots, factsOn, memo, findings, budget, trace: run.trace };
}

function ruleResults(
  run: Run,
  program: Program,
  judgements: readonly Judgement[],
  findings: Findings,
): readonly RuleResult[] {
  const contexts = judgements.map((it) => ({ ...it, context: contextOf(run, program, it, findings) }));
  const results = program.graph.rules.map((id) => {
    const rule = program.graph.nodes[id];
    invariant(rule?.kind === "rule", "`rules` names rules");
    return ruleResult(run, program, rule, contexts);
  });
  return results.toSorted((a, b) => compareLocators(a.locator, b.locator) || (a.rule < b.rule ? -1 : 1));
}

function ruleResult(
  run: Run,
  program: Program,
  rule: RuleNode,
  contexts: readonly (Judgement & { readonly context: Context })[],
): RuleResult {
  const source = program.sources.rules.get(rule.name);
  invariant(source, "every rule has its source");
  const instances: readonly Instance[] = contexts
    .filter((it) => it.subject === rule.subject)
    .flatMap((it) => evaluateRule(it.context, rule, source, it));
  return {
    rule: rule.name,
    pack: program.graph.pack,
    locator: source.locator,
    party: rule.party,
    inRollUp: rule.party === run.settings.party,
    verdict: rollUp(instances.map((it) => it.verdict)),
    instances,
    notExamined: instances.length === 0 ? rule.subject : undefined,
  };
}

/** Flags of other regimes that may prevail while this law is in force, once for each place that raises them. */
function yieldsOf(run: Run, program: Program, judgements: readonly Judgement[]): readonly Yield[] {
  const found = new Map<string, Yield>();
  for (const judgement of judgements) {
    const context = contextOf(run, program, judgement, { overruled: new Map(), ignored: new Map() });
    for (const id of program.graph.yields) {
      const node = program.graph.nodes[id];
      const flags = program.sources.yields.get(id);
      invariant(node?.kind === "yields" && flags, "`yields` names flags with their source");
      if (!isInForce(node, judgement.lawOf)) continue;
      const result = operand(evaluateNode(context, node.condition, []));
      const holds = truthOf(result);
      if (holds === "false" || result.causes.some((it) => it.kind === "no-subject")) continue;
      const cause = result.causes.find((it) => it.kind === "missing-fact");
      const fact = result.grounds.find((it) => it.kind === "fact");
      const place = fact?.place ?? cause?.place ?? judgement.budget.place;
      for (const { what, source } of flags) {
        const { locator } = source;
        const key = `${what}:${locatorKey(locator)}:${placeKey(place)}`;
        if (!found.has(key))
          found.set(key, { pack: program.graph.pack, what, locator, holds, input: judgement.index, place });
      }
    }
  }
  return [...found.values()];
}
