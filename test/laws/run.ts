import { readFileSync } from "node:fs";
import { parseDay, type Day, type Interval } from "../../src/base/civil-date.ts";
import { zones } from "../../src/base/instant.ts";
import type { WorkingCalendar } from "../../src/base/working-days.ts";
import type { Run } from "../../src/evaluate/context.ts";
import type { Decision } from "../../src/evaluate/decision.ts";
import type { Settings } from "../../src/evaluate/settings.ts";
import { inputOf, nodeOf, type Order } from "./inputs.ts";
import { buildAll, type Built, type Pipeline } from "./pipeline.ts";
import type { PlainDays, PlainDocument, PlainPack, PlainSettings } from "./plain.ts";
import { laterText, lawText } from "./text.ts";
import { strictWorld, world } from "./world.ts";

/** Compiles the packs of a situation. */
export const compiled = (pipeline: Pipeline, packs: readonly PlainPack[]): readonly Built[] =>
  buildAll(
    pipeline,
    packs.map((it) => ({
      pack: it.id,
      files: it.files,
      inForce: it.inForce === "never" ? it.inForce : daysOf(it.inForce),
      rank: it.rank,
      needs: it.needs,
      text: it.text === "first" ? lawText : laterText,
    })),
  );

interface Asked {
  readonly documents: readonly PlainDocument[];
  readonly judgesService: boolean;
  readonly isStrict?: boolean;
  readonly settings: PlainSettings;
}

/** What is judged: documents, the first of which is the service that all others read. */
export function runOf(
  pipeline: Pipeline,
  built: readonly Built[],
  { documents, judgesService, isStrict, settings }: Asked,
  order: Order = "as-is",
): Run {
  const [service, ...others] = documents.map((it) => inputOf(it, order));
  if (!service) throw new Error("there is a service");
  return {
    programs: built.map((it) => it.program),
    inputs: judgesService ? [service, ...others] : others,
    service,
    vocabulary: isStrict === true ? strictWorld : world,
    settings: settingsFor(pipeline, settings),
    trace: undefined,
  };
}

/** Judges documents. */
export function judged(pipeline: Pipeline, built: readonly Built[], asked: Asked, order: Order = "as-is"): Decision {
  const { decision, tooLarge } = pipeline.evaluateRun(runOf(pipeline, built, asked, order));
  if (tooLarge.length > 0) throw new Error("a small story takes few steps");
  return decision;
}

const zone = zones.get("Asia/Shanghai");
const calendars = new Map<Pipeline, WorkingCalendar>();

/** The working days as a pipeline reads them. */
export function calendarOf(pipeline: Pipeline): WorkingCalendar {
  const known = calendars.get(pipeline);
  if (known) return known;
  const text = readFileSync("policies/calendar/cn.yaml", "utf8");
  const [document] = pipeline.readYaml({ path: "cn.yaml", text }).documents;
  const calendar = document && pipeline.readCalendar(document).value;
  if (!calendar) throw new Error("the calendar is shipped");
  calendars.set(pipeline, calendar);
  return calendar;
}

const signed = {
  by: "counsel",
  because: "the law leaves it open",
  place: { source: { path: "profile.yaml", text: "" }, span: { start: 0, end: 0 } },
};

function settingsFor(pipeline: Pipeline, it: PlainSettings): Settings {
  if (!zone) throw new Error("the zone is known");
  const entry = ({ on, from, until }: PlainDays & { readonly on: string }) => ({
    ...signed,
    on: dayOf(on),
    ...daysOf({ from, until }),
  });
  return {
    asOf: dayOf(it.asOf),
    lawOf: it.lawOf === undefined ? undefined : dayOf(it.lawOf),
    party: it.party,
    interpretations: it.interpretations.map((one) => ({ ...entry(one), term: one.term, value: one.value })),
    memberships: it.memberships.map(({ list, member, belongs, ...one }) => ({ ...entry(one), list, member, belongs })),
    adoptions: it.adoptions.map(({ kind, name, ...one }) => ({ ...entry(one), of: { kind, name } })),
    assumptions: it.assumptions.map(({ fact, value, ...one }) => ({
      ...signed,
      ...daysOf(one),
      fact,
      value: nodeOf(value, `assumed ${fact}`),
    })),
    calendar: calendarOf(pipeline),
    zone,
  };
}

export const daysOf = ({ from, until }: PlainDays): Exclude<Interval, "never"> => ({
  from: dayOf(from),
  until: until === undefined ? undefined : dayOf(until),
});

export function dayOf(text: string): Day {
  const parsed = parseDay(text);
  if (parsed === undefined) throw new Error(`${text} is a day`);
  return parsed;
}
