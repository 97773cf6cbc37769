import fc from "fast-check";
import { blurred } from "./parts.ts";
import { asWritten, filesOf, type Turn } from "./files.ts";
import { plans } from "./packs.ts";
import type { PlainDocument, PlainPack, PlainSettings, PlainSituation } from "./plain.ts";
import type { Plan } from "./plan.ts";
import { frames, valueAt, type Frame } from "./profiles.ts";
import { grown, kept, partial, stories, type Keep, type Story } from "./stories.ts";
import { typesOf } from "./vocabularies.ts";

/** Packs, what happened, and how it is judged. */
export interface Situation {
  readonly plan: Plan;
  readonly story: Story;
  readonly frame: Frame;
}

/** Small values are no likelier than others: most of what is empty or null tells little. */
export const situations: fc.Arbitrary<Situation> = fc
  .noBias(fc.record({ plan: plans, story: stories, frame: frames }))
  .map((it) => ({ ...it, story: grown(it.story, it.plan.growth) }));

/** The packs of a situation as text. */
export const packsOf = (
  { packs, reckons, growth }: Plan,
  turn: Turn = asWritten,
  layout: "one" | "each" = "each",
): readonly PlainPack[] =>
  packs.map((it) => {
    const { id, inForce, rank, needs, text } = it;
    return { id, inForce, rank, needs, text, files: filesOf(it, turn, layout), reckons, growth };
  });

/** How a situation is judged. An assumption says what the whole story says, so that adding facts contradicts none. */
export function settingsOf({ story, frame }: Situation): PlainSettings {
  const { assumed, ...settings } = frame;
  const assumptions = assumed.flatMap(({ fact, from, until }) => {
    const value = valueAt(story, fact);
    return value === undefined ? [] : [{ fact, value, from, until }];
  });
  return { ...settings, assumptions };
}

/** The documents of a situation, as far as they are known; some facts only in part. */
export function documentsOf({ plan, story, frame }: Situation, keep: Keep): PlainSituation["documents"] {
  const unstated = new Set(frame.assumed.filter((it) => !it.isStated).map((it) => it.fact));
  const known = kept(story.documents, (document, path) => !unstated.has(path) && keep(document, path));
  const assumed = new Set(frame.assumed.map((it) => it.fact));
  return blurred(known, typesOf(plan.growth), story.seed, (path) => (assumed.has(path) ? 0 : story.blur));
}

/** In some stories the second event is the first once more, in half of them as it was known on the same day. */
function saidTwice(seed: number, documents: readonly PlainDocument[]): readonly PlainDocument[] {
  const first = documents.find((it) => it.name === "e0");
  if (!first || seed % 3 > 0) return documents;
  return documents.map((it) => {
    if (it.name !== "e1") return it;
    return {
      ...it,
      subjects: { event: { ...it.subjects["event"], id: "e0" } },
      factsOn: seed % 2 > 0 ? it.factsOn : first.factsOn,
    };
  });
}

/**
 * A situation as plain data, with a share (0 to 1) of its facts.
 *
 * The text of both laws is in `text.ts`, the vocabulary, the parties and the roles in `world.ts`, and what is added to the
 * vocabulary in each pack; working days are those
 * of `policies/calendar/cn.yaml`; where days begin and how they are counted says the plan.
 */
export function plainSituation(it: Situation, share: number, isStrict = false): PlainSituation {
  const documents = documentsOf(it, partial(it.story.seed, share));
  return {
    packs: packsOf(it.plan),
    documents: isStrict ? saidTwice(it.story.seed, documents) : documents,
    service: 0,
    judgesService: it.story.judgesService,
    isStrict,
    settings: settingsOf(it),
  };
}
