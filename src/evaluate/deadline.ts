import { formatDay } from "../base/civil-date.ts";
import { civilDay, compare } from "./compare.ts";
import type { Context } from "./context.ts";
import type { ClauseResult } from "./decision.ts";
import { showValue } from "./show-value.ts";
import { causesOf, groundsOf, operand, truthOf, type Result } from "./value.ts";

export type ClauseOutcome = Pick<ClauseResult, "result" | "causes"> & { readonly grounds: Result["grounds"] };

/**
 * `require F by D`. Done: in time or not. Not done: waiting until the last day has passed;
 * then violated if the facts are known beyond it, else unknown. The last day counts whole.
 */
export function deadline(context: Context, fact: Result, dueResult: Result, path: string): ClauseOutcome {
  const { asOf, zone } = context.settings;
  const due = operand(dueResult);
  const grounds = groundsOf([fact, due]);
  const dueDay = civilDay(due.value, zone);
  const doneDay = civilDay(fact.value, zone);
  if (dueDay === undefined || (doneDay === undefined && fact.value.kind !== "null"))
    return { result: "unknown", causes: causesOf([fact, due]), grounds };

  if (doneDay !== undefined && doneDay <= asOf) {
    const inTime = truthOf(compare("at-most", fact, due, zone));
    return { result: inTime, causes: [], grounds };
  }
  if (asOf <= dueDay)
    return { result: "waiting", causes: [{ kind: "due", by: showValue(due.value, zone), path }], grounds };
  if (context.factsOn > dueDay) return { result: "false", causes: [], grounds };
  const factsOn = formatDay(context.factsOn);
  return {
    result: "unknown",
    causes: [{ kind: "stale-facts", factsOn, due: showValue(due.value, zone), path }],
    grounds,
  };
}
