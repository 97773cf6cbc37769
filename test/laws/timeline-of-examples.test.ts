import { startOfDay, utc } from "../../src/base/instant.ts";
import { expect, test } from "vitest";
import { changesBetween } from "../../src/analysis/timeline/outcome-changes.ts";
import { timelineOf } from "../../src/analysis/timeline/timeline.ts";
import { onDay } from "../../src/analysis/timeline/triggers.ts";
import { addDays, formatDay } from "../../src/base/civil-date.ts";
import { examine } from "../../src/engine/check/check.ts";
import { evaluateRun } from "../../src/evaluate/evaluate.ts";
import { repository } from "../kit/repository.ts";
import { exampleNames } from "./example.ts";
import { told } from "./law-of-timeline.ts";
import { dayOf } from "./run.ts";

const [first, last] = [dayOf("2023-01-01"), dayOf("2027-12-31")];

/** Else every tenth day is checked, and those on both sides of each change: what changes between is found on the next. */
const isLong = process.env["EDICT_RUNS"] !== undefined;

test.each(exampleNames)("the timeline of %s is what checks find, day by day", (example) => {
  const request = {
    inputs: [`examples/${example}`],
    packs: [],
    lawOf: undefined,
    party: undefined,
    service: undefined,
  };
  const rest = {
    profile: undefined,
    failOn: undefined,
    allowUndetermined: false,
    now: startOfDay(last, utc),
    library: "policies",
  };
  const { run, report } = examine({ ...request, ...rest, asOf: formatDay(last) }, repository);
  if (!run) throw new Error("an example is judged");
  const packs = [...report.packs, ...report.needed].map(({ manifest: { id, inForce } }) => ({ id, inForce }));
  const { dates, start } = timelineOf(run, packs, first, last);
  expect(dates.length).toBeGreaterThan(1);
  expect(dates.flatMap(({ changes }) => changes.filter((it) => it.causes.length === 0))).toEqual([]);

  const near = new Set(dates.flatMap(({ day }) => [addDays(day, -1), day]));
  for (let day = first; day <= last; day = addDays(day, 1)) {
    if (!isLong && !near.has(day) && (day - first) % 10 !== 0) continue;
    const said = dates.findLast((it) => it.day <= day)?.decision ?? start;
    const { decision } = evaluateRun(onDay(run, day));
    expect(told(day, changesBetween(said, decision))).toBe(told(day, []));
  }
});
