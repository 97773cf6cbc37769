import type { SearchedLaw } from "./law.ts";
import { unsettledBy } from "./laws-of-facts.ts";
import type { Plain, PlainDocument, PlainRecord } from "./plain.ts";
import { judged } from "./run.ts";
import { documentsOf, settingsOf } from "./situation.ts";
import { partial } from "./stories.ts";

/** Facts of a subject that leave one out, and the same with it: then they contradict each other. */
interface Pair {
  readonly subject: string;
  readonly stated: PlainRecord;
  readonly added: PlainRecord;
  /** What else has to be so of the service. */
  readonly service?: PlainRecord;
}

const pairs: readonly Pair[] = [
  { subject: "service", stated: { flag: true }, added: { tags: [] } },
  { subject: "service", stated: { tags: [] }, added: { flag: true } },
  { subject: "service", stated: { started_on: "2025-10-15" }, added: { ended_on: "2025-10-09" } },
  { subject: "service", stated: { parts: [{ name: "p0", ok: false }], group: {} }, added: { group: { flag: true } } },
  { subject: "service", stated: { parts: [{ name: "p0", ok: true }] }, added: { size: 0 } },
  { subject: "event", stated: {}, added: { harmful: true }, service: { started_on: null } },
  { subject: "event", stated: { at: "2025-09-26T10:00:00+08:00" }, added: { fixed_at: "2025-09-25T10:00:00+08:00" } },
];

/** The documents with facts of a pair instead of their own. */
function stating(documents: readonly PlainDocument[], { subject, stated, added, service }: Pair, isWhole: boolean) {
  return documents.map((it): PlainDocument => {
    const own = it.subjects[it.subject];
    const facts: PlainRecord = it.subject === "service" ? { ...service } : {};
    if (!own || (it.subject !== subject && it.subject !== "service")) return it;
    const rest = Object.entries(own).filter(([key]) => !(it.subject === subject && key in added));
    const more: Readonly<Record<string, Plain>> =
      it.subject === subject ? { ...stated, ...(isWhole ? added : {}) } : {};
    return { ...it, subjects: { ...it.subjects, [it.subject]: { ...Object.fromEntries(rest), ...facts, ...more } } };
  });
}

/** Whatever is settled with the contradiction was settled so without the fact that makes it. */
export const neverClearing: SearchedLaw = {
  kind: "searched",
  name: "a fact that contradicts another settles nothing",
  broken: (pipeline, it, built) => {
    const pair = pairs[it.story.seed % pairs.length];
    if (!pair) return undefined;
    // An assumption may enter what is left out here.
    const settings = { ...settingsOf(it), assumptions: [] };
    const known = documentsOf(it, partial(it.story.seed, 0.9));
    const decide = (isWhole: boolean) =>
      judged(pipeline, built, {
        documents: stating(known, pair, isWhole),
        judgesService: it.story.judgesService,
        isStrict: true,
        settings,
      });
    const [without, whole] = [decide(false), decide(true)];
    const isThere = known.some((one) => one.subject === pair.subject);
    if (!isThere || whole.leftOut.length > 0 || without.contradicted.length > 0) return undefined;
    if (whole.contradicted.length === 0) return "facts that cannot be together are taken as they are";
    if (whole.word !== "undetermined" && whole.word !== "violated") return `the run is ${whole.word}`;
    return unsettledBy(whole, without);
  },
};
