import { dayOfEpoch, formatDay, type Day } from "../base/civil-date.ts";
import { dayIn, type Zone } from "../base/instant.ts";
import { compare } from "./compare.ts";
import type { EvaluationContext } from "./context.ts";
import type { Cause, ClauseResult } from "./decision.ts";
import { formatValue } from "./format-value.ts";
import { known, resultCauses, resultGrounds, operand, truthOf, type Result, type RuntimeValue } from "./value.ts";

export interface ClauseOutcome extends Pick<Result, "causes" | "grounds"> {
  readonly result: ClauseResult["result"];
}

/**
 * `require F by D`. Done: in time or not. Not done: waiting until the last day has passed;
 * then violated if the facts are known beyond it, else unknown. The last day counts whole.
 * Where days are known in part, what all of them give.
 */
export function evaluateDeadline(
  context: EvaluationContext,
  fact: Result,
  dueResult: Result,
  path: string,
): ClauseOutcome {
  const { zone } = context.settings;
  const due = operand(dueResult);
  const grounds = resultGrounds([fact, due]);
  const dones = fact.value.kind === "null" ? [undefined] : endsOf(fact.value);
  const dues = endsOf(due.value);
  // What all corners give, all days between them give.
  const corners = new Set(dones.flatMap((done) => dues.map((by) => settled(context, done, by))));
  const [result, ...others] = corners;
  const [by] = dues;
  if (result === undefined || by === undefined || others.length > 0)
    return { result: "unknown", causes: resultCauses([fact, due]), grounds };
  const causes: readonly Cause[] =
    result === "waiting"
      ? [{ kind: "due", by: formatValue(by, zone), path }]
      : result === "unknown"
        ? [{ kind: "stale-facts", factsOn: formatDay(context.factsOn), due: formatValue(by, zone), path }]
        : [];
  return { result, causes, grounds };
}

type DayValue = Extract<RuntimeValue, { readonly kind: "date" | "datetime" }>;

/** The earliest and the latest day that a value can be; none if it is no day. */
function endsOf(value: RuntimeValue): readonly DayValue[] {
  if (value.kind !== "range") return isDay(value) ? [value] : [];
  return [
    isDay(value.low) ? value.low : { kind: "date", day: dayOfEpoch(-Infinity) },
    isDay(value.high) ? value.high : { kind: "date", day: dayOfEpoch(Infinity) },
  ];
}

const isDay = (value: RuntimeValue | undefined): value is DayValue =>
  value?.kind === "date" || value?.kind === "datetime";

/** `done`: when it was done; undefined: it is not done. */
function settled(
  { settings: { asOf, zone }, factsOn }: EvaluationContext,
  done: DayValue | undefined,
  due: DayValue,
): ClauseOutcome["result"] {
  const dueDay = dayOf(due, zone);
  if (done && dayOf(done, zone) <= asOf) return truthOf(compare("at-most", known(done), known(due), zone));
  if (asOf <= dueDay) return "waiting";
  return factsOn > dueDay ? "false" : "unknown";
}

const dayOf = (value: DayValue, zone: Zone): Day => (value.kind === "date" ? value.day : dayIn(value.instant, zone));
