import type { Decision, RuleResult } from "../../../src/evaluate/decision.ts";
import type { Program } from "../../../src/evaluate/program.ts";
import { outcomeOf } from "../../../src/evaluate/verdict.ts";
import { decideBy, type Asking } from "../../laws/small-world.ts";

/** Facts by their paths, each known or not: `service.flag`. */
export type Facts = Readonly<Record<string, string>>;

/** A service and an event that belongs to it, with these facts of theirs. */
export function documentOf(facts: Facts): string {
  const own = (subject: string): string =>
    Object.entries(facts)
      .filter(([path]) => path.startsWith(`${subject}.`))
      .map(([path, value]) => `, ${path.slice(subject.length + 1)}: ${value}`)
      .join("");
  return `service: { id: s${own("service")} }\n---\nevent: { id: e, at: "2025-10-10T10:00:00+08:00"${own("event")} }\n`;
}

/** Each fact and the ways in which it can be known; it may also be missing. */
export type Ways = Readonly<Record<string, readonly string[]>>;

/** The facts with one more. */
const withOneMore = (facts: Facts, ways: Ways): readonly Facts[] =>
  Object.entries(ways)
    .filter(([path]) => facts[path] === undefined)
    .flatMap(([path, values]) => values.map((value) => ({ ...facts, [path]: value })));

/**
 * What breaks the promises of the language on any of the documents that these facts can make: that facts which are added change
 * no breach and no clear outcome, and that the facts which a verdict cites give the same outcome alone.
 */
export function brokenPromises(
  programs: readonly Program[],
  ways: Ways,
  asking: Partial<Asking> = {},
): readonly string[] {
  const paths = Object.keys(ways);
  const known = new Map<string, Decision>();
  const keyOf = (facts: Facts): string => paths.map((path) => facts[path] ?? "-").join(" ");
  const decide = (facts: Facts): Decision => {
    const there = known.get(keyOf(facts));
    const decision = there ?? decideBy(programs, documentOf(facts), asking);
    known.set(keyOf(facts), decision);
    return decision;
  };
  const broken: string[] = [];
  const visited = new Set<string>();
  const visit = (facts: Facts): void => {
    if (visited.has(keyOf(facts))) return;
    visited.add(keyOf(facts));
    const now = decide(facts);
    const more = withOneMore(facts, ways);
    for (const rule of now.rules) {
      const outcome = outcomeOf(rule.verdict);
      if (outcome === "open") continue;
      for (const richer of more) {
        const after = resultOf(decide(richer), rule.rule);
        if (outcomeOf(after.verdict) !== outcome)
          broken.push(`${rule.rule}: ${rule.verdict} on ${keyOf(facts)}, ${after.verdict} on ${keyOf(richer)}`);
      }
      const cited = citedBy(rule, facts, paths);
      const again = resultOf(decide(cited), rule.rule);
      if (outcomeOf(again.verdict) !== outcome)
        broken.push(
          `${rule.rule}: ${rule.verdict} on ${keyOf(facts)}, ${again.verdict} on what it cites, ${keyOf(cited)}`,
        );
    }
    for (const richer of more) visit(richer);
  };
  visit({});
  return broken;
}

function citedBy({ instances }: RuleResult, facts: Facts, paths: readonly string[]): Facts {
  const cited = new Set(instances.flatMap((it) => it.facts.map((fact) => fact.path)));
  return Object.fromEntries(paths.flatMap((it) => (cited.has(it) && facts[it] ? [[it, facts[it]]] : [])));
}

/** The result of a rule by its full name. */
export function resultOf({ rules }: Decision, name: string): RuleResult {
  const found = rules.find((it) => it.rule === name);
  if (!found) throw new Error(`there is a rule ${name}`);
  return found;
}

/** All verdicts of a decision, by short names. */
export const verdictsOf = ({ rules }: Decision): Readonly<Record<string, string>> =>
  Object.fromEntries(rules.map((it) => [it.rule.slice(it.rule.lastIndexOf(".") + 1), it.verdict]));
