import { ofVerdicts } from "../../compiled/alike.ts";
import { bytesOf, type BlockEnds } from "../../compiled/blocks.ts";
import { openJudging, type JudgingCode } from "../../compiled/judging.ts";
import { ISLAND, verdictCodes } from "../../compiled/residual.ts";
import { verdicts, type RunWord, type Verdict } from "../../evaluate/decision.ts";
import { runWord } from "../../evaluate/verdict.ts";
import { namesOwnDetector } from "../../readers/detect/findings.ts";
import type { GateDecision, OpenPolicy } from "../../report/model/gate-answer.ts";
import { instantOfEpoch, type Zone } from "../../base/instant.ts";
import { anOpenPolicy, decisionOf } from "../gate/decision.ts";
import { isGroup, nowOf, suppose, type Suppositions } from "../gate/suppose.ts";

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

/** What a module supposes where a document leaves it out, as the gate does, and the zone in which it writes moments. */
export interface Supposing {
  readonly suppositions: Suppositions;
  readonly zone: Zone;
}

interface Module {
  readonly judge: (document: unknown) => Judgement | undefined;
  readonly suppose: (document: unknown, now?: Date) => unknown;
  readonly decide: (document: unknown, open?: OpenPolicy, now?: Date) => GateDecision;
}

/** The functions that a module exports. `clock`: of the machine on which it is asked. */
export function openModule(
  asOf: string,
  subjects: readonly SubjectCode[],
  { suppositions, zone }: Supposing,
  clock: () => Date,
): Module {
  // What comes with another subject is looked at last: its code would read the facts of both in vain.
  const inOrder = subjects.toSorted((a, b) => b.code.subjects.length - a.code.subjects.length);
  const all = inOrder.map((it) => openSubject(asOf, it));
  const binding = new Set(subjects.flatMap((it) => it.columns).flatMap((it) => (it.inRollUp ? [it.rule] : [])));
  const judge: Module["judge"] = (document) => {
    for (const one of all) {
      const judgement = one(document);
      if (judgement) return judgement;
    }
    return undefined;
  };
  const withSupposed: Module["suppose"] = (document, now = clock()) =>
    isGroup(document) ? suppose(document, suppositions, nowOf(instantOfEpoch(now.getTime()), zone)).facts : document;
  return {
    judge,
    suppose: withSupposed,
    decide: (document, open = "hold", now) => {
      if (isGroup(document) && Object.hasOwn(document, "verdicts"))
        throw new TypeError("`decide` takes a document, and not what `judge` says of it: it supposes what is left out");
      if (!anOpenPolicy.fits(open)) throw new TypeError(`what becomes of open questions is ${anOpenPolicy.is}`);
      const unknown = Object.keys(typeof open === "string" ? {} : open.rules).find((it) => !binding.has(it));
      if (unknown !== undefined) throw new TypeError(`no rule by which this module decides is called \`${unknown}\``);
      const { word, verdicts: said = {} } = judge(withSupposed(document, now)) ?? {};
      const rules = Object.entries(typeof open === "string" ? {} : said).flatMap(([rule, verdict]) =>
        verdict !== undefined && binding.has(rule) ? [{ rule, verdict }] : [],
      );
      return decisionOf({ word, held: word === undefined ? "unjudged" : undefined, rules, contradicted: [] }, open);
    },
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
