import { expect, test } from "vitest";
import { explainInstance } from "../../../src/analysis/explain/explain.ts";
import { examine } from "../../../src/engine/check/check.ts";
import { outcomeOf } from "../../../src/evaluate/verdict.ts";
import { hostWith, nothing } from "../report/tiny.ts";

test("every verdict of the example is explained, each breach and each clear one by the least that gives it", () => {
  const { report, run: evaluated } = examine({ ...nothing, inputs: ["examples/chat-service"] }, hostWith({}));
  if (!evaluated || !report.decision) throw new Error("the example is judged");
  const { packs, needed, decision } = report;
  const faults: string[] = [];
  let count = 0;
  for (const result of decision.rules) {
    for (const instance of result.instances) {
      const it = explainInstance(evaluated, [...packs, ...needed], result, instance);
      const outcome = outcomeOf(instance.verdict);
      const alone = it?.rests && outcomeOf(it.rests.instance.verdict);
      const isRight = it !== undefined && alone === (outcome === "open" ? undefined : outcome);
      const isTried = it?.repairs.every((one) => one.ways.every((way) => way.wishes.length > 0)) ?? false;
      if (!isRight || !isTried) faults.push(`${result.rule} on ${instance.input}`);
      count += 1;
    }
  }
  expect(faults).toEqual([]);
  expect(count).toBeGreaterThan(100);
});
