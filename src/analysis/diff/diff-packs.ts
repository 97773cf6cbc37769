import type { Day } from "../../base/civil-date.ts";
import type { Case } from "../../cases/read-cases.ts";
import type { Run } from "../../evaluate/context.ts";
import { articlePlace, compareLocators, locatorKey, type Locator } from "../../statute/locator.ts";
import { boundariesOf, type Boundary } from "./boundary.ts";
import { proposeBump, type Bump } from "./bump.ts";
import { compareSides, type RuleDiff } from "./diff-rules.ts";
import { isOnePack, packChanges, type PackChange } from "./pack-changes.ts";
import { replay, type Replay } from "./replay.ts";
import { isComparedOn, lawDayOf, type Both, type Side, type DiffContext } from "./side.ts";
import { caseFiles, type CaseFile } from "./witness.ts";

/** What changed between two texts of one law, rule by rule. */
export interface Difference {
  readonly sides: Both<Side>;
  readonly asOf: Day;
  /** Situations tried for each change. */
  readonly budget: number;
  readonly changes: readonly RuleDiff[];
  readonly articles: readonly ArticleChange[];
  readonly ofPack: readonly PackChange[];
  /** Where days of the whole pack moved: the days that one text judges and the other does not. */
  readonly boundaries: readonly Boundary[];
  /** Undefined: one folder on two days has one version. */
  readonly bump: Bump | undefined;
  /** Of recorded documents; undefined: none were named. */
  readonly replay: Replay | undefined;
  /** The witnesses as cases that `edict test` runs. */
  readonly files: readonly CaseFile[];
}

/** How many situations are tried for each change unless somebody asks for more. */
export const defaultBudget = 400;

/** Compares two texts. Pure and without chance: the same packs, day and budget give the same bytes, and the two the other way round the mirrored ones. */
export function diffPacks(
  sides: Both<Side>,
  cases: Both<readonly Case[]>,
  around: DiffContext,
  budget: number,
  recorded: Both<Run> | undefined,
): Difference {
  const compared = compareSides(sides, cases, around, budget);
  const replayed = recorded && replay(sides, compared, recorded);
  const counted = recorded
    ? (replayed?.flips ?? []).filter((it) => isComparedOn(sides, lawDayOf(it.input, recorded.new.settings)))
    : [];
  const changes = compared.map((it, at) => ({ ...it, recorded: counted.filter((flip) => flip.change === at) }));
  const ofPack = packChanges(sides);
  const isOfAllDays = sides.old.lawOf === undefined && sides.new.lawOf === undefined;
  const isMoved = isOfAllDays && ofPack.some((it) => it.what === "in_force" && it.isOfOutcomes);
  const boundaries = isMoved ? boundariesOf(sides, cases, changes, around, budget) : [];
  const witnesses = [...changes.flatMap((it) => it.witnesses), ...boundaries.flatMap((it) => it.witness ?? [])];
  return {
    sides,
    asOf: around.asOf,
    budget,
    changes,
    articles: articleChanges(changes),
    ofPack,
    boundaries,
    bump: isOnePack(sides) ? undefined : proposeBump(sides, changes, ofPack),
    replay: replayed,
    files: caseFiles(sides, witnesses),
  };
}

/** What became of an article whose rules stand in other articles now, or of the articles that one took in. */
export interface ArticleChange {
  readonly kind: "moved" | "split" | "merged";
  readonly old: readonly Locator[];
  readonly new: readonly Locator[];
}

/** Articles of the older text whose rules are found elsewhere in the newer one, in the order of the older text. */
function articleChanges(changes: readonly RuleDiff[]): readonly ArticleChange[] {
  const pairs = changes.flatMap(({ rules }) =>
    rules.old.flatMap((a) => rules.new.map((b) => ({ old: a.source.locator, new: b.source.locator }))),
  );
  const from = (article: number, side: "old" | "new"): readonly Locator[] =>
    unique(pairs.flatMap((it) => (it[side].article === article ? [it[side === "old" ? "new" : "old"]] : [])));
  const articles = (side: "old" | "new"): readonly number[] =>
    [...new Set(pairs.map((it) => it[side].article))].toSorted((a, b) => a - b);
  const whole = (article: number, side: "old" | "new"): readonly Locator[] => [
    articlePlace(article, pairs[0]?.[side].style),
  ];
  const spread = articles("old").flatMap((article): readonly ArticleChange[] => {
    const later = from(article, "old");
    const others = [...new Set(later.map((it) => it.article))];
    if (others.length > 1) return [{ kind: "split", old: whole(article, "old"), new: later }];
    const [only] = others;
    if (only === undefined || only === article || articlesIn(from(only, "new")) > 1) return [];
    return [{ kind: "moved", old: whole(article, "old"), new: whole(only, "new") }];
  });
  const joined = articles("new").flatMap((article): readonly ArticleChange[] => {
    const before = from(article, "new");
    return articlesIn(before) > 1 ? [{ kind: "merged", old: before, new: whole(article, "new") }] : [];
  });
  return [...spread, ...joined];
}

const articlesIn = (locators: readonly Locator[]): number => new Set(locators.map((it) => it.article)).size;

function unique(locators: readonly Locator[]): readonly Locator[] {
  return [...new Map(locators.map((it) => [locatorKey(it), it])).values()].toSorted(compareLocators);
}
