import { byText } from "../../base/by-text.ts";
import { groupBy } from "../../base/group-by.ts";
import { latest, memoized } from "../../base/memoized.ts";
import { ofVerdicts } from "../../compiled/alike.ts";
import { compileVerdicts, type CompiledVerdicts } from "../../compiled/compile-verdicts.ts";
import { ISLAND, verdictCodes } from "../../compiled/residual.ts";
import { verdicts } from "../../evaluate/decision.ts";
import { runWord } from "../../evaluate/verdict.ts";
import { compareLocators } from "../../statute/locator.ts";
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
    if (!compiled) return undefined;
    const columns = inTextOrder(compiled.columns);
    const said = ofVerdicts(compiled.blocks, (out) => (out.includes(ISLAND) ? undefined : judgedOf(columns, out)));
    return { compiled, out: new Uint8Array(compiled.bytes), said };
  });
  const subjectOf = latest((stated: string) => headsOf(stated.split(","), subjects)[0]);
  const bufferedFor = (facts: GateDocument["facts"]): Buffered | undefined => {
    const subject = subjectOf(Object.keys(facts).join());
    return subject === undefined ? undefined : compiledFor(subject);
  };
  let left = 0;
  return {
    left: () => left,
    judge: (document) => {
      const buffered = bufferedFor(document.facts);
      const judged = buffered && judgedBy(buffered, document);
      if (judged) return judged;
      left++;
      return reference.judge(document);
    },
    kept: (facts) => bufferedFor(facts)?.compiled.copy(facts) ?? facts,
  };
}

/** Generated code, where it writes, and what that says; undefined: only the reference can say. */
interface Buffered {
  readonly compiled: CompiledVerdicts;
  readonly out: Uint8Array;
  readonly said: (out: Uint8Array) => Judged | undefined;
}

const judgedBy = ({ compiled, out, said }: Buffered, { facts }: GateDocument): Judged | undefined =>
  compiled.judge(facts, out) ? said(out) : undefined;

/** As the reference lists rules: pack by pack, in the order of the text. */
const inTextOrder = (columns: CompiledVerdicts["columns"]): CompiledVerdicts["columns"] =>
  [...groupBy(columns, (it) => it.pack).values()].flatMap((all) =>
    all.toSorted((a, b) => compareLocators(a.locator, b.locator) || byText(a.rule, b.rule)),
  );

/** Several documents share it, so that nobody may change it. */
function judgedOf(columns: CompiledVerdicts["columns"], out: Uint8Array): Judged {
  let worst: number = verdictCodes.not_examined;
  const rules: Judged["rules"][number][] = [];
  for (const { rule, pack, locator, inRollUp, at } of columns) {
    const rank = out[at] ?? ISLAND;
    if (!inRollUp || rank === verdictCodes.not_examined) continue;
    worst = Math.min(worst, rank);
    const verdict = verdicts[rank];
    if (rank <= verdictCodes.pending && verdict) rules.push(Object.freeze({ rule, pack, locator, verdict }));
  }
  const word = runWord(verdicts[worst] ?? "not_examined");
  return Object.freeze({ word, held: undefined, rules: Object.freeze(rules), contradicted: none, problems: none });
}

const none: readonly never[] = Object.freeze([]);
