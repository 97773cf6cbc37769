import { formatDay } from "../base/civil-date.ts";
import type { Findings } from "./context.ts";
import { contextsOf } from "./contexts.ts";
import type { Decision } from "./decision.ts";
import { flagsOf } from "./flags.ts";
import { happened, judgementsOf } from "./judgement.ts";
import { notesOf } from "./notes.ts";
import { rollUp, runWord } from "./roll-up.ts";
import { ruleResults } from "./rule-results.ts";
import { dayOfRun, type Run } from "./run.ts";
import { versionsOf } from "./versions.ts";

interface Evaluation {
  readonly decision: Decision;
  /** Inputs whose nested lists cost more steps than one document may: their verdicts are not to be used. */
  readonly tooLarge: readonly number[];
}

/**
 * Judges documents by compiled packs, in three-valued logic.
 *
 * A fact that no document states is unknown, never false: silence is neither a pass nor a breach. Adding facts never turns
 * a breach or a clear outcome into anything else; removing facts never makes one clear.
 * Total and pure: for every verified graph and every validated input it returns, and the same bytes give the same decision.
 */
export function evaluate(run: Run): Evaluation {
  const judgements = judgementsOf(run);
  const findings: Findings = { overruled: new Map(), ignored: new Map() };
  const contexts = contextsOf(run, judgements, findings);
  const packs = versionsOf(run.programs, judgements, dayOfRun(run));
  const rules = packs.flatMap((it) => ruleResults(run.settings, it, contexts));
  const notes = packs.flatMap((it) => notesOf(run, it, contexts));
  const yields = packs.flatMap((it) => flagsOf(it, contexts));
  const verdict = rollUp(rules.filter((it) => it.inRollUp).map((it) => it.verdict));
  const { asOf } = run.settings;
  return {
    decision: {
      word: runWord(verdict),
      rules,
      notes,
      yields,
      overruled: [...findings.overruled.values()],
      ignored: [...findings.ignored.values()],
      leftOut: run.inputs.flatMap((input, index) =>
        happened(run, input) ? [] : [{ input: index, day: formatDay(input.day ?? asOf) }],
      ),
      assumed: run.inputs.flatMap((input, index) =>
        input.factsOn === undefined && happened(run, input) ? [{ input: index, factsOn: formatDay(asOf) }] : [],
      ),
    },
    tooLarge: [...new Set(judgements.filter((it) => it.document.budget.left < 0).map((it) => it.document.index))],
  };
}
