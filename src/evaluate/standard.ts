import { formatDay } from "../base/civil-date.ts";
import { addDuration, parseDuration } from "../base/duration.ts";
import type { StandardNode } from "../graph/graph.ts";
import type { Attestation, Evidence, Input } from "../vocabulary/input.ts";
import type { EvaluationContext } from "./context.ts";
import type { RefusedAttestation, UsedAttestation } from "./decision.ts";
import { readField, readSubject } from "./fact.ts";
import {
  conjunction,
  disjunction,
  placeKey,
  truthOf,
  resultGrounds,
  operand,
  truth,
  unknown,
  type Result,
  isNone,
  union,
} from "./value.ts";

/**
 * (all `only if`) and (some `if`, or attested). No signature stands in for a missing fact:
 * an attestation over an unknown bound leaves the standard unknown.
 */
export function evaluateStandard(
  context: EvaluationContext,
  standard: StandardNode,
  element: Result | undefined,
  bounds: { readonly onlyIf: readonly Result[]; readonly orIf: readonly Result[] },
): Result {
  const attested = evaluateAttestation(context, standard, element);
  const necessary = conjunction(bounds.onlyIf);
  const sufficient = disjunction(bounds.orIf);
  noteOverruled(context, attested, necessary, sufficient);
  return conjunction([necessary, disjunction([sufficient, attested])]);
}

/** An attestation that facts contradict is a finding. */
function noteOverruled(context: EvaluationContext, attested: Result, necessary: Result, sufficient: Result): void {
  const said = truthOf(attested);
  const refuted = said === "true" && truthOf(necessary) === "false";
  const outdone = said === "false" && truthOf(sufficient) === "true" && truthOf(necessary) === "true";
  if (!refuted && !outdone) return;
  for (const ground of union([attested.grounds])) {
    if (ground.kind !== "attestation") continue;
    const { standard, place, by } = ground;
    context.findings.overruled.set(placeKey(place), { standard, place, by });
  }
}

/** What people attest of a standard, by the latest attestation that counts; unknown without one, or if those of one day differ. */
function evaluateAttestation(context: EvaluationContext, standard: StandardNode, element: Result | undefined): Result {
  const root = readSubject(context, standard.subject);
  if (root.value.kind !== "record") return root;
  const of = element && operand(element);
  if (of && of.value.kind !== "record") {
    const strange = { kind: "not-comparable", left: of.value.kind, right: "record" } as const;
    return unknown(isNone(of.causes) ? [strange] : of.causes, of.grounds);
  }
  const record = of?.value.kind === "record" ? of.value : undefined;
  const names = [
    readField(context, root.value, ["id"], "text"),
    ...(record && standard.key !== undefined ? [readField(context, record, [standard.key], "text")] : []),
  ];
  const [subject, elementName] = names.map(textOf);

  const { place } = record ?? root.value;
  const asked = { standard: standard.name, subject, element: elementName ?? record?.path };
  const needed = (why: "none" | "conflicting" | "none-counts", refused: readonly RefusedAttestation[] = []): Result =>
    unknown([{ kind: "attestation", ...asked, place, why, refused }]);
  if (subject === undefined || (standard.overList && elementName === undefined)) return needed("none");

  const inputs = new Set([...context.roots.values()].map((it) => it.input));
  const judged = [...inputs].flatMap((input) =>
    input.attestations
      .filter((it) => it.standard === standard.name && it.subject === subject && it.element === elementName)
      .map((it) => judge(context, standard, it, input)),
  );
  const counting = judged.filter((it) => it.kind === "attestation");
  const refused = judged.filter((it) => it.kind === "refused");
  if (counting.length === 0) return needed(refused.length > 0 ? "none-counts" : "none", refused);

  const latest = counting.reduce((last, it) => (it.on > last ? it.on : last), "");
  const [first, ...others] = counting.filter((it) => it.on === latest);
  if (!first || others.some((it) => it.met !== first.met)) return needed("conflicting", refused);
  for (const it of refused.filter((one) => one.on >= latest))
    context.findings.ignored.set(placeKey(it.place), { standard: standard.name, refused: it });
  return truth(first.met, resultGrounds([...names, truth(first.met, [first])]));
}

function textOf(result: Result): string | undefined {
  return result.value.kind === "text" ? result.value.text : undefined;
}

type Judged = UsedAttestation | ({ readonly kind: "refused" } & RefusedAttestation);

/**
 * Role, day and evidence decide whether an attestation counts on `as_of`. Terms for one role may differ: it counts by the
 * first that it fits; if it fits none, the reason is that of the last.
 */
function judge(context: EvaluationContext, standard: StandardNode, it: Attestation, input: Input): Judged {
  const { name: by, role } = it.by;
  const on = formatDay(it.on);
  const place = { source: input.source, span: it.span };
  const refuse = ({ why, detail }: Refusal): Judged => ({ kind: "refused", by, on, place, why, detail });

  const judges = standard.judges.filter((one) => one.role === role);
  if (judges.length === 0) return refuse({ why: "role", detail: standard.judges.map((one) => one.role).join(", ") });
  if (it.on > context.settings.asOf) return refuse({ why: "not-yet", detail: on });
  const papers = it.evidence
    .flatMap((id) => input.evidence.get(id) ?? [])
    .filter((paper) => paper.collectedOn <= context.settings.asOf);
  const outcomes = judges.map((terms) => underTerms(context, terms, it, papers));
  const { met, element, evidence } = it;
  return outcomes
    .map((one): Judged =>
      "until" in one
        ? { kind: "attestation", standard: it.standard, element, met, by, role, on, evidence, until: one.until, place }
        : refuse(one),
    )
    .reduce((last, one) => (last.kind === "attestation" ? last : one));
}

type Refusal = Pick<RefusedAttestation, "why" | "detail">;

/** Until when an attestation counts under the terms of a judge, or why it does not on `as_of`. */
function underTerms(
  { settings: { asOf, calendar } }: EvaluationContext,
  { validFor, evidence }: StandardNode["judges"][number],
  { on }: Attestation,
  papers: readonly Evidence[],
): { readonly until: string } | Refusal {
  const duration = parseDuration(validFor);
  const until = duration && addDuration(on, duration, calendar);
  if (until === undefined || asOf >= until) return { why: "expired", detail: formatDay(until ?? on) };
  const ofKind = (kind: string): readonly Evidence[] => papers.filter((it) => it.evidenceKind === kind);
  const lacking = evidence.find((kind) => ofKind(kind).length === 0);
  if (lacking !== undefined) return { why: "evidence-missing", detail: lacking };
  const isGood = (it: Evidence): boolean => it.expiresOn === undefined || it.expiresOn >= asOf;
  const stale = evidence.find((kind) => !ofKind(kind).some(isGood));
  return stale === undefined ? { until: formatDay(until) } : { why: "evidence-expired", detail: stale };
}
