import type { Run } from "../../evaluate/context.ts";
import type { Addressed, Decision, Note, RuleResult, Verdict } from "../../evaluate/decision.ts";
import { evaluateRun } from "../../evaluate/evaluate.ts";
import { outcomeOf, rollUp } from "../../evaluate/verdict.ts";
import { bySide, nameInPack, type Both, type Side, type SideRule } from "./side.ts";

/** What rules of one text say of documents. */
export interface Effect {
  readonly told: readonly RuleAnswer[];
  /** By the party and how it is bound: how strictly. What is clear or does not apply has no entry. */
  readonly weights: ReadonlyMap<string, number>;
}

export interface RuleAnswer extends Addressed {
  /** Without the name of the pack. */
  readonly rule: string;
  /** A verdict; of a note `applies`, `may_apply` or `does_not_apply`. */
  readonly verdict: Verdict | "applies" | "may_apply" | "does_not_apply";
  readonly modal: string;
  readonly advisory: boolean;
}

/** From what only shows an open question to what binds and is broken. */
const weightOf = { open: { advisory: 1, binding: 3 }, breach: { advisory: 2, binding: 4 } } as const;

/** Judges these rules alone, with all that they read, in the reference evaluator. */
export function effectOfRules(side: Side, rules: readonly SideRule[], run: Run): Effect {
  const alone = { ...side.program, graph: { ...side.program.graph, rules: rules.map((it) => it.id), yields: [] } };
  return effectIn(side, decisionOfSide(side, run, alone));
}

/** What a side's program decides of a run. */
export function decisionOfSide(side: Side, run: Run, program = side.program): Decision {
  const settings = side.lawOf === undefined ? run.settings : { ...run.settings, lawOf: side.lawOf };
  return evaluateRun({ ...run, settings, programs: [program], trace: undefined }).decision;
}

/** The effect in a decision of all rules or of some, on all documents or on one by its index. */
export function effectIn(side: Side, { rules, notes }: Decision, names?: ReadonlySet<string>, input?: number): Effect {
  const isAsked = (it: { readonly rule: string }): boolean => names?.has(nameInPack(side, it.rule)) ?? true;
  const duties = rules.filter(isAsked).map((it): RuleAnswer => {
    const instances = it.instances.filter((one) => input === undefined || one.input === input);
    const verdict = rollUp(instances.map((one) => one.verdict));
    return { ...addressOf(it), rule: nameInPack(side, it.rule), verdict };
  });
  const told = new Map(duties.map((it) => [it.rule, it] as const));
  for (const it of notes.filter(isAsked)) {
    if (input !== undefined && it.input !== input) continue;
    const verdict = ({ yes: "applies", unknown: "may_apply", no: "does_not_apply" } as const)[it.applies];
    const rule = nameInPack(side, it.rule);
    const before = told.get(rule)?.verdict;
    if (before !== undefined && before !== "does_not_apply" && verdict !== "applies") continue;
    told.set(rule, { ...addressOf(it), rule, verdict });
  }
  const weights = new Map<string, number>();
  for (const { verdict, parties, modal, advisory } of told.values()) {
    const isNote = verdict === "applies" || verdict === "may_apply";
    const outcome = isNote ? (verdict === "applies" ? "breach" : "open") : outcomeIn(verdict);
    if (outcome !== "breach" && outcome !== "open") continue;
    const weight = weightOf[outcome][advisory ? "advisory" : "binding"];
    for (const party of parties) {
      const key = isNote ? `${party} ${modal}` : party;
      weights.set(key, Math.max(weight, weights.get(key) ?? 0));
    }
  }
  return { told: [...told.values()], weights };
}

const addressOf = ({ party, parties, modal, advisory }: RuleResult | Note): Omit<RuleAnswer, "rule" | "verdict"> => {
  return { party, parties, modal, advisory };
};

const outcomeIn = (verdict: RuleAnswer["verdict"]): ReturnType<typeof outcomeOf> =>
  verdict === "applies" || verdict === "may_apply" || verdict === "does_not_apply" ? undefined : outcomeOf(verdict);

/** The same of both texts, on the same documents. */
export function effectsOnBoth(sides: Both<Side>, rules: Both<readonly SideRule[]>, run: Run): Both<Effect> {
  return bySide((it) => effectOfRules(sides[it], rules[it], run));
}

export const directions = ["stricter", "looser"] as const;
export type Direction = (typeof directions)[number];

/** In which ways the second of two effects differs from the first; none if they bind alike. */
export function directionsOf({ old, new: later }: Both<Effect>): readonly Direction[] {
  const keys = [...new Set([...old.weights.keys(), ...later.weights.keys()])];
  const steps = keys.map((it) => (later.weights.get(it) ?? 0) - (old.weights.get(it) ?? 0));
  return directions.filter((it) => steps.some((step) => (it === "stricter" ? step > 0 : step < 0)));
}

/** Whether something is broken, or a note applies: for the party it binds, or only shown. */
export const isBroken = ({ weights }: Effect): boolean => [...weights.values()].some((it) => it === 4 || it === 2);

const isOpen = ({ weights }: Effect): boolean => [...weights.values()].some((it) => it === 3 || it === 1);

/** Whether a difference is one between a breach, or a note that applies, and none: no question is open. */
export const isSharp = ({ old, new: later }: Both<Effect>): boolean =>
  isBroken(old) !== isBroken(later) && !isOpen(old) && !isOpen(later);
