import { parseDay, type Day } from "../base/civil-date.ts";
import { holdsOn } from "../base/interval.ts";
import { invariant } from "../base/invariant.ts";
import type { InForce } from "../graph/graph.ts";

/** Whether the law of a day has it; `until` is not included. */
export function isInForce(it: InForce, lawOf: Day): boolean {
  if (it === "never") return false;
  const from = parseDay(it.from);
  const until = it.until === undefined ? undefined : parseDay(it.until);
  invariant(from !== undefined && (it.until === undefined || until !== undefined), "a graph has days only");
  return holdsOn({ from, until }, lawOf);
}
