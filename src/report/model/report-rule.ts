import { formatDay } from "../../base/civil-date.ts";
import { invariant } from "../../base/invariant.ts";
import { latest, once } from "../../base/memoized.ts";
import type { Locale } from "../../base/locale.ts";
import type { Addressed, Instance, RuleResult, Note } from "../../evaluate/decision.ts";
import { isBinding } from "../../evaluate/legal-force.ts";
import { asOfIn, entriesInEffect, type Adoption, type Settings } from "../../evaluate/settings.ts";
import type { RuleNode } from "../../graph/graph.ts";
import type { RuleSource } from "../../graph/sources.ts";
import type { Pack } from "../../pack/pack.ts";
import { suppressedBy, unsuppressed } from "../../pack/waive/suppressions.ts";
import { partiesMessage } from "../messages/duties.ts";
import { adoptedMessage, advisoryMessage, provisionalMessage, type LegalBasis } from "../messages/law.ts";
import { citationOf, lawWordsOf, titleIn } from "./citations.ts";
import { packVersionOn } from "./pack-versions.ts";
import { instanceDetails, reportAttestations, reportInstance, reportCause, reportFacts } from "./report-instance.ts";
import { reportPlace } from "./report-place.ts";
import type { ReportContext, RuleSeverity } from "./report-run.ts";
import type { ReportRule, ReportNote, ReportStanding, WrittenProvision } from "./report.ts";
import { ruleConditions } from "./rule-conditions.ts";
import { pathsRead } from "./unjudged-packs.ts";

/**
 * One rule with its words, its places and what it says of each document. How its conditions are written is only read when
 * somebody asks: a short report does not.
 */
export function reportRule(result: RuleResult, severity: RuleSeverity, reading: ReportContext): ReportRule {
  const { pack } = reading;
  const { node, source } = ruleIn(pack, result.rule);
  invariant(node.subject !== undefined, "a duty is about a subject");
  const scope = once(() => pathsRead(pack.program.graph, node.scopes));
  const conditions = once(() => ruleConditions(node, source, reading));
  const shared = {
    result,
    source,
    conditions: (it: Instance) => conditions().resultsIn(it),
    // Formatters read one instance after the other: to keep what all of them say would take ten times their room.
    details: latest((it: Instance) => instanceDetails(it, source, scope, reading)),
  };
  const instances = once(() => result.instances.map((it) => reportInstance(it, shared, reading)));
  const idle = reading.idle(result);
  return {
    rule: result.rule,
    cite: citationOf(result.locator),
    ...addressees(result, reading),
    modal: result.modal,
    act: titleIn(source.act, reading.locale),
    subject: node.subject,
    ...lawWordsOf(source.quote, result.locator, pack),
    get policy() {
      return reportPlace(source.place);
    },
    remedy: source.remedy && titleIn(source.remedy, reading.locale),
    severity,
    concept: source.concept,
    standing: standingOf(result, source, node.basis, reading),
    in_roll_up: result.inRollUp,
    verdict: result.verdict,
    uncovered: unsuppressed(result, reading.cover),
    covered_by: suppressedBy(result, reading.cover),
    get conditions() {
      return conditions().written;
    },
    get requirements() {
      return conditions().requirements;
    },
    idle_attestations: idle.length === 0 ? undefined : reportAttestations(idle, reading),
    get instances() {
      return instances();
    },
  };
}

/** A pack's own rule by its full name: what it means and what people wrote beside it. */
function ruleIn(
  { program: { graph, rules, ids } }: Pack,
  name: string,
): { readonly node: RuleNode; readonly source: RuleSource } {
  const source = rules.get(name);
  const id = ids.get(name);
  const node = id === undefined ? undefined : graph.nodes[id];
  invariant(source && node?.kind === "rule", "every judged rule has its source");
  return { node, source };
}

/** A note with its words, its places and the breaches of which it is a consequence. */
export function reportNote(note: Note, packs: readonly Pack[], settings: Settings, locale: Locale): ReportNote {
  const having = packs.filter((it) => it.program.rules.has(note.rule));
  const pack = packVersionOn(having, note.pack, note.lawOf);
  invariant(pack, "every note stands in a pack of the run");
  const { node, source } = ruleIn(pack, note.rule);
  const causes = once(() => note.causes.map((cause) => reportCause(cause, { pack, locale })));
  const facts = once(() => reportFacts(note.facts, new Set(), locale));
  return {
    ...provisionIn(pack, note.rule, note.party, locale),
    modal: note.modal,
    standing: standingOf(note, source, node.basis, { pack, settings, locale }),
    applies: note.applies,
    law_of: note.lawOf,
    input: note.input,
    at: note.place && reportPlace(note.place),
    elements: note.elements,
    breaches: note.breaches.map(({ rule, input, place }) => ({ rule, input, at: reportPlace(place) })),
    get causes() {
      return causes();
    },
    get facts() {
      return facts();
    },
  };
}

/** What a pack has written of a rule or a note, whatever it says of a run. */
export function provisionIn(pack: Pack, rule: string, party: string, locale: Locale): WrittenProvision {
  const { node, source } = ruleIn(pack, rule);
  return {
    rule,
    cite: citationOf(source.locator),
    ...addressees({ party, parties: source.parties }, { pack, locale }),
    modal: node.modal,
    act: titleIn(source.act, locale),
    ...lawWordsOf(source.quote, source.locator, pack),
    policy: reportPlace(source.place),
  };
}

/** Whom it speaks of, by name and in words of the reader's language. */
function addressees(
  { party, parties }: Addressed,
  { pack, locale }: Pick<ReportContext, "pack" | "locale">,
): Pick<ReportRule, "party" | "parties" | "who"> {
  const who = locale.say(partiesMessage(parties, pack.manifest.partyNames));
  return { party, parties: parties.length > 1 ? parties : undefined, who: who === party ? undefined : who };
}

interface Judged {
  readonly rule: string;
  readonly pack: string;
  readonly advisory: boolean;
  readonly provisional?: boolean;
}

/** What a rule rests on, why it is advisory or provisional, or by whom it is adopted. */
function standingOf(
  { rule, pack, advisory, provisional = false }: Judged,
  source: RuleSource,
  basis: string,
  { pack: { manifest }, settings, locale }: Pick<ReportContext, "pack" | "settings" | "locale">,
): ReportStanding {
  const asOf = asOfIn(settings, manifest.zone);
  const bindsOfItself = isBinding({ ...settings, adoptions: [] }, { name: rule, basis });
  const where = source.basis && titleIn(source.basis.where, locale);
  const reasons = source.unverified.map((it) => titleIn(it, locale));
  const why = reasons.length > 0 ? "unverified" : "not-adopted";
  const rests = { basis, where, reasons };
  const adoption = entriesInEffect(settings.adoptions, asOf).find(
    ({ of }) => of.name === (of.kind === "rule" ? rule : pack),
  );
  return {
    basis,
    where,
    advisory: advisory ? { why, reasons, sentence: locale.say(advisoryMessage(why, rests)) } : undefined,
    provisional: provisional && !advisory ? { reasons, sentence: locale.say(provisionalMessage(reasons)) } : undefined,
    adopted: advisory || bindsOfItself || !adoption ? undefined : adopted(adoption, rests, locale),
  };
}

function adopted(it: Adoption, rests: LegalBasis, locale: Locale): ReportStanding["adopted"] {
  const { by, because, place } = it;
  const on = formatDay(it.on);
  return { by, on, because, at: reportPlace(place), sentence: locale.say(adoptedMessage(rests, by, on)) };
}
