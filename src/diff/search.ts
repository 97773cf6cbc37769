import { suppose } from "../analyse/suppose.ts";
import { wishKey } from "../analyse/ways.ts";
import { parseDay } from "../base/civil-date.ts";
import type { Run } from "../evaluate/run.ts";
import { directions, directionsOf, effectsOf, isBroken, isSharp, type Direction, type Effect } from "./effect.ts";
import { inTime } from "./in-time.ts";
import { sceneOf } from "./scene.ts";
import type { Seed } from "./seeds.ts";
import type { Both, Side, SideRule, Surroundings } from "./side.ts";
import { shrunk, type Found } from "./shrink.ts";
import { searchesOf, stepsFrom, type Step } from "./steps.ts";

export interface Searched {
  readonly found: ReadonlyMap<Direction, Found>;
  /** How many situations were judged under both. */
  readonly tried: number;
}

interface Open {
  readonly run: Run;
  readonly cost: number;
  readonly key: string;
}

/**
 * Looks for situations in which the rules of two texts bind differently, in each direction: from the seeds on, by the figures,
 * dates, words and signatures that the rules themselves read, what is nearest first, until the budget is spent. What is found
 * was read, validated and judged as a case is.
 */
export function search(
  sides: Both<Side>,
  rules: Both<readonly SideRule[]>,
  seeds: readonly Seed[],
  around: Surroundings,
  budget: number,
): Searched {
  const found = new Map<Direction, Found>();
  const searches = [
    ...searchesOf(sides.old, rules.old, sides.new, rules.new),
    ...searchesOf(sides.new, rules.new, sides.old, rules.old),
  ];
  const isOneSided = rules.old.length === 0 || rules.new.length === 0;
  const wanted = directions.filter((it) => !isOneSided || (it === "stricter") === (rules.old.length === 0));
  const seen = new Set<string>();
  const open: Open[] = [];
  let tried = 0;

  const isDone = (): boolean => tried >= budget || wanted.every((it) => found.get(it)?.isSharp === true);
  const judge = (it: Open): void => {
    if (seen.has(it.key) || isDone()) return;
    seen.add(it.key);
    tried += 1;
    const effects = effectsOf(sides, rules, it.run);
    for (const direction of directionsOf(effects)) {
      const before = found.get(direction);
      if (before && (before.isSharp || !isSharp(effects))) continue;
      const confirmed = shrunk(sides, rules, sceneOf(it.run), direction, around);
      if (confirmed && (!isOneSided || isTelling(confirmed.effects))) found.set(direction, confirmed);
    }
    open.push({ ...it, cost: it.cost + distance(effects) });
  };

  for (const [index, { run, cost }] of seeds.entries()) judge({ run, cost, key: String(index) });
  while (!isDone() && open.length > 0) {
    const next = cheapest(open);
    for (const one of searches) {
      for (const step of stepsFrom(one, next.run)) {
        const run = changed(next.run, step);
        if (run) judge({ run, cost: next.cost + step.cost, key: `${next.key} ${keyOf(step)}` });
      }
    }
  }
  return { found, tried };
}

/** A rule that the other text does not have tells something where it is broken, not where it only asks. */
const isTelling = ({ old, new: later }: Both<Effect>): boolean => isBroken(old) || isBroken(later);

/** How many of the rules are not decided by their requirements. */
function distance({ old, new: later }: Both<Effect>): number {
  const isNear = (verdict: string): boolean =>
    verdict === "violated" || verdict === "satisfied" || verdict === "applies";
  const far = [old, later].filter(({ told }) => told.length > 0 && !told.some((it) => isNear(it.verdict)));
  return far.length / 2;
}

function cheapest(open: Open[]): Open {
  let best = 0;
  for (const [index, it] of open.entries()) if (it.cost < (open[best]?.cost ?? Infinity)) best = index;
  const [taken] = open.splice(best, 1);
  if (!taken) throw new Error("something is open");
  return taken;
}

const keyOf = ({ change }: Step): string => ("lawOf" in change ? change.lawOf : change.map((it) => wishKey(it)).join());

function changed(run: Run, { change }: Step): Run | undefined {
  if ("lawOf" in change) {
    const lawOf = parseDay(change.lawOf);
    return lawOf === undefined ? undefined : { ...run, settings: { ...run.settings, lawOf } };
  }
  const supposed = suppose({ run, input: 0 }, change);
  return supposed && inTime(supposed.run);
}
