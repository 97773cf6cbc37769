import { sampleOf } from "../../analysis/needs/facts.ts";
import type { Day } from "../../base/civil-date.ts";
import { toPlain } from "../../base/document.ts";
import type { Zone } from "../../base/instant.ts";
import type { Cause } from "../../evaluate/decision.ts";
import type { MissingPlace } from "../../report/model/gate-answer.ts";
import { gatherNeeds, type MissingItem } from "../../report/model/needs.ts";
import type { ReportRun } from "../../report/model/report-run.ts";
import type { Subject } from "../../vocabulary/type.ts";

/** Something that rules on requests and answers wait for, and that no request or answer can say. */
export interface GateLack extends MissingItem {
  readonly belongsIn: MissingPlace;
}

/** By subject, documents of which nothing is known: each subject that a gate can be asked of, with those that it carries. */
export function emptyDocuments(
  subjects: readonly Subject[],
  day: Day,
  zone: Zone,
): readonly Readonly<Record<string, Facts>>[] {
  return subjects.map(({ name, carries }) => {
    const together = subjects.filter((it) => it.name === name || carries.includes(it.name));
    return Object.fromEntries(together.map((it) => [it.name, emptyFacts(it, day, zone)]));
  });
}

type Facts = Readonly<Record<string, unknown>>;

/** What a schema cannot do without has some value. */
const emptyFacts = ({ type }: Subject, day: Day, zone: Zone): Facts =>
  Object.fromEntries(
    [...type.fields].flatMap(([name, it]) => (it.required ? [[name, toPlain(sampleOf(it.type, day, zone))]] : [])),
  );

/**
 * What rules wait for that neither service, profile nor packs say: a service first where there is none, then what most rules
 * wait for; the run that says why nobody can tell. `runs`: of documents of which nothing is known; `asked`: their subjects.
 * INVARIANT (not of what is asked): what a request or an answer can state is never among it.
 */
export function lacking(runs: readonly ReportRun[], asked: ReadonlySet<string>): readonly GateLack[] | ReportRun {
  const unjudged = runs.find((it) => !it.decision);
  if (unjudged) return unjudged;
  const [run] = runs;
  if (!run?.decision) return [];
  const placeOf = (cause: Cause): MissingPlace | undefined => belongsIn(cause, run.service, asked);
  const rules = runs.flatMap(({ decision }) =>
    (decision?.rules ?? []).map((rule) => ({
      ...rule,
      instances: rule.instances.map((it) => ({
        ...it,
        causes: it.causes.filter(placeOf),
        scopeCauses: it.scopeCauses.filter(placeOf),
      })),
    })),
  );
  const lacks = gatherNeeds({ ...run.decision, rules }, run.packs, new Map()).flatMap((it): readonly GateLack[] => {
    const place = placeOf(it.cause);
    return place ? [{ ...it, belongsIn: place }] : [];
  });
  const isSubject = (it: GateLack): boolean => it.cause.kind === "no-subject";
  return [...lacks.filter(isSubject), ...lacks.filter((it) => !isSubject(it))];
}

/** Where the answer belongs; undefined: into the request or the answer. */
function belongsIn(cause: Cause, service: ReportRun["service"], asked: ReadonlySet<string>): MissingPlace | undefined {
  switch (cause.kind) {
    case "open-term":
    case "open-list":
      return "profile";
    case "no-value":
    case "unverified-exemption":
    case "contradiction":
    case "outside-calendar":
      return "pack";
    case "no-subject":
      return asked.has(cause.subject) ? undefined : "service";
    case "attestation":
    case "too-large":
      return cause.place.source === service?.source ? "service" : undefined;
    case "dispute":
    case "time-runs":
    case "not-comparable":
    case "no-quotient":
      return "service";
    default:
      return asked.has(cause.path.replace(/[.[].*$/s, "")) ? undefined : "service";
  }
}
