import { canonicalJson } from "../base/canonical-json.ts";
import type { Case } from "../cases/read-cases.ts";
import type { Run } from "../evaluate/run.ts";
import { withoutGaps } from "../graph/digest.ts";
import type { RuleSource } from "../graph/sources.ts";
import { compareLocators, locatorKey } from "../statute/locator.ts";
import { matchRules, type Match } from "./match-rules.ts";
import { meaningsOf, type RuleMeaning } from "./meanings.ts";
import { directions, type Direction, type Told } from "./effect.ts";
import { runOfScene } from "./scene.ts";
import { search } from "./search.ts";
import { seedsOf, type Seed } from "./seeds.ts";
import { sideNames, swapped, type Both, type Side, type SideRule, type Surroundings } from "./side.ts";
import { mirroredWitness, witnessOf, type Witness } from "./witness.ts";

/**
 * What became of rules. `wording`: quote, act, remedy or source are other words, and the meaning is the same; `renamed`: the
 * meaning is the same under another name.
 */
export type ChangeKind =
  | "unchanged"
  | "wording"
  | "moved"
  | "renamed"
  | "changed"
  | "split"
  | "merged"
  | "added"
  | "removed";

export interface Change extends Match {
  readonly kind: ChangeKind;
  /** A rule that is the same itself, and asks or follows rules that are not: those, by name. */
  readonly through: readonly string[];
  /** What shows the difference, at most one in each direction; none is no proof that there is no difference. */
  readonly witnesses: readonly Witness[];
  /** How many situations were judged under both texts to find them. */
  readonly tried: number;
}

type Meanings = Both<ReadonlyMap<string, RuleMeaning>>;

// INVARIANT (mirrored): the two texts the other way round give the same changes the other way round, witnesses among them.
//   Upheld by comparing them in an order that hangs on what they mean, whichever is called the older.
/** What became of each rule, in the order of the newer text, and what shows it; `budget`: situations tried for each change. */
export function compareSides(
  sides: Both<Side>,
  cases: Both<readonly Case[]>,
  around: Surroundings,
  budget: number,
): readonly Change[] {
  const isTurned = orderKey(sides.old) > orderKey(sides.new);
  const changes = isTurned
    ? compareInOrder(swapped(sides), swapped(cases), around, budget).map(mirrored)
    : compareInOrder(sides, cases, around, budget);
  return changes.toSorted(inOrderOfText);
}

const orderKey = ({ pack, lawOf }: Side): string => `${pack.digest} ${lawOf ?? ""}`;

const mirrorKinds: Partial<Record<ChangeKind, ChangeKind>> = {
  split: "merged",
  merged: "split",
  added: "removed",
  removed: "added",
};

/** The same change, looked at from the newer text. */
function mirrored(change: Change): Change {
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
  around: Surroundings,
  budget: number,
): readonly Change[] {
  const meanings = { old: meaningsOf(sides.old), new: meaningsOf(sides.new) };
  const changes = matchRules(sides, meanings)
    .map((it) => classified(it, meanings))
    .toSorted(inOrderOfText);
  const told: (Seed & { readonly isBroken: Both<boolean> })[] = [];
  const read = new Map<Case, Run | undefined>();
  const shown = new Map<Change, Pick<Change, "witnesses" | "tried">>();
  // What follows from other rules is shown by what shows those.
  for (const it of changes.toSorted((a, b) => Number(followsOthers(sides, a)) - Number(followsOthers(sides, b)))) {
    if (!meansOther(it)) continue;
    const seeds = seedsOf(sides, cases, subjectsOf(sides, it), namesOf(sides, it), around, read);
    const isFollowing = followsOthers(sides, it);
    const breaches = told.filter((one) => sideNames.some((side) => one.isBroken[side] && it.rules[side].length > 0));
    const begin = isFollowing ? [...breaches.slice(0, breachesFollowed), ...seeds.slice(0, breachesFollowed)] : seeds;
    const { found, tried } = search(
      sides,
      it.rules,
      begin,
      around,
      isFollowing ? Math.ceil(budget / costOfFollowing) : budget,
    );
    const witnesses = directions.flatMap((direction) => {
      const one = found.get(direction);
      return (one && witnessOf(sides, it.rules, direction, one, around)) ?? [];
    });
    shown.set(it, { witnesses, tried });
    for (const one of witnesses) {
      const run = runOfScene(sides.old, one.scene, around);
      if (run) told.push({ run, cost: 0, isBroken: { old: isViolated(one.told.old), new: isViolated(one.told.new) } });
    }
  }
  return changes.map((it) => ({ ...it, ...shown.get(it) }));
}

