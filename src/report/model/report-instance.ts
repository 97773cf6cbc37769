import { formatDay } from "../../base/civil-date.ts";
import { invariant } from "../../base/invariant.ts";
import { once } from "../../base/memoized.ts";
import type { Locale } from "../../base/locale.ts";
import type { Message } from "../../base/message.ts";
import type { Place } from "../../base/text.ts";
import type {
  Instance,
  ClauseResult,
  FactRead,
  RuleAsked,
  Cause,
  Gate,
  UsedAttestation,
  RuleResult,
} from "../../evaluate/decision.ts";
import { standardsByQuestion } from "../../graph/graph.ts";
import type { RuleSource, ClauseSource } from "../../graph/sources.ts";
import type { Pack } from "../../pack/pack.ts";
import { factsDigest } from "../../pack/waive/fingerprint.ts";
import { suppressionOf } from "../../pack/waive/suppressions.ts";
import type { Waiver } from "../../pack/waive/waivers.ts";
import { citedIn } from "../../statute/instrument-text.ts";
import { citedAs, locatorKey } from "../../statute/locator.ts";
import { causeMessage, type AskedStandard } from "../messages/causes.ts";
import { gateMessage } from "../messages/grounds.ts";
import { labels } from "../messages/labels.ts";
import { voidClauseMessage } from "../messages/law.ts";
import { citationOf, citationIn, titleIn, lawWordsOf } from "./citations.ts";
import { excerptOf, reportPlace } from "./report-place.ts";
import type { ReportContext } from "./report-run.ts";
import type {
  ReportAttestation,
  ReportClause,
  ReportGate,
  ReportInstance,
  ReportWaived,
  ReportAsked,
  ReportComplies,
  ReportFact,
  ReportGrounds,
  Params,
  ReportCause,
} from "./report.ts";

/** What an instance rests on, each part made when somebody reads it. */
interface InstanceDetails {
  readonly clauses: () => readonly ReportClause[];
  readonly causes: () => readonly ReportCause[];
  readonly facts: () => readonly ReportFact[];
  readonly grounds: () => ReportGrounds;
  readonly gate: () => ReportGate | undefined;
}

/** What an instance rests on. `scope`: the paths that the scopes of its rule read. */
export function instanceDetails(
  it: Instance,
  source: RuleSource,
  scope: () => ReadonlySet<string>,
  reading: ReportContext,
): InstanceDetails {
  const clauses = once(() => it.clauses.map((clause) => reportClause(clause, source, reading)));
  return {
    clauses,
    causes: once(() => it.causes.map((cause) => reportCause(cause, reading))),
    facts: once(() => reportFacts(it.facts, scope(), reading.locale)),
    grounds: once(() => reportGrounds(it, reading)),
    gate: once(() => it.gate && reportGate(it, source, clauses(), reading)),
  };
}

/**
 * What a rule says of one document or element, and all that this rests on: what a short report does not show is made when
 * somebody reads it.
 */
export function reportInstance(
  it: Instance,
  { result, source, conditions, details }: InstanceOf,
  reading: ReportContext,
): ReportInstance {
  const { fingerprint, waiver, known } = suppressionOf(result.rule, it, reading.cover);
  return {
    verdict: it.verdict,
    fingerprint,
    waived: waiver && reportWaived(waiver),
    in_baseline: known && reportPlace(known),
    get seen() {
      return seenIn(it, result.rule, reading);
    },
    input: it.input,
    at: reportPlace(it.place),
    get excerpt() {
      return excerptOf(it.place);
    },
    elements: it.elements,
    law_of: it.lawOf,
    either_way: it.eitherWay,
    open_scope: openScopeOf(it, source),
    get gate() {
      return details(it).gate();
    },
    exempt_by: it.exemptBy.map(({ exemption, locator, law }) => {
      return { exemption, cite: citationOf(locator), policy: reportPlace(law) };
    }),
    get clauses() {
      return details(it).clauses();
    },
    get causes() {
      return details(it).causes();
    },
    get facts() {
      return details(it).facts();
    },
    get attestations() {
      return details(it).grounds().attestations;
    },
    get interpretations() {
      return details(it).grounds().interpretations;
    },
    get assumptions() {
      return details(it).grounds().assumptions;
    },
    get parameters() {
      return details(it).grounds().parameters;
    },
    get conditions() {
      return conditions(it);
    },
  };
}

/** What instances of a rule share. */
interface InstanceOf {
  readonly result: RuleResult;
  readonly source: RuleSource;
  readonly conditions: (it: Instance) => ReportInstance["conditions"];
  readonly details: (it: Instance) => InstanceDetails;
}

