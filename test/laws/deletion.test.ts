import { expect, test } from "vitest";
import { toPlain, type DataDocument } from "../../src/base/document.ts";
import { patch } from "../../src/cases/patch.ts";
import type { Decision, Outcome } from "../../src/evaluate/decision.ts";
import { outcomeOf } from "../../src/evaluate/verdict.ts";
import { exampleNames, exampleOf, keyPaths, type Example } from "./example.ts";
import { valueAt } from "./mutations.ts";

/** A key of an example: its document, and its path in it. */
interface Key {
  readonly document: DataDocument;
  readonly path: readonly (string | number)[];
}

const keysOf = ({ documents }: Example): readonly Key[] =>
  documents.flatMap((document) => keyPaths(document.root).map((path) => ({ document, path })));

/** Of lists the keys of two elements, and each once with each value that it has; all if `npm run ready` asks. */
function chosenOf(example: Example): readonly Key[] {
  const keys = keysOf(example);
  if (process.env["EDICT_RUNS"] !== undefined) return keys;
  const near = keys.filter(({ path }) => path.every((it) => typeof it === "string" || it < 2));
  const kindOf = ({ document, path }: Key): string => {
    const value = valueAt(document.root, path);
    return JSON.stringify([path.map((it) => (typeof it === "string" ? it : "")), value && toPlain(value)]);
  };
  return [...new Map(near.toReversed().map((it) => [kindOf(it), it])).values()];
}

/** What is said of each rule; undefined where nothing examined it. */
type Outcomes = ReadonlyMap<string, Outcome | undefined>;

function outcomesOf(decision: Decision | undefined): Outcomes {
  if (!decision) throw new Error("the example is without mistakes");
  return new Map(decision.rules.map((it) => [it.rule, outcomeOf(it.verdict)]));
}

/** The rules among `read` that are clear or broken without the key, and were not before. */
function settledWithout(
  { document, path }: Key,
  read: readonly DataDocument[],
  before: Outcomes,
  { judge }: Example,
): readonly string[] {
  const root = patch(document.root, path, undefined);
  if (!root) throw new Error(`${path.join(".")} is a path of the document`);
  const after = judge(read.with(read.indexOf(document), { ...document, root }));
  return [...(after ? outcomesOf(after) : [])]
    .filter(([rule, outcome]) => (outcome === "clear" || outcome === "breach") && before.get(rule) !== outcome)
    .map(([rule, outcome]) => {
      const was = `${rule} was ${String(before.get(rule))}, is ${outcome}`;
      return `${document.source.path} without ${path.join(".")}: ${was}`;
    });
}

test.each(exampleNames)("no key of a document of %s can be deleted so that an outcome becomes clearer", (name) => {
  const example = exampleOf(name);
  const [service] = example.documents;
  if (!service) throw new Error("an example begins with its service");
  const before = new Map(
    example.documents.map((it) => {
      const read = it === service ? [service] : [service, it];
      return [it, { read, outcomes: outcomesOf(example.judge(read)) }];
    }),
  );
  const settled = chosenOf(example).flatMap((key) => {
    const alone = before.get(key.document);
    return alone ? settledWithout(key, alone.read, alone.outcomes, example) : [];
  });
  expect(settled).toEqual([]);
});

/** The service's facts decide on every document, and what one document lacks must not be made good by another. */
test.each(exampleNames)("no key can be deleted so that an outcome of the whole of %s becomes clearer", (name) => {
  const example = exampleOf(name);
  const before = outcomesOf(example.judge(example.documents));
  const settled = chosenOf(example).flatMap((key) => settledWithout(key, example.documents, before, example));
  expect(settled).toEqual([]);
});

test("planted: a judge that takes an annotator without a day of training for a trained one", () => {
  const example = exampleOf("chat-service");
  const [service] = example.documents;
  const key = keysOf(example).find(({ path }) => path.join(".") === "service.annotation.annotators.2.trained_on");
  const trained = service && patch(service.root, ["service", "annotation", "annotators", 2], undefined);
  if (!service || !key || !trained) throw new Error("the example has a third annotator, who was not trained");
  const before = outcomesOf(example.judge([service]));
  const lax: Example = { ...example, judge: () => example.judge([{ ...service, root: trained }]) };
  expect(settledWithout(key, [service], before, example)).toEqual([]);
  expect(settledWithout(key, [service], before, lax)).toEqual([
    "examples/chat-service/service.yaml without service.annotation.annotators.2.trained_on: " +
      "cn.genai_interim_measures.annotator_training was breach, is clear",
  ]);
});
