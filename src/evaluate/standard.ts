import { formatDay } from "../base/civil-date.ts";
import { addDuration, parseDuration } from "../base/duration.ts";
import { invariant } from "../base/invariant.ts";
import { memoized } from "../base/memoized.ts";
import { questionOf, type StandardNode } from "../graph/graph.ts";
import type { Attestation, Evidence, Input } from "../vocabulary/input.ts";
import type { EvaluationContext, Signature, Signed } from "./context.ts";
import type { Place } from "../base/text.ts";
import type { Cause, FactRead, JudgedAttestation, RefusedAttestation, UsedAttestation } from "./decision.ts";
import { readField, readSubject } from "./fact.ts";
import { isSignedAs, type SameStandards } from "./same-standards.ts";
import {
  conjunction,
  deepestFirst,
  disjunction,
  gathered,
  isNone,
  operand,
  placeKey,
  resultCauses,
  resultGrounds,
  truth,
  truthOf,
  unknown,
  type Gathered,
  type Result,
} from "./value.ts";

/** What decides a standard beside signatures: conditions of facts, and what is presumed unless somebody signs otherwise. */
interface StandardConditions {
  readonly onlyIf: readonly Result[];
  readonly orIf: readonly Result[];
  readonly presumedIf: Result | undefined;
  readonly presumedNotIf: Result | undefined;
}

/**
 * (all `only if`) and (some `if`, or signed, or presumed). No signature stands in for a missing fact: over an unknown bound
 * it leaves the standard unknown. So does one that says other than facts do: facts never silence a signature.
 */
export function evaluateStandard(
  context: EvaluationContext,
  standard: StandardNode,
  element: Result | undefined,
  { onlyIf, orIf, presumedIf, presumedNotIf }: StandardConditions,
): Result {
  const attested = evaluateAttestation(context, standard, element);
  const necessary = conjunction(onlyIf);
  const sufficient = disjunction(orIf);
  const presumed = presumption(presumedIf, presumedNotIf);
  const opinion = presumed ? unlessSigned(attested, presumed) : attested.result;
  if (presumed) noteRebuttal(context, attested, presumed);
  const result = conjunction([necessary, disjunction([sufficient, opinion])]);
  const refuted = truthOf(necessary) === "false" ? attested.latest.find((it) => it.met) : undefined;
  const facts = conjunction([necessary, sufficient]);
  const outdone = truthOf(facts) === "true" ? attested.latest.find((it) => !it.met) : undefined;
  const signed = refuted ?? outdone;
  if (!signed) return result;
  const { met, element: of, by, on, place } = signed;
  const fact = decidingFact(refuted ? necessary : facts);
  const dispute = { kind: "dispute", standard: questionOf(standard), element: of, met, by, on, fact, place } as const;
  const key = findingKey(place, fact);
  context.disputes.add(key);
  if (context.onDispute === "facts-decide") return result;
  if (attested.missing) return unknown(attested.missing, result.grounds);
  context.findings.disputed.set(key, dispute);
  return unknown([dispute], gathered([result.grounds, [signed]]));
}

function noteRebuttal({ findings }: EvaluationContext, { result, latest, missing }: Attested, presumed: Result): void {
  const [signed] = latest;
  if (!signed || missing || truthOf(result) === "unknown" || truthOf(presumed) !== String(!signed.met)) return;
  const { standard, met, by, place } = signed;
  const fact = decidingFact(presumed);
  findings.rebutted.set(findingKey(place, fact), { standard, met, by, fact, place });
}

/** One signature may stand against facts of several laws. */
const findingKey = (signed: Place, fact: FactRead | undefined): string =>
  fact ? `${placeKey(signed)} ${placeKey(fact.place)}` : placeKey(signed);

/** What is presumed, if either condition holds and surely not the other; undefined: the standard presumes nothing. */
function presumption(presumedIf: Result | undefined, presumedNotIf: Result | undefined): Result | undefined {
  if (!presumedIf && !presumedNotIf) return undefined;
  const [met, unmet] = [presumedIf ?? truth(false), presumedNotIf ?? truth(false)];
  const both = resultGrounds([met, unmet]);
  const [isMet, isUnmet] = [truthOf(met), truthOf(unmet)];
  if (isMet === "true" && isUnmet === "false") return truth(true, both);
  if (isMet === "false" && isUnmet === "true") return truth(false, both);
  return unknown(resultCauses([met, unmet]), both);
}

