import fc from "fast-check";
import { expect, test } from "vitest";
import { numberedFrom, openBatchJudge } from "../../src/engine/bulk/batch.ts";
import type { BulkChecker } from "../../src/engine/bulk/bulk.ts";
import { explained, lineKinds } from "../../src/engine/bulk/line-kinds.ts";
import { sourceOf } from "../../src/engine/bulk/line-text.ts";
import { endOf, openTotal } from "../../src/engine/bulk/total.ts";
import { lineCutter } from "../../src/base/line-batches.ts";
import { bulkOf, files, line, logHost, named, opened } from "./logs.ts";

/** Lines that generated code tells apart are judged as the reference judges them, and what a run says of all is the same. */

const runs = Math.ceil(Number(process.env["EDICT_RUNS"] ?? 300) / 6);

const formats = fc.constantFrom(undefined, "verdicts" as const);

/** What a run says of documents and in the end; `judges`: so many take turns, as threads do. */
function told(bulk: BulkChecker, bytes: Uint8Array, byCode: boolean, judges: number, format: "verdicts" | undefined) {
  const all = Array.from({ length: judges }, () => openBatchJudge(bulk, { format, byCode }));
  const texts: string[] = [];
  const total = openTotal(bulk);
  const cutter = lineCutter();
  let known = 0;
  for (const [at, batch] of [...cutter.add(bytes), ...cutter.end()].entries()) {
    // Who judges may know no better number of documents than this.
    const judged = all[at % judges]?.("a.jsonl", batch, at * 3);
    if (!judged) throw new Error("somebody judges");
    known += judged.known;
    const firsts = judged.tally.samples.map((it) => it.first);
    expect(firsts).toEqual(firsts.toSorted((a, b) => a - b));
    if (judged.troubles.length > 0) return { told: judged.troubles, known };
    texts.push(numberedFrom(total.count(), judged));
    total.add(judged.tally);
  }
  const { run, text, isWhole } = endOf(bulk, total.value());
  expect(isWhole).toBe(true);
  const problems = run.inputProblems.map((it) => [it.code, it.place.source.line, it.place.span, it.params]);
  return {
    told: {
      text: texts.join("") + text,
      problems,
      counted: run.counted,
      exit: run.exitCode,
      inputs: run.inputs.length,
    },
    known,
  };
}

test("a run by code says in the end what a run by the reference says, and a fair part of its lines is told apart by code", () => {
  const counts = { known: 0, lines: 0 };
  fc.assert(
    fc.property(fc.constantFrom(...opened), files, fc.constantFrom(1, 2), formats, (it, bytes, judges, format) => {
      const bulk = bulkOf(it, logHost);
      const [code, reference] = [told(bulk, bytes, true, judges, format), told(bulk, bytes, false, 1, format)];
      expect(code.told).toEqual(reference.told);
      expect(reference.known).toBe(0);
      counts.known += code.known;
      counts.lines += "counted" in code.told ? (code.told.counted?.lines ?? 0) : 0;
    }),
    { numRuns: runs, endOnFailure: true },
  );
  expect(counts.known / counts.lines).toBeGreaterThan(0.15);
});

test("of each line that is told apart the reference says by itself what is said of its kind", () => {
  const counts = { told: 0, others: 0 };
  fc.assert(
    fc.property(
      fc.constantFrom(...opened),
      fc.array(line, { minLength: 20, maxLength: 40, size: "max" }),
      (it, lines) => {
        const bulk = bulkOf(it, logHost);
        const kindOf = lineKinds(bulk, true);
        for (const [index, text] of lines.entries()) {
          const bytes = new TextEncoder().encode(named(text, index));
          const own = { path: "a.jsonl", line: index + 1, bytes, start: 0, end: bytes.length, fault: undefined };
          const kind = kindOf?.(own);
          expect(kind && explained(bulk, sourceOf(own), true)).toEqual(kind);
          counts[kind ? "told" : "others"]++;
        }
      },
    ),
    { numRuns: runs, endOnFailure: true },
  );
  expect(Math.min(counts.told, counts.others)).toBeGreaterThan(runs);
});
