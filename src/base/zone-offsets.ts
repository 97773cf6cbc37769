/** A stretch of time in which a zone has one offset, `to` not included. */
interface Stretch {
  readonly from: number;
  readonly to: number;
  readonly offset: number;
}

interface ZoneTable {
  readonly clock: Intl.DateTimeFormat;
  /** Of what was asked for last: the next moment is mostly near it. */
  last: Stretch;
  readonly periods: Map<number, readonly Stretch[]>;
}

// No zone has ever changed its clock twice within five days: two looks so far apart see every change.
const MS_BETWEEN_LOOKS = 4 * 86_400_000;
const LOOKS_OF_PERIOD = 64;
const MS_OF_PERIOD = LOOKS_OF_PERIOD * MS_BETWEEN_LOOKS;

const tables = new Map<string, ZoneTable>();
const none: Stretch = { from: 0, to: 0, offset: 0 };

/**
 * What a clock in a zone is ahead of UTC at a moment, in milliseconds, by the data of the platform: changes of the clock are
 * looked for once in each period. Throws a RangeError for a zone that the platform does not know.
 *
 * @example
 * offsetIn("Europe/Brussels", Date.UTC(2026, 11, 1)) // 3600000
 * offsetIn("Europe/Brussels", Date.UTC(2026, 5, 1)) // 7200000
 */
export function offsetIn(zone: string, ms: number): number {
  if (zone === "UTC") return 0;
  const table = tables.get(zone) ?? newTable(zone);
  const { last } = table;
  if (ms >= last.from && ms < last.to) return last.offset;
  const found = stretchesOf(table, Math.floor(ms / MS_OF_PERIOD)).find((it) => ms < it.to) ?? none;
  table.last = found;
  return found.offset;
}

function newTable(zone: string): ZoneTable {
  const clock = new Intl.DateTimeFormat("en-US", {
    timeZone: zone,
    calendar: "gregory",
    numberingSystem: "latn",
    hourCycle: "h23",
    era: "short",
    year: "numeric",
    month: "numeric",
    day: "numeric",
    hour: "numeric",
    minute: "numeric",
    second: "numeric",
  });
  const table: ZoneTable = { clock, last: none, periods: new Map() };
  tables.set(zone, table);
  return table;
}

function stretchesOf({ clock, periods }: ZoneTable, period: number): readonly Stretch[] {
  const known = periods.get(period);
  if (known) return known;
  const stretches: Stretch[] = [];
  const end = (period + 1) * MS_OF_PERIOD;
  let from = period * MS_OF_PERIOD;
  let offset = lookedUp(clock, from);
  for (let look = from + MS_BETWEEN_LOOKS; look <= end; look += MS_BETWEEN_LOOKS) {
    const next = lookedUp(clock, look);
    if (next === offset) continue;
    const to = changeBetween(clock, offset, look - MS_BETWEEN_LOOKS, look);
    stretches.push({ from, to, offset });
    [from, offset] = [to, next];
  }
  if (from < end) stretches.push({ from, to: end, offset });
  periods.set(period, stretches);
  return stretches;
}

/** The first moment at which the offset is another, to the second. */
function changeBetween(clock: Intl.DateTimeFormat, offset: number, from: number, to: number): number {
  let [before, after] = [from, to];
  while (after - before > 1000) {
    const middle = before + Math.floor((after - before) / 2000) * 1000;
    if (lookedUp(clock, middle) === offset) before = middle;
    else after = middle;
  }
  return after;
}

/** What the clock shows at a whole second, less what UTC shows. */
function lookedUp(clock: Intl.DateTimeFormat, ms: number): number {
  const parts = new Map(clock.formatToParts(ms).map((it) => [it.type, it.value]));
  const part = (name: Intl.DateTimeFormatPartTypes): number => Number(parts.get(name));
  const year = parts.get("era") === "BC" ? 1 - part("year") : part("year");
  const shown = new Date(0);
  shown.setUTCFullYear(year, part("month") - 1, part("day"));
  shown.setUTCHours(part("hour"), part("minute"), part("second"));
  return shown.getTime() - ms;
}
