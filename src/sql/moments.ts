import { addDays, formatDay, type Day } from "../base/civil-date.ts";
import { startOfDay, type Zone } from "../base/instant.ts";
import { memoized } from "../base/memoized.ts";
import { offsetIn } from "../base/zone-offsets.ts";
import { firstBelievedDay } from "../compiled/acceptance-runtime.ts";
import type { Dialect } from "./dialect.ts";

const MS_OF_DAY = 86_400_000;

/** As many days after the day of judgement moments are read; later ones are the reference's. */
const daysAhead = 732;

/** Moments and days in SQL: a moment is a number of milliseconds since 1970, a day a date. */
export interface Moments {
  /** Whether a text is a moment that is read here. */
  readonly isMoment: (text: string, moment: string) => string;
  readonly isDate: (text: string) => string;
  /** The day of a moment in a zone. */
  readonly dayOf: (moment: string, zone: Zone) => string;
}

/**
 * Clocks are the platform's, as for the reference: what a zone is ahead of UTC is written into the statement, for an engine has
 * a table of zones of its own, of another year. `asOf`: the day of judgement.
 */
export function momentsUntil(asOf: Day, { quoted, matchesWhole, dateOf, dayOf }: Dialect): Moments {
  const end = addDays(asOf, daysAhead);
  const offsets = memoized((zone: string): readonly Stretch[] => stretchesIn(zone, end));
  const believed = (text: string): string => `${text} >= ${quoted(firstBelievedDay)}`;
  return {
    isDate: (text) =>
      `${matchesWhole(text, "[0-9]{4}-[0-9]{2}-[0-9]{2}")} AND ${dateOf(text)} IS NOT NULL AND ${believed(text)}`,
    isMoment: (text, moment) =>
      `${matchesWhole(text, momentPattern)} AND ${moment} IS NOT NULL AND ${believed(text)} AND ${text} < ${quoted(formatDay(end))}`,
    dayOf: (moment, zone) => {
      const [latest, ...earlier] = offsets(zone.name);
      const ahead =
        latest === undefined || earlier.length === 0
          ? String(latest?.offset ?? 0)
          : `CASE ${[latest, ...earlier.slice(0, -1)].map((it) => `WHEN ${moment} >= ${it.from} THEN ${it.offset}`).join(" ")} ELSE ${earlier.at(-1)?.offset ?? 0} END`;
      return dayOf(`(${moment} + ${ahead})`);
    },
  };
}

/** RFC 3339 with seconds and an offset, to the microsecond: what is finer would be rounded. */
const momentPattern =
  "[0-9]{4}-[0-9]{2}-[0-9]{2}[Tt]([01][0-9]|2[0-3]):[0-5][0-9]:[0-5][0-9](\\.[0-9]{1,6})?([Zz]|[+-]([01][0-9]|2[0-3]):[0-5][0-9])";

/** That a moment lies before a day begins in a zone. */
export const isBeforeDay = (moment: string, day: Day, zone: Zone): string => `${moment} < ${startOfDay(day, zone)}`;

/** From a moment on, up to the next, a zone has one offset. */
interface Stretch {
  readonly from: number;
  readonly offset: number;
}

/** The stretches of a zone from 1970 on, the latest first. */
function stretchesIn(zone: string, end: Day): readonly Stretch[] {
  const stretches: Stretch[] = [{ from: 0, offset: offsetIn(zone, 0) }];
  // A moment of the last day can lie on the day after it elsewhere.
  for (let day = 1; day <= end + 2; day++) {
    const offset = offsetIn(zone, day * MS_OF_DAY);
    if (offset !== stretches[0]?.offset) {
      stretches.unshift({ from: changeBetween(zone, (day - 1) * MS_OF_DAY, day * MS_OF_DAY), offset });
    }
  }
  return stretches;
}

function changeBetween(zone: string, from: number, to: number): number {
  let [before, after] = [from, to];
  while (after - before > 1) {
    const middle = Math.floor((before + after) / 2);
    if (offsetIn(zone, middle) === offsetIn(zone, from)) before = middle;
    else after = middle;
  }
  return after;
}
