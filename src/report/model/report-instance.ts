import { formatDay } from "../../base/civil-date.ts";
import { invariant } from "../../base/invariant.ts";
import type { Instance } from "../../evaluate/decision.ts";
import type { RuleSource } from "../../graph/sources.ts";
import { locatorKey } from "../../statute/locator.ts";
import { coveringOf } from "../../waive/cover.ts";
import { factsDigest } from "../../waive/seen.ts";
import type { Waiver } from "../../waive/waiver.ts";
import type { Reading } from "./reading.ts";
import { paramsOf, reportCause } from "./report-cause.ts";
import { citeOf } from "./report-cite.ts";
import { factsOf, reportClause } from "./report-clause.ts";
import { excerptOf, reportPlace } from "./report-place.ts";
import type { ReportClause, ReportGate, ReportInstance, ReportWaived } from "./rule-report.ts";
import { tellingFacts } from "./telling-facts.ts";
import { citeIn, titleIn } from "../messages/citations.ts";
import { gateOf } from "../messages/gates.ts";
import { labels } from "../messages/labels.ts";

/** What a rule says of one document or element, and all that this rests on. `scope`: the paths that its scopes read. */
export function reportInstance(
  it: Instance,
  rule: string,
  source: RuleSource,
  scope: ReadonlySet<string>,
  reading: Reading,
): Omit<ReportInstance, "conditions"> {
  const clauses = it.clauses.map((clause) => reportClause(clause, source, reading));
  const { fingerprint, waiver, known } = coveringOf(rule, it, reading.cover);
  return {
    verdict: it.verdict,
    fingerprint,
    waived: waiver && reportWaived(waiver),
    in_baseline: known && reportPlace(known),
    seen: seenIn(it, rule, reading),
    input: it.input,
    at: reportPlace(it.place),
    excerpt: excerptOf(it.place),
    elements: it.elements,
    law_of: it.lawOf,
    either_way: it.eitherWay,
    gate: it.gate && reportGate(it, source, clauses, reading),
    exempt_by: it.exemptBy.map(({ exemption, locator, law }) => {
      return { exemption, cite: citeOf(locator), policy: reportPlace(law) };
    }),
    clauses,
    causes: it.causes.map((cause) => reportCause(cause, reading)),
    facts: factsOf(it.facts, scope, reading.locale),
    ...reportGrounds(it, reading),
  };
}

function seenIn(it: Instance, rule: string, { pack }: Reading): ReportInstance["seen"] {
  if (it.verdict !== "violated" && it.verdict !== "undetermined") return undefined;
  const digest = pack.ruleDigests.get(rule);
  invariant(digest !== undefined, "every judged rule has its digest");
  return { rule: digest, facts: factsDigest(it) };
}

function reportWaived({ reason, requester, approver, from, until, place }: Waiver): ReportWaived {
  return { reason, requester, approver, from: formatDay(from), until: formatDay(until), at: reportPlace(place) };
}

/** What a verdict, or a part of a rule, rests on beside facts. */
export function reportGrounds(
  it: Pick<Instance, "attestations" | "interpretations" | "assumptions" | "parameters">,
  { loaded, locale }: Pick<Reading, "loaded" | "locale">,
): Pick<ReportInstance, "attestations" | "interpretations" | "assumptions" | "parameters"> {
  return {
    attestations: it.attestations.map(({ standard, element, met, by, role, on, evidence, until, place }) => {
      const [title] = loaded.flatMap((one) => one.program.sources.standards.get(standard)?.title ?? []);
      const said = title && titleIn(title, locale);
      return { standard, title: said, element, met, by, role, on, evidence, until, at: reportPlace(place) };
    }),
    interpretations: it.interpretations.map(({ term, value, by, because, place }) => {
      return { term, value, by, because, at: reportPlace(place) };
    }),
    assumptions: it.assumptions.map(({ path, shown, by, because, place }) => {
      return { path, shown: locale.show(shown), by, because, at: reportPlace(place) };
    }),
    parameters: it.parameters.map(({ name, shown, inForce, law }) => {
      return { name, shown: locale.show(shown), in_force: inForce, policy: reportPlace(law) };
    }),
  };
}

function reportGate(
  { gate, facts, elements, attestations }: Instance,
  source: RuleSource,
  clauses: readonly ReportClause[],
  { locale }: Reading,
): ReportGate {
  invariant(gate, "a shut gate is named");
  const scope = gate.kind === "scope" ? source.scopes[gate.scope] : undefined;
  // An attestation names its subject: that the `id` was read tells nothing beside it.
  const isNamed = ({ path }: { readonly path: string }): boolean => attestations.length > 0 && /^\w+\.id$/.test(path);
  const telling = tellingFacts(factsOf(facts, new Set(), locale), elements).filter((it) => !isNamed(it));
  const shown = telling.map((it) => labels.fact({ path: `\`${it.path}\``, shown: it.shown }));
  const told = {
    scope: scope ? citeIn(citeOf(scope.locator), locale) : "",
    facts: [...new Map(shown.map((it) => [JSON.stringify(it), it])).values()],
    attestations,
    voids: clauses.flatMap((it) => it.complies?.void ?? []),
  };
  const params = scope ? { at: locatorKey(scope.locator), level: scope.level } : paramsOf(gate, locale);
  return { kind: gate.kind, params, sentence: locale.say(gateOf(gate, told)) };
}
