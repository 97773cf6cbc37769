import { sampleOf } from "../../analysis/needs/facts.ts";
import type { Day } from "../../base/civil-date.ts";
import { toPlain } from "../../base/document.ts";
import type { Zone } from "../../base/instant.ts";
import type { Cause, Verdict } from "../../evaluate/decision.ts";
import type { MissingPlace } from "../../report/model/gate-answer.ts";
import { gatherNeeds, type MissingItem } from "../../report/model/needs.ts";
import type { ReportRun } from "../../report/model/report-run.ts";
import type { Subject } from "../../vocabulary/type.ts";

/** Something that rules on requests and answers wait for, and where it belongs. */
interface Placed<P extends string> extends MissingItem {
  readonly belongsIn: P;
}

/** What no request or answer can say. */
export type GateLack = Placed<MissingPlace>;

/** What a request or an answer has to say. */
export type GateExpectation = Placed<string>;

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
 * What rules wait for that neither service, profile nor packs say; the run that says why nobody can tell. A service first where there is
 * none; then for each rule what it waits for with most others, facts before signatures and readings, so that the first few tell of as
 * many rules as may be; then the rest. `runs`: of documents of which nothing is known; `asked`: their subjects.
 * INVARIANT (not of what is asked): what a request or an answer can state is never among it.
 */
export function lacking(runs: readonly ReportRun[], asked: ReadonlySet<string>): readonly GateLack[] | ReportRun {
  const service = runs[0]?.service;
  const lacks = waitedFor(runs, (cause) => belongsIn(cause, service, asked));
  if ("engine" in lacks) return lacks;
  const rankOf = ({ cause }: GateLack): number => (cause.kind === "no-subject" ? 0 : isFact(cause) ? 1 : 2);
  const isSubject = (it: GateLack): boolean => rankOf(it) === 0;
  return newRulesFirst(
    lacks.toSorted(
      (a, b) => Number(isSubject(b)) - Number(isSubject(a)) || b.rules.size - a.rules.size || rankOf(a) - rankOf(b),
    ),
  );
}

/** First those of which each has a rule that none before it has; the order is kept otherwise. */
function newRulesFirst(lacks: readonly GateLack[]): readonly GateLack[] {
  const told = new Set<string>();
  const isNew = lacks.map(({ rules }) => {
    const before = told.size;
    for (const it of rules) told.add(it);
    return told.size > before;
  });
  return [...lacks.filter((_, at) => isNew[at]), ...lacks.filter((_, at) => isNew[at] !== true)];
}

/** The facts of requests and answers that rules wait for, what most rules wait for first; `belongsIn` is their subject. As `lacking`. */
export function expecting(
  runs: readonly ReportRun[],
  asked: ReadonlySet<string>,
): readonly GateExpectation[] | ReportRun {
  return waitedFor(runs, (cause) => {
    const subject = isFact(cause) ? rootOf(cause.path) : undefined;
    return subject !== undefined && asked.has(subject) ? subject : undefined;
  });
}

/**
 * The rules by which a request or an answer may still be judged: of the others it is known that they do not apply, whatever is asked. As
 * `lacking`.
 */
export function reaching(runs: readonly ReportRun[]): readonly string[] | ReportRun {
  const unjudged = runs.find((it) => !it.decision);
  if (unjudged) return unjudged;
  const rules = runs.flatMap((it) => it.decision?.rules ?? []).filter((it) => it.inRollUp && !isIdle.has(it.verdict));
  return [...new Set(rules.map((it) => it.rule))].toSorted();
}

const isIdle: ReadonlySet<Verdict> = new Set(["exempt", "not_applicable", "not_in_force", "not_examined"]);

/** What rules wait for and `placeOf` has a place for. */
function waitedFor<P extends string>(
  runs: readonly ReportRun[],
  placeOf: (cause: Cause) => P | undefined,
): readonly Placed<P>[] | ReportRun {
  const unjudged = runs.find((it) => !it.decision);
  if (unjudged) return unjudged;
  const [run] = runs;
  if (!run?.decision) return [];
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
  return gatherNeeds({ ...run.decision, rules }, run.packs, new Map()).flatMap((it): readonly Placed<P>[] => {
    const place = placeOf(it.cause);
    return place === undefined ? [] : [{ ...it, belongsIn: place }];
  });
}

const isFact = (cause: Cause): cause is Extract<Cause, { readonly path: string }> =>
  cause.kind === "missing-fact" || cause.kind === "absent-value";

const rootOf = (path: string): string => path.replace(/[.[].*$/s, "");

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
      return asked.has(rootOf(cause.path)) ? undefined : "service";
  }
}
