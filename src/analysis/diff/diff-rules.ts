import { canonicalJson } from "../../base/digest.ts";
import { groupBy } from "../../base/group-by.ts";
import type { Case } from "../../cases/read-cases.ts";
import type { Run } from "../../evaluate/context.ts";
import { ruleOf } from "../../evaluate/program.ts";
import { withoutUndefined } from "../../graph/digest.ts";
import type { RuleNode } from "../../graph/graph.ts";
import type { RuleSource } from "../../graph/sources.ts";
import { compareLocators, locatorKey } from "../../statute/locator.ts";
import { directions, type Direction, type RuleAnswer } from "./effect.ts";
import { meaningsOf, type RuleMeaning } from "./meanings.ts";
import { reckoningKey, reckoningParts, type ReckoningPart } from "./reckoned.ts";
import { runOfScene } from "./scene.ts";
import { seedsOf, type Seed } from "./search-seeds.ts";
import { search } from "./search.ts";
import {
  bySide,
  sideNames,
  swapped,
  type Both,
  type Side,
  type SideName,
  type SideRule,
  type DiffContext,
} from "./side.ts";
import { mirroredWitness, witnessOf, type Flip, type Witness } from "./witness.ts";

/**
 * What became of rules. `wording`: quote, act, remedy or source are other words, and the meaning is the same; `renamed`: the
 * meaning is the same under another name.
 */
export type RuleDiffKind =
  | "unchanged"
  | "wording"
  | "moved"
  | "renamed"
  | "changed"
  | "split"
  | "merged"
  | "added"
  | "removed";

export interface RuleDiff extends Match {
  readonly kind: RuleDiffKind;
  /** A rule that is the same itself, and asks or follows rules that are not: those, by name. */
  readonly through: readonly string[];
  /** What its words do not show: how its pack reckons the days and moments that it reads, what its facts are, on what it rests. */
  readonly beside: readonly BesideWords[];
  /** What shows the difference, at most one in each direction; none is no proof that there is no difference. */
  readonly witnesses: readonly Witness[];
  /** How many situations were judged under both texts to find them. */
  readonly tried: number;
  /** Recorded documents that show it. */
  readonly recorded: readonly Flip[];
}

/** What is other of a rule although its words may be the same. */
export type BesideWords = ReckoningPart | "vocabulary" | "basis" | "unverified";

type Meanings = Both<ReadonlyMap<string, RuleMeaning>>;

// INVARIANT (mirrored): the two texts the other way round give the same changes the other way round, witnesses among them.
//   Upheld by comparing them in an order that hangs on what they mean, whichever is called the older.
/** What became of each rule, in the order of the newer text, and what shows it; `budget`: situations tried for each change. */
export function compareSides(
  sides: Both<Side>,
  cases: Both<readonly Case[]>,
  around: DiffContext,
  budget: number,
): readonly RuleDiff[] {
  const changes = isTurned(sides)
    ? compareInOrder(swapped(sides), swapped(cases), around, budget).map(mirroredDiff)
    : compareInOrder(sides, cases, around, budget);
  return changes.toSorted(inOrderOfText);
}

/** Whether the texts are compared the other way round. */
export const isTurned = (sides: Both<Side>): boolean => orderKey(sides.old) > orderKey(sides.new);

const orderKey = ({ pack, lawOf }: Side): string => `${pack.digest} ${lawOf ?? ""}`;

const mirrorKinds: Partial<Record<RuleDiffKind, RuleDiffKind>> = {
  split: "merged",
  merged: "split",
  added: "removed",
  removed: "added",
};

/** The same change, looked at from the newer text. */
function mirroredDiff(change: RuleDiff): RuleDiff {
  return {
    ...change,
    kind: mirrorKinds[change.kind] ?? change.kind,
    rules: swapped(change.rules),
    witnesses: change.witnesses.map(mirroredWitness).toReversed(),
  };
}

