import fc from "fast-check";
import { expect, test } from "vitest";
import { fixturesOf } from "./law-of-compiled.ts";
import { plainDocument } from "./compiled-verdicts.ts";
import { changes, handed, type Change } from "./handed.ts";
import { hardLines } from "./hard-lines.ts";
import { runs } from "./laws.ts";
import { product } from "./product.ts";
import { compiled } from "./run.ts";
import { packsOf, situations } from "./situation.ts";
import { compareStatement, type ComparedRows, type Row } from "./statement-verdicts.ts";

// A database takes its time to plan a statement, and what can go wrong in a row is sought in the documents of shipped packs.
const numRuns = Math.ceil(runs / 10);

test("law: a statement gives each row the verdicts of the reference, or none", async () => {
  const all: ComparedRows[] = [];
  const property = fc.asyncProperty(situations, async (it) => {
    for (const { fixture, inputs } of fixturesOf(product, it, compiled(product, packsOf(it.plan)))) {
      const plain = inputs.filter((one) => one.attestations.length + one.evidence.size + one.unusable.size === 0);
      const rows = plain.map((input) => ({ text: JSON.stringify(plainDocument(input)), input }));
      const found = await compareStatement(product, fixture, rows);
      expect(found.differences).toEqual([]);
      all.push(found);
    }
  });
  await fc.assert(property, { numRuns, endOnFailure: true });
  expect(all.reduce((sum, it) => sum + it.verdicts, 0)).toBeGreaterThan(numRuns);
});

const packs = [...new Set(handed.map((it) => it.pack))];

/** A few of what is fixed in the cases of a pack. */
const fixturesIn = (pack: string, count: number) => {
  const own = handed.filter((it) => it.pack === pack);
  return Array.from({ length: count }, (_one, at) => own[Math.floor((at * own.length) / count)]).flatMap((it) => it ?? []);
};

const [ofPack, rowsOfEach] = runs > 200 ? [3, runs] : [1, 400];

test.each(packs)("a statement judges documents of %s, changed and as they are, as the reference does", async (pack) => {
  const own = handed.filter((it) => it.pack === pack);
  const made = fc.sample(
    fc.record({ of: fc.constantFrom(...own), changed: fc.array(changes, { maxLength: 3 }), cut: fc.nat(40), at: fc.nat() }),
    { numRuns: rowsOfEach, seed: runs },
  );
  const rows = [...own.map((it) => ({ text: JSON.stringify(it.document) })), ...made.map((it) => rowOf(it))];
  for (const { fixture } of fixturesIn(pack, ofPack)) {
    const found = await compareStatement(product, fixture, rows);
    expect(found.differences).toEqual([]);
    expect(Math.min(found.judged, found.left)).toBeGreaterThan(rows.length / 10);
  }
});

interface Made {
  readonly of: { readonly document: Readonly<Record<string, unknown>> };
  readonly changed: readonly Change[];
  readonly cut: number;
  readonly at: number;
}

/** A document with changes; of some a character of the text is another, too. */
function rowOf({ of, changed, cut, at }: Made): Row {
  const document = structuredClone(of.document) as Record<string, unknown>;
  changed.forEach((change) => change(document));
  const text = JSON.stringify(document);
  const place = at % text.length;
  const other = ['"', "0", ",", "}", "\\", "e", "待", "\u00A0", ""][cut];
  return { text: other === undefined ? text : text.slice(0, place) + other + text.slice(place + 1) };
}

test("a statement leaves lines to the reference that it would read in another way", async () => {
  const own = handed.filter((it) => it.pack === "cn.genai_interim_measures" && it.subject === "response");
  const [first] = own.filter((it) => Object.keys(it.document)[0] === "response");
  if (!first) throw new Error("there are cases on answers");
  const rows = hardLines(first.document).map((text) => ({ text }));
  const found = await compareStatement(product, first.fixture, rows);
  expect(found.differences).toEqual([]);
  expect([found.judged, found.left].map((it) => it > 20)).toEqual([true, true]);
});
