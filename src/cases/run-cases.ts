import type { Diagnostic } from "../base/diagnostic.ts";
import type { WorkingCalendar } from "../base/working-days.ts";
import { evaluate } from "../evaluate/evaluate.ts";
import type { Verdict } from "../evaluate/decision.ts";
import type { Pack } from "../pack/pack.ts";
import { emptyProfile, readProfile } from "../pack/profile.ts";
import type { LoadedVocabulary } from "../vocabulary/read-vocabulary.ts";
import { readInputs } from "../vocabulary/read-input.ts";
import { needlessCannot } from "./diagnostics.ts";
import type { Case, Cases, Expectation } from "./read-cases.ts";

export interface CaseResult {
  readonly case: Case;
  /** Verdicts that differ from what the case expects. */
  readonly wrong: readonly { readonly expected: Expectation; readonly got: Verdict }[];
  /** Why the case could not be judged at all. */
  readonly problems: readonly Diagnostic[];
}

/** Judges one case: its document, by its pack alone, on its day. */
export function runCase(it: Case, pack: Pack, vocabulary: LoadedVocabulary, calendar: WorkingCalendar): CaseResult {
  const { zone } = pack.manifest;
  const read = it.documents.map((document) =>
    readInputs(document, vocabulary, { zone, needsOwnDay: it.lawOf === undefined }),
  );
  const profile = it.profile ? readProfile(it.profile, [pack]) : { profile: emptyProfile, diagnostics: [] };
  const problems = [...read.flatMap((one) => one.diagnostics), ...profile.diagnostics].filter(
    (one) => one.severity === "error",
  );
  const [judged, service] = read.flatMap((one) => one.inputs);
  if (!judged || problems.length > 0) return { case: it, wrong: [], problems };

  const { decision } = evaluate({
    programs: [pack.program],
    inputs: [judged],
    service,
    vocabulary: vocabulary.vocabulary,
    settings: {
      asOf: it.asOf,
      lawOf: it.lawOf,
      party: pack.manifest.parties[0] ?? "",
      interpretations: profile.profile.interpretations,
      calendar,
      zone,
    },
    trace: undefined,
  });
  const verdicts = new Map(decision.rules.map((rule) => [rule.rule, rule.verdict]));
  const wrong = it.expect.flatMap((expected) => {
    const got = verdicts.get(expected.rule) ?? "not_examined";
    return got === expected.verdict ? [] : [{ expected, got }];
  });
  return { case: it, wrong, problems };
}

/** The verdicts that every rule must be shown to have, or be said not to have. */
const kindsToShow = ["satisfied", "violated", "undetermined", "pending", "not_applicable"] as const;

/** Rules and verdicts with neither a case nor a reason why there can be none; and reasons that a case refutes. */
export function caseGaps(
  pack: Pack,
  cases: Cases,
): { readonly missing: readonly string[]; readonly needless: readonly Diagnostic[] } {
  const key = (it: { readonly rule: string; readonly verdict: string }): string => `${it.rule}: ${it.verdict}`;
  const shown = new Set(cases.cases.flatMap((it) => it.expect.map(key)));
  const excused = new Set(cases.cannot.map(key));
  const wanted = [...pack.program.sources.rules.keys()].flatMap((rule) =>
    kindsToShow.map((verdict) => key({ rule, verdict })),
  );
  return {
    missing: wanted.filter((it) => !shown.has(it) && !excused.has(it)),
    needless: cases.cannot.filter((it) => shown.has(key(it))).map((it) => needlessCannot.at(it.place, it)),
  };
}
