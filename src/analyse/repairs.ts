import type { Instance, RuleAsked, Verdict } from "../evaluate/decision.ts";
import { evaluateNode } from "../evaluate/expression.ts";
import { operand } from "../evaluate/value.ts";
import { fieldAt } from "./fact-field.ts";
import { factAt } from "./fact-node.ts";
import { triedValue } from "./comparison-wishes.ts";
import { hear, sameInstance, type Hearing } from "./hearing.ts";
import { hearingOf, localsOf } from "./reasons.ts";
import { suppose } from "./suppose.ts";
import { together, waysTo, wishKey, type Way } from "./ways.ts";
import type { Say } from "./wish.ts";

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
  readonly wishes: Way;
  /** What the rule then says of the instance. */
  readonly verdict: Verdict;
}

/** For each broken clause of an instance, what the policy itself shows would keep it, tried one by one on the whole documents. */
export function repairsOf(hearing: Hearing, instance: Instance): readonly Repair[] {
  return instance.clauses
    .filter((it) => it.result === "false")
    .map(({ clause, complies }) => ({
      clause,
      ways: smallest(waysOfClause(hearing, instance, clause).flatMap((it) => tried(hearing, instance, clause, it))),
      asked: complies.filter((it) => it.verdict === "violated" && !it.advisory),
    }));
}

/** The fewest changes first; none that only adds to another. */
function smallest(ways: readonly TriedWay[]): readonly TriedWay[] {
  const keysOf = ({ wishes }: TriedWay): readonly string[] => wishes.map((it) => wishKey(it));
  const isMore = (it: TriedWay, than: TriedWay): boolean => {
    const keys = new Set(keysOf(it));
    return than.wishes.length < it.wishes.length && keysOf(than).every((key) => keys.has(key));
  };
  return ways
    .filter((it) => !ways.some((one) => isMore(it, one)))
    .toSorted((a, b) => a.wishes.length - b.wishes.length);
}

function waysOfClause(hearing: Hearing, instance: Instance, clause: number): readonly Way[] {
  const { context, node, matter } = hearing;
  const { vocabulary } = matter.run;
  const id = node.clauses[clause];
  const locals = localsOf(hearing, instance);
  const expression = id === undefined ? undefined : context.program.graph.nodes[id];
  if (id === undefined || !locals || !expression) return [];
  const asking = { context, vocabulary };
  if (expression.kind === "complies") return waysOfAsked(hearing, instance, clause);
  if (expression.kind !== "deadline") return waysTo(asking, id, true, locals);
  const field = context.program.graph.nodes[expression.fact];
  const fact = field?.kind === "field" ? factAt(asking, field, locals) : undefined;
  const due = operand(evaluateNode(context, expression.due, locals)).value;
  const value = fact && fieldAt(vocabulary, fact.path) && triedValue(asking, fact, due, 0);
  const say: Say = "by";
  return fact && value ? [[{ kind: "fact", path: fact.path, value, say, shown: shownTime(value) }]] : [];
}

const shownTime = (value: ReturnType<typeof triedValue>): string =>
  value?.kind === "scalar" ? String(value.value) : "";

/** All that the rules asked need, together. */
function waysOfAsked(hearing: Hearing, instance: Instance, clause: number): readonly Way[] {
  const asked = instance.clauses[clause]?.complies.filter((it) => it.verdict === "violated" && !it.advisory) ?? [];
  const each = asked.flatMap((it): readonly (readonly Way[])[] => {
    const inner = hearingOf(hearing, clause, it);
    if (!inner) return [[]];
    const broken = inner.instances.filter((one) => one.verdict === "violated");
    return broken.flatMap((one) =>
      one.clauses.filter((it) => it.result === "false").map((it) => waysOfClause(inner, one, it.clause)),
    );
  });
  return each.length === 0 ? [] : together(each);
}

/** A way that keeps the clause, with what comes of it; nothing if it does not. */
function tried(hearing: Hearing, instance: Instance, clause: number, wishes: Way): readonly TriedWay[] {
  const supposed = wishes.length === 0 ? undefined : suppose(hearing.matter, wishes);
  const found = supposed && sameInstance(hear(supposed)?.instances ?? [], instance);
  return found?.clauses[clause]?.result === "true" ? [{ wishes, verdict: found.verdict }] : [];
}
