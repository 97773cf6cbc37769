import type { Instance, RuleAsked, Verdict } from "../../evaluate/decision.ts";
import { suppose } from "../needs/hypothesis.ts";
import { combineWays, deadlineWays, waysTo, hypothesisKey, type Hypotheses } from "../needs/ways.ts";
import { evaluateAlone, sameInstance, type RuleEvaluation } from "../rule-evaluation.ts";
import { evaluationOfAsked, localsOf } from "./reasons.ts";

/** A broken requirement, and what would keep it. */
export interface Repair {
  /** Index into the clauses of the rule. */
  readonly clause: number;
  /** Each was tried, and with it the clause holds; none: the policy shows no simple one. */
  readonly ways: readonly TriedWay[];
  /** Of a clause that asks other rules: those that are violated. */
  readonly asked: readonly RuleAsked[];
}

export interface TriedWay {
  readonly wishes: Hypotheses;
  /** What the rule then says of the instance. */
  readonly verdict: Verdict;
}

/** For each broken clause of an instance, what the policy itself shows would keep it, tried one by one on the whole documents. */
export function repairsOf(hearing: RuleEvaluation, instance: Instance): readonly Repair[] {
  return instance.clauses
    .filter((it) => it.result === "false")
    .map(({ clause, complies }) => ({
      clause,
      ways: smallest(waysOfClause(hearing, instance, clause).flatMap((it) => triedWay(hearing, instance, clause, it))),
      asked: complies.filter((it) => it.verdict === "violated" && !it.advisory),
    }));
}

/** The fewest changes first; none that only adds to another. */
function smallest(ways: readonly TriedWay[]): readonly TriedWay[] {
  const keysOf = ({ wishes }: TriedWay): readonly string[] => wishes.map((it) => hypothesisKey(it));
  const isMore = (it: TriedWay, than: TriedWay): boolean => {
    const keys = new Set(keysOf(it));
    return than.wishes.length < it.wishes.length && keysOf(than).every((key) => keys.has(key));
  };
  return ways
    .filter((it) => !ways.some((one) => isMore(it, one)))
    .toSorted((a, b) => a.wishes.length - b.wishes.length);
}

function waysOfClause(hearing: RuleEvaluation, instance: Instance, clause: number): readonly Hypotheses[] {
  const { context, node, matter } = hearing;
  const { vocabulary } = matter.run;
  const id = node.clauses[clause];
  const locals = localsOf(hearing, instance);
  const expression = id === undefined ? undefined : context.program.graph.nodes[id];
  if (id === undefined || !locals || !expression) return [];
  const asking = { context, vocabulary };
  if (expression.kind === "complies") return waysOfAsked(hearing, instance, clause);
  if (expression.kind === "deadline") return deadlineWays(asking, expression, true, locals);
  return waysTo(asking, id, true, locals);
}

/** All that the rules asked need, together. */
function waysOfAsked(hearing: RuleEvaluation, instance: Instance, clause: number): readonly Hypotheses[] {
  const asked = instance.clauses[clause]?.complies.filter((it) => it.verdict === "violated" && !it.advisory) ?? [];
  const each = asked.flatMap((it): readonly (readonly Hypotheses[])[] => {
    const inner = evaluationOfAsked(hearing, clause, it);
    if (!inner) return [[]];
    const broken = inner.instances.filter((one) => one.verdict === "violated");
    return broken.flatMap((one) =>
      one.clauses.filter((it) => it.result === "false").map((it) => waysOfClause(inner, one, it.clause)),
    );
  });
  return each.length === 0 ? [] : combineWays(each);
}

/** A way that keeps the clause, with what comes of it; nothing if it does not. */
function triedWay(
  hearing: RuleEvaluation,
  instance: Instance,
  clause: number,
  wishes: Hypotheses,
): readonly TriedWay[] {
  const supposed = wishes.length === 0 ? undefined : suppose(hearing.matter, wishes);
  const found = supposed && sameInstance(evaluateAlone(supposed)?.instances ?? [], instance);
  return found?.clauses[clause]?.result === "true" ? [{ wishes, verdict: found.verdict }] : [];
}
