import { invariant } from "../base/invariant.ts";
import type { Place } from "../base/text.ts";
import type { Instance, RuleResult } from "../evaluate/decision.ts";
import { rollUp } from "../evaluate/roll-up.ts";
import { fingerprintOf, type DocumentName } from "./fingerprint.ts";
import type { Waiver } from "./waiver.ts";

/** What is known of the findings of a run beside their verdicts. */
export interface Cover {
  /** The names of the run's inputs, in their order. */
  readonly documents: readonly DocumentName[];
  /** Fingerprint → the waiver in force that names it. */
  readonly waived: ReadonlyMap<string, Waiver>;
  /** Fingerprint → where the baseline lists it. */
  readonly known: ReadonlyMap<string, Place>;
}

/** Of a run that has judged nothing. */
export const noCover: Cover = { documents: [], waived: new Map(), known: new Map() };

/** What covers one finding. */
export interface Covering {
  readonly fingerprint: string;
  readonly waiver: Waiver | undefined;
  readonly known: Place | undefined;
}

/** What a rule says of a document or an element: its fingerprint, and what covers it if it is a breach or an open question. */
export function coveringOf(rule: string, { input, elements, verdict }: Instance, cover: Cover): Covering {
  const document = cover.documents[input];
  invariant(document, "every input of a run has a name");
  const fingerprint = fingerprintOf(rule, document, elements);
  const isFinding = verdict === "violated" || verdict === "undetermined";
  return {
    fingerprint,
    waiver: isFinding ? cover.waived.get(fingerprint) : undefined,
    known: isFinding ? cover.known.get(fingerprint) : undefined,
  };
}

/** The worst of a rule's breaches and open questions that nothing covers, which is what counts for the exit code. */
export function uncovered({ rule, instances }: RuleResult, cover: Cover): "violated" | "undetermined" | undefined {
  const left = instances.filter((it) => {
    const { waiver, known } = coveringOf(rule, it, cover);
    return !waiver && !known;
  });
  const verdict = rollUp(left.map((it) => it.verdict));
  return verdict === "violated" || verdict === "undetermined" ? verdict : undefined;
}

/** Of rules with a breach or an open question, how many are covered wholly: by waivers alone, or with the baseline. */
export function coveredAmong(
  results: readonly RuleResult[],
  cover: Cover,
): { readonly waived: number; readonly known: number } {
  const covered = results.filter(
    (it) => (it.verdict === "violated" || it.verdict === "undetermined") && uncovered(it, cover) === undefined,
  );
  const byWaivers = covered.filter((it) => uncovered(it, { ...cover, known: new Map() }) === undefined);
  return { waived: byWaivers.length, known: covered.length - byWaivers.length };
}
