import { memoized } from "../../base/memoized.ts";
import { compileVerdicts, type CompiledVerdicts } from "../../compiled/compile-verdicts.ts";
import { columnsOfBlock, ISLAND, leastOfBlock, verdictCodes } from "../../compiled/residual.ts";
import { verdicts } from "../../evaluate/decision.ts";
import { runWord } from "../../evaluate/verdict.ts";
import { headsOf } from "../../vocabulary/read-input.ts";
import { fixtureOf } from "../bulk/fixture.ts";
import type { GateDocument, Judged, Judging, ReferenceJudging } from "./judging.ts";

/** Judging by generated code, and how often it could not. */
export interface FastJudging extends Judging {
  /** So many documents were left to the reference. */
  readonly left: () => number;
}

/**
 * Gives verdicts by generated code, and by the reference where a document is not plainly in order, or a rule an island. Where
 * all is provisional, detectors have to look first or the service contradicts itself, all is the reference's.
 */
export function openFast(reference: ReferenceJudging): FastJudging {
  const fixture = fixtureOf(reference.bulk);
  const { subjects } = reference.bulk.prepared.reading.vocabulary.vocabulary;
  const compiledFor = memoized((subject: string): Buffered | undefined => {
    const compiled = fixture && compileVerdicts(fixture, subject);
    return compiled && { compiled, out: new Uint8Array(compiled.bytes), known: new Map() };
  });
  let left = 0;
  return {
    left: () => left,
    judge: (document) => {
      const [subject] = headsOf(Object.keys(document.facts), subjects);
      const buffered = subject !== undefined ? compiledFor(subject) : undefined;
      const judged = buffered && judgedBy(buffered, document);
      if (judged) return judged;
      left++;
      return reference.judge(document);
    },
  };
}

/** Generated code, and where it writes. */
interface Buffered {
  readonly compiled: CompiledVerdicts;
  readonly out: Uint8Array;
  /** What was said of verdicts, by a digest of them: of many documents the same is said. */
  readonly known: Map<number, { readonly verdicts: Uint8Array; readonly judged: Judged | undefined }>;
}

/** Undefined: only the reference can say. */
function judgedBy({ compiled, out, known }: Buffered, { facts }: GateDocument): Judged | undefined {
  if (!compiled.judge(facts, out)) return undefined;
  const { length } = compiled.columns;
  let digest = 0;
  for (let start = 0, block = length; start < length; start += columnsOfBlock, block++) {
    const mark = out[block] ?? 0;
    digest = mixed(digest, mark);
    const end = mark >= leastOfBlock ? start : Math.min(start + columnsOfBlock, length);
    for (let at = start; at < end; at++) digest = mixed(digest, out[at] ?? 0);
  }
  const before = known.get(digest);
  if (before && isSame(before.verdicts, out, length)) return before.judged;
  if (known.size >= mostKnown) known.clear();
  const judged = out.includes(ISLAND) ? undefined : judgedOf(compiled, out);
  known.set(digest, { verdicts: out.slice(), judged });
  return judged;
}

const mostKnown = 256;

const mixed = (digest: number, next: number): number => (Math.imul(digest, 31) + next) | 0;

/** Of a block that has one verdict nothing else has to be looked at. */
function isSame(one: Uint8Array, other: Uint8Array, length: number): boolean {
  for (let start = 0, block = length; start < length; start += columnsOfBlock, block++) {
    const mark = one[block] ?? 0;
    if (mark !== other[block]) return false;
    const end = mark >= leastOfBlock ? start : Math.min(start + columnsOfBlock, length);
    for (let at = start; at < end; at++) if (one[at] !== other[at]) return false;
  }
  return true;
}

/** Several documents share it, so that nobody may change it. */
function judgedOf({ columns }: CompiledVerdicts, out: Uint8Array): Judged {
  let worst: number = verdictCodes.not_examined;
  const rules: Judged["rules"][number][] = [];
  for (const [index, { rule, pack, locator, inRollUp }] of columns.entries()) {
    const rank = out[index] ?? ISLAND;
    if (!inRollUp || rank === verdictCodes.not_examined) continue;
    worst = Math.min(worst, rank);
    const verdict = verdicts[rank];
    if (rank <= verdictCodes.pending && verdict) rules.push(Object.freeze({ rule, pack, locator, verdict }));
  }
  const word = runWord(verdicts[worst] ?? "not_examined");
  return Object.freeze({ word, rules: Object.freeze(rules), contradicted: none, problems: none });
}

const none: readonly never[] = Object.freeze([]);
