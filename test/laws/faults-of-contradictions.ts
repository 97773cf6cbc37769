import type { Fault } from "./faults.ts";
import { neverClearing } from "./laws-of-contradictions.ts";

/** Faults in what becomes of facts that contradict each other. */
export const faultsOfContradictions: readonly Fault[] = [
  {
    name: "a fact that contradicts another is taken as it is",
    file: "evaluate/fact.ts",
    find: 'if (contradicted) return unknown([{ kind: "contradicted-facts", path, place, ...contradicted }]);',
    replace: "",
    law: neverClearing,
    seed: 1,
  },
  {
    name: "only the first of the facts that contradict each other is open",
    file: "evaluate/contradictions.ts",
    find: "nodes: values.map((it) => it.node) };",
    replace: "nodes: values.map((it) => it.node).slice(0, 1) };",
    law: neverClearing,
    seed: 6,
  },
  {
    name: "a contradiction that no rule reads leaves the run clear",
    file: "evaluate/evaluate.ts",
    find: "contradicted.length > 0 || provisionalOf",
    replace: "contradicted.length < 0 || provisionalOf",
    law: neverClearing,
  },
  {
    name: "a contradiction between a document and its service is open in that document only",
    file: "evaluate/contradictions.ts",
    find: "own.get(node) ?? shared.get(node);",
    replace: "own.get(node);",
    law: neverClearing,
    seed: 1,
  },
  {
    name: "what a list holds contradicts nothing around it",
    file: "evaluate/contradictions.ts",
    find: "if (each) for (const element of elementsOf(below)) next.push(element);",
    replace: "if (each) continue;",
    law: neverClearing,
  },
];
