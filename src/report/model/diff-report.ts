import type { Bump } from "../../analysis/diff/bump.ts";
import type { ArticleChange, Difference } from "../../analysis/diff/diff-packs.ts";
import {
  costOfFollowing,
  changesMeaning,
  directionsOfChange,
  isShown,
  type RuleDiff,
  type RuleDiffKind,
} from "../../analysis/diff/diff-rules.ts";
import type { Direction, RuleAnswer } from "../../analysis/diff/effect.ts";
import type { PackChange } from "../../analysis/diff/pack-changes.ts";
import type { Replay } from "../../analysis/diff/replay.ts";
import { profileOf } from "../../analysis/diff/scene.ts";
import type { Both, Side, SideName, SideRule } from "../../analysis/diff/side.ts";
import type { Flip, Witness } from "../../analysis/diff/witness.ts";
import { formatDay, writeInterval } from "../../base/civil-date.ts";
import { positionAt } from "../../base/text.ts";
import { writeYaml } from "../../base/write-yaml.ts";
import { ruleOf } from "../../evaluate/program.ts";
import type { RunWord } from "../../evaluate/decision.ts";
import type { WrittenInterval } from "../../graph/graph.ts";
import type { Locator } from "../../statute/locator.ts";

/** What changed between two texts as plain data; every format is made of it. */
export interface DiffReport extends Both<DiffSide> {
  readonly as_of: string;
  /** Situations tried for each change, and for one of rules that follow others. */
  readonly budget: number;
  readonly budget_following: number;
  readonly summary: DiffSummary;
  readonly pack: readonly PackChange[];
  /** Of the days of the pack, where they moved. */
  readonly boundaries: readonly DiffBoundary[];
  readonly articles: readonly ArticleChange[];
  readonly changes: readonly DiffChange[];
  readonly replay: DiffReplay | undefined;
  readonly version: DiffVersion | undefined;
}

export interface DiffVersion extends Omit<Bump, "isEnough"> {
  readonly is_enough: boolean;
}

export interface DiffSide {
  /** As it was asked for. */
  readonly name: string;
  readonly pack: string;
  readonly version: string;
  readonly digest: string;
  readonly in_force: WrittenInterval;
  /** The day whose law is compared. */
  readonly law_of: string | undefined;
  readonly rules: number;
}

export interface DiffSummary extends Readonly<Record<RuleDiffKind, number>> {
  readonly stricter: number;
  readonly looser: number;
  readonly both: number;
  /** Changes of meaning that nothing was found to show. */
  readonly not_shown: number;
}

export interface DiffChange extends Both<readonly DiffRule[]> {
  readonly kind: RuleDiffKind;
  readonly effect: Direction | "both" | undefined;
  /** Parties that it binds and did not, and that it binds no longer, where both texts have rules. */
  readonly binds: readonly string[];
  readonly unbinds: readonly string[];
  readonly matched_by: RuleDiff["by"];
  readonly through: readonly string[];
  readonly beside: RuleDiff["beside"];
  readonly tried: number;
  readonly witnesses: readonly DiffWitness[];
  /** How many of the recorded documents show it. */
  readonly recorded: number;
}

export interface DiffRule {
  readonly rule: string;
  readonly locator: Locator;
  readonly act: string;
  readonly concept: string | undefined;
  /** The rank of what it rests on. */
  readonly basis: string;
  readonly unverified: boolean;
}

/** What one text says, and whether only as if it were in force. */
export interface DiffSays {
  readonly rule: string;
  readonly verdict: RuleAnswer["verdict"];
  readonly party: string;
  /** All whom it binds, where they are several. */
  readonly parties: readonly string[] | undefined;
  readonly advisory: boolean;
  readonly as_if_in_force: boolean;
}

export interface DiffWitness extends Both<readonly DiffSays[]> {
  readonly direction: Direction;
  readonly as_of: string;
  readonly law_of: string | undefined;
  /** YAML. */
  readonly documents: string;
  readonly profile: string | undefined;
  /** Something is open on one of the sides. */
  readonly is_open: boolean;
}

/** A day at which one text begins or ends to be in force and the other does not, and a document of it. */
export interface DiffBoundary {
  readonly day: string;
  readonly judged_by: SideName;
  readonly witness: DiffWitness | undefined;
}

interface DiffFlip extends Both<readonly DiffSays[]> {
  readonly path: string;
  readonly line: number;
  readonly subject: string;
  readonly directions: readonly Direction[];
}

export interface DiffReplay extends Both<RunWord> {
  readonly inputs: number;
  readonly flips: readonly DiffFlip[];
  /** Signatures that count for one text only. */
  readonly one_sided: readonly { readonly standard: string; readonly known_to: SideName }[];
}

