import type { Run } from "../../evaluate/context.ts";
import type { RunWord } from "../../evaluate/decision.ts";
import type { Input } from "../../vocabulary/input.ts";
import type { RuleDiff } from "./diff-rules.ts";
import { decisionOfSide, directionsOf, effectIn } from "./effect.ts";
import { bySide, isInForceOn, lawDayOf, sideNames, type Both, type Side } from "./side.ts";
import type { Flip } from "./witness.ts";

export interface Replay {
  readonly inputs: readonly Input[];
  /** What each text says of all documents together. */
  readonly words: Both<RunWord>;
  readonly flips: readonly Flip[];
  /** Signatures that count for one text only, by their standard: for the other the question is not asked, or asked anew. */
  readonly oneSided: readonly { readonly standard: string; readonly knownTo: "old" | "new" }[];
}

/** Judges recorded documents by both texts, each as if it were in force and as it reads them, and tells whose outcome differs. */
export function replay(sides: Both<Side>, changes: readonly RuleDiff[], runs: Both<Run>): Replay {
  const decisions = bySide((it) => decisionOfSide(sides[it], runs[it]));
  const run = runs.new;
  const matches = changes.map(({ rules }) => bySide((side) => new Set(rules[side].map((it) => it.name))));
  const flips = run.inputs.flatMap((input, index) => {
    const day = lawDayOf(input, run.settings);
    const isAsIf = bySide((it) => !isInForceOn(sides[it], sides[it].lawOf ?? day));
    return matches.flatMap((names, change): readonly Flip[] => {
      const effects = bySide((it) => effectIn(sides[it], decisions[it], names[it], index));
      const directions = directionsOf(effects);
      return directions.length === 0
        ? []
        : [{ input, change, told: bySide((it) => effects[it].told), directions, isAsIf }];
    });
  });
  const { inputs } = run;
  return { inputs, words: bySide((it) => decisions[it].word), flips, oneSided: oneSidedSignatures(sides, inputs) };
}

function oneSidedSignatures(sides: Both<Side>, inputs: readonly Input[]): Replay["oneSided"] {
  const signed = [...new Set(inputs.flatMap((it) => it.attestations.map((one) => one.standard)))].toSorted();
  return signed.flatMap((standard) => {
    const knowing = sideNames.filter((it) => sides[it].pack.program.sources.standards.has(standard));
    const [knownTo] = knowing;
    return knownTo !== undefined && knowing.length === 1 ? [{ standard, knownTo }] : [];
  });
}