/** From how many breaches that were found, and how many cases, the search for what follows from breaches begins. */
const breachesFollowed = 12;

const isViolated = (told: readonly Told[]): boolean => told.some((it) => it.verdict === "violated" && !it.advisory);

/** A situation costs so much more where all rules have to be heard that another follows. */
export const costOfFollowing = 8;

/** Whether what a rule says hangs on what others say. */
function followsOthers(sides: Both<Side>, { rules, through }: Change): boolean {
  const isUpon = (side: Side, { id }: SideRule): boolean => {
    const node = side.program.graph.nodes[id];
    return node?.kind === "rule" && node.upon !== undefined;
  };
  return through.length > 0 || sideNames.some((it) => rules[it].some((one) => isUpon(sides[it], one)));
}

/** Whether facts could show the change. */
export const meansOther = ({ kind }: Pick<Change, "kind">): boolean =>
  kind === "changed" || kind === "split" || kind === "merged" || kind === "added" || kind === "removed";

/** In which way a change is one, as far as it was shown. */
export function effectOfChange({ witnesses }: Pick<Change, "witnesses">): Direction | "both" | undefined {
  const [first, second] = witnesses;
  return second ? "both" : first?.direction;
}

function classified(match: Match, meanings: Meanings): Change {
  const { old, new: later } = match.rules;
  const [one, other] = [old[0], later[0]];
  const plain = { ...match, through: [], witnesses: [], tried: 0 };
  if (!one) return { ...plain, kind: "added" };
  if (!other) return { ...plain, kind: "removed" };
  if (old.length === 1 && later.length > 1) return { ...plain, kind: "split" };
  if (old.length > 1 && later.length === 1) return { ...plain, kind: "merged" };
  if (old.length > 1) return { ...plain, kind: "changed" };
  const [before, after] = [meanings.old.get(one.name), meanings.new.get(other.name)];
  if (before?.whole === after?.whole) return { ...plain, kind: sameMeaning(one, other) };
  if (before?.nameless === after?.nameless) return { ...plain, kind: "renamed" };
  const through = before?.own === after?.own ? changedAmong(before?.reads ?? [], meanings) : [];
  return { ...plain, kind: "changed", through };
}

function sameMeaning({ source: before }: SideRule, { source: after }: SideRule): ChangeKind {
  if (locatorKey(before.locator) !== locatorKey(after.locator)) return "moved";
  return wordsOf(before) === wordsOf(after) ? "unchanged" : "wording";
}

/** What people wrote beside the meaning, but for where in its file it stands. */
const wordsOf = ({ quote, act, remedy, basis, unverified, concept, clauses }: RuleSource): string =>
  canonicalJson(
    withoutGaps({
      quote: quote?.hant,
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

function inOrderOfText(a: Change, b: Change): number {
  const first = ({ rules }: Change): SideRule | undefined => rules.new[0] ?? rules.old[0];
  const [one, other] = [first(a), first(b)];
  if (!one || !other) return 0;
  return compareLocators(one.source.locator, other.source.locator) || (one.name < other.name ? -1 : 1);
}

/** What the rules of a change are about, none where they are about nothing. */
function subjectsOf(sides: Both<Side>, { rules }: Change): readonly string[] {
  const all = sideNames.flatMap((side) => rules[side].map(({ id }) => sides[side].program.graph.nodes[id]));
  return [...new Set(all.flatMap((it) => (it?.kind === "rule" && it.subject !== undefined ? [it.subject] : [])))];
}

function namesOf(sides: Both<Side>, { rules, through }: Change): ReadonlySet<string> {
  const names = [...rules.old, ...rules.new].map((it) => it.name);
  return new Set([...names, ...through].map((it) => `${sides.old.pack.manifest.id}.${it}`));
}
