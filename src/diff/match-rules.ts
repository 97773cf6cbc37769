import { groupedBy } from "../evaluate/grouped.ts";
import { locatorKey } from "../statute/locator.ts";
import type { RuleMeaning } from "./meanings.ts";
import type { Both, Side, SideRule } from "./side.ts";

/** Rules of the two texts that are about the same: one of each, or several where one became several or several one. */
export interface Match {
  readonly rules: Both<readonly SideRule[]>;
  /** By what they were found to belong together; undefined: the other text has nothing of the kind. */
  readonly by: "name" | "concept" | "meaning" | "place" | undefined;
}

/**
 * Each rule of the two texts in one match. First rules of one name, unless their concepts say that they are of other things;
 * then those that share a concept: one and one, or what one became several of, or several became one of; then equal
 * meanings under another name; then the only two left in a place. Either text first, the matches are the same.
 */
export function matchRules(sides: Both<Side>, meanings: Both<ReadonlyMap<string, RuleMeaning>>): readonly Match[] {
  const live = (side: "old" | "new"): readonly SideRule[] =>
    sides[side].rules.filter((it) => meanings[side].has(it.name));
  const left = { old: new Set(live("old")), new: new Set(live("new")) };
  const concepts = { old: conceptsOf(left.old), new: conceptsOf(left.new) };
  const matches: Match[] = [];
  const take = (old: readonly SideRule[], later: readonly SideRule[], by: Match["by"]): void => {
    for (const it of old) left.old.delete(it);
    for (const it of later) left.new.delete(it);
    matches.push({ rules: { old, new: later }, by });
  };

  const named = new Map([...left.new].map((it) => [it.name, it] as const));
  for (const one of left.old) {
    const other = named.get(one.name);
    if (other && !isOfOther(one, other, concepts)) take([one], [other], "name");
  }
  for (const [concept, old] of groupedBy([...left.old], conceptOf)) {
    const later = [...left.new].filter((it) => conceptOf(it) === concept);
    if (concept !== undefined && later.length > 0) take(old, later, "concept");
  }
  joinRest(matches, left);
  for (const [by, keyOf] of keys(meanings)) {
    const later = groupedBy([...left.new], (it) => keyOf(it, "new"));
    for (const [key, old] of groupedBy([...left.old], (it) => keyOf(it, "old"))) {
      const same = later.get(key) ?? [];
      const [[one], [other]] = [old, same];
      if (key !== undefined && one && other && old.length + same.length === 2) take([one], [other], by);
    }
  }
  for (const it of left.old) take([it], [], undefined);
  for (const it of left.new) take([], [it], undefined);
  return matches;
}

const conceptOf = ({ source }: SideRule): string | undefined => source.concept;

const conceptsOf = (rules: Iterable<SideRule>): ReadonlySet<string | undefined> => new Set([...rules].map(conceptOf));

/** Whether two rules of one name have concepts of which the other text speaks elsewhere. */
function isOfOther(one: SideRule, other: SideRule, concepts: Both<ReadonlySet<string | undefined>>): boolean {
  const [before, after] = [conceptOf(one), conceptOf(other)];
  if (before === undefined || after === undefined || before === after) return false;
  return concepts.new.has(before) || concepts.old.has(after);
}

/** Rules that are left and share the concept of one match of one and one: it was split, or others were merged into it. */
function joinRest(matches: Match[], left: Both<Set<SideRule>>): void {
  for (const side of ["old", "new"] as const) {
    for (const [concept, rest] of groupedBy([...left[side]], conceptOf)) {
      if (concept === undefined) continue;
      const of = matches.flatMap((it, index) => {
        const all = [...it.rules.old, ...it.rules.new];
        return all.length === 2 && all.every((one) => conceptOf(one) === concept) ? [index] : [];
      });
      const [only, second] = of;
      const match = only === undefined ? undefined : matches[only];
      if (only === undefined || !match || second !== undefined) continue;
      matches[only] = { ...match, rules: { ...match.rules, [side]: [...match.rules[side], ...rest] } };
      for (const it of rest) left[side].delete(it);
    }
  }
}

type KeyOf = (rule: SideRule, side: "old" | "new") => string | undefined;

/** By what rules without a common name or concept may belong together; a concept of its own says that they do not. */
function keys(meanings: Both<ReadonlyMap<string, RuleMeaning>>): readonly (readonly ["meaning" | "place", KeyOf])[] {
  return [
    ["meaning", (it, side) => meanings[side].get(it.name)?.nameless],
    ["place", ({ source }) => (source.concept === undefined ? locatorKey(source.locator) : undefined)],
  ];
}