function openScopeOf({ conditions }: Instance, { scopes }: RuleSource): ReportInstance["open_scope"] {
  const open = conditions.find((it) => it.kind === "scope" && it.result === "unknown");
  const scope = open && scopes[open.index];
  return scope && citationOf(scope.locator);
}

function seenIn(it: Instance, rule: string, { pack }: ReportContext): ReportInstance["seen"] {
  if (it.verdict !== "violated" && it.verdict !== "undetermined") return undefined;
  const digest = pack.ruleDigests.get(rule);
  invariant(digest !== undefined, "every judged rule has its digest");
  return { rule: digest, facts: factsDigest(it) };
}

function reportWaived({ reason, requester, approver, from, until, place }: Waiver): ReportWaived {
  return { reason, requester, approver, from: formatDay(from), until: formatDay(until), at: reportPlace(place) };
}

/** Signatures with what they say in words. */
export const reportAttestations = (
  all: readonly UsedAttestation[],
  { loaded, locale }: Pick<ReportContext, "loaded" | "locale">,
): readonly ReportAttestation[] =>
  all.map(({ standard, of, element, met, by, role, on, evidence, until, place }) => {
    const [title] = loaded.flatMap((one) => one.program.sources.standards.get(standard)?.title ?? []);
    const said = title && titleIn(title, locale);
    const signed = { standard, counts_for: of === standard ? undefined : of, title: said, element, met };
    return { ...signed, by, role, on, evidence, until, at: reportPlace(place) };
  });

