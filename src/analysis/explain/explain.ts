import { parseDay } from "../../base/civil-date.ts";
import { invariant } from "../../base/invariant.ts";
import type { Run } from "../../evaluate/context.ts";
import type { Cause, Instance, RuleResult } from "../../evaluate/decision.ts";
import { judgingVersions } from "../../evaluate/judgement.ts";
import { ruleOf, type Program } from "../../evaluate/program.ts";
import { outcomeOf } from "../../evaluate/verdict.ts";
import type { Pack } from "../../pack/pack.ts";
import type { Item } from "../input-items.ts";
import { fieldOfPath, firstFact } from "../needs/facts.ts";
import { questionsOfInstance, type Question } from "../needs/answers.ts";
import { evaluateAlone, narrowedToDocument, sameInstance, type RuleEvaluation } from "../rule-evaluation.ts";
import { reasonsOf, type Reason } from "./reasons.ts";
import { reduceInput } from "./reduce-input.ts";
import { repairsOf, type Repair } from "./repairs.ts";

/** Why a rule says of a document, or of an element in it, what it says. */
export interface Explanation {
  readonly result: RuleResult;
  readonly instance: Instance;
  /** The pack whose text judged. */
  readonly pack: Pack;
  /** Of a breach or a clear outcome: the least that gives it, and what the rule says on that alone. */
  readonly rests: { readonly items: readonly Item[]; readonly instance: Instance } | undefined;
  readonly reasons: readonly Reason[];
  /** Of a breach: what would have to change. */
  readonly repairs: readonly Repair[];
  /** Of an open outcome: what is missing, and what answers would do. */
  readonly questions: readonly Question[];
}

/** Explains one instance of a result of the run. Undefined for what was not examined. */
export function explainInstance(
  run: Run,
  packs: readonly Pack[],
  result: RuleResult,
  instance: Instance,
): Explanation | undefined {
  const again = evaluatedAgain(run, result, instance);
  if (!again) return undefined;
  const { hearing, whole } = again;
  const pack = packs.find((it) => it.program === hearing.matter.program);
  invariant(pack, "a rule that judged stands in a pack");
  const found = { result, instance, pack };
  if (outcomeOf(instance.verdict) === "open") {
    const reasons = reasonsOf(hearing, whole, packs);
    return { ...found, rests: undefined, reasons, repairs: [], questions: questionsOfInstance(hearing, whole) };
  }
  const reduced = reduceInput(hearing.matter, whole);
  return {
    ...found,
    rests: { items: reduced.items, instance: reduced.instance },
    reasons: reasonsOf(reduced.hearing, reduced.instance, packs),
    repairs: instance.verdict === "violated" ? repairsOf(hearing, whole) : [],
    questions: [],
  };
}

/** What an open instance of a result lacks, and what answers would do; of a group also what its first fact would, by which it is asked for. */
export function questionsAbout(run: Run, result: RuleResult, instance: Instance): readonly Question[] {
  const again = evaluatedAgain(run, result, instance);
  if (!again) return [];
  const { hearing, whole } = again;
  const first = whole.causes.flatMap((it): readonly Cause[] => {
    if (it.kind !== "missing-fact") return [];
    const field = fieldOfPath(run.vocabulary, it.path);
    const fact = field?.type.kind === "record" ? firstFact(it.path, field) : undefined;
    return fact ? [{ ...it, path: fact.path }] : [];
  });
  return questionsOfInstance(hearing, { ...whole, causes: [...whole.causes, ...first] });
}

/** A rule heard anew, alone, and what it says of the same element. */
function evaluatedAgain(
  run: Run,
  result: RuleResult,
  instance: Instance,
): { readonly hearing: RuleEvaluation; readonly whole: Instance } | undefined {
  const program = judgingProgram(run, result.pack, instance.lawOf);
  const rule = program.graph.rules.find((id) => ruleOf(program, id).rule.name === result.rule);
  invariant(rule !== undefined, "a rule that judged stands in its program");
  const hearing = evaluateAlone(narrowedToDocument({ run, program, rule, input: instance.input }));
  const whole = hearing && sameInstance(hearing.instances, instance);
  return hearing && whole && { hearing, whole };
}

/** The text of a law, of those of its pack, by which a run judges what is of a day. */
export function judgingProgram({ programs }: Run, pack: string, lawOf: string): Program {
  const day = parseDay(lawOf);
  invariant(day !== undefined, "a result has a day");
  const own = programs.filter((it) => it.graph.pack === pack);
  const [versions] = judgingVersions(own, [], day);
  const [heard] = versions?.heard ?? [];
  invariant(heard, "a pack that judged has a version");
  return heard.program;
}
