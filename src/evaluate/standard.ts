import { formatDay, type Day } from "../base/civil-date.ts";
import { addDuration, parseDuration } from "../base/duration.ts";
import type { Place } from "../base/text.ts";
import type { StandardNode } from "../graph/graph.ts";
import type { Attestation, Input } from "../vocabulary/input.ts";
import type { Context } from "./context.ts";
import type { RefusedAttestation, UsedAttestation } from "./decision.ts";
import { readField, readSubject } from "./fact.ts";
import { and, or } from "./logic.ts";
import { groundsOf, operand, truth, truthOf, unknown, type Result } from "./value.ts";

/**
 * (all `only if`) and (some `if`, or attested). No signature stands in for a missing fact:
 * an attestation over an unknown bound leaves the standard unknown.
 */
export function standardMet(
  context: Context,
  standard: StandardNode,
  element: Result | undefined,
  bounds: { readonly onlyIf: readonly Result[]; readonly orIf: readonly Result[] },
): Result {
  const attested = attestation(context, standard, element);
  const necessary = and(bounds.onlyIf);
  const sufficient = or(bounds.orIf);
  noteOverruled(context, attested, necessary, sufficient);
  return and([necessary, or([sufficient, attested])]);
}

/** An attestation that facts contradict is a finding. */
function noteOverruled(context: Context, attested: Result, necessary: Result, sufficient: Result): void {
  const said = truthOf(attested);
  const refuted = said === "true" && truthOf(necessary) === "false";
  const outdone = said === "false" && truthOf(sufficient) === "true" && truthOf(necessary) === "true";
  if (!refuted && !outdone) return;
  for (const ground of attested.grounds) {
    if (ground.kind !== "attestation") continue;
    const key = `${ground.place.source.path}:${ground.place.span.start}`;
    context.overruled.set(key, { standard: ground.standard, place: ground.place, by: ground.by });
  }
}

/** The answer of the attestation that counts; unknown without one. */
function attestation(context: Context, standard: StandardNode, element: Result | undefined): Result {
  const root = readSubject(context, standard.subject);
  if (root.value.kind !== "record") return root;
  const place = element?.value.kind === "record" ? element.value.place : root.value.place;
  const record = element && operand(element);
  if (record && record.value.kind !== "record") {
    const strange = { kind: "not-comparable", left: record.value.kind, right: "record" } as const;
    return unknown(record.causes.length > 0 ? record.causes : [strange], record.grounds);
  }
  const subject = readField(context, root.value, ["id"], "text");
  const named =
    record?.value.kind === "record" && standard.key !== undefined
      ? readField(context, record.value, [standard.key], "text")
      : undefined;
  const subjectName = textOf(subject);
  const elementName = named && textOf(named);

  const path = record?.value.kind === "record" ? record.value.path : undefined;
  const asked = { standard: standard.name, subject: subjectName, element: elementName ?? path };
  const needed = (why: "none" | "conflicting" | "none-counts", refused: readonly RefusedAttestation[] = []): Result =>
    unknown([{ kind: "attestation", ...asked, place, why, refused }]);
  if (subjectName === undefined || (standard.overList && elementName === undefined)) return needed("none");

  const about = [...documents(context)].flatMap((input) =>
    input.attestations
      .filter((it) => it.standard === standard.name && it.subject === subjectName && it.element === elementName)
      .map((it) => judge(context, standard, it, input)),
  );
  const counting = about.filter((it) => it.kind === "attestation");
  const refused = about.filter((it) => it.kind === "refused");
  if (counting.length === 0) return needed(refused.length > 0 ? "none-counts" : "none", refused);

  const latest = counting.reduce((last, it) => (it.on > last ? it.on : last), "");
  const last = counting.filter((it) => it.on === latest);
  const [first] = last;
  if (!first || last.some((it) => it.met !== first.met)) return needed("conflicting", refused);
  return truth(first.met, [...groundsOf(named ? [subject, named] : [subject]), first]);
}

function textOf(result: Result): string | undefined {
  return result.value.kind === "text" ? result.value.text : undefined;
}

function documents(context: Context): ReadonlySet<Input> {
  return new Set([...context.roots.values()].map((it) => it.input));
}

type Judged = UsedAttestation | ({ readonly kind: "refused" } & RefusedAttestation);

/** Role, day and evidence decide whether an attestation counts on `as_of`; the reason is kept if it doesn't. */
function judge(context: Context, standard: StandardNode, it: Attestation, input: Input): Judged {
  const { asOf, calendar } = context.settings;
  const place: Place = { source: input.source, span: it.span };
  const by = it.by.name;
  const on = formatDay(it.on);
  const refuse = (why: RefusedAttestation["why"], detail: string): Judged => ({
    kind: "refused",
    by,
    on,
    place,
    why,
    detail,
  });

  const judges = standard.judges.filter((judgeOf) => judgeOf.role === it.by.role);
  if (judges.length === 0) return refuse("role", standard.judges.map((judgeOf) => judgeOf.role).join(", "));
  if (it.on > asOf) return refuse("not-yet", on);
  const named = it.evidence.flatMap((id) => input.evidence.get(id) ?? []);
  let reason = refuse("expired", on);
  for (const { validFor, evidence } of judges) {
    const duration = parseDuration(validFor);
    const until: Day | undefined = duration && addDuration(it.on, duration, calendar);
    if (until === undefined || asOf >= until) {
      reason = refuse("expired", until === undefined ? on : formatDay(until));
      continue;
    }
    const lacking = evidence.find((kind) => !named.some((one) => one.evidenceKind === kind));
    if (lacking !== undefined) {
      reason = refuse("evidence-missing", lacking);
      continue;
    }
    const good = (kind: string): boolean =>
      named.some((one) => one.evidenceKind === kind && (one.expiresOn === undefined || one.expiresOn >= asOf));
    const stale = evidence.find((kind) => !good(kind));
    if (stale !== undefined) {
      reason = refuse("evidence-expired", stale);
      continue;
    }
    const { role } = it.by;
    const { met, element } = it;
    return { kind: "attestation", standard: it.standard, element, met, by, role, on, until: formatDay(until), place };
  }
  return reason;
}
