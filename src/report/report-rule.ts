import { invariant } from "../base/invariant.ts";
import type { Place } from "../base/text.ts";
import type { ClauseResult, FactRead, Instance, RuleResult } from "../evaluate/decision.ts";
import type { RuleSource } from "../graph/sources.ts";
import type { Pack } from "../pack/pack.ts";
import { captionOf } from "../statute/instrument-text.ts";
import { formatLocator, formatLocatorZh, locatorKey, type Locator } from "../statute/locator.ts";
import type { Cite, ReportClause, ReportFact, ReportGate, ReportInstance, ReportRule, Title } from "./report.ts";
import { paramsOf, reportCause } from "./report-cause.ts";
import { pathsRead } from "./paths-read.ts";
import { excerptOf, reportPlace } from "./report-place.ts";
import type { Severity } from "./report-run.ts";
import { tellingFacts } from "./telling-facts.ts";
import { english } from "./english.ts";

/** One rule with its words, its places and what it says of each document. */
export function reportRule(result: RuleResult, pack: Pack, severity: Severity): ReportRule {
  const { program, text } = pack;
  const source = program.sources.rules.get(result.rule);
  const node = program.graph.nodes.find((it) => it.kind === "rule" && it.name === result.rule);
  invariant(source && node?.kind === "rule", "every judged rule has its source");
  const scope = pathsRead(program.graph, node.scopes);
  return {
    rule: result.rule,
    cite: citeOf(result.locator),
    party: result.party,
    modal: node.modal,
    act: source.act,
    subject: node.subject,
    words: source.quote && { hant: source.quote.hant, hans: source.quote.hans },
    caption: source.quote ? undefined : captionNear(text, result.locator),
    policy: reportPlace(source.place),
    remedy: source.remedy,
    severity,
    in_roll_up: result.inRollUp,
    verdict: result.verdict,
    instances: result.instances.map((it) => reportInstance(it, source, pack, scope)),
  };
}

/**
 * A place in the law for machines and readers of each script.
 *
 * @example
 * citeOf({ article: 7, paragraph: 1, item: 3 }).key // "7.1.3"
 */
export function citeOf(locator: Locator): Cite {
  return {
    key: locatorKey(locator),
    en: formatLocator(locator),
    hant: formatLocatorZh(locator, "hant"),
    hans: formatLocatorZh(locator, "hans"),
  };
}

/** The caption of a unit, else of the nearest unit around it. */
function captionNear(text: Pack["text"], locator: Locator): Title | undefined {
  const around = [locator, { ...locator, item: undefined }, { ...locator, paragraph: undefined, item: undefined }];
  for (const it of around) {
    const en = captionOf(text, it, "en");
    const zh = captionOf(text, it, "zh");
    if (en !== undefined && zh !== undefined) return { en, zh };
  }
  return undefined;
}

function reportInstance(it: Instance, source: RuleSource, pack: Pack, scope: ReadonlySet<string>): ReportInstance {
  return {
    verdict: it.verdict,
    input: it.input,
    at: reportPlace(it.place),
    excerpt: excerptOf(it.place),
    elements: it.elements,
    law_of: it.lawOf,
    either_way: it.eitherWay,
    gate: it.gate && reportGate(it, source),
    clauses: it.clauses.map((clause) => reportClause(clause, source, pack)),
    causes: it.causes.map((cause) => reportCause(cause, pack)),
    facts: factsOf(it.facts, scope),
    attestations: it.attestations.map(({ standard, element, met, by, role, on, until, place }) => {
      return { standard, element, met, by, role, on, until, at: reportPlace(place) };
    }),
    interpretations: it.interpretations.map(({ term, value, by, because, place }) => {
      return { term, value, by, because, at: reportPlace(place) };
    }),
  };
}

function reportGate({ gate, facts, elements }: Instance, source: RuleSource): ReportGate {
  invariant(gate, "a shut gate is named");
  const scope = gate.kind === "scope" ? source.scopes[gate.scope] : undefined;
  const shown = tellingFacts(factsOf(facts, new Set()), elements).map((it) => `\`${it.path}\` is ${it.shown}`);
  const words = { scope: scope ? formatLocator(scope.locator) : "", facts: [...new Set(shown)] };
  const params = scope ? { at: locatorKey(scope.locator), level: scope.level } : paramsOf(gate);
  return { kind: gate.kind, params, sentence: english.gate(gate, words) };
}

function reportClause(result: ClauseResult, source: RuleSource, pack: Pack): ReportClause {
  const clause = source.clauses[result.clause];
  invariant(clause, "every clause has its source");
  return {
    name: clause.name,
    forbid: clause.forbid,
    text: textAt(clause.place),
    policy: reportPlace(clause.place),
    result: result.result,
    causes: result.causes.map((cause) => reportCause(cause, pack)),
    facts: factsOf(result.facts, new Set()),
  };
}

/** The words of a clause on one line, without its comments. */
function textAt({ source, span }: Place): string {
  const lines = source.text.slice(span.start, span.end).split(/\r\n|\r|\n/);
  return lines
    .map((it) => it.replace(/(^|\s)\/\/.*$/, "").trim())
    .filter((it) => it !== "")
    .join(" ")
    .replaceAll(/\s+/g, " ");
}

/** Each fact once. */
function factsOf(facts: readonly FactRead[], scope: ReadonlySet<string>): readonly ReportFact[] {
  const seen = new Map(facts.map((it) => [it.path, it]));
  return [...seen.values()].map(({ path, shown, place }) => {
    return { path, shown, scope: scope.has(path.replaceAll(/\[\d+\]/g, "")), at: reportPlace(place) };
  });
}
