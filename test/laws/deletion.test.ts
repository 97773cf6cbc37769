import fc from "fast-check";
import { expect, test } from "vitest";
import type { DataDocument } from "../../src/base/data.ts";
import { patch } from "../../src/cases/patch.ts";
import type { Decision, Outcome } from "../../src/evaluate/decision.ts";
import { outcomeOf } from "../../src/evaluate/roll-up.ts";
import { documents, judgeExample, keyPaths } from "./example.ts";

const isLongRun = process.env["EDICT_RUNS"] !== undefined;

/** A key of the example: the number of its document, and its path in it. */
interface Key {
  readonly document: number;
  readonly path: readonly (string | number)[];
}

const keys: readonly Key[] = documents.flatMap(({ root }, document) =>
  keyPaths(root).map((path) => ({ document, path })),
);

/** What is said of each rule; undefined where nothing examined it. */
type Outcomes = ReadonlyMap<string, Outcome | undefined>;

const isUnclear = (outcome: Outcome | undefined): boolean => outcome === "breach" || outcome === "open";

const outcomes = (decision: Decision): Outcomes =>
  new Map(decision.rules.map((it) => [it.rule, outcomeOf(it.verdict)]));

function outcomesOf(read: readonly DataDocument[]): Outcomes {
  const decision = judgeExample(read);
  if (!decision) throw new Error("the example is without mistakes");
  return outcomes(decision);
}

/** The rules whose breach or open outcome becomes clear among `read` when the key is taken out of its document. */
function clearedWithout({ document, path }: Key, read: readonly DataDocument[], before: Outcomes): readonly string[] {
  const whole = documents[document];
  const root = whole && patch(whole.root, path, undefined);
  if (!whole || !root) throw new Error(`${path.join(".")} is a path of the document`);
  const after = judgeExample(read.with(read.indexOf(whole), { ...whole, root }));
  return [...(after ? outcomes(after) : [])]
    .filter(([rule, outcome]) => isUnclear(before.get(rule)) && !isUnclear(outcome))
    .map(([rule, outcome]) => {
      const was = `${rule} was ${String(before.get(rule))}, is ${String(outcome)}`;
      return `${whole.source.path}#${document} without ${path.join(".")}: ${was}`;
    });
}

test(
  "no key of a document can be deleted so that a breach or an open outcome of it becomes clear",
  { timeout: 120_000 },
  () => {
    const cleared = documents.flatMap((document, index) => {
      const [service = document] = documents;
      const read = index === 0 ? [service] : [service, document];
      const before = outcomesOf(read);
      return keys.filter((it) => it.document === index).flatMap((key) => clearedWithout(key, read, before));
    });
    expect(cleared).toEqual([]);
    expect(keys.length).toBeGreaterThan(1000);
  },
);

/** The service's facts decide on every document, and what one document lacks must not be made good by another. */
test(
  "no key can be deleted so that a breach or an open outcome of the whole example becomes clear",
  { timeout: 600_000 },
  () => {
    const before = outcomesOf(documents);
    const few = { minLength: 100, maxLength: 100 };
    const [sample = []] = fc.sample(fc.shuffledSubarray([...keys], few), { numRuns: 1, seed: 20261120 });
    expect((isLongRun ? keys : sample).flatMap((key) => clearedWithout(key, documents, before))).toEqual([]);
  },
);
