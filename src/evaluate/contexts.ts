import type { Day } from "../base/civil-date.ts";
import type { Place } from "../base/text.ts";
import type { GraphId } from "../graph/graph.ts";
import {
  stepsPerDocument,
  type Across,
  type Context,
  type DocumentContext,
  type Findings,
  type Said,
} from "./context.ts";
import { readableBy, type Document, type Judgement } from "./judgement.ts";
import { ruleOf, type Program } from "./program.ts";
import { evaluateRule } from "./rule.ts";
import type { Run } from "./run.ts";
import { union } from "./value.ts";

/** Where programs judge: one context for each program, document and law. */
export interface Contexts {
  readonly of: (program: Program, judgement: Judgement) => DocumentContext;
  /** Over no document of its own: it reads the service of the run alone. */
  readonly ofRun: (program: Program, lawOf: Day, place: Place) => Context;
}

/** The contexts of a run; rules that ask for breaches hear all its judgements. */
export function contextsOf(run: Run, judgements: readonly Judgement[], findings: Findings): Contexts {
  const { settings, trace } = run;
  const known = new Map<Program, Map<Document, Map<Day, DocumentContext>>>();
  const acrossOf = remembering((program: Program): Across => {
    const said = remembering((id: GraphId): Said => {
      const { rule } = ruleOf(program, id);
      const all = judgements
        .filter((it) => it.subject === rule.subject)
        .map((judgement) => evaluateRule(of(program, judgement), id));
      return { instances: all.flatMap((it) => it.instances), leftOut: union(all.map((it) => it.leftOut)) };
    });
    return { said, breaches: new Map() };
  });
  const shared = (program: Program) => ({ program, settings, across: acrossOf(program), findings, trace });

  const of = (program: Program, { document, lawOf }: Judgement): DocumentContext => {
    const documents = entryOf(known, program, () => new Map<Document, Map<Day, DocumentContext>>());
    const laws = entryOf(documents, document, () => new Map<Day, DocumentContext>());
    return entryOf(laws, lawOf, () => {
      const { index: input, roots, assumed, factsOn, budget } = document;
      const kept = { memo: new Map(), said: new Map() };
      return { ...shared(program), input, lawOf, roots, assumed, factsOn, budget, ...kept };
    });
  };
  return {
    of,
    ofRun: (program, lawOf, place) => {
      const factsOn = run.service?.factsOn ?? settings.asOf;
      const budget = { left: stepsPerDocument, place };
      return { ...shared(program), lawOf, ...readableBy(run, undefined), factsOn, memo: new Map(), budget };
    },
  };
}

function remembering<K, V>(make: (key: K) => V): (key: K) => V {
  const known = new Map<K, V>();
  return (key) => entryOf(known, key, () => make(key));
}

function entryOf<K, V>(map: Map<K, V>, key: K, make: () => V): V {
  const there = map.get(key);
  if (there !== undefined) return there;
  const made = make();
  map.set(key, made);
  return made;
}
