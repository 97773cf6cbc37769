import fc from "fast-check";
import { parseDay, type Day } from "../../src/base/civil-date.ts";
import type { DataNode, RecordNode } from "../../src/base/data.ts";
import { exact } from "../../src/base/exact.ts";
import { dayIn, parseInstant, zones } from "../../src/base/instant.ts";
import type { SourceText } from "../../src/base/text.ts";
import type { Attestation, Evidence, Input } from "../../src/vocabulary/input.ts";
import { colours, moods } from "./world.ts";

/** A whole document as plain data; `null` is a value that is written. */
export type Plain = string | number | boolean | null | readonly Plain[] | { readonly [key: string]: Plain };

/** Days close to each other, so that deadlines, holidays and the days of judgement meet. */
export const days = fc.constantFrom(
  "2025-09-25",
  "2025-09-30",
  "2025-10-09",
  "2025-10-15",
  "2025-10-16",
  "2025-11-01",
  "2026-09-28",
  "2026-10-16",
  "2027-02-01",
);
const instants = fc.constantFrom(
  "2025-09-25T10:00:00+08:00",
  "2025-09-25T23:30:00+08:00",
  "2025-09-26T09:59:59+08:00",
  "2025-09-30T00:00:00+00:00",
  "2025-10-15T18:00:00+08:00",
);
export const durations = fc.constantFrom("24 hours", "1 day", "10 working days", "6 months", "184 days", "182 days");

const orNull = <T>(arbitrary: fc.Arbitrary<T>): fc.Arbitrary<T | null> => fc.option(arbitrary, { nil: null, freq: 6 });
const bool = orNull(fc.boolean());
const small = orNull(fc.constantFrom(0, 1, 2, 3, 0.05, 0.049));

const step = fc.record({ done: bool, size: small });
const part = (name: string): fc.Arbitrary<Plain> =>
  fc.record({
    name: fc.constant(name),
    ok: bool,
    weight: small,
    made_on: orNull(days),
    done_on: orNull(days),
    steps: orNull(fc.array(step, { maxLength: 2 })),
  });
const parts = fc
  .integer({ min: 0, max: 3 })
  .chain((size) => fc.tuple(...Array.from({ length: size }, (_, i) => part(`p${i}`))));

const service = fc.record({
  id: fc.constant("s"),
  flag: bool,
  ready: bool,
  size: small,
  mood: orNull(fc.constantFrom(...moods)),
  note: orNull(fc.constantFrom("a", "b")),
  started_on: orNull(days),
  ended_on: orNull(days),
  grace: orNull(durations),
  proof: orNull(fc.constantFrom("paper", "stale")),
  tags: orNull(fc.subarray([...colours])),
  parts: orNull(parts),
  group: orNull(fc.record({ flag: bool, done_on: orNull(days) })),
});
const event = fc.record({
  id: fc.constant("e"),
  at: instants,
  fixed_at: orNull(instants),
  harmful: bool,
  told_on: orNull(days),
});

const attestation = fc.record({
  standard: fc.constantFrom("t.plain", "t.listed"),
  element: fc.constantFrom(undefined, "p0", "p1"),
  met: fc.boolean(),
  role: fc.constantFrom("counsel", "officer"),
  on: days,
  evidence: fc.subarray(["paper", "stale"]),
});

/** A full service and event, the attestations of the service, and how much of it is known. */
export interface Story {
  readonly service: { readonly [key: string]: Plain };
  readonly event: { readonly [key: string]: Plain };
  readonly attestations: readonly (typeof attestation extends fc.Arbitrary<infer T> ? T : never)[];
  readonly factsOn: string;
  readonly eventFactsOn: string | undefined;
  readonly seed: number;
}

export const stories: fc.Arbitrary<Story> = fc.record({
  service,
  event,
  attestations: fc.array(attestation, { maxLength: 3 }),
  factsOn: days,
  eventFactsOn: fc.option(days, { nil: undefined }),
  seed: fc.integer({ min: 0, max: 1_000_000 }),
});

const required = new Set(["service.id", "event.id", "event.at"]);

/**
 * Whether the key at a path is known when `share` (0 to 1) of the keys are. A key that is known
 * at one share is known at every larger one: the larger document adds facts to the smaller.
 */
