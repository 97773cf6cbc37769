import { memoized } from "../base/memoized.ts";
import type { Day } from "../base/civil-date.ts";
import type { Place } from "../base/text.ts";
import type { GraphId } from "../graph/graph.ts";
import {
  stepsPerDocument,
  type CrossDocument,
  type EvaluationContext,
  type DocumentContext,
  type AttestationFindings,
  type RuleInstances,
  type Run,
} from "./context.ts";
import { findContradictions, type Contradictions } from "./contradictions.ts";
import { readableRoots, type JudgedDocument, type Judgement, type ReadableRoots } from "./judgement.ts";
import { ruleOf, type Program } from "./program.ts";
import { evaluateRule } from "./rule.ts";
import { sameStandards } from "./same-standards.ts";
import { signedOf } from "./standard.ts";
import { union } from "./value.ts";

/** Where programs judge: one context for each program, document and law. */
export interface ContextCache {
  readonly of: (program: Program, judgement: Judgement) => DocumentContext;
  /** Over no document of its own: it reads the service of the run alone. `place`: of who asks first. */
  readonly ofRun: (program: Program, lawOf: Day, place: Place) => EvaluationContext;
  /** What contradicts each other in the documents of the run. */
  readonly contradicted: Contradictions["all"];
}

/** The contexts of a run; rules that ask for breaches hear all its judgements. */
export function contextCache(run: Run, judgements: readonly Judgement[], findings: AttestationFindings): ContextCache {
  const { settings, trace } = run;
  const known = new Map<Program, Map<JudgedDocument, Map<Day, DocumentContext>>>();
  const acrossOf = memoized((program: Program): CrossDocument => {
    const said = memoized((id: GraphId): RuleInstances => {
      const { rule } = ruleOf(program, id);
      const all = judgements
        .filter((it) => it.subject === rule.subject)
        .map((judgement) => evaluateRule(of(program, judgement), id));
      return { instances: all.flatMap((it) => it.instances), leftOut: union(all.map((it) => it.leftOut)) };
    });
    return { said, breaches: new Map(), heard: new Map() };
  });
  const signed = signedOf(settings, sameStandards(run.programs));
  const contradictions = findContradictions(run, judgements);
  const shared = (program: Program) => ({ program, settings, across: acrossOf(program), signed, findings, trace });

  const of = (program: Program, { document, lawOf }: Judgement): DocumentContext => {
    const documents = entryOf(known, program, () => new Map<JudgedDocument, Map<Day, DocumentContext>>());
    const laws = entryOf(documents, document, () => new Map<Day, DocumentContext>());
    return entryOf(laws, lawOf, () => {
      const { index: input, roots, inputs, implied, assumed, factsOn, budget } = document;
      const contradicted = contradictions.of(document);
      const own = { ...shared(program), input, lawOf, roots, inputs, implied, assumed, factsOn, budget, contradicted };
      let alone: DocumentContext | undefined;
      const byFacts = (): DocumentContext =>
        (alone ??= { ...own, ...unread(), onDispute: "facts-decide", byFacts: undefined, trace: undefined });
      return { ...own, ...unread(), onDispute: "open", byFacts };
    });
  };
  let rootsOfRun: ReadableRoots | undefined;
  const ofRun = new Map<Program, Map<Day, EvaluationContext>>();
  return {
    contradicted: contradictions.all,
    of,
    ofRun: (program, lawOf, place) =>
      entryOf(
        entryOf(ofRun, program, () => new Map<Day, EvaluationContext>()),
        lawOf,
        () => {
          const factsOn = run.service?.factsOn ?? settings.asOf;
          const budget = { left: stepsPerDocument, place };
          rootsOfRun ??= readableRoots(run, undefined);
          const contradicted = contradictions.of(undefined);
          return {
            ...shared(program),
            lawOf,
            ...rootsOfRun,
            factsOn,
            budget,
            contradicted,
            ...unread(),
            onDispute: "open",
          };
        },
      ),
  };
}

/** What a context remembers, before it has read anything. */
const unread = () => ({ memo: [], said: new Map(), disputes: new Set<string>() });

/** Lets go of all that a context has read but what the rules of its own pack say; who traces a run sees every node once. */
export function forget({ program, memo, said, trace }: DocumentContext): void {
  if (trace) return;
  memo.length = 0;
  for (const id of said.keys()) if (!program.rules.has(ruleOf(program, id).rule.name)) said.delete(id);
}

function entryOf<K, V>(map: Map<K, V>, key: K, make: () => V): V {
  const there = map.get(key);
  if (there !== undefined) return there;
  const made = make();
  map.set(key, made);
  return made;
}
