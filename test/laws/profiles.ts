import fc from "fast-check";
import { one } from "./operands.ts";
import { isRecord, days, type Story } from "./stories.ts";
import type { Plain, PlainDays, PlainEntry, PlainSettings } from "./plain.ts";

const spans: fc.Arbitrary<PlainDays> = fc.oneof(
  fc.constant({ from: "2025-01-01", until: undefined }),
  fc
    .tuple(one("2025-01-01", "2025-09-30", "2025-10-09"), one("2025-10-15", "2025-10-16", "2025-11-01"))
    .map(([from, until]) => ({ from, until })),
  one("2025-10-09", "2025-10-15").map((from) => ({ from, until: undefined })),
);
const entry: fc.Arbitrary<PlainEntry> = fc
  .tuple(spans, one("2025-01-01", "2025-01-01", "2025-10-09"))
  .map(([span, on]) => ({ ...span, on }));

/** One entry, or two of which the second follows the first. */
const inTurn = <T>(values: fc.Arbitrary<T>): fc.Arbitrary<readonly (T & PlainEntry)[]> =>
  fc
    .tuple(fc.nat({ max: 2 }), entry, values, values)
    .map(([size, first, a, b]) =>
      [
        { ...first, ...a },
        ...(first.until === undefined ? [] : [{ on: first.on, from: first.until, until: undefined, ...b }]),
      ].slice(0, size),
    );

const interpretations = fc
  .tuple(
    inTurn(one("24 hours", "1 day", "6 months", "184 days").map((value) => ({ term: "t.slack", value }))),
    inTurn(one("1", "2").map((value) => ({ term: "u.bar", value }))),
  )
  .map((all) => all.flat());

const membership = (list: string, ...members: readonly string[]) =>
  fc.record({ list: fc.constant(list), member: one(...members), belongs: fc.boolean() });
const memberships = fc
  .tuple(
    inTurn(membership("t.moods", "busy")),
    inTurn(membership("t.moods", "shut")),
    inTurn(membership("t.warm", "blue")),
    inTurn(membership("u.notes", "b")),
  )
  .map((all) => all.flat());

const adoptions = fc
  .tuple(
    inTurn(fc.constant({ kind: "pack" as const, name: "u" })),
    inTurn(fc.constant({ kind: "pack" as const, name: "w" })),
    inTurn(one("t.r0", "t.n0", "u.r0", "t.off0").map((name) => ({ kind: "rule" as const, name }))),
  )
  .map((all) => all.flat());

/** Facts of the service that a profile may take for granted. */
const assumable = [
  "service.flag",
  "service.ready",
  "service.size",
  "service.mood",
  "service.started_on",
  "service.grace",
  "service.tags",
  "service.group.flag",
] as const;

/** A profile, and the days of judgement, before it is known what happened. */
export interface Frame extends Omit<PlainSettings, "assumptions"> {
  /** `isStated`: the document says it too, as far as it is known. */
  readonly assumed: readonly (PlainDays & { readonly fact: string; readonly isStated: boolean })[];
}

export const frames: fc.Arbitrary<Frame> = fc.record({
  asOf: days,
  lawOf: fc.tuple(fc.nat({ max: 11 }), days).map(([draw, day]) => (draw === 11 ? day : undefined)),
  party: one("provider", "provider", "user"),
  interpretations,
  memberships,
  adoptions,
  assumed: fc.array(
    fc.tuple(one(...assumable), spans, fc.boolean()).map(([fact, span, isStated]) => ({ fact, ...span, isStated })),
    { maxLength: 1 },
  ),
  provisional: fc.nat({ max: 3 }).map((draw) => draw === 3),
});

/** What the service of a story says of a path; undefined: nothing, or that it is absent. */
export function valueAt({ documents }: Story, fact: string): Plain | undefined {
  const [, ...steps] = fact.split(".");
  let value: Plain | undefined = documents[0]?.subjects["service"];
  for (const step of steps) value = isRecord(value) ? value[step] : undefined;
  return value === null ? undefined : value;
}
