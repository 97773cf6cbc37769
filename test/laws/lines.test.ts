import fc from "fast-check";
import { expect, test } from "vitest";
import { overlayHost, type Host } from "../../src/base/host.ts";
import { openBatchJudge } from "../../src/engine/bulk/batch.ts";
import { openBulk, type BulkChecker } from "../../src/engine/bulk/bulk.ts";
import { explained, lineKinds } from "../../src/engine/bulk/line-kinds.ts";
import { endOf, numberedFrom, openTotal } from "../../src/engine/bulk/total.ts";
import { lineCutter } from "../../src/base/line-batches.ts";
import { openPacks } from "../../src/engine/library.ts";
import { detectors } from "../../src/readers/detect/findings.ts";
import { repository } from "../kit/repository.ts";
import { documents, request } from "../rooms/engine/bulk.ts";
import { strange } from "./strange.ts";

/** Lines that generated code tells apart are judged as the reference judges them, and what a run says of all is the same. */

const runs = Math.ceil(Number(process.env["EDICT_RUNS"] ?? 300) / 6);

interface Asked {
  readonly packs: readonly string[];
  readonly service: string | undefined;
  readonly profile?: string;
  readonly asOf?: string;
  readonly lawOf?: string;
}

const folder = "examples/chat-service";
const asked: readonly Asked[] = [
  { packs: ["cn.genai_interim_measures"], service: `${folder}/service.yaml`, profile: `${folder}/profile.yaml` },
  { packs: ["cn.genai_interim_measures", "cn.labelling_measures"], service: `${folder}/service.yaml` },
  { packs: ["cn.genai_interim_measures", "cn.deep_synthesis", "cn.gb_45438"], service: undefined, lawOf: "2025-10-01" },
];

const opened = asked.map((it) => ({ ...it, open: openPacks(repository, "policies", it.packs) }));

function bulkOf({ open, ...it }: (typeof opened)[number], host: Host): BulkChecker {
  if (!("loaded" in open)) throw new Error("the shipped packs open");
  const bulk = openBulk({ ...request, ...it, inputs: ["a.jsonl"] }, host, open);
  if (!("prepared" in bulk)) throw new Error("lines can be judged");
  return bulk;
}

type Plain = Record<string, unknown>;

/** All places of a value that can hold another one. */
function spotsOf(value: unknown): readonly { readonly of: Plain; readonly key: string }[] {
  if (typeof value !== "object" || value === null) return [];
  const of = value as Plain;
  return Object.keys(of).flatMap((key) => [{ of, key }, ...spotsOf(of[key])]);
}

const words = [...strange, "image", "minor", "suspended", "a1_violence_obscenity", detectors[0]?.name];

/** Few changes come up often, so that most lines are of a kind that was met before. */
const change = fc.record({ at: fc.nat(400), kind: fc.nat(5), value: fc.constantFrom(...words) });

const changed = fc
  .tuple(
    fc.constantFrom(...documents),
    fc.oneof({ weight: 2, arbitrary: fc.constant([]) }, { weight: 1, arbitrary: fc.array(change, { maxLength: 2 }) }),
  )
  .map(([it, changes]): unknown => {
    const document: unknown = structuredClone(it);
    for (const { at, kind, value } of changes) {
      const spots = spotsOf(document);
      const spot = spots[at % Math.max(spots.length, 1)];
      if (!spot) continue;
      if (kind === 0 && !Array.isArray(spot.of)) delete spot.of[spot.key];
      else if (kind === 1 && !Array.isArray(spot.of)) spot.of[`${spot.key}x`] = value;
      else if (kind === 2 && Array.isArray(spot.of)) spot.of.push(structuredClone(spot.of[Number(spot.key)]));
      else if (kind === 3) spot.of[spot.key] = structuredClone(spots[(at * 7) % spots.length]?.of);
      else spot.of[spot.key] = structuredClone(value);
    }
    return document;
  });

