import { parseDay, type Day } from "../../base/civil-date.ts";
import { invariant } from "../../base/invariant.ts";
import type { Run } from "../../evaluate/context.ts";
import { civilDayOf } from "../../vocabulary/check-facts.ts";
import type { Input } from "../../vocabulary/input.ts";
import { walkFacts } from "../../vocabulary/walk-facts.ts";
import { documentsOf, mapDocuments } from "../input-items.ts";
import { suppose } from "../needs/hypothesis.ts";
import { hypothesisKey } from "../needs/ways.ts";
import { directions, directionsOf, effectsOnBoth, isBroken, isSharp, type Direction, type Effect } from "./effect.ts";
import { sceneOf } from "./scene.ts";
import type { Seed } from "./search-seeds.ts";
import { shrinkScene, type ShrunkScene } from "./shrink.ts";
import { isComparedOn, lawDayOf, nearestComparedDay, sideNames, type Both, type Side, type SideRule } from "./side.ts";
import { searchesOf, stepsFrom, type SearchStep } from "./steps.ts";

export interface Searched {
  readonly found: ReadonlyMap<Direction, ShrunkScene>;
  /** How many situations were judged under both. */
  readonly tried: number;
}

interface OpenSituation {
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
  budget: number,
): Searched {
  const found = new Map<Direction, ShrunkScene>();
  const searches = sideNames.flatMap((it) => searchesOf(sides, rules, it));
  const isOneSided = rules.old.length === 0 || rules.new.length === 0;
  const wanted = directions.filter((it) => !isOneSided || (it === "stricter") === (rules.old.length === 0));
  const seen = new Set<string>();
  const open: OpenSituation[] = [];
  let tried = 0;

  const isDone = (): boolean => tried >= budget || wanted.every((it) => found.get(it)?.isSharp === true);
  const judge = (it: OpenSituation): void => {
    if (seen.has(it.key) || isDone()) return;
    seen.add(it.key);
    tried += 1;
    const effects = effectsOnBoth(sides, rules, it.run);
    for (const direction of directionsOf(effects)) {
      const before = found.get(direction);
      if (before && (before.isSharp || !isSharp(effects))) continue;
      const confirmed = shrinkScene(sides, rules, sceneOf(it.run), direction);
      if (confirmed && (!isOneSided || isTelling(confirmed.effects))) found.set(direction, confirmed);
    }
    open.push({ ...it, cost: it.cost + distance(effects) });
  };

  for (const [index, { run, cost }] of seeds.entries())
    judge({ run: onComparedDay(sides, run), cost, key: String(index) });
  while (!isDone() && open.length > 0) {
    const next = cheapest(open);
    for (const one of searches) {
      for (const step of stepsFrom(one, next.run)) {
        const run = changed(next.run, step);
        if (run) judge({ run, cost: next.cost + step.cost, key: `${next.key} ${stepKey(step)}` });
      }
    }
  }
  return { found, tried };
}

/** A situation of a day on which neither text is in force shows nothing: it is judged by the law of the nearest day that can. */
function onComparedDay(sides: Both<Side>, run: Run): Run {
  const { settings, inputs } = run;
  const day = inputs.map((it) => lawDayOf(it, settings)).find((it) => !isComparedOn(sides, it));
  return day === undefined ? run : { ...run, settings: { ...settings, lawOf: nearestComparedDay(sides, day) } };
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

function cheapest(open: OpenSituation[]): OpenSituation {
  let best = 0;
  for (const [index, it] of open.entries()) if (it.cost < (open[best]?.cost ?? Infinity)) best = index;
  const [taken] = open.splice(best, 1);
  invariant(taken, "something is open");
  return taken;
}

const stepKey = ({ change }: SearchStep): string =>
  "lawOf" in change ? change.lawOf : change.map((it) => hypothesisKey(it)).join();

function changed(run: Run, { change }: SearchStep): Run | undefined {
  if ("lawOf" in change) {
    const lawOf = parseDay(change.lawOf);
    return lawOf === undefined ? undefined : { ...run, settings: { ...run.settings, lawOf } };
  }
  const supposed = suppose({ run, input: 0 }, change);
  return supposed && advancedToLastEvent(supposed.run);
}

/** The run judged, and its facts known, no earlier than the last thing that its documents tell. */
function advancedToLastEvent(run: Run): Run {
  const days = documentsOf(run).flatMap((it) => daysIn(it, run));
  if (days.length === 0) return run;
  const known = (it: Input): Input => {
    const own = latest(daysIn(it, run));
    return it.factsOn === undefined || own === undefined || own <= it.factsOn ? it : { ...it, factsOn: own };
  };
  const { settings } = run;
  return mapDocuments(
    { ...run, settings: { ...settings, asOf: latest([...days, settings.asOf]) ?? settings.asOf } },
    known,
  );
}

const latest = (days: readonly Day[]): Day | undefined => days.toSorted((a, b) => a - b).at(-1);

/** The days of events. */
function daysIn({ roots }: Input, { vocabulary, settings }: Run): readonly Day[] {
  return [...roots].flatMap(([name, node]) => {
    const subject = vocabulary.subjects.get(name);
    if (!subject) return [];
    const facts = [...walkFacts({ path: name, node, type: subject.type, field: undefined })];
    const events = facts.filter((it) => it.field?.event === true || it.path === `${name}.${subject.day}`);
    return events.flatMap((it) => civilDayOf(it.node, it.type.kind, settings.zone) ?? []);
  });
}
