import { formatDay } from "../base/civil-date.ts";
import { civilDay, compare } from "./compare.ts";
import type { EvaluationContext } from "./context.ts";
import type { ClauseResult } from "./decision.ts";
import { formatValue } from "./format-value.ts";
import { resultCauses, resultGrounds, operand, truthOf, type Result } from "./value.ts";

export interface ClauseOutcome extends Pick<Result, "causes" | "grounds"> {
  readonly result: ClauseResult["result"];
}

/**
 * `require F by D`. Done: in time or not. Not done: waiting until the last day has passed;
 * then violated if the facts are known beyond it, else unknown. The last day counts whole.
 */
export function evaluateDeadline(
  context: EvaluationContext,
  fact: Result,
  dueResult: Result,
  path: string,
): ClauseOutcome {
  const { asOf, zone } = context.settings;
  const due = operand(dueResult);
  const grounds = resultGrounds([fact, due]);
  const dueDay = civilDay(due.value, zone);
  const doneDay = civilDay(fact.value, zone);
  if (dueDay === undefined || (doneDay === undefined && fact.value.kind !== "null"))
    return { result: "unknown", causes: resultCauses([fact, due]), grounds };

  if (doneDay !== undefined && doneDay <= asOf) {
    const inTime = truthOf(compare("at-most", fact, due, zone));
    return { result: inTime, causes: [], grounds };
  }
  if (asOf <= dueDay)
    return { result: "waiting", causes: [{ kind: "due", by: formatValue(due.value, zone), path }], grounds };
  if (context.factsOn > dueDay) return { result: "false", causes: [], grounds };
  const factsOn = formatDay(context.factsOn);
  return {
    result: "unknown",
    causes: [{ kind: "stale-facts", factsOn, due: formatValue(due.value, zone), path }],
    grounds,
  };
}
