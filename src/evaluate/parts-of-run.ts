import { dayIn } from "../base/instant.ts";
import type { Reckoning } from "../base/reckoning.ts";
import type { Input } from "../vocabulary/input.ts";
import type { Run } from "./context.ts";
import type { Program } from "./program.ts";
import { asOfIn, type Settings } from "./settings.ts";

/**
 * A run as the runs of which each has one reckoning of days: packs that read one another have the same, so that what one part
 * says hangs on no other. Each knows its own day of judgement, and its documents the days of its zone. In the order of the
 * packs; the run itself where it has one reckoning.
 */
export function partsOf(run: Run): readonly Run[] {
  const parts: Run[] = [];
  let left = run.programs;
  for (let [first] = left; first; [first] = left) {
    const part = partOf(run, first);
    parts.push(part);
    const own = new Set(part.programs);
    left = left.filter((it) => !own.has(it));
  }
  return parts.length === 0 ? [run] : parts;
}

/** The part of a run in which a program judges. */
export function partOf(run: Run, { reckoning }: Pick<Program, "reckoning">): Run {
  const programs = run.programs.filter((it) => isOneReckoning(it.reckoning, reckoning));
  const isWhole = programs.length === run.programs.length && isOneReckoning(run.settings, reckoning);
  if (isWhole) return run;
  const inputs = run.inputs.map((it) => inZone(it, reckoning));
  const service = run.service && (inputs[run.inputs.indexOf(run.service)] ?? run.service);
  return { ...run, programs, inputs, service, settings: settingsIn(run.settings, reckoning) };
}

/** How a run is judged by packs of a reckoning: on their own day, where nobody named one. */
export function settingsIn(settings: Settings, { zone, calendar, counting }: Reckoning): Settings {
  return { ...settings, zone, calendar, counting, asOf: asOfIn(settings, zone) };
}

/** Whether two packs reckon their days alike, so that one can read what the other says. */
export function isOneReckoning(one: Reckoning, other: Reckoning): boolean {
  return (
    one === other ||
    (one.zone.name === other.zone.name &&
      one.counting.eventDay === other.counting.eventDay &&
      one.counting.lastDayOfRest === other.counting.lastDayOfRest &&
      isSameCalendar(one, other))
  );
}

/** By its days: two files can have one id. */
function isSameCalendar({ calendar: one }: Reckoning, { calendar: other }: Reckoning): boolean {
  if (one === other) return true;
  if (!one || !other || one.from !== other.from || one.to !== other.to) return false;
  const isSame = (a: ReadonlySet<unknown>, b: ReadonlySet<unknown>): boolean =>
    a.size === b.size && [...a].every((it) => b.has(it));
  return isSame(one.holidays, other.holidays) && isSame(one.makeUp, other.makeUp) && isSame(one.weekend, other.weekend);
}

const inZone = (input: Input, { zone }: Reckoning): Input =>
  input.moment === undefined ? input : { ...input, day: dayIn(input.moment, zone) };
