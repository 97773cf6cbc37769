import { invariant } from "../../base/invariant.ts";
import type { Locale } from "../../base/locale.ts";
import type { Place } from "../../base/text.ts";
import type { ClauseResult, FactRead, RuleAsked } from "../../evaluate/decision.ts";
import type { ClauseSource, RuleSource } from "../../graph/sources.ts";
import type { Reading } from "./reading.ts";
import { reportCause } from "./report-cause.ts";
import { citeOf, wordsOf } from "./report-cite.ts";
import { reportPlace } from "./report-place.ts";
import type { ReportAsked, ReportClause, ReportComplies, ReportFact } from "./rule-report.ts";
import { voidClause } from "../messages/law.ts";

/** What one requirement says, as the policy writes it; of `complies with`, what each rule says that it asks. */
export function reportClause(result: ClauseResult, source: RuleSource, reading: Reading): ReportClause {
  const clause = source.clauses[result.clause];
  invariant(clause, "every clause has its source");
  return {
    name: clause.name,
    forbid: clause.forbid,
    text: textAt(clause.place),
    policy: reportPlace(clause.place),
    result: result.result,
    causes: result.causes.map((cause) => reportCause(cause, reading)),
    facts: factsOf(result.facts, new Set(), reading.locale),
    complies: clause.complies && reportComplies(clause.complies, result, reading),
  };
}

/** Each fact once. `scope`: the paths that the scopes of the law read. */
export function factsOf(facts: readonly FactRead[], scope: ReadonlySet<string>, locale: Locale): readonly ReportFact[] {
  const seen = new Map(facts.map((it) => [it.path, it]));
  return [...seen.values()].map(({ path, shown, place }) => {
    return {
      path,
      shown: locale.show(shown),
      scope: scope.has(path.replaceAll(/\[\d+\]/g, "")),
      at: reportPlace(place),
    };
  });
}

function reportComplies(
  complies: NonNullable<ClauseSource["complies"]>,
  { result, complies: asked }: ClauseResult,
  reading: Reading,
): ReportComplies {
  return {
    pack: complies.pack,
    places: complies.places?.map(citeOf),
    void: result === "void" ? reading.locale.say(voidClause(complies, asked, reading.locale)) : undefined,
    asked: asked.map((it) => reportAsked(it, reading)),
  };
}

export function reportAsked(asked: RuleAsked, { pack, loaded }: Reading): ReportAsked {
  const source = [...pack.program.sources.rules.values()].find((it) => isSame(it.place, asked.law));
  const owner = loaded.find((it) => {
    const own = it.manifest.id === asked.pack ? it.program.rules.get(asked.rule) : undefined;
    return own && isSame(own.place, asked.law);
  });
  return {
    rule: asked.rule,
    cite: citeOf(asked.locator),
    ...wordsOf(source?.quote, asked.locator, owner),
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
export function textAt({ source, span }: Place): string {
  const lines = source.text.slice(span.start, span.end).split(/\r\n|\r|\n/);
  return lines
    .map((it) => it.replace(/(^|\s)\/\/.*$/, "").trim())
    .filter((it) => it !== "")
    .join(" ")
    .replaceAll(/\s+/g, " ");
}
