import inc from "semver/functions/inc.js";
import gte from "semver/functions/gte.js";
import major from "semver/functions/major.js";
import { changesMeaning, isShown, type RuleDiff } from "./diff-rules.ts";
import type { PackChange } from "./pack-changes.ts";
import type { Both, Side } from "./side.ts";
import type { Witness } from "./witness.ts";

export const bumpLevels = ["none", "patch", "minor", "major"] as const;
export type BumpLevel = (typeof bumpLevels)[number];

/** What the version number of the newer text has to be, at the least. */
export interface Bump {
  readonly level: BumpLevel;
  readonly reasons: readonly BumpReason[];
  readonly from: string;
  readonly proposed: string;
  readonly found: string;
  readonly isEnough: boolean;
  /** Rules that changed without anything that shows how: one of them may ask for more than is proposed. */
  readonly unshown: number;
}

export type BumpReason = { readonly level: Exclude<BumpLevel, "none"> } & (
  | { readonly why: "pack"; readonly what: readonly PackChange["what"][] }
  /** Names of rules. */
  | { readonly why: "breach" | "name-gone" | "meaning" | "wording"; readonly what: readonly string[] }
);

/**
 * The version that a change asks for. Major: something is a breach that was none, or a name that people write down is gone.
 * Minor: any other change of meaning. Patch: other words. Before 1.0.0 each counts one place less, as elsewhere.
 */
export function proposeBump(
  { old, new: later }: Both<Side>,
  changes: readonly RuleDiff[],
  ofPack: readonly PackChange[],
): Bump {
  const breaches = changes.filter((it) => [...it.witnesses, ...it.recorded].some(isNewBreach));
  const gone = changes.flatMap(({ rules }) =>
    rules.old.map((it) => it.name).filter((name) => !later.rules.some((it) => it.name === name)),
  );
  const names = (of: readonly RuleDiff[]): readonly string[] =>
    of.map((it) => (it.rules.new[0] ?? it.rules.old[0])?.name ?? "");
  const meaning = changes.filter((it) => changesMeaning(it));
  const wording = changes.filter((it) => it.kind === "wording" || it.kind === "moved" || it.kind === "renamed");
  const breaking = ofPack.filter((it) => it.isBreaking);
  const other = ofPack.filter((it) => !it.isBreaking);
  const isText = (it: PackChange): boolean => it.what === "text";
  const all: readonly BumpReason[] = [
    { level: "major", why: "breach", what: names(breaches) },
    { level: "major", why: "name-gone", what: gone },
    { level: "major", why: "pack", what: breaking.map((it) => it.what) },
    { level: "minor", why: "meaning", what: names(meaning) },
    { level: "minor", why: "pack", what: other.filter((it) => !isText(it)).map((it) => it.what) },
    { level: "patch", why: "pack", what: other.filter(isText).map((it) => it.what) },
    { level: "patch", why: "wording", what: names(wording) },
  ];
  const reasons = all.filter((it) => it.what.length > 0);
  const level = bumpLevels.findLast((it) => reasons.some((one) => one.level === it)) ?? "none";
  const [from, found] = [old.pack.manifest.version, later.pack.manifest.version];
  const proposed = bumped(from, level);
  return {
    level,
    reasons,
    from,
    proposed,
    found,
    isEnough: gte(found, proposed),
    unshown: meaning.filter((it) => !isShown(it)).length,
  };
}

/** A duty that binds is broken, and was not. */
function isNewBreach({ told }: Pick<Witness, "told">): boolean {
  const broken = (side: Witness["told"]["old"]): boolean =>
    side.some((it) => it.verdict === "violated" && !it.advisory);
  return broken(told.new) && !broken(told.old);
}

/**
 * The next version of a level.
 *
 * @example
 * bumped("1.2.3", "major") // "2.0.0"
 * bumped("0.2.3", "major") // "0.3.0"
 */
export function bumped(version: string, level: BumpLevel): string {
  if (level === "none") return version;
  if (major(version) > 0) return inc(version, level) ?? version;
  return inc(version, level === "major" ? "minor" : "patch") ?? version;
}