/** What a verdict, or a part of a rule, rests on beside facts. */
export function reportGrounds(
  it: Pick<Instance, keyof ReportGrounds>,
  reading: Pick<ReportContext, "loaded" | "locale">,
): ReportGrounds {
  const { locale } = reading;
  return {
    attestations: reportAttestations(it.attestations, reading),
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

/** Why a rule does not apply. */
export function reportGate(
  { gate, facts, elements, attestations }: Instance,
  source: RuleSource,
  clauses: readonly ReportClause[],
  { locale }: ReportContext,
): ReportGate {
  invariant(gate, "a shut gate is named");
  const scope = gate.kind === "scope" ? source.scopes[gate.scope] : undefined;
  // An attestation names its subject: that the `id` was read tells nothing beside it.
  const isNamed = ({ path }: { readonly path: string }): boolean => attestations.length > 0 && /^\w+\.id$/.test(path);
  const telling = specificFacts(reportFacts(facts, new Set(), locale), elements).filter((it) => !isNamed(it));
  const shown = telling.map((it) => labels.fact({ path: `\`${it.path}\``, shown: it.shown }));
  const told = {
    scope: scope ? citationIn(citationOf(scope.locator), locale) : "",
    facts: [...new Map(shown.map((it) => [JSON.stringify(it), it])).values()],
    attestations,
    voids: clauses.flatMap((it) => it.complies?.void ?? []),
  };
  const params = scope ? { at: locatorKey(scope.locator), level: scope.level } : paramsOf(gate, locale);
  return { kind: gate.kind, params, sentence: locale.say(gateMessage(gate, told)) };
}

/** What one requirement says, as the policy writes it; of `complies with`, what each rule says that it asks. */
export function reportClause(result: ClauseResult, source: RuleSource, reading: ReportContext): ReportClause {
  const clause = source.clauses[result.clause];
  invariant(clause, "every clause has its source");
  return {
    name: clause.name,
    forbid: clause.forbid,
    text: policyTextAt(clause.place),
    policy: reportPlace(clause.place),
    result: result.result,
    causes: result.causes.map((cause) => reportCause(cause, reading)),
    facts: reportFacts(result.facts, new Set(), reading.locale),
    complies: clause.complies && reportComplies(clause.complies, result, reading),
  };
}

/** Each fact once. `scope`: the paths that the scopes of the law read. */
export function reportFacts(
  facts: readonly FactRead[],
  scope: ReadonlySet<string>,
  locale: Locale,
): readonly ReportFact[] {
  const seen = new Map(facts.map((it) => [it.path, it]));
  return [...seen.values()].map(({ path, shown, place }) => {
    const isOfScope = scope.has(path.replaceAll(/\[\d+\]/g, ""));
    return { path, shown: locale.show(shown), scope: isOfScope, at: reportPlace(place) };
  });
}

function reportComplies(
  complies: NonNullable<ClauseSource["complies"]>,
  { result, complies: asked }: ClauseResult,
  reading: ReportContext,
): ReportComplies {
  const other = reading.loaded.find((it) => it.manifest.id === complies.pack);
  const places = complies.places?.map((it) => {
    const place = citedAs(it, other?.manifest.citation);
    return other ? citedIn(other.text, place) : place;
  });
  const isVoid = result === "void";
  return {
    pack: complies.pack,
    places: places?.map(citationOf),
    void: isVoid ? reading.locale.say(voidClauseMessage({ ...complies, places }, asked, reading.locale)) : undefined,
    asked: asked.map((it) => reportAsked(it, reading)),
  };
}

export function reportAsked(asked: RuleAsked, { loaded }: Pick<ReportContext, "loaded">): ReportAsked {
  const [found] = loaded.flatMap((pack) => {
    const source = pack.manifest.id === asked.pack ? pack.program.rules.get(asked.rule) : undefined;
    return source && isSame(source.place, asked.law) ? [{ pack, source }] : [];
  });
  return {
    rule: asked.rule,
    cite: citationOf(asked.locator),
    ...lawWordsOf(found?.source.quote, asked.locator, found?.pack),
    policy: reportPlace(asked.law),
    verdict: asked.verdict,
    advisory: asked.advisory,
    in_force: asked.inForce,
    at: reportPlace(asked.place),
  };
}

function isSame(a: Place, b: Place): boolean {
  return a.source.path === b.source.path && a.span.start === b.span.start && a.span.end === b.span.end;
}

/** The words of a policy at a place, on one line and without its comments. */
export function policyTextAt({ source, span }: Place): string {
  const lines = source.text.slice(span.start, span.end).split(/\r\n|\r|\n/);
  return lines
    .map((it) => it.replace(/(^|\s)\/\/.*$/, "").trim())
    .filter((it) => it !== "")
    .join(" ")
    .replaceAll(/\s+/g, " ");
}

/** What contradicts each other: exceptions of one definition, facts, or a fact and a signature. */
export function contradictingPlaces(cause: Cause): readonly Place[] {
  if (cause.kind === "contradiction") return cause.exceptions;
  if (cause.kind === "contradicted-facts") return cause.facts.map((it) => it.place);
  return cause.kind === "dispute" && cause.fact ? [cause.fact.place, cause.place] : [];
}

/** A cause as a sentence for people and parameters for machines, each made when it is read. */
export function reportCause(cause: Cause, { pack, locale }: Pick<ReportContext, "pack" | "locale">): ReportCause {
  const ended = "ended" in cause ? cause.ended : undefined;
  const place = "place" in cause ? cause.place : "law" in cause ? cause.law : ended?.place;
  const refused = cause.kind === "attestation" ? cause.refused : [];
  const params = once(() => paramsOf(cause, locale));
  const sentence = once(() => locale.say(causeMessage(cause, askedStandard(cause, pack, locale))));
  return {
    kind: cause.kind,
    get params() {
      return { ...params(), ...(ended ? { ended_until: ended.until, ended_by: ended.by } : {}) };
    },
    get sentence() {
      return sentence();
    },
    get at() {
      return place && reportPlace(place);
    },
    exceptions: contradictingPlaces(cause).map(reportPlace),
    refused: refused.map(({ by, on, why, detail, place: at }) => ({ by, on, why, detail, at: reportPlace(at) })),
  };
}

/** The fields of a cause or gate that are words; places stand beside them. */
function paramsOf(of: Cause | Gate, locale: Locale): Params {
  const words = Object.entries(of).flatMap(([name, value]) => {
    const word: unknown = value;
    if (name === "kind") return [];
    if (typeof word === "string" || typeof word === "number") return [[name, String(word)] as const];
    return isMessage(word) ? [[name, locale.say(word)] as const] : [];
  });
  return Object.fromEntries(words);
}

const isMessage = (it: unknown): it is Message => typeof it === "object" && it !== null && "code" in it;

/** What a missing attestation has to say, and who may sign it. */
export function askedStandard(cause: Cause, pack: Pack, locale: Locale): AskedStandard | undefined {
  if (cause.kind !== "attestation") return undefined;
  const { graph, sources } = pack.program;
  const node = standardsByQuestion(graph).get(cause.standard);
  const title = sources.standards.get(cause.standard)?.title;
  return node && title && { title: titleIn(title, locale), judges: node.judges };
}

/**
 * Facts without those that only name a list or a group of which something more exact is cited:
 * `service.models is 3 elements` tells nothing beside an element of it.
 *
 * @example
 * specificFacts([{ path: "service.models" }, { path: "service.models[2].licence" }]) // [{ path: "service.models[2].licence" }]
 * specificFacts([{ path: "service.models" }], ["service.models[2] mini-rerank"]) // []
 */
export function specificFacts<F extends { readonly path: string }>(
  facts: readonly F[],
  elements: readonly string[] = [],
): readonly F[] {
  const cited = [...facts.map((it) => it.path), ...elements.map((it) => it.split(" ", 1)[0] ?? "")];
  const groups = new Set(cited.flatMap((it) => Array.from(it.matchAll(/[.[]/g), ({ index }) => it.slice(0, index))));
  return facts.filter(({ path }) => !groups.has(path));
}
