import fc from "fast-check";
import type { Type } from "../../src/vocabulary/type.ts";
import type { Plain, PlainAttestation, PlainDocument, PlainEvidence, PlainRecord } from "./plain.ts";
import { one } from "./operands.ts";
import { typesOf, type Growth } from "./vocabularies.ts";
import { colours, moods } from "./world.ts";

/** Days close to each other, so that deadlines, holidays and the days of judgement meet. */
export const dayPool = [
  "2025-09-25",
  "2025-09-30",
  "2025-10-09",
  "2025-10-15",
  "2025-10-16",
  "2025-11-01",
  "2026-09-28",
  "2026-10-16",
  "2027-02-01",
] as const;
export const days = one(...dayPool);
export const instantPool = [
  "2025-09-25T10:00:00+08:00",
  "2025-09-25T23:30:00+08:00",
  "2025-09-26T09:59:59+08:00",
  "2025-09-30T00:00:00+00:00",
  "2025-10-09T08:00:00+08:00",
  "2025-10-15T18:00:00+08:00",
] as const;
const instants = one(...instantPool);
export const durationPool = ["24 hours", "1 day", "10 working days", "6 months", "184 days", "182 days"] as const;
const durations = one(...durationPool);

const orNull = <T>(arbitrary: fc.Arbitrary<T>): fc.Arbitrary<T | null> => fc.option(arbitrary, { nil: null, freq: 10 });
const bool = orNull(fc.boolean());
export const numberPool = [0, 1, 2, 3, 0.05, 0.049] as const;
const small = orNull(one(...numberPool));

const step = fc.record({ done: bool, size: small });
const part = (name: string): fc.Arbitrary<PlainRecord> =>
  fc.record({
    name: fc.constant(name),
    ok: bool,
    weight: small,
    made_on: orNull(days),
    done_on: orNull(days),
    steps: orNull(fc.array(step, { maxLength: 2 })),
  });
const parts = fc
  .tuple(fc.nat({ max: 3 }), part("p0"), part("p1"), part("p2"))
  .map(([size, ...all]) => all.slice(0, size));

const service: fc.Arbitrary<PlainRecord> = fc.record({
  id: fc.constant("s"),
  flag: bool,
  ready: bool,
  size: small,
  mood: orNull(one(...moods)),
  note: orNull(one("a", "b")),
  started_on: orNull(days),
  ended_on: orNull(days),
  grace: orNull(durations),
  proof: orNull(one("paper", "stale", "fresh")),
  tags: orNull(fc.subarray([...colours])),
  parts: orNull(parts),
  group: orNull(fc.record({ flag: bool, done_on: orNull(days) })),
});
const event = fc.record({ at: instants, fixed_at: orNull(instants), harmful: bool, told_on: orNull(days) });
const answer = fc.record({ id: fc.constant("a"), at: instants, kept_on: orNull(days), marked: bool, words: small });
const question = fc.record({ id: fc.constant("q"), at: instants, polite: bool, mood: orNull(one(...moods)) });

const signed = {
  met: fc.boolean(),
  role: one("counsel", "counsel", "officer"),
  on: days,
  evidence: fc.subarray(["paper", "stale", "fresh"]),
};
const onService: fc.Arbitrary<PlainAttestation> = fc
  .record({
    standard: one("u.sound", "t.plain", "t.listed", "u.shared", "t.alike", "u.parted", "t.parted_too"),
    element: one("p0", "p1"),
    ...signed,
  })
  .map((it) => ({ ...it, subject: "s", element: /listed|parted/.test(it.standard) ? it.element : undefined }));
const onEvent: fc.Arbitrary<PlainAttestation> = fc
  .record({ ...signed })
  .map((it) => ({ ...it, standard: "t.heard", subject: "e0", element: undefined }));

const evidence: readonly PlainEvidence[] = [
  { id: "paper", kind: "document", collectedOn: "2025-01-01", expiresOn: undefined },
  { id: "stale", kind: "document", collectedOn: "2025-01-01", expiresOn: "2025-10-12" },
  { id: "fresh", kind: "document", collectedOn: "2025-10-09", expiresOn: "2026-09-28" },
];

const factsOn = fc.option(days, { nil: undefined });
const about = { attestations: [], evidence: [] };
const events = fc
  .tuple(event, factsOn, fc.array(onEvent, { maxLength: 2 }))
  .map(([it, until, attestations]): PlainDocument => {
    return {
      name: "e0",
      subject: "event",
      subjects: { event: { id: "e0", ...it } },
      factsOn: until,
      attestations,
      evidence,
    };
  });
const others = fc.tuple(event, factsOn).map(([it, until]): PlainDocument => {
  return { ...about, name: "e1", subject: "event", subjects: { event: { id: "e1", ...it } }, factsOn: until };
});
const answers = fc
  .tuple(answer, fc.option(question, { nil: undefined, freq: 6 }), factsOn)
  .map(([it, asked, until]): PlainDocument => {
    const subjects = asked === undefined ? { answer: it } : { answer: it, question: asked };
    return { ...about, name: "a", subject: "answer", subjects, factsOn: until };
  });

/** What happened, whole: a service, events and an answer; and how much of it is known when a share of it is. */
export interface Story {
  readonly documents: readonly PlainDocument[];
  readonly judgesService: boolean;
  readonly seed: number;
  /** The share of facts that documents only know in part, from 0 to 1. */
  readonly blur: number;
}

