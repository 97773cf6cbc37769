import { parseDay, type Day, type Interval } from "../../src/base/civil-date.ts";
import type { Run } from "../../src/evaluate/context.ts";
import type { Decision } from "../../src/evaluate/decision.ts";
import type { Settings } from "../../src/evaluate/settings.ts";
import { inputOf, nodeOf, type Order } from "./inputs.ts";
import { buildAll, reckoningOf, reckonsOf, type Built, type Pipeline } from "./pipeline.ts";
import type { PlainDays, PlainDocument, PlainPack, PlainSettings } from "./plain.ts";
import { laterText, lawText } from "./text.ts";
import { worldsOf } from "./vocabularies.ts";
import type { Worlds } from "./world.ts";

/** Compiles the packs of a situation. */
export const compiled = (
  pipeline: Pipeline,
  packs: readonly PlainPack[],
  worlds: Worlds = worldsOf(pipeline, packs),
): readonly Built[] =>
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
    reckoningOf(pipeline, reckonsOf(packs)),
    worlds,
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
  const [first] = built;
  if (!service || !first) throw new Error("there are a service and a pack");
  return {
    programs: built.map((it) => it.program),
    inputs: judgesService ? [service, ...others] : others,
    service,
    vocabulary: first.worlds(isStrict === true),
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

const signed = {
  by: "counsel",
  because: "the law leaves it open",
  place: { source: { path: "profile.yaml", text: "" }, span: { start: 0, end: 0 } },
};

function settingsFor(pipeline: Pipeline, it: PlainSettings): Settings {
  const entry = ({ on, from, until }: PlainDays & { readonly on: string }) => ({
    ...signed,
    on: dayOf(on),
    ...daysOf({ from, until }),
  });
  return {
    asOf: dayOf(it.asOf),
    lawOf: it.lawOf === undefined ? undefined : dayOf(it.lawOf),
    party: it.party,
    provisional: it.provisional,
    interpretations: it.interpretations.map((one) => ({ ...entry(one), term: one.term, value: one.value })),
    memberships: it.memberships.map(({ list, member, belongs, ...one }) => ({ ...entry(one), list, member, belongs })),
    adoptions: it.adoptions.map(({ kind, name, ...one }) => ({ ...entry(one), of: { kind, name } })),
    assumptions: it.assumptions.map(({ fact, value, ...one }) => ({
      ...signed,
      ...daysOf(one),
      fact,
      value: nodeOf(value, `assumed ${fact}`),
    })),
    ...reckoningOf(pipeline),
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