function compareInOrder(
  sides: Both<Side>,
  cases: Both<readonly Case[]>,
  around: DiffContext,
  budget: number,
): readonly RuleDiff[] {
  const isOneVocabulary = sides.old.vocabulary.vocabulary.digest === sides.new.vocabulary.vocabulary.digest;
  const meanings = bySide((it) => meaningsOf(sides[it], isOneVocabulary));
  const changes = matchRules(sides, meanings)
    .map((it) => classified(it, sides, meanings))
    .toSorted(inOrderOfText);
  const told: (Seed & { readonly isBroken: Both<boolean> })[] = [];
  const read = new Map<Case, Run | undefined>();
  const shown = new Map<RuleDiff, Pick<RuleDiff, "witnesses" | "tried">>();
  // What follows from other rules is shown by what shows those.
  for (const it of changes.toSorted((a, b) => Number(followsOthers(sides, a)) - Number(followsOthers(sides, b)))) {
    if (!changesMeaning(it)) continue;
    const seeds = seedsOf(sides, cases, subjectsOf(sides, it), namesOf(sides, it), around, read);
    const isFollowing = followsOthers(sides, it);
    const breaches = told.filter((one) => sideNames.some((side) => one.isBroken[side] && it.rules[side].length > 0));
    const begin = isFollowing ? [...breaches.slice(0, breachesFollowed), ...seeds.slice(0, breachesFollowed)] : seeds;
    const own = isFollowing ? Math.ceil(budget / costOfFollowing) : budget;
    const { found, tried } = search(sides, it.rules, begin, own);
    const witnesses = directions.flatMap((direction) => {
      const one = found.get(direction);
      return (one && witnessOf(sides, it.rules, direction, one)) ?? [];
    });
    shown.set(it, { witnesses, tried });
    for (const one of witnesses) {
      const run = runOfScene(sides.old, one.scene);
      if (run) told.push({ run, cost: 0, isBroken: bySide((side) => isViolated(one.told[side])) });
    }
  }
  return changes.map((it) => ({ ...it, ...shown.get(it) }));
}

/** From how many breaches that were found, and how many cases, the search for what follows from breaches begins. */
const breachesFollowed = 12;

const isViolated = (told: readonly RuleAnswer[]): boolean =>
  told.some((it) => it.verdict === "violated" && !it.advisory);

/** A situation costs so much more where all rules have to be heard that another follows. */
export const costOfFollowing = 8;

/** Whether what a rule says hangs on what others say. */
export function followsOthers(sides: Both<Side>, { rules, through }: RuleDiff): boolean {
  const isUpon = (side: Side, { id }: SideRule): boolean => {
    const node = side.program.graph.nodes[id];
    return node?.kind === "rule" && node.upon !== undefined;
  };
  return through.length > 0 || sideNames.some((it) => rules[it].some((one) => isUpon(sides[it], one)));
}

/** Whether facts could show the change. */
export const changesMeaning = ({ kind }: Pick<RuleDiff, "kind">): boolean =>
  kind === "changed" || kind === "split" || kind === "merged" || kind === "added" || kind === "removed";

/** Whether some document shows a change. */
export const isShown = ({ witnesses, recorded }: Pick<RuleDiff, "witnesses" | "recorded">): boolean =>
  witnesses.length + recorded.length > 0;

/** In which ways a change is one, as far as it was shown. */
export function directionsOfChange({ witnesses, recorded }: RuleDiff): readonly Direction[] {
  const shown = new Set([...witnesses.map((it) => it.direction), ...recorded.flatMap((it) => it.directions)]);
  return directions.filter((it) => shown.has(it));
}

function classified(match: Match, sides: Both<Side>, meanings: Meanings): RuleDiff {
  const { old, new: later } = match.rules;
  const [one, other] = [old[0], later[0]];
  const plain = { ...match, through: [], beside: [], witnesses: [], tried: 0, recorded: [] };
  if (!one) return { ...plain, kind: "added" };
  if (!other) return { ...plain, kind: "removed" };
  if (old.length === 1 && later.length > 1) return { ...plain, kind: "split" };
  if (old.length > 1 && later.length === 1) return { ...plain, kind: "merged" };
  if (old.length > 1) return { ...plain, kind: "changed" };
  const [before, after] = [meanings.old.get(one.name), meanings.new.get(other.name)];
  if (before?.whole === after?.whole) return { ...plain, kind: sameMeaning(one, other) };
  if (before?.nameless === after?.nameless) return { ...plain, kind: "renamed" };
  const through = before?.own === after?.own ? changedAmong(before?.reads ?? [], meanings) : [];
  return { ...plain, kind: "changed", through, beside: besideWords({ old: one, new: other }, sides, meanings) };
}

function besideWords(rules: Both<SideRule>, sides: Both<Side>, meanings: Meanings): readonly BesideWords[] {
  const isOther = (of: (side: SideName) => unknown): boolean => of("old") !== of("new");
  const meaningOf = (side: SideName): RuleMeaning | undefined => meanings[side].get(rules[side].name);
  const nodeOf = (side: SideName): RuleNode => ruleOf(sides[side].program, rules[side].id).rule;
  const keyOf = (part: ReckoningPart, side: SideName): string =>
    reckoningKey(part, sides[side].pack.program.reckoning, meaningOf(side)?.reckoned);
  return [
    ...reckoningParts.filter(
      (part) => sideNames.some((it) => meaningOf(it)?.reckoned.has(part)) && isOther((it) => keyOf(part, it)),
    ),
    ...(isOther((it) => meaningOf(it)?.facts) ? (["vocabulary"] as const) : []),
    ...(isOther((it) => nodeOf(it).basis) ? (["basis"] as const) : []),
    ...(isOther((it) => nodeOf(it).unverified) ? (["unverified"] as const) : []),
  ];
}

