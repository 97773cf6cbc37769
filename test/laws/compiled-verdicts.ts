import { toPlain } from "../../src/base/document.ts";
import { formatDay } from "../../src/base/civil-date.ts";
import { memoized } from "../../src/base/memoized.ts";
import type { CompiledVerdicts } from "../../src/compiled/compile-verdicts.ts";
import type { Fixture } from "../../src/compiled/verdict-residuals.ts";
import { ISLAND } from "../../src/compiled/residual.ts";
import { verdicts } from "../../src/evaluate/decision.ts";
import type { Input } from "../../src/vocabulary/input.ts";
import type { Pipeline } from "./pipeline.ts";

/** Where generated code and the reference differ, and how much was compared. */
export interface Compared {
  readonly differences: readonly string[];
  /** Documents that were judged by generated code, and those that were left to the reference. */
  readonly judged: number;
  readonly left: number;
  /** Verdicts that were compared, and those of rules that only the reference can judge. */
  readonly verdicts: number;
  readonly islands: ReadonlyMap<string, string>;
}

/** A document as a program would hand it over. */
export function plainDocument({ roots, factsOn }: Input): Record<string, unknown> {
  const subjects = Object.fromEntries([...roots].map(([name, node]) => [name, toPlain(node)]));
  return { ...subjects, ...(factsOn === undefined ? {} : { facts_on: formatDay(factsOn) }) };
}

/** Judges each document apart, by generated code and by the reference. */
export function compareVerdicts(
  { compileVerdicts, evaluateRun }: Pick<Pipeline, "compileVerdicts" | "evaluateRun">,
  fixture: Fixture,
  inputs: readonly Input[],
): Compared {
  const differences: string[] = [];
  const islands = new Map<string, string>();
  const counts = { judged: 0, left: 0, verdicts: 0 };
  const compiledFor = memoized((subject: string): CompiledVerdicts | undefined => compileVerdicts(fixture, subject));
  // What is said of one document is written over what was said of the one before.
  const bufferFor = memoized((subject: string) => new Uint8Array(compiledFor(subject)?.bytes ?? 0));
  for (const input of inputs) {
    const compiled = compiledFor(input.subject);
    const document = plainDocument(input);
    const out = bufferFor(input.subject);
    const isSigned = input.attestations.length + input.evidence.size + input.unusable.size > 0;
    if (!compiled || isSigned || !compiled.judge(document, out)) {
      counts.left++;
      continue;
    }
    counts.judged++;
    compiled.islands.forEach((why, rule) => islands.set(rule, why));
    const { vocabulary, ...rest } = fixture;
    const service = vocabulary.vocabulary.mains.includes(input.subject) ? undefined : fixture.service;
    const run = { ...rest, service, vocabulary: vocabulary.vocabulary, inputs: [input], apart: true, trace: undefined };
    const { decision, tooLarge } = evaluateRun(run);
    const expected = new Map(
      decision.rules.map((it) => [[it.rule, it.party, it.modal, it.advisory].join(" "), it.verdict] as const),
    );
    if (tooLarge.length > 0) differences.push(`${input.source.path}: too large for the reference`);
    if (decision.contradicted.some((it) => it.facts.some((fact) => fact.place.source === input.source)))
      differences.push(`${input.source.path}: contradicts itself`);
    const got = new Map<string, number>();
    for (const it of compiled.columns) {
      const key = [it.rule, it.party, it.modal, it.advisory].join(" ");
      const [before, rank = ISLAND] = [got.get(key), out[it.at]];
      // Of several texts of a rule, one that only the reference can judge leaves the rule to it.
      const isLeft = before === ISLAND || rank === ISLAND;
      got.set(key, isLeft ? ISLAND : Math.min(before ?? rank, rank));
    }
    for (const [key, rank] of got) {
      if (rank === ISLAND) continue;
      counts.verdicts++;
      const [verdict, wanted] = [verdicts[rank], expected.get(key) ?? "not_examined"];
      if (verdict !== wanted)
        differences.push(`${input.source.path} ${key}: ${verdict}, and by the reference ${wanted}`);
    }
  }
  return { differences, ...counts, islands };
}
