import { addDays, dayOfEpoch, dayOfWeek, type Day } from "./civil-date.ts";
import type { Diagnostic } from "./diagnostic.ts";
import { calendarDay, calendarField } from "./diagnostics.ts";
import { dayOf, fieldOf, itemsOf, refused, textOf, type DataDocument, type Reading } from "./document.ts";

/** Which days are worked, as published; it knows nothing outside its days. */
export interface WorkingCalendar {
  readonly id: string;
  readonly version: string;
  readonly source: string;
  /** The first day known. */
  readonly from: Day;
  /** The last day known. */
  readonly to: Day;
  readonly holidays: ReadonlySet<Day>;
  /** Weekend days that are worked. */
  readonly makeUp: ReadonlySet<Day>;
  /** The days of rest in each week: 1 is Monday, 7 is Sunday. */
  readonly weekend: ReadonlySet<number>;
}

/** The days of the week as calendars name them, from 1 on. */
const weekNames = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"];
const usualWeekend: ReadonlySet<number> = new Set([6, 7]);

/** Monday to Friday, without any holiday: what every year is by itself. */
export const weekdays: WorkingCalendar = {
  id: "weekdays",
  version: "1",
  source: "Monday to Friday",
  from: dayOfEpoch(-Infinity),
  to: dayOfEpoch(Infinity),
  holidays: new Set(),
  makeUp: new Set(),
  weekend: usualWeekend,
};

// INVARIANT (known days only): undefined outside `from` to `to`, where a holiday would not be known; whoever counts over such a
//   day has no answer.
/**
 * Whether a day is worked; undefined where the calendar does not know it.
 *
 * @example
 * isWorkingDay(parseDay("2026-03-28")!, weekdays) // false
 */
export function isWorkingDay(day: Day, { from, to, holidays, makeUp, weekend }: WorkingCalendar): boolean | undefined {
  if (day < from || day > to) return undefined;
  return makeUp.has(day) || (!holidays.has(day) && !weekend.has(dayOfWeek(day)));
}

/** Why a day is no day of a calendar. */
type Misfit = "none" | "outside" | "holiday" | "worked";

/**
 * Reads a calendar: the texts `id`, `version`, `source`, its first and last day `from` and `to`, and the lists
 * `holidays` (days of rest) and `make_up` (weekend days that are worked). Other days go by the week, whose days of rest are those of
 * the list `weekend`, or else Saturday and Sunday.
 */
export function readCalendar(document: DataDocument): Reading<WorkingCalendar | undefined> {
  const { source, root } = document;
  const diagnostics: Diagnostic[] = [];
  const missing = (name: string, expected: "text" | "day" | "days" | "later" | "week"): undefined => {
    const { span } = fieldOf(root, name) ?? root;
    diagnostics.push(calendarField.at({ source, span }, { field: name, expected }));
  };
  const text = (name: string): string | undefined => textOf(fieldOf(root, name)) ?? missing(name, "text");
  const day = (name: string): Day | undefined => dayOf(fieldOf(root, name)) ?? missing(name, "day");
  const days = (name: string, problemOf: (day: Day) => Misfit | undefined): ReadonlySet<Day> => {
    const list = fieldOf(root, name);
    if (list?.kind !== "list") missing(name, "days");
    const found = new Set<Day>();
    for (const item of itemsOf(list)) {
      const it = dayOf(item);
      const problem = it === undefined ? "none" : problemOf(it);
      const place = { source, span: item.span };
      if (problem !== undefined) diagnostics.push(calendarDay.at(place, { day: textOf(item) ?? "", problem }));
      else if (it !== undefined) found.add(it);
    }
    return found;
  };

  const [id, version, origin, from, to] = [text("id"), text("version"), text("source"), day("from"), day("to")];
  if (from !== undefined && to !== undefined && to < from) missing("to", "later");
  const outside = (it: Day): Misfit | undefined =>
    from !== undefined && to !== undefined && (it < from || it > to) ? "outside" : undefined;
  const named = fieldOf(root, "weekend");
  const rests = itemsOf(named).map((it) => weekNames.indexOf(textOf(it) ?? "") + 1);
  if (named && (named.kind !== "list" || rests.includes(0) || new Set(rests).size === weekNames.length))
    missing("weekend", "week");
  const weekend = named ? new Set(rests) : usualWeekend;
  const holidays = days("holidays", outside);
  const makeUp = days("make_up", (it) => {
    if (holidays.has(it)) return "holiday";
    return weekend.has(dayOfWeek(it)) ? outside(it) : "worked";
  });

  const isNamed = id !== undefined && version !== undefined && origin !== undefined;
  if (diagnostics.length > 0 || !isNamed || from === undefined || to === undefined) return refused(diagnostics);
  return { value: { id, version, source: origin, from, to, holidays, makeUp, weekend }, diagnostics };
}

/**
 * The `count`-th working day after a day, before it if negative; the day itself for 0. Undefined as soon as a day is needed
 * that the calendar does not know.
 *
 * @example
 * formatDay(addWorkingDays(parseDay("2023-08-18")!, 1, weekdays)!) // "2023-08-21"
 */
export function addWorkingDays(day: Day, count: number, calendar: WorkingCalendar): Day | undefined {
  const sign = Math.sign(count);
  // A calendar without end has no holidays, and five worked days in each week; any other ends before a count is long.
  const weeks = calendar.to === weekdays.to ? Math.trunc((count - sign) / 5) : 0;
  let at = addDays(day, 7 * weeks);
  for (let left = Math.abs(count - 5 * weeks); left > 0;) {
    at = addDays(at, sign);
    const isWorked = isWorkingDay(at, calendar);
    if (isWorked === undefined) return undefined;
    if (isWorked) left--;
  }
  return at;
}

/**
 * The first working day from a day on; undefined as soon as a day is needed that the calendar does not know.
 *
 * @example
 * formatDay(firstWorkingDay(parseDay("2026-03-28")!, weekdays)!) // "2026-03-30"
 */
export function firstWorkingDay(day: Day, calendar: WorkingCalendar): Day | undefined {
  for (let at = day; ; at = addDays(at, 1)) {
    const isWorked = isWorkingDay(at, calendar);
    if (isWorked !== false) return isWorked && at;
  }
}
