import type { Day } from "../base/civil-date.ts";
import type { Run } from "../evaluate/run.ts";
import { civilDayOf } from "../vocabulary/check-facts.ts";
import type { Input } from "../vocabulary/input.ts";
import type { Vocabulary } from "../vocabulary/type.ts";
import { walkFacts } from "../vocabulary/walk-facts.ts";

/** The run judged, and its facts known, no earlier than the last thing that its documents tell. */
export function inTime(run: Run): Run {
  const { inputs, service, vocabulary, settings } = run;
  const days = [...inputs, ...(service ? [service] : [])].flatMap((it) => daysIn(it, vocabulary, run));
  const last = days.reduce<Day>((latest, it) => (it > latest ? it : latest), settings.asOf);
  if (days.length === 0) return run;
  const known = (it: Input): Input => {
    const own = daysIn(it, vocabulary, run).reduce<Day | undefined>(
      (a, b) => (a === undefined || b > a ? b : a),
      undefined,
    );
    if (it.factsOn === undefined || own === undefined || own <= it.factsOn) return it;
    return { ...it, factsOn: own };
  };
  return {
    ...run,
    settings: { ...settings, asOf: last },
    inputs: inputs.map(known),
    service: service && known(service),
  };
}

/** The days of events. */
function daysIn({ roots }: Input, { subjects }: Vocabulary, { settings }: Run): readonly Day[] {
  return [...roots].flatMap(([name, node]) => {
    const subject = subjects.get(name);
    if (!subject) return [];
    const facts = [...walkFacts({ path: name, node, type: subject.type, field: undefined })];
    const events = facts.filter((it) => it.field?.event === true || it.path === `${name}.${subject.day}`);
    return events.flatMap((it) => civilDayOf(it.node, it.type.kind, settings.zone) ?? []);
  });
}
