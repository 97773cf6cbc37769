import type { Input } from "../../src/vocabulary/input.ts";
import { inputOf, nodeOf } from "../laws/inputs.ts";
import type { PlainDays, PlainPack, PlainReckoning, PlainSettings, PlainSituation } from "../laws/plain.ts";
import { product } from "../laws/product.ts";
import { calendarOf, reckonsOf } from "../laws/pipeline.ts";
import { dayOf, daysOf } from "../laws/run.ts";
import { worldsOf } from "../laws/vocabularies.ts";
import type { PackText } from "./book.ts";
import type { Settings } from "./settings.ts";

/** What a generated situation gives the second evaluator. */
export interface Asked {
  readonly texts: readonly PackText[];
  readonly documents: readonly Input[];
  readonly service: Input | undefined;
  readonly settings: Settings;
}

export function askedOf({ packs, documents, judgesService, isStrict, settings }: PlainSituation): Asked {
  const reckons = reckonsOf(packs);
  const [service, ...others] = documents.map((it) => inputOf(it, "as-is", reckons.zone));
  return {
    texts: packs.map(textOf),
    documents: service && judgesService ? [service, ...others] : others,
    service,
    settings: { ...settingsOf(settings, reckons), vocabulary: worldsOf(product, packs)(isStrict) },
  };
}

const textOf = ({ id, inForce, rank, files }: PlainPack): PackText => ({
  id,
  inForce: inForce === "never" ? inForce : daysOf(inForce),
  rank,
  isJudged: true,
  files: files.map((it) => product.parse(it).value),
});

function settingsOf(it: PlainSettings, reckons: PlainReckoning): Omit<Settings, "vocabulary"> {
  const entry = ({ on, ...days }: PlainDays & { readonly on: string }) => ({ on: dayOf(on), ...daysOf(days) });
  return {
    asOf: dayOf(it.asOf),
    lawOf: it.lawOf === undefined ? undefined : dayOf(it.lawOf),
    party: it.party,
    isProvisional: it.provisional,
    ...reckons,
    calendar: calendarOf(product),
    interpretations: it.interpretations.map((one) => ({ ...entry(one), term: one.term, value: one.value })),
    memberships: it.memberships.map(({ list, member, belongs, ...one }) => ({ ...entry(one), list, member, belongs })),
    adoptions: it.adoptions.map(({ kind, name, ...one }) => ({ ...entry(one), of: { kind, name } })),
    assumptions: it.assumptions.map(({ fact, value, ...one }) => ({
      ...daysOf(one),
      fact,
      value: nodeOf(value, `assumed ${fact}`),
    })),
  };
}
