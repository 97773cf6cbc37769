import fc from "fast-check";
import { expect, test } from "vitest";
import { areApart, documents, ofKind, same, service, streamed, whole, type Told } from "./bulk.ts";

const runs = Math.ceil(Number(process.env["EDICT_RUNS"] ?? 1000) / 50);

type Plain = Readonly<Record<string, unknown>> | readonly unknown[] | string | number | boolean | null;

/** A document without one of its fields, or with another value in its place. */
function changed(value: unknown, path: readonly number[], to: unknown): unknown {
  const [step = 0, ...rest] = path;
  if (Array.isArray(value) && value.length > 0)
    return value.map((it: unknown, at) => (at === step % value.length ? changed(it, rest, to) : it));
  if (typeof value !== "object" || value === null || Array.isArray(value)) return to;
  const entries = Object.entries(value);
  const at = step % Math.max(entries.length, 1);
  return Object.fromEntries(
    entries.flatMap(([key, it], index) => {
      if (index !== at) return [[key, it]];
      return rest.length === 0 && to === undefined ? [] : [[key, changed(it, rest, to)]];
    }),
  );
}

const value: fc.Arbitrary<Plain | undefined> = fc.constantFrom(undefined, null, true, false, "TBD", [], "2026-11-12");
const path = fc.array(fc.nat(30), { minLength: 2, maxLength: 4 });
const document = fc
  .tuple(fc.constantFrom(...documents), fc.array(fc.tuple(path, value), { maxLength: 2 }))
  .map(([it, changes]) => changes.reduce((doc: unknown, [at, to]) => changed(doc, at, to), it));
/** Every document has ids of its own: what several say of one subject only a check of them all can compare. */
const ownIds = (line: string, mark: number | string): string => {
  const ids = [...line.matchAll(/"(?:response|request|incident)":\{"id":"([^"]+)"/g)].map(([, id = ""]) => id);
  return [...new Set(ids)].reduce((text, id) => text.replaceAll(`"${id}"`, `"${id}-${mark}"`), line);
};

const line = fc.oneof(
  { weight: 6, arbitrary: fc.constantFrom(...documents).map((it) => JSON.stringify(it)) },
  { weight: 6, arbitrary: document.map((it) => JSON.stringify(it)) },
  {
    weight: 1,
    arbitrary: fc
      .tuple(document, document)
      .map(([one, other]) => `[${JSON.stringify(one)},${ownIds(JSON.stringify(other), "b")}]`),
  },
  { weight: 1, arbitrary: document.map((it) => JSON.stringify(it).slice(0, -3)) },
  { weight: 1, arbitrary: fc.constantFrom("", "  ", "null", "[]", '{"kind": "respones"}') },
);

const file = fc
  .tuple(
    fc.array(line, { maxLength: 80, size: "max" }),
    fc.constantFrom("\n", "\r\n", "\r\r\n"),
    fc.constantFrom(" ", "\r", "\r\r "),
    fc.boolean(),
    fc.boolean(),
  )
  .map(([lines, end, blank, isEnded, hasMark]) => {
    const written = lines
      .map(ownIds)
      .map((it) => it.replaceAll('":', `":${blank}`))
      .join(end);
    return `${hasMark ? "\uFEFF" : ""}${written}${isEnded ? end : ""}`;
  });

const isUnknownName = (line: string): boolean => /"code":"engine\/unknown-(subject|element)"/.test(line);

/** A name that a document of another line has is offered in place of an unknown one only where all lines are known. */
const withoutOffers = (told: Told): Told => ({
  ...told,
  lines: told.lines.map((it) => (isUnknownName(it) ? it.replace(/; did you mean [^?]*\?/, "") : it)),
});

/**
 * The two without attestations for documents of other lines, which are mistakes where lines are judged by themselves and
 * count for nothing; the summaries then count other mistakes.
 */
function withoutStrays(alone: Told, all: Told): readonly [unknown, unknown] {
  // Whether a document of another line is there, only a check of them all can say.
  const together = { ...all, lines: all.lines.filter((it) => !it.includes('"code":"engine/unknown-reference"')) };
  const isWhole = together.lines.length === all.lines.length;
  const told = (it: Told) => (isWhole ? same(it) : { ...same(it), summary: undefined });
  const known = ofKind(together, "problem");
  const strays = alone.lines.filter((it) => isUnknownName(it) && !known.includes(it));
  if (strays.length === 0) return [told(alone), told(together)];
  const rest = { ...alone, lines: alone.lines.filter((it) => !strays.includes(it)) };
  const bare = (told: Told) => ({ ...same(told), exitCode: 4, summary: undefined });
  return [{ ...bare(rest), exitCode: alone.exitCode }, bare(together)];
}

test("whatever lines a file has, each gets the decisions that a check of the whole file gives it", () => {
  const chunk = fc.integer({ min: 100, max: 100_000 });
  fc.assert(
    fc.property(file, fc.constantFrom(service, undefined), chunk, (text, beside, size) => {
      const asked = { service: beside };
      const [alone, together] = withoutStrays(
        withoutOffers(streamed(text, asked, size)),
        withoutOffers(whole(text, asked)),
      );
      expect(alone).toEqual(together);
    }),
    { numRuns: runs, endOnFailure: true },
  );
});

test("a document that no line before it was like is found at its place, with its number", () => {
  const text = `${documents.map((it) => JSON.stringify(it)).join("\n")}\n`.repeat(9);
  const told = streamed(text, { service }, 5000);
  const numbers = ofKind(told, "input").map((it): number => JSON.parse(it).index);
  expect(numbers.toSorted((a, b) => a - b)).toEqual(Array.from({ length: documents.length * 9 }, (_, at) => at));
  expect(same(told)).toEqual(same(whole(text, { service })));
});

test("of lines that are found apart a check of the whole file says in each word what a check line by line says", () => {
  const counts = { apart: 0, others: 0 };
  const some = (one: fc.Arbitrary<string>) => fc.array(one, { minLength: 2, maxLength: 8, size: "max" });
  const unsigned = line.filter((it) => !it.includes('"attestations"'));
  const lines = fc.oneof({ weight: 1, arbitrary: some(line) }, { weight: 4, arbitrary: some(unsigned) });
  const shared = fc.tuple(lines, fc.integer({ min: 4, max: 12 }));
  fc.assert(
    fc.property(shared, fc.constantFrom(service, undefined), ([all, names], beside) => {
      const text = all.map((it, at) => ownIds(it, at % names)).join("\n");
      const asked = { service: beside };
      const isApart = areApart(text, asked);
      counts[isApart ? "apart" : "others"]++;
      const [alone, together] = isApart ? [streamed(text, asked, 1000), whole(text, asked)] : [];
      if (!alone || !together) return;
      // Of a document with a mistake the mistake is told, and not that a check of all of them lacks it.
      const [one, other] = together.exitCode === 4 ? withoutStrays(alone, together) : [same(alone), same(together)];
      expect(one).toEqual(other);
    }),
    { numRuns: runs * 5, endOnFailure: true },
  );
  expect(Math.min(counts.apart, counts.others)).toBeGreaterThan(runs / 4);
});
