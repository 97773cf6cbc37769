import type { OutcomeChange } from "../../src/analysis/timeline/outcome-changes.ts";
import { addDays, formatDay, type Day } from "../../src/base/civil-date.ts";
import type { Run } from "../../src/evaluate/context.ts";
import type { SearchedLaw } from "./law.ts";
import type { Pipeline } from "./pipeline.ts";
import { dayOf, runOf } from "./run.ts";
import { plainSituation } from "./situation.ts";

const windows = ["2025-09-20", "2025-10-05", "2025-10-25", "2026-03-25", "2026-10-10"];
const length = 14;

/** A timeline has the days that a check of every day finds, with the same changes, and tells of each where it comes from. */
export const timed: SearchedLaw = {
  kind: "searched",
  name: "a timeline is what a check of every day finds, and tells why",
  broken: (pipeline, it, built) => {
    const { seed } = it.story;
    const run = runOf(pipeline, built, plainSituation(it, seed % 2 === 0 ? 1 : 0.7));
    const from = dayOf(windows[seed % windows.length] ?? "");
    const packs = built.map(({ program }) => ({ id: program.graph.pack, inForce: program.inForce }));
    const { dates } = pipeline.timelineOf(run, packs, from, addDays(from, length - 1));
    const found = dates.map((date) => told(date.day, date.changes));
    const expected = dayByDay(pipeline, run, from, length);
    if (JSON.stringify(found) !== JSON.stringify(expected))
      return `the timeline says\n${found.join("\n")}\nand a check of every day\n${expected.join("\n")}`;
    const unexplained = dates.flatMap(({ day, changes }) =>
      changes.filter((one) => one.causes.length === 0).map((one) => told(day, [one])),
    );
    return unexplained.length > 0 ? `without a cause: ${unexplained.join("\n")}` : undefined;
  },
};

/** What changes from day to day, when every day is judged. */
export function dayByDay(
  pipeline: Pick<Pipeline, "evaluateRun" | "changesBetween">,
  run: Run,
  from: Day,
  days: number,
): readonly string[] {
  const decided = (index: number) => {
    const settings = { ...run.settings, asOf: addDays(from, index) };
    return pipeline.evaluateRun({ ...run, settings }).decision;
  };
  let before = decided(0);
  return Array.from({ length: days - 1 }, (_, index) => index + 1).flatMap((index) => {
    const after = decided(index);
    const changes = pipeline.changesBetween(before, after);
    before = after;
    return changes.length === 0 ? [] : [told(addDays(from, index), changes)];
  });
}

/** A day and its changes, as far as a reader sees them. */
export function told(day: Day, changes: readonly OutcomeChange[]): string {
  const shown = changes.map((it) => {
    const { kind, name, from, to } = it;
    const parts = it.kind === "rule" ? it.instances.map((one) => [one.input, one.elements, one.from, one.to]) : [];
    return [kind, name, from, to, parts];
  });
  return `${formatDay(day)} ${JSON.stringify(shown)}`;
}