/** What JSON.parse hides, or reads otherwise than the engine. */
const damages: readonly ((line: string) => string)[] = [
  (it) => it.replace("{", '{"kind":"response","kind":"response",'),
  (it) => it.replace(/("\w+":)(true|false)/, "$1$2,$1false"),
  (it) => it.replace('"id"', '"__proto__":{"a":1},"id"'),
  (it) => it.replace('"id"', '"\\u0069d"'),
  (it) => it.replace('"id"', '"extra":{"n":12345678901234567890},"id"'),
  (it) => it.replace('"id"', '"extra":{"n":1e5,"m":0.1000000000000000055},"id"'),
  (it) => it.replace('"id"', '"extra":{"a":{"b":1,"b":2}},"id"'),
  (it) => it.replaceAll('":', '" : '),
  (it) => it.replace(":", ":\r"),
  (it) => `\uFEFF${it}`,
  (it) => `[${it}]`,
  (it) => it.slice(0, -4),
  (it) => `${it} x`,
  (it) => it.replace(/:"/, ':"\u0007'),
  (it) => it.replace(/[a-z]"/, '\uDC00"'),
  (it) => it.replace(/[a-z]"/, '\uFFFF"'),
  () => "",
  () => "null",
];

const line = fc.oneof(
  { weight: 12, arbitrary: changed.map((it) => JSON.stringify(it)) },
  {
    weight: 1,
    arbitrary: fc.tuple(changed, fc.constantFrom(...damages)).map(([it, damage]) => damage(JSON.stringify(it))),
  },
);

/** A line of which no other has the names. */
const named = (line: string, name: number): string => line.replaceAll(/"(id|request_id)":"/g, `"$1":"${name}-`);

const pools = fc.array(line, { minLength: 3, maxLength: 16, size: "max" });
const files = fc
  .tuple(pools, fc.array(fc.nat(1000), { minLength: 80, maxLength: 300, size: "max" }), fc.boolean(), fc.boolean())
  .map(([pool, picks, isEnded, isDamaged]) => {
    const lines = picks.map((it, at) => named(pool[it % pool.length] ?? "", at % 40));
    const bytes = new TextEncoder().encode(lines.join("\n") + (isEnded ? "\n" : ""));
    // A byte that begins no character.
    if (isDamaged) bytes[Math.floor(bytes.length / 2)] = 0xff;
    return bytes;
  });

const formats = fc.constantFrom(undefined, "verdicts" as const);

/** What a run says of documents and in the end; `judges`: so many take turns, as threads do. */
function told(bulk: BulkChecker, bytes: Uint8Array, byCode: boolean, judges: number, format: "verdicts" | undefined) {
  const all = Array.from({ length: judges }, () => openBatchJudge(bulk, { format, byCode }));
  const texts: string[] = [];
  const total = openTotal(bulk);
  const cutter = lineCutter();
  let known = 0;
  for (const [at, batch] of [...cutter.add(bytes), ...cutter.end()].entries()) {
    const judged = all[at % judges]?.("a.jsonl", batch);
    if (!judged) throw new Error("somebody judges");
    known += judged.known;
    const firsts = judged.tally.samples.map((it) => it.first);
    expect(firsts).toEqual(firsts.toSorted((a, b) => a - b));
    if (judged.troubles.length > 0) return { told: judged.troubles, known };
    texts.push(numberedFrom(total.add(judged.tally), judged.text));
  }
  const { run, text } = endOf(bulk, total.value());
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

const host = overlayHost(repository, { "a.jsonl": "" });

test("a run by code says in the end what a run by the reference says, and a fair part of its lines is told apart by code", () => {
  const counts = { known: 0, lines: 0 };
  fc.assert(
    fc.property(fc.constantFrom(...opened), files, fc.constantFrom(1, 2), formats, (it, bytes, judges, format) => {
      const bulk = bulkOf(it, host);
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
        const bulk = bulkOf(it, host);
        const kindOf = lineKinds(bulk, true);
        for (const [index, text] of lines.entries()) {
          const source = { path: "a.jsonl", text: named(text, index), line: index + 1 };
          const kind = kindOf?.(source);
          expect(kind && explained(bulk, source, true)).toEqual(kind);
          counts[kind ? "told" : "others"]++;
        }
      },
    ),
    { numRuns: runs, endOnFailure: true },
  );
  expect(Math.min(counts.told, counts.others)).toBeGreaterThan(runs);
});
