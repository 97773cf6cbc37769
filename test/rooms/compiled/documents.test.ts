import fc from "fast-check";
import { expect, test } from "vitest";
import { changes, handed } from "../../laws/handed.ts";
import { hardLines } from "../../laws/hard-lines.ts";
import { isTaken } from "../../laws/law-of-acceptance.ts";
import { lineAsParsed, lineReader } from "../../laws/law-of-lines.ts";
import { lawsOfCode, lawsOfModules } from "../../laws/laws.ts";
import { product } from "../../laws/product.ts";
import { compiled } from "../../laws/run.ts";
import { packsOf, situations } from "../../laws/situation.ts";

/** The laws search for more; these few are the same in each run, and small enough to be asked of each mutant. */
const samples = Array.from({ length: 10 }, (_, seed) => seed);

test.each(samples)(
  "generated code says of sample %i of situations what the reference says, in memory and alone",
  (seed) => {
    for (const it of fc.sample(situations, { numRuns: 4, seed })) {
      const built = compiled(product, packsOf(it.plan));
      expect([...lawsOfCode, ...lawsOfModules].flatMap((law) => law.broken(product, it, built) ?? [])).toEqual([]);
    }
  },
);

test.each(samples)(
  "what generated code takes of sample %i of changed documents is judged as the reference does",
  (seed) => {
    const changed = fc.record({
      it: fc.constantFrom(...handed),
      made: fc.array(changes, { minLength: 1, maxLength: 2 }),
    });
    for (const { it, made } of fc.sample(changed, { numRuns: 5, seed })) {
      const document = structuredClone(it.document);
      made.forEach((change) => change(document));
      isTaken(it, document);
    }
  },
);

test("of documents as they are handed over most are taken", () => {
  const taken = fc
    .sample(fc.constantFrom(...handed), { numRuns: 12, seed: 1 })
    .filter((it) => isTaken(it, it.document));
  expect(taken.length).toBeGreaterThan(6);
});

test.each(samples)("of sample %i of hard lines it reads what JSON.parse reads", (seed) => {
  const encoder = new TextEncoder();
  const [reader] = fc.sample(fc.constantFrom(...handed), { numRuns: 8, seed }).flatMap((it) => lineReader(it) ?? []);
  const found = reader && hardLines(reader.document).map((line) => lineAsParsed(reader, encoder.encode(line)));
  expect(found).toContain("taken");
  expect(found).toContain("left");
});
