import type { Day } from "../../src/base/civil-date.ts";
import type * as Ast from "../../src/language/syntax/ast.ts";
import { clausesOf } from "./book.ts";
import { asBreach, heard } from "./breach.ts";
import { elementsOfRule } from "./element.ts";
import { no, or, type Answer } from "./logic.ts";
import { scopeOf } from "./rule-in.ts";
import { applying, breachesOf, gatesOf, isOn } from "./rule.ts";
import type { Judgement, RuleIn, Run, Scene } from "./scene.ts";

/** What a rule without a verdict says: that it applies, may apply or does not, and what it would take to know. */
export interface NoteAnswer {
  readonly elements: readonly string[];
  readonly answer: Answer;
}

/** A note for each element on one judgement. */
export function notesOn(rule: RuleIn, judgement: Judgement, run: Run): readonly NoteAnswer[] {
  return answersOn(rule, judgement, run, breachesOf(rule, run));
}

function answersOn(rule: RuleIn, judgement: Judgement, run: Run, breach: readonly Answer[]): readonly NoteAnswer[] {
  const scene: Scene = { run, book: rule.book, judgement, variables: new Map() };
  if (!isOn(rule, judgement) || scopeOf(rule.book, rule.units, scene).is === false)
    return [{ elements: [], answer: no }];
  const elements = elementsOfRule(rule.it, scene);
  if (elements.length === 0) return [{ elements: [], answer: no }];
  return elements.map((it) => ({ elements: it.names, answer: applying(gatesOf(rule, it, breach, scene)) }));
}

/** A note that is given once for a run, by the law of one day. */
export const noteOfRun = (rule: RuleIn, lawOf: Day, run: Run): Answer => onDay(rule, lawOf, run, []);

const onDay = (rule: RuleIn, lawOf: Day, run: Run, breach: readonly Answer[]): Answer =>
  or(answersOn(rule, { document: undefined, subject: undefined, lawOf }, run, breach).map((it) => it.answer));

/** A consequence without a subject: asked for each day on which something was broken, or may have been. */
export function consequence(rule: RuleIn, [upon]: readonly Ast.Upon[], run: Run): Answer {
  if (!upon) throw new Error("a consequence follows from something");
  const found = heard(upon, rule.book, run).filter(
    ({ instance }) => instance.verdict === "violated" || instance.verdict === "undetermined",
  );
  const days = [...new Set(found.map((it) => it.judgement.lawOf))];
  return or(
    days.map((day) => {
      const thatDay = found.filter((it) => it.judgement.lawOf === day).map((it) => it.instance);
      return onDay(rule, day, run, [asBreach(thatDay)]);
    }),
  );
}

export const uponOf = ({ it }: RuleIn): readonly Ast.Upon[] => clausesOf(it, "upon");