function sameMeaning({ source: before }: SideRule, { source: after }: SideRule): RuleDiffKind {
  if (locatorKey(before.locator) !== locatorKey(after.locator)) return "moved";
  return wordsOf(before) === wordsOf(after) ? "unchanged" : "wording";
}

/** What people wrote beside the meaning, but for where in its file it stands. */
const wordsOf = ({ quote, parties, act, remedy, basis, unverified, concept, clauses }: RuleSource): string =>
  canonicalJson(
    withoutUndefined({
      quote: quote?.hant,
      parties,
      act: act.en,
      remedy: remedy?.en,
      basis: basis && { name: basis.name, where: basis.where.en },
      unverified: unverified.map((it) => it.en),
      concept,
      names: clauses.map((it) => it.name ?? ""),
    }),
  );

const changedAmong = (names: readonly string[], { old, new: later }: Meanings): readonly string[] =>
  [...new Set(names)].filter((it) => old.get(it)?.whole !== later.get(it)?.whole).toSorted();

function inOrderOfText(a: RuleDiff, b: RuleDiff): number {
  const first = ({ rules }: RuleDiff): SideRule | undefined => rules.new[0] ?? rules.old[0];
  const [one, other] = [first(a), first(b)];
  if (!one || !other) return 0;
  return compareLocators(one.source.locator, other.source.locator) || (one.name < other.name ? -1 : 1);
}

/** What the rules of a change are about, none where they are about nothing. */
export function subjectsOf(sides: Both<Side>, { rules }: Match): readonly string[] {
  const all = sideNames.flatMap((side) => rules[side].map(({ id }) => sides[side].program.graph.nodes[id]));
  return [...new Set(all.flatMap((it) => (it?.kind === "rule" && it.subject !== undefined ? [it.subject] : [])))];
}

export function namesOf(
  sides: Both<Side>,
  { rules, through }: Pick<RuleDiff, "rules" | "through">,
): ReadonlySet<string> {
  const names = [...rules.old, ...rules.new].map((it) => it.name);
  return new Set([...names, ...through].map((it) => `${sides.old.pack.manifest.id}.${it}`));
}

/** Rules of the two texts that are about the same: one of each, or several where one became several or several one. */
interface Match {
  readonly rules: Both<readonly SideRule[]>;
  /** By what they were found to belong together; undefined: the other text has nothing of the kind. */
  readonly by: "name" | "concept" | "meaning" | "place" | undefined;
}

/**
 * Each rule of the two texts in one match. First rules of one name, unless their concepts say that they are of other things;
 * then those that share a concept: one and one, or what one became several of, or several became one of; then equal
 * meanings under another name; then the only two left in a place. Either text first, the matches are the same.
 */
function matchRules(sides: Both<Side>, meanings: Meanings): readonly Match[] {
  const left = bySide((side) => new Set(sides[side].rules.filter((it) => meanings[side].has(it.name))));
  const concepts = bySide((side) => new Set([...left[side]].map(conceptOf)));
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
  for (const [concept, old] of groupBy([...left.old], conceptOf)) {
    const later = [...left.new].filter((it) => conceptOf(it) === concept);
    if (concept !== undefined && later.length > 0) take(old, later, "concept");
  }
  joinRest(matches, left);
  for (const [by, keyOf] of keys(meanings)) {
    const later = groupBy([...left.new], (it) => keyOf(it, "new"));
    for (const [key, old] of groupBy([...left.old], (it) => keyOf(it, "old"))) {
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

/** Whether two rules of one name have concepts of which the other text speaks elsewhere. */
function isOfOther(one: SideRule, other: SideRule, concepts: Both<ReadonlySet<string | undefined>>): boolean {
  const [before, after] = [conceptOf(one), conceptOf(other)];
  if (before === undefined || after === undefined || before === after) return false;
  return concepts.new.has(before) || concepts.old.has(after);
}

/** Rules that are left and share the concept of one match of one and one: it was split, or others were merged into it. */
function joinRest(matches: Match[], left: Both<Set<SideRule>>): void {
  for (const side of sideNames) {
    for (const [concept, rest] of groupBy([...left[side]], conceptOf)) {
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

type KeyOf = (rule: SideRule, side: SideName) => string | undefined;

/** By what rules without a common name or concept may belong together; a concept of its own says that they do not. */
function keys(meanings: Meanings): readonly (readonly ["meaning" | "place", KeyOf])[] {
  return [
    ["meaning", (it, side) => meanings[side].get(it.name)?.nameless],
    ["place", ({ source }) => (source.concept === undefined ? locatorKey(source.locator) : undefined)],
  ];
}
