import fc from "fast-check";
import { expect, test } from "vitest";
import { lineCutter, lineEnds } from "../../src/base/line-batches.ts";
import { openBatchJudge } from "../../src/engine/bulk/batch.ts";
import type { BulkChecker } from "../../src/engine/bulk/bulk.ts";
import type { Tally } from "../../src/engine/bulk/tally.ts";
import { endOf, openTotal } from "../../src/engine/bulk/total.ts";
import { bulkOf, files, logHost, opened } from "./logs.ts";

const runs = Math.ceil(Number(process.env["EDICT_RUNS"] ?? 300) / 6);

function tallied(bulk: BulkChecker, bytes: Uint8Array, isFirst: boolean, byCode: boolean): Tally {
  const judge = openBatchJudge(bulk, { format: undefined, byCode });
  const total = openTotal(bulk);
  total.open("a.jsonl");
  const cutter = lineCutter(isFirst);
  for (const it of [...cutter.add(bytes), ...cutter.end()]) total.add(judge("a.jsonl", it).tally);
  return total.value();
}
const plain = (t: Tally) => ({
  ...t,
  documents: [...t.documents],
  rules: [...t.rules].map(([k, v]) => [k, [...v].toSorted()] as const).toSorted((a, b) => (a[0] < b[0] ? -1 : 1)),
});

test("any cut", () => {
  fc.assert(
    fc.property(
      fc.constantFrom(...opened),
      files,
      fc.array(fc.nat(1000), { maxLength: 6 }),
      fc.boolean(),
      (it, bytes, cuts, byCode) => {
        const bulk = bulkOf(it, logHost);
        const ends = [0, ...lineEnds(bytes)];
        const at = [...new Set([0, ...cuts.map((c) => ends[c % ends.length] ?? 0), bytes.length])].toSorted(
          (a, b) => a - b,
        );
        const whole = tallied(bulk, bytes, true, byCode);
        const parts = at.slice(1).map((end, i) => tallied(bulk, bytes.subarray(at[i], end), at[i] === 0, byCode));
        const total = openTotal(bulk);
        for (const p of parts) total.add(p);
        expect(plain(total.value())).toEqual(plain(whole));
        const told = (t: Tally) => {
          const { run, text } = endOf(bulk, t);
          return [text, run.exitCode, run.inputProblems.map((p) => [p.code, p.place.source.line, p.params])];
        };
        expect(told(total.value())).toEqual(told(whole));
      },
    ),
    {
      numRuns: runs,
      endOnFailure: true,
      reporter: (d) => {
        if (d.failed) throw d.errorInstance;
      },
    },
  );
});
