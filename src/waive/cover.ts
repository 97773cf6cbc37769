import type { Diagnostic } from "../base/diagnostic.ts";
import { invariant } from "../base/invariant.ts";
import type { Place } from "../base/text.ts";
import type { Instance, RuleResult } from "../evaluate/decision.ts";
import { rollUp } from "../evaluate/roll-up.ts";
import { applyWaiver, type Judged } from "./apply-waivers.ts";
import type { Baseline, KnownFinding } from "./baseline.ts";
import { notWaivable, outdatedBaseline } from "./diagnostics.ts";
import { fingerprintOf, type DocumentName } from "./fingerprint.ts";
import type { Finding, Waiver } from "./waiver.ts";

/** What is known of the findings of a run beside their verdicts. */
export interface Cover {
  /** The names of the run's inputs, in their order. */
  readonly documents: readonly DocumentName[];
  /** Fingerprint → the waivers in force that name it. */
  readonly waived: ReadonlyMap<string, readonly Waiver[]>;
  /** Fingerprint → the finding as the baseline lists it. */
  readonly known: ReadonlyMap<string, KnownFinding>;
}

/** Of a run that has judged nothing. */
export const noCover: Cover = { documents: [], waived: new Map(), known: new Map() };

/** What covers the findings of a run, and what is to be said of the waivers and the baseline themselves. */
export function coverFindings(
  judged: Judged,
  waivers: readonly Waiver[],
  baseline: Baseline | undefined,
): { readonly cover: Cover; readonly diagnostics: readonly Diagnostic[] } {
  const applied = waivers.map((waiver) => ({ waiver, ...applyWaiver(waiver, judged) }));
  const waived = new Map<string, readonly Waiver[]>();
  for (const { waiver, covers } of applied)
    for (const fingerprint of covers) waived.set(fingerprint, [...(waived.get(fingerprint) ?? []), waiver]);
  const findings = baseline?.findings ?? [];
  const refused = findings.filter((it) => judged.notWaivable.has(it.rule));
  const known = new Map(findings.filter((it) => !refused.includes(it)).map((it) => [it.fingerprint, it]));
  const cover = { documents: judged.documents, waived, known };
  return {
    cover,
    diagnostics: [
      ...applied.flatMap((it) => it.diagnostics),
      ...refused.map((it) => notWaivable.at(it.place, { rule: it.rule })),
      ...(baseline ? outdated(baseline, judged, cover) : []),
    ],
  };
}

/** Findings of files of this run that are there no more. */
function outdated({ findings, place }: Baseline, judged: Judged, cover: Cover): readonly Diagnostic[] {
  const there = new Set(
    judged.results.flatMap(({ rule, instances }) =>
      instances.flatMap((it) => {
        const { known, fingerprint } = coveringOf(rule, it, cover);
        return known ? [fingerprint] : [];
      }),
    ),
  );
  const paths = new Set(judged.documents.map((it) => it.path));
  const gone = [...cover.known.values()].filter(
    (it) =>
      !there.has(it.fingerprint) &&
      !judged.isElsewhere(it.rule) &&
      (paths.has(it.input) || !judged.isLeftOut(it.input)),
  );
  return gone.length === 0 ? [] : [outdatedBaseline.at(place, { gone: gone.length, of: findings.length })];
}

/** What covers one finding. */
export interface Covering {
  readonly fingerprint: string;
  readonly waiver: Waiver | undefined;
  readonly known: Place | undefined;
}

/** What a rule says of a document or an element: its fingerprint, and what covers it if it is a breach or an open question. */
export function coveringOf(rule: string, instance: Instance, cover: Cover): Covering {
  const { input, verdict } = instance;
  const document = cover.documents[input];
  invariant(document, "every input of a run has a name");
  const fingerprint = fingerprintOf(rule, document, instance);
  // INVARIANT (verdict named): what covers a finding was written for its verdict, so that no leave for an open question is
  //   one for the breach that it turns into.
  const known = cover.known.get(fingerprint);
  return {
    fingerprint,
    waiver: cover.waived.get(fingerprint)?.find((it) => it.verdict === verdict),
    known: known?.verdict === verdict ? known.place : undefined,
  };
}

/** The worst of a rule's breaches and open questions that nothing covers, which is what counts for the exit code. */
export function uncovered({ rule, instances }: RuleResult, cover: Cover): Finding | undefined {
  const left = instances.filter((it) => {
    if (it.verdict !== "violated" && it.verdict !== "undetermined") return false;
    if (cover.waived.size + cover.known.size === 0) return true;
    const { waiver, known } = coveringOf(rule, it, cover);
    return !waiver && !known;
  });
  const verdict = rollUp(left.map((it) => it.verdict));
  return verdict === "violated" || verdict === "undetermined" ? verdict : undefined;
}

/** By what all of a rule's breaches and open questions are covered: by waivers alone, or not without the baseline. */
export function coveredBy(result: RuleResult, cover: Cover): "waivers" | "baseline" | undefined {
  const isFinding = result.verdict === "violated" || result.verdict === "undetermined";
  if (!isFinding || uncovered(result, cover) !== undefined) return undefined;
  return uncovered(result, { ...cover, known: new Map() }) === undefined ? "waivers" : "baseline";
}