export const stories: fc.Arbitrary<Story> = fc
  .record({
    service,
    attestations: fc.array(onService, { maxLength: 6 }),
    factsOn: days,
    event: fc.option(events, { nil: undefined, freq: 9 }),
    other: fc.option(others, { nil: undefined, freq: 3 }),
    answer: fc.option(answers, { nil: undefined, freq: 3 }),
    judgesService: fc.nat({ max: 9 }).map((it) => it > 0),
    seed: fc.nat({ max: 1_000_000 }),
    blur: one(0, 0, 0.2, 0.6),
  })
  .map((it): Story => {
    const { attestations } = it;
    const first = { name: "s", subject: "service", subjects: { service: it.service }, attestations, evidence };
    const more = [it.event, it.other, it.answer].flatMap((one) => one ?? []);
    return {
      documents: [{ ...first, factsOn: it.factsOn }, ...more],
      judgesService: it.judgesService,
      seed: it.seed,
      blur: it.blur,
    };
  });

/** A story in which the facts that a vocabulary adds happened, too, and a visit in most. */
export function grown({ documents, seed, ...story }: Story, growth: Growth): Story {
  const types = typesOf(growth);
  const added = ["service", "event", "visit"] as const;
  const withFacts = ({ name, subjects, ...it }: PlainDocument): PlainDocument => {
    const more = added.flatMap((subject) => {
      const record = subjects[subject];
      const facts = record && valueOf(growth[subject], `${name} ${subject}`, seed);
      return isRecord(facts) ? [[subject, { ...record, ...facts }]] : [];
    });
    return { ...it, name, subjects: { ...subjects, ...(Object.fromEntries(more) as PlainDocument["subjects"]) } };
  };
  const asked = types.get("question");
  const draw = (what: string): number => drawn(what, seed);
  const at = instantPool[Math.floor(draw("visited") * instantPool.length)] ?? null;
  const question = growth.carried.includes("question") && asked ? valueOf(asked, "v question", seed) : null;
  const visit: PlainDocument = {
    ...about,
    name: "v",
    subject: "visit",
    subjects: {
      visit: { id: "v", at },
      ...(isRecord(question) && draw("is asked") < 0.8 ? { question: { ...question, id: "q", at } } : {}),
    },
    factsOn: draw("has day") < 0.5 ? undefined : dayPool[Math.floor(draw("day") * dayPool.length)],
  };
  return { ...story, seed, documents: [...documents, ...(draw("visit") < 0.7 ? [visit] : [])].map(withFacts) };
}

/** What a fact was, by its path. */
function valueOf(type: Type, path: string, seed: number): Plain {
  const draw = (what: string): number => drawn(`${path} ${what}`, seed);
  const among = <T extends Plain>(pool: readonly T[]): Plain => pool[Math.floor(draw("which") * pool.length)] ?? null;
  switch (type.kind) {
    case "boolean":
      return draw("which") < 0.5;
    case "number":
      return among(numberPool);
    case "date":
      return among(dayPool);
    case "datetime":
      return among(instantPool);
    case "enum":
      return among(type.members);
    case "list": {
      const items = Array.from({ length: Math.floor(draw("size") * 3) }, (_, index) => {
        const item = valueOf(type.element, `${path}[${index}]`, seed);
        return isRecord(item) && type.key !== undefined ? { ...item, [type.key]: `p${index}` } : item;
      });
      return items;
    }
    case "record":
      return Object.fromEntries(
        [...type.fields].map(([name, it]) => {
          const at = `${path}.${name}`;
          return [name, it.nullable && drawn(`${at} null`, seed) < 0.15 ? null : valueOf(it.type, at, seed)];
        }),
      );
    default:
      return "a";
  }
}

/** A fact by its document and its path in it: `e0`, `event.fixed_at`. */
export type Keep = (document: string, path: string) => boolean;

const required = /^\w+\.(id|at)$/;

/**
 * Keeps a share (0 to 1) of the keys. A key that is known at one share is known at every larger one: the larger document
 * adds facts to the smaller. What a document must have is always known.
 */
export const partial =
  (seed: number, share: number): Keep =>
  (document, path) =>
    required.test(path) || drawn(`${document}:${path}`, seed) < share;

export function drawn(path: string, seed: number): number {
  let hash = seed | 0;
  for (let index = 0; index < path.length; index += 1) hash = (Math.imul(hash, 31) + path.charCodeAt(index)) | 0;
  hash = Math.imul(hash ^ (hash >>> 15), 0x2c1b3c6d);
  hash = Math.imul(hash ^ (hash >>> 12), 0x297a2d39);
  return ((hash ^ (hash >>> 15)) >>> 0) / 2 ** 32;
}

/** Documents with the keys that are kept. */
export const kept = (documents: readonly PlainDocument[], keep: Keep): readonly PlainDocument[] =>
  documents.map((it) => {
    const only = (value: Plain, path: string): Plain => {
      if (Array.isArray(value)) return value.map((one: Plain, index) => only(one, `${path}[${index}]`));
      return isRecord(value) ? onlyIn(value, path) : value;
    };
    const onlyIn = (record: PlainRecord, path: string): PlainRecord =>
      Object.fromEntries(
        Object.entries(record).flatMap(([key, value]) => {
          const at = `${path}.${key}`;
          return keep(it.name, at) ? [[key, only(value, at)]] : [];
        }),
      );
    const subjects = Object.entries(it.subjects).map(([name, record]) => [name, onlyIn(record, name)]);
    return { ...it, subjects: Object.fromEntries(subjects) as PlainDocument["subjects"] };
  });

export const isRecord = (value: Plain | undefined): value is PlainRecord =>
  typeof value === "object" && value !== null && !Array.isArray(value);