/** What is signed, and what is presumed where no signature counts. Signatures that contradict each other rebut it too. */
function unlessSigned({ result, latest, missing }: Attested, presumed: Result): Result {
  if (latest.length > 0 || missing !== undefined) return result;
  if (presumed.value.kind === "boolean") return presumed;
  return unknown(resultCauses([presumed, result]), resultGrounds([presumed, result]));
}

const decidingFact = ({ grounds }: Result): FactRead | undefined => deepestFirst(grounds)[0];

interface Attested {
  readonly result: Result;
  /** The signatures that count, of the last day of such; all that may be meant, where that is not known. */
  readonly latest: readonly UsedAttestation[];
  /** Why it is not known which signatures are meant: nothing says whose or of what they would be. */
  readonly missing: Gathered<Cause> | undefined;
}

/**
 * What people attest of a standard, by the latest attestation that counts; unknown without one, if those of one day differ, if a
 * later one says otherwise that does not count, or if it is not known which one would be meant.
 */
function evaluateAttestation(
  context: EvaluationContext,
  standard: StandardNode,
  element: Result | undefined,
): Attested {
  const root = readSubject(context, standard.subject);
  const of = element && operand(element);
  const record = of?.value.kind === "record" ? of.value : undefined;
  const names = [
    root.value.kind === "record" ? readField(context, root.value, ["id"], "text") : root,
    ...(record && standard.key !== undefined ? [readField(context, record, [standard.key], "text")] : []),
    ...(of && !record ? [of] : []),
  ];
  const [subject, elementName] = names.map(textOf);
  const question = questionOf(standard);
  const meant = ({ written }: Signature): boolean =>
    (subject === undefined || written.subject === subject) &&
    (standard.overList && elementName === undefined ? written.element !== undefined : written.element === elementName);
  const signed = context.inputs.flatMap((input) => context.signed(standard, input));
  const judged = signed.filter(meant).map((it) => it.judged);
  const counting = judged.filter((it) => it.kind === "attestation");
  const refused = judged.filter((it) => it.kind === "refused");

  if (root.value.kind !== "record") return { result: root, latest: counting, missing: root.causes };
  if (of && !record) {
    const strange = { kind: "not-comparable", left: of.value.kind, right: "record" } as const;
    const causes = isNone(of.causes) ? [strange] : of.causes;
    return { result: unknown(causes, of.grounds), latest: counting, missing: causes };
  }
  const { place } = record ?? root.value;
  const asked = { standard: question, subject, element: elementName ?? record?.path };
  const needed = (why: Unsigned["why"], because: readonly RefusedAttestation[] = []): Result =>
    unknown([{ kind: "attestation", ...asked, place, why, refused: because }]);
  if (subject === undefined || (standard.overList && elementName === undefined))
    return { result: needed("none"), latest: counting, missing: resultCauses(names.map(operand)) };

  if (counting.length === 0) {
    const isPresumed = standard.presumedIf !== undefined || standard.presumedNotIf !== undefined;
    if (isPresumed) for (const it of refused) noteIgnored(context, standard, it);
    return { result: needed(refused.length > 0 ? "none-counts" : "none", refused), latest: [], missing: undefined };
  }
  const lastDay = counting.reduce((last, it) => (it.on > last ? it.on : last), "");
  const latest = counting.filter((it) => it.on === lastDay);
  const [first] = latest;
  invariant(first, "one of those that count is the last");
  if (latest.some((it) => it.met !== first.met))
    return { result: needed("conflicting", refused), latest, missing: undefined };
  const later = refused.filter((it) => it.on >= lastDay);
  for (const it of later) noteIgnored(context, standard, it);
  const contesting = later.filter((it) => it.met !== first.met && it.on <= formatDay(context.settings.asOf));
  for (const it of contesting) context.disputes.add(placeKey(it.place));
  if (contesting.length > 0 && context.onDispute === "open")
    return { result: needed("contested", contesting), latest, missing: undefined };
  const result = truth(first.met, resultGrounds([...names, truth(first.met, [first])]));
  return { result, latest, missing: undefined };
}

