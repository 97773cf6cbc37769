import fc from "fast-check";
import { expect, test } from "vitest";
import { overlayHost } from "../../src/base/host.ts";
import { lineEnds } from "../../src/base/line-batches.ts";
import { locales } from "../../src/base/locale.ts";
import { memoized } from "../../src/base/memoized.ts";
import { endOfParts, mergeParts } from "../../src/engine/bulk/merge-parts.ts";
import { partOf } from "../../src/engine/bulk/part.ts";
import { endOf, type BulkEnd } from "../../src/engine/bulk/total.ts";
import { buildReport } from "../../src/report/model/build-report.ts";
import { bulkText } from "../../src/report/render/bulk.ts";
import { tallied } from "../kit/parts.ts";
import { plain } from "../rooms/report/plain.ts";
import { request } from "../rooms/engine/bulk.ts";
import { bulkOf, files, logHost, opened } from "./logs.ts";

/** However a log is cut, and in whatever order and groups its parts are merged, what is said is what one run over all says. */

const runs = Math.ceil(Number(process.env["EDICT_RUNS"] ?? 300) / 60);

const openedBulk = memoized((it: (typeof opened)[number]) => bulkOf(it, logHost));

/** All that is told in the end, for people and for programs. */
function told({ run, text, isWhole }: BulkEnd): readonly unknown[] {
  const { counted } = run;
  if (!counted) throw new Error("a run line by line is counted");
  const people = bulkText(buildReport(run, locales.en), counted, { ...plain, full: true });
  const problems = run.inputProblems.map((it) => [it.code, it.place.source.line, it.place.span, it.params]);
  return [isWhole, run.exitCode, people, text, problems];
}

/** The places at which the bytes are cut, at ends of lines. */
function cutsOf(bytes: Uint8Array, picks: readonly number[]): readonly number[] {
  const ends = [0, ...lineEnds(bytes)];
  return [0, ...picks.map((it) => ends[it % ends.length] ?? 0).toSorted((a, b) => a - b), bytes.length];
}

/** Merges some texts into one, in the order and the groups that the picks say. */
function mergedBy(texts: readonly string[], picks: readonly number[]): string {
  const left = [...texts];
  const merge = (some: readonly string[]): string => {
    const named = Object.fromEntries(some.map((it, at) => [`part-${at}.json`, it]));
    const { part, problems, troubles } = mergeParts(Object.keys(named), overlayHost(logHost, named));
    expect([...problems, ...troubles].map((it) => locales.en.say(it))).toEqual([]);
    return JSON.stringify(part);
  };
  for (const pick of picks) {
    if (left.length < 2) break;
    const group = left.splice(pick % left.length, 1 + (pick % 3));
    left.splice((pick * 7) % (left.length + 1), 0, merge(group));
  }
  return merge(left.toReversed());
}

test("parts of any cut, merged in any order and groups, are the whole", () => {
  fc.assert(
    fc.property(
      fc.constantFrom(...opened),
      files,
      fc.array(fc.nat(1000), { maxLength: 5 }),
      fc.array(fc.nat(1000), { minLength: 1, maxLength: 6 }),
      (it, bytes, cuts, picks) => {
        const { open, ...asked } = it;
        const bulk = openedBulk(it);
        const at = cutsOf(bytes, cuts);
        const of = at.length - 1;
        const ask = { ...request, ...asked, inputs: ["a.jsonl"] };
        const texts = at.slice(1).map((end, index) => {
          const place = { number: index + 1, of };
          const tally = tallied(bulk, bytes.subarray(at[index], end), index === 0);
          const words = { inputs: ["-"], flags: [] };
          return JSON.stringify(partOf(bulk, ask, logHost, { place, tally, isOpen: false, asked: words }));
        });
        const merged = mergedBy(texts, picks);
        expect(merged).toBe(mergedBy(texts, []));
        const host = overlayHost(logHost, { "all.json": merged });
        const { part } = mergeParts(["all.json"], host);
        const { now, library } = request;
        const where = { packs: [], vocabularies: undefined, service: undefined, profile: undefined, now, library };
        const ended = part && endOfParts(part, where, host, "loaded" in open ? open : undefined);
        if (!ended || !("end" in ended)) throw new Error("the parts are the whole log");
        expect(told(ended.end)).toEqual(told(endOf(bulk, tallied(bulk, bytes, true))));
        expect(ended.end.isWhole).toBe(true);
      },
    ),
    { numRuns: runs, endOnFailure: true },
  );
});