/** A difference as plain data. */
export function buildDiffReport({
  sides,
  asOf,
  budget,
  changes,
  articles,
  ofPack,
  boundaries,
  bump,
  replay,
}: Difference): DiffReport {
  return {
    old: sideData(sides.old),
    new: sideData(sides.new),
    as_of: formatDay(asOf),
    budget,
    budget_following: Math.ceil(budget / costOfFollowing),
    summary: summarised(changes),
    pack: ofPack,
    boundaries: boundaries.map(({ day, judgedBy, witness }) => {
      return { day: formatDay(day), judged_by: judgedBy, witness: witness && witnessData(witness) };
    }),
    articles,
    changes: changes.map((it) => changeData(it, sides)),
    replay: replay && replayData(replay),
    version: bump && versionData(bump),
  };
}

const versionData = ({ isEnough, ...it }: Bump): DiffVersion => ({ ...it, is_enough: isEnough });

const sideData = ({ name, pack, lawOf, rules }: Side): DiffSide => ({
  name,
  pack: pack.manifest.id,
  version: pack.manifest.version,
  digest: pack.digest,
  in_force: writeInterval(pack.manifest.inForce),
  law_of: lawOf === undefined ? undefined : formatDay(lawOf),
  rules: rules.length,
});

function summarised(changes: readonly RuleDiff[]): DiffSummary {
  const kind = (it: RuleDiffKind): number => changes.filter((one) => one.kind === it).length;
  const effect = (it: Direction | "both"): number => changes.filter((one) => effectOf(one) === it).length;
  return {
    unchanged: kind("unchanged"),
    wording: kind("wording"),
    moved: kind("moved"),
    renamed: kind("renamed"),
    changed: kind("changed"),
    split: kind("split"),
    merged: kind("merged"),
    added: kind("added"),
    removed: kind("removed"),
    stricter: effect("stricter"),
    looser: effect("looser"),
    both: effect("both"),
    not_shown: changes.filter((it) => it.tried > 0 && !isShown(it)).length,
  };
}

function changeData(it: RuleDiff, sides: Both<Side>): DiffChange {
  return {
    kind: it.kind,
    effect: effectOf(it),
    ...partiesOfChange(it),
    matched_by: it.by,
    through: it.through,
    beside: it.beside,
    old: it.rules.old.map((one) => ruleData(one, sides.old)),
    new: it.rules.new.map((one) => ruleData(one, sides.new)),
    tried: it.tried,
    witnesses: it.witnesses.map(witnessData),
    recorded: it.recorded.length,
  };
}

/** In which way what means something else does so. */
function effectOf(it: RuleDiff): DiffChange["effect"] {
  const [first, second] = changesMeaning(it) ? directionsOfChange(it) : [];
  return second === undefined ? first : "both";
}

/** Whom rules bind that bound others. */
function partiesOfChange({ rules }: RuleDiff): Pick<DiffChange, "binds" | "unbinds"> {
  const [before, after] = [rules.old, rules.new].map((it) => it.flatMap((one) => one.source.parties));
  if (!before?.length || !after?.length) return { binds: [], unbinds: [] };
  const beyond = (all: readonly string[], others: readonly string[]): readonly string[] =>
    [...new Set(all)].filter((it) => !others.includes(it)).toSorted();
  return { binds: beyond(after, before), unbinds: beyond(before, after) };
}

function ruleData({ id, name, source: { locator, act, concept } }: SideRule, { program }: Side): DiffRule {
  const { basis, unverified } = ruleOf(program, id).rule;
  return { rule: name, locator, act: act.en, concept, basis, unverified };
}

function says(told: Both<readonly RuleAnswer[]>, isAsIf: Both<boolean>): Both<readonly DiffSays[]> {
  const of = (side: SideName): readonly DiffSays[] =>
    told[side].map(({ rule, verdict, party, parties, advisory }) => {
      const all = parties.length > 1 ? parties : undefined;
      return { rule, verdict, party, parties: all, advisory, as_if_in_force: isAsIf[side] };
    });
  return { old: of("old"), new: of("new") };
}

const witnessData = ({ direction, scene, text, told, isAsIf, isSharp }: Witness): DiffWitness => ({
  direction,
  as_of: formatDay(scene.asOf),
  law_of: scene.lawOf === undefined ? undefined : formatDay(scene.lawOf),
  documents: text,
  profile: scene.readings.length === 0 ? undefined : writeYaml(profileOf(scene.readings)),
  is_open: !isSharp,
  ...says(told, isAsIf),
});

function replayData({ inputs, words, flips, oneSided }: Replay): DiffReplay {
  const flipData = ({ input, told, directions, isAsIf }: Flip): DiffFlip => ({
    path: input.source.path,
    line: positionAt(input.source, input.span.start).line,
    subject: input.subject,
    directions,
    ...says(told, isAsIf),
  });
  return {
    inputs: inputs.length,
    ...words,
    flips: flips.map(flipData),
    one_sided: oneSided.map((it) => ({ standard: it.standard, known_to: it.knownTo })),
  };
}
