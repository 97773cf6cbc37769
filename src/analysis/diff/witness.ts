import { formatDay, type Day } from "../../base/civil-date.ts";
import { fromPlain, type RecordNode } from "../../base/document.ts";
import { writeYaml } from "../../base/write-yaml.ts";
import { readYaml } from "../../base/yaml-document.ts";
import type { Input } from "../../vocabulary/input.ts";
import { effectOfRules, type Direction, type RuleAnswer } from "./effect.ts";
import { isKnownTo, listOf, profileOf, recordOf, runOfScene, type Scene } from "./scene.ts";
import type { ShrunkScene } from "./shrink.ts";
import {
  bySide,
  isInForceOn,
  lawDayOf,
  sideNames,
  swapped,
  type Both,
  type Side,
  type SideName,
  type SideRule,
} from "./side.ts";

/** Documents of which two texts say different things: written down, read again, and judged under both before anyone sees them. */
export interface Witness {
  readonly direction: Direction;
  readonly scene: Scene;
  /** The documents as YAML, one after the other. */
  readonly text: string;
  readonly told: Both<readonly RuleAnswer[]>;
  /** Whether what a side says is only what it would say if it were in force. */
  readonly isAsIf: Both<boolean>;
  /** Nothing is open on either side. */
  readonly isSharp: boolean;
}

/** A recorded document of which two texts say different things by rules that belong together. */
export interface Flip {
  readonly input: Input;
  /** The index of the change of these rules. */
  readonly change: number;
  readonly told: Both<readonly RuleAnswer[]>;
  readonly directions: readonly Direction[];
  readonly isAsIf: Both<boolean>;
}

// INVARIANT (replayed): a witness is what was read from its own text, and both texts say of that what it tells.
/** A situation as a witness; undefined where its text says something else than it did. */
export function witnessOf(
  sides: Both<Side>,
  rules: Both<readonly SideRule[]>,
  direction: Direction,
  { scene, effects, isSharp }: ShrunkScene,
): Witness | undefined {
  const text = scene.documents.map((it) => writeYaml(it)).join("---\n");
  const { documents, diagnostics } = readYaml({ path: "witness.yaml", text });
  if (diagnostics.length > 0) return undefined;
  const runs = bySide((it) => runOfScene(sides[it], scene, documents));
  const told = bySide((it) => runs[it] && effectOfRules(sides[it], rules[it], runs[it]).told);
  const { old, new: later } = told;
  if (!old || !later || !saysSame(old, effects.old.told) || !saysSame(later, effects.new.told)) return undefined;
  const dayOf = (it: SideName): Day => sides[it].lawOf ?? lawDayOf(runs[it]?.inputs[0], scene);
  const isAsIf = bySide((it) => !isInForceOn(sides[it], dayOf(it)));
  return { direction, scene, text, told: { old, new: later }, isAsIf, isSharp };
}

/** The same witness, looked at from the newer text. */
export const mirroredWitness = (it: Witness): Witness => ({
  ...it,
  direction: it.direction === "stricter" ? "looser" : "stricter",
  told: swapped(it.told),
  isAsIf: swapped(it.isAsIf),
});

const saysSame = (a: readonly RuleAnswer[], b: readonly RuleAnswer[]): boolean =>
  a.length === b.length && a.every((it, index) => it.rule === b[index]?.rule && it.verdict === b[index].verdict);

export interface CaseFile {
  /** Below the folder for witnesses: `old/bases/…`. */
  readonly path: string;
  readonly text: string;
}

/** Witnesses as cases that `edict test` runs: a folder for each side that has rules to ask, with its documents. */
export function caseFiles(sides: Both<Side>, witnesses: readonly Witness[]): readonly CaseFile[] {
  return sideNames.flatMap((side) => {
    const own = witnesses.filter((it) => it.told[side].length > 0);
    if (own.length === 0) return [];
    const names = named(own);
    const cases = own.map((it) => writeYaml(listOf([caseNode(sides, side, it, names.get(it) ?? "")])));
    return [
      { path: `${side}/witnesses.yaml`, text: cases.join("\n") },
      ...own.map((it) => ({ path: `${side}/bases/${names.get(it)}.yaml`, text: it.text })),
    ];
  });
}

/** Each by its rule and direction, with a number where several have the same. */
function named(witnesses: readonly Witness[]): ReadonlyMap<Witness, string> {
  const counts = new Map<string, number>();
  return new Map(
    witnesses.map((it) => {
      const rule = (it.told.new[0] ?? it.told.old[0])?.rule ?? "";
      const name = `${rule}_${it.direction}`;
      const count = (counts.get(name) ?? 0) + 1;
      counts.set(name, count);
      return [it, count === 1 ? name : `${name}_${count}`] as const;
    }),
  );
}

function caseNode(sides: Both<Side>, side: SideName, it: Witness, base: string): RecordNode {
  const { scene } = it;
  const lawOf = sides[side].lawOf ?? scene.lawOf;
  const readings = scene.readings.filter((one) => isKnownTo(sides[side], one));
  const says = (of: SideName): string =>
    it.told[of].map((one) => `${one.rule} is ${one.verdict}`).join(", ") || "no such rule";
  return recordOf({
    case: fromPlain(`${base.replaceAll("_", " ")}: ${sides.new.name} against ${sides.old.name}`),
    why: fromPlain(`${sides.old.name}: ${says("old")}; ${sides.new.name}: ${says("new")}`),
    as_of: fromPlain(formatDay(scene.asOf)),
    ...(lawOf === undefined ? {} : { law_of: fromPlain(formatDay(lawOf)) }),
    ...(it.isAsIf[side] ? { as_if_in_force: fromPlain(true) } : {}),
    base: fromPlain(base),
    ...(readings.length === 0 ? {} : { profile: profileOf(readings) }),
    expect: fromPlain(Object.fromEntries(it.told[side].map((one) => [one.rule, one.verdict]))),
  });
}
