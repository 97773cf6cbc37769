import { addDays, formatDay, type Day } from "../../src/base/civil-date.ts";
import type { Decision } from "../../src/evaluate/decision.ts";
import { breakpointsOf } from "./breakpoints.ts";
import { keyOf } from "./comparable.ts";
import type { SearchedLaw } from "./law.ts";
import { calendarOf } from "./pipeline.ts";
import { dayOf, judged } from "./run.ts";
import { plainSituation } from "./situation.ts";

const windows = ["2025-09-23", "2025-09-29", "2025-10-07", "2025-10-13", "2025-10-28", "2026-03-28", "2026-10-14"];
const length = 8;

/** §8.7: as `as_of` moves, verdicts are constant between the days that the law, the profile and the facts name. */
export const constant: SearchedLaw = {
  kind: "searched",
  name: "verdicts change on the days that are named, and on no other",
  broken: (pipeline, it, built) => {
    const { seed } = it.story;
    const asked = plainSituation(it, seed % 2 === 0 ? 1 : 0.7);
    // What happened, and the ends of what is known of it.
    const documents = [...it.story.documents, ...asked.documents];
    const breaks = breakpointsOf({ ...asked, documents }, calendarOf(pipeline));
    const start = dayOf(windows[seed % windows.length] ?? "");
    let before: string | undefined;
    for (let index = 0; index < length; index += 1) {
      const day: Day = addDays(start, index);
      // On a day between two breakpoints nothing is compared.
      if (breaks.has(day) && breaks.has(addDays(day, 1))) {
        before = undefined;
        continue;
      }
      const settings = { ...asked.settings, asOf: formatDay(day) };
      const said = verdictsOf(judged(pipeline, built, { ...asked, settings }));
      if (before !== undefined && said !== before && !breaks.has(day))
        return `on ${formatDay(day)} nothing begins or ends, and\n${before}\nbecame\n${said}`;
      before = said;
    }
    return undefined;
  },
};

function verdictsOf({ rules, notes, yields, leftOut }: Decision): string {
  const verdicts = rules.map((it) => [
    keyOf(it),
    it.verdict,
    it.instances.map((one) => [one.input, one.elements, one.verdict]),
  ]);
  const answers = notes.map((it) => [it.rule, it.applies, it.input, it.elements]);
  return JSON.stringify([verdicts, answers, yields.map((it) => [it.what, it.holds]), leftOut.map((it) => it.input)]);
}
