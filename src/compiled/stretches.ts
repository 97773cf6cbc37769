import { parseDay, type Day } from "../base/civil-date.ts";
import type { Program } from "../evaluate/program.ts";

/**
 * The days on which the law of some programs becomes another: when one of them, a rule, an exemption or a value of it begins or
 * ends. Between two of them the law is one.
 */
export function turningDays(programs: readonly Program[]): readonly Day[] {
  const days = new Set<Day>();
  const add = (it: Day | string | undefined): void => {
    const day = typeof it === "string" ? parseDay(it) : it;
    if (day !== undefined) days.add(day);
  };
  const addBoth = (it: "never" | { readonly from: Day | string; readonly until: Day | string | undefined }): void => {
    if (it !== "never") [it.from, it.until].forEach(add);
  };
  for (const { graph, inForce } of programs) {
    addBoth(inForce);
    for (const node of graph.nodes) {
      if ("inForce" in node) addBoth(node.inForce);
      if (node.kind === "dated") node.values.forEach((it) => addBoth(it.inForce));
    }
  }
  return [...days].toSorted((a, b) => a - b);
}

/**
 * The number of the stretch in which a day lies: 0 before all turning days.
 *
 * @example
 * stretchOf([10, 20], 10) // 1
 * stretchOf([10, 20], 9) // 0
 */
export function stretchOf(turning: readonly number[], day: number): number {
  let at = turning.length;
  while (at > 0 && (turning[at - 1] ?? 0) > day) at--;
  return at;
}