function isKnown(path: string, seed: number, share: number): boolean {
  if (required.has(path)) return true;
  let hash = seed | 0;
  for (let index = 0; index < path.length; index += 1) hash = (Math.imul(hash, 31) + path.charCodeAt(index)) | 0;
  hash = Math.imul(hash ^ (hash >>> 15), 0x2c1b3c6d);
  hash = Math.imul(hash ^ (hash >>> 12), 0x297a2d39);
  return ((hash ^ (hash >>> 15)) >>> 0) / 2 ** 32 < share;
}

export type Keep = (path: string) => boolean;

/** The documents of a story with the keys that `keep` lets through; `order` turns the keys round. */
export function inputsOf(story: Story, keep: Keep, order: "as-is" | "reversed" = "as-is"): readonly [Input, Input] {
  return [serviceInput(story, keep, order), eventInput(story, keep, order)];
}

export const partial =
  (story: Story, share: number): Keep =>
  (path) =>
    isKnown(path, story.seed, share);

function serviceInput(story: Story, keep: Keep, order: "as-is" | "reversed"): Input {
  const source: SourceText = { path: "service.yaml", text: "" };
  return {
    source,
    subject: "service",
    roots: new Map([["service", root("service", story.service, keep, order)]]),
    span: { start: 0, end: 0 },
    factsOn: day(story.factsOn),
    day: undefined,
    attestations: (order === "reversed" ? story.attestations.toReversed() : story.attestations).map(
      (it): Attestation => ({
        standard: it.standard,
        subject: "s",
        element: it.standard === "t.listed" ? (it.element ?? "p0") : undefined,
        met: it.met,
        by: { name: `${it.role} ${it.on} ${String(it.met)}`, role: it.role },
        on: day(it.on),
        evidence: it.evidence,
        span: { start: story.attestations.indexOf(it), end: 0 },
      }),
    ),
    evidence: new Map([evidence("paper", undefined), evidence("stale", "2025-10-15")].map((it) => [it.id, it])),
    unusable: new Map(),
  };
}

function eventInput(story: Story, keep: Keep, order: "as-is" | "reversed"): Input {
  const own = story.event["at"];
  const at = typeof own === "string" ? parseInstant(own) : undefined;
  const zone = zones.get("Asia/Shanghai");
  return {
    source: { path: "event.yaml", text: "" },
    subject: "event",
    roots: new Map([["event", root("event", story.event, keep, order)]]),
    span: { start: 0, end: 0 },
    factsOn: story.eventFactsOn === undefined ? undefined : day(story.eventFactsOn),
    day: at === undefined || !zone ? undefined : dayIn(at, zone),
    attestations: [],
    evidence: new Map(),
    unusable: new Map(),
  };
}

function evidence(id: string, expiresOn: string | undefined): Evidence {
  return {
    id,
    evidenceKind: "document",
    collectedOn: day("2025-01-01"),
    expiresOn: expiresOn === undefined ? undefined : day(expiresOn),
    span: { start: 0, end: 0 },
  };
}

function day(text: string): Day {
  const parsed = parseDay(text);
  if (parsed === undefined) throw new Error(`${text} is a day`);
  return parsed;
}

function root(
  name: string,
  value: { readonly [key: string]: Plain },
  keep: Keep,
  order: "as-is" | "reversed",
): RecordNode {
  const node = toNode(value, name, keep, order);
  if (node.kind !== "record") throw new Error("a subject is a record");
  return node;
}

/** Positions are made from paths, so that equal paths have equal places whatever else is known. */
function toNode(value: Plain, path: string, keep: Keep, order: "as-is" | "reversed"): DataNode {
  const span = { start: place(path), end: place(path) };
  if (Array.isArray(value))
    return { kind: "list", items: value.map((it: Plain, index) => toNode(it, `${path}[${index}]`, keep, order)), span };
  if (typeof value === "object" && value !== null) {
    const kept = Object.entries(value).filter(([key]) => keep(`${path}.${key}`));
    const entries = (order === "reversed" ? kept.toReversed() : kept).map(([key, it]) => {
      const at = `${path}.${key}`;
      return [key, { keySpan: { start: place(at), end: place(at) }, value: toNode(it, at, keep, order) }] as const;
    });
    return { kind: "record", entries: new Map(entries), span };
  }
  const scalar = typeof value === "number" ? (exact(value) ?? null) : value;
  return { kind: "scalar", value: scalar as Exclude<typeof scalar, readonly Plain[] | object> | null, span };
}

function place(path: string): number {
  let hash = 7;
  for (let index = 0; index < path.length; index += 1) hash = (hash * 31 + path.charCodeAt(index)) % 1_000_003;
  return hash;
}
