import type { Day } from "../base/civil-date.ts";
import type { Case } from "../cases/read-cases.ts";
import type { Run } from "../evaluate/run.ts";
import { articleChanges, type ArticleChange } from "./articles.ts";
import { proposeBump, type Bump } from "./bump.ts";
import { compareSides, type Change } from "./compare.ts";
import { isOnePack, packChanges, type PackChange } from "./pack-changes.ts";
import { replay, type Replay } from "./replay.ts";
import type { Both, Side, Surroundings } from "./side.ts";
import { caseFiles, type CaseFile } from "./witness.ts";

/** What changed between two texts of one law, rule by rule. */
export interface Difference {
  readonly sides: Both<Side>;
  readonly asOf: Day;
  /** Situations tried for each change. */
  readonly budget: number;
  readonly changes: readonly Change[];
  readonly articles: readonly ArticleChange[];
  readonly ofPack: readonly PackChange[];
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
export function diff(
  sides: Both<Side>,
  cases: Both<readonly Case[]>,
  around: Surroundings,
  budget: number,
  recorded: Run | undefined,
): Difference {
  const changes = compareSides(sides, cases, around, budget);
  const ofPack = packChanges(sides);
  const witnesses = changes.flatMap((it) => it.witnesses);
  return {
    sides,
    asOf: around.asOf,
    budget,
    changes,
    articles: articleChanges(changes),
    ofPack,
    bump: isOnePack(sides) ? undefined : proposeBump(sides, changes, ofPack),
    replay: recorded && replay(sides, changes, recorded),
    files: caseFiles(sides, witnesses, around),
  };
}