const noteIgnored = ({ findings }: EvaluationContext, standard: StandardNode, refused: RefusedAttestation): unknown =>
  findings.ignored.set(placeKey(refused.place), { standard: questionOf(standard), refused });

function textOf(result: Result): string | undefined {
  return result.value.kind === "text" ? result.value.text : undefined;
}

type Unsigned = Extract<Cause, { readonly kind: "attestation" }>;

/** What is signed of standards in the documents of a run. It is the same for whoever reads a document, so it is judged once. */
export function signedOf(settings: EvaluationContext["settings"], same: SameStandards): Signed {
  const of = memoized((standard: StandardNode) =>
    memoized((input: Input) =>
      input.attestations
        .filter((it) => isSignedAs(same, standard, it.standard))
        .map((written) => ({ written, judged: judge(settings, standard, written, input) })),
    ),
  );
  return (standard, input) => (input.attestations.length === 0 ? [] : of(standard)(input));
}

/** Role, day and evidence decide whether an attestation counts on `as_of`. */
function judge(
  settings: EvaluationContext["settings"],
  standard: StandardNode,
  it: Attestation,
  input: Pick<Input, "source" | "evidence">,
): JudgedAttestation {
  const { name: by, role } = it.by;
  const on = formatDay(it.on);
  const place = { source: input.source, span: it.span };
  const { met, element, evidence } = it;
  const refuse = ({ why, detail }: Refusal): JudgedAttestation => ({
    kind: "refused",
    met,
    by,
    on,
    place,
    why,
    detail,
  });

  const terms = standard.judges.find((one) => one.role === role);
  if (!terms) return refuse({ why: "role", detail: standard.judges.map((one) => one.role).join(", ") });
  if (it.on > settings.asOf) return refuse({ why: "not-yet", detail: on });
  const papers = it.evidence
    .flatMap((id) => input.evidence.get(id) ?? [])
    .filter((paper) => paper.collectedOn <= settings.asOf);
  const counts = underTerms(settings, terms, it, papers);
  if (!("until" in counts)) return refuse(counts);
  const { until } = counts;
  const about = { standard: it.standard, of: standard.name, element, met };
  return { kind: "attestation", ...about, by, role, on, evidence, until, place };
}

type Refusal = Pick<RefusedAttestation, "why" | "detail">;

/** Why an attestation would not count on the day of judgement; undefined: it would. */
export function refusalOf(...of: Parameters<typeof judge>): Refusal | undefined {
  const judged = judge(...of);
  return judged.kind === "refused" ? judged : undefined;
}

/** An attestation as one that counts on the day of judgement; undefined: it does not. */
export function countingOf(...of: Parameters<typeof judge>): UsedAttestation | undefined {
  const judged = judge(...of);
  return judged.kind === "refused" ? undefined : judged;
}

/** Until when an attestation counts under the terms of a judge, or why it does not on `as_of`. */
function underTerms(
  { asOf, calendar }: EvaluationContext["settings"],
  { validFor, evidence }: StandardNode["judges"][number],
  { on }: Attestation,
  papers: readonly Evidence[],
): { readonly until: string } | Refusal {
  const duration = parseDuration(validFor);
  const until = duration && addDuration(on, duration, calendar);
  if (until === undefined || asOf >= until) return { why: "expired", detail: formatDay(until ?? on) };
  // What was collected later cannot have supported the signature.
  const seen = papers.filter((it) => it.collectedOn <= on);
  const ofKind = (kind: string): readonly Evidence[] => seen.filter((it) => it.evidenceKind === kind);
  const lacking = evidence.find((kind) => ofKind(kind).length === 0);
  if (lacking !== undefined) {
    const isLater = papers.some((it) => it.evidenceKind === lacking);
    return { why: isLater ? "evidence-later" : "evidence-missing", detail: lacking };
  }
  const isGood = (it: Evidence): boolean => it.expiresOn === undefined || it.expiresOn >= asOf;
  const stale = evidence.find((kind) => !ofKind(kind).some(isGood));
  return stale === undefined ? { until: formatDay(until) } : { why: "evidence-expired", detail: stale };
}
