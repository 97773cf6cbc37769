import { ofVerdicts } from "../../compiled/alike.ts";
import { bytesOf, type BlockEnds } from "../../compiled/blocks.ts";
import { openJudging, type JudgingCode } from "../../compiled/judging.ts";
import { ISLAND, verdictCodes } from "../../compiled/residual.ts";
import { verdicts, type RunWord, type Verdict } from "../../evaluate/decision.ts";
import { runWord } from "../../evaluate/verdict.ts";
import { namesOwnDetector } from "../../readers/detect/findings.ts";
import type { GateDecision, OpenPolicy } from "../../report/model/gate-answer.ts";
import { decisionOf } from "../gate/decision.ts";

// What a module that stands alone has of the engine. The build bundles this file with all that it reads; a module has the text of
// that in it, and its own code calls `openModule`.

/** The code of a module for documents of one subject. */
export interface SubjectCode {
  readonly code: JudgingCode;
  /** What each column is of, and where its verdict is written. */
  readonly columns: readonly { readonly rule: string; readonly inRollUp: boolean; readonly at: number }[];
  readonly blocks: BlockEnds;
}

/** What a module says of a document. */
export interface Judgement {
  /** The day of judgement. */
  readonly asOf: string;
  /** What the worst verdict of the rules that bind the party comes to; undefined: only Edict can say. */
  readonly word: RunWord | undefined;
  /** By the full name of each rule on the document; undefined: only Edict can say. */
  readonly verdicts: Readonly<Record<string, Verdict | undefined>>;
}

interface Module {
  readonly judge: (document: unknown) => Judgement | undefined;
  readonly decide: (judgement: Judgement | undefined, open?: OpenPolicy) => GateDecision;
}

/** The functions that a module exports. */
export function openModule(asOf: string, subjects: readonly SubjectCode[]): Module {
  // What comes with another subject is looked at last: its code would read the facts of both in vain.
  const inOrder = subjects.toSorted((a, b) => b.code.subjects.length - a.code.subjects.length);
  const all = inOrder.map((it) => openSubject(asOf, it));
  return {
    judge: (document) => {
      for (const judge of all) {
        const judgement = judge(document);
        if (judgement) return judgement;
      }
      return undefined;
    },
    decide: (judgement, open = "hold") => decisionOf({ word: judgement?.word }, open),
  };
}

function openSubject(
  asOf: string,
  { code, columns, blocks }: SubjectCode,
): (document: unknown) => Judgement | undefined {
  const { judge } = openJudging(code, namesOwnDetector);
  const out = new Uint8Array(bytesOf(blocks));
  const placesOf = (isOne: (column: SubjectCode["columns"][number]) => boolean): readonly number[] =>
    columns.flatMap((it) => (isOne(it) ? [it.at] : []));
  const binding = placesOf((it) => it.inRollUp);
  // Of a rule that several versions of its law have, the one whose day it is has a verdict.
  const names = new Set(columns.map((it) => it.rule));
  const rules = Array.from(names, (rule) => ({ rule, places: placesOf((it) => it.rule === rule) }));
  const judgementOf = ofVerdicts(blocks, (verdicts): Judgement => {
    const word = verdictOf(worstIn(verdicts, binding));
    const said = rules.map(({ rule, places }) => [rule, verdictOf(worstIn(verdicts, places))] as const);
    return Object.freeze({ asOf, word: word && runWord(word), verdicts: Object.freeze(Object.fromEntries(said)) });
  });
  return (document) => (judge(document, out) ? judgementOf(out) : undefined);
}

/** The worst of some columns; what only Edict can say can make a breach no better, and all else worse. */
function worstIn(out: Uint8Array, places: readonly number[]): number {
  let worst: number = verdictCodes.not_examined;
  let isOpen = false;
  for (const it of places) {
    const rank = out[it] ?? ISLAND;
    if (rank === ISLAND) isOpen = true;
    else if (rank < worst) worst = rank;
  }
  return isOpen && worst !== verdictCodes.violated ? ISLAND : worst;
}

/** Undefined: an island. */
const verdictOf = (rank: number): Verdict | undefined => verdicts[rank];
