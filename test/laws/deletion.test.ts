import { expect, test } from "vitest";
import { patch } from "../../src/cases/patch.ts";
import type { Decision, Outcome } from "../../src/evaluate/decision.ts";
import { outcomeOf } from "../../src/evaluate/roll-up.ts";
import { documents, judgeExample, keyPaths } from "./example.ts";

const outcomes = (decision: Decision): ReadonlyMap<string, Outcome | undefined> =>
  new Map(decision.rules.map((it) => [it.rule, outcomeOf(it.verdict)]));

test(
  "no key of the example can be deleted so that a breach or an open outcome becomes clear",
  { timeout: 120_000 },
  () => {
    const whole = judgeExample(documents);
    if (!whole) throw new Error("the example is without mistakes");
    const before = outcomes(whole);
    const cleared: string[] = [];
    let deletions = 0;
    for (const [index, document] of documents.entries()) {
      for (const path of keyPaths(document.root)) {
        const root = patch(document.root, path, undefined);
        if (!root) throw new Error(`${path.join(".")} is a path of the document`);
        deletions += 1;
        const after = judgeExample(documents.with(index, { ...document, root }));
        for (const [rule, outcome] of after ? outcomes(after) : []) {
          const isHarmless = before.get(rule) === "clear" || outcome === "breach" || outcome === "open";
          if (!isHarmless)
            cleared.push(
              `${document.source.path}#${index} without ${path.join(".")}: ${rule} was ${String(before.get(rule))}, is ${String(outcome)}`,
            );
        }
      }
    }
    expect(cleared).toEqual([]);
    expect(deletions).toBeGreaterThan(500);
  },
);
