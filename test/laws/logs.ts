import fc from "fast-check";
import { overlayHost, type Host } from "../../src/base/host.ts";
import { openBulk, type BulkChecker } from "../../src/engine/bulk/bulk.ts";
import { openPacks } from "../../src/engine/library.ts";
import { detectors } from "../../src/readers/detect/findings.ts";
import { repository } from "../kit/repository.ts";
import { documents, request } from "../rooms/engine/bulk.ts";
import { strange } from "./strange.ts";

/** Logs made at random, and what judges them line by line. */

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

export const opened = asked.map((it) => ({ ...it, open: openPacks(repository, "policies", it.packs) }));

export function bulkOf({ open, ...it }: (typeof opened)[number], host: Host): BulkChecker {
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

export const line = fc.oneof(
  { weight: 12, arbitrary: changed.map((it) => JSON.stringify(it)) },
  {
    weight: 1,
    arbitrary: fc.tuple(changed, fc.constantFrom(...damages)).map(([it, damage]) => damage(JSON.stringify(it))),
  },
);

/** A line of which no other has the names. */
export const named = (line: string, name: number): string => line.replaceAll(/"(id|request_id)":"/g, `"$1":"${name}-`);

const pools = fc.array(line, { minLength: 3, maxLength: 16, size: "max" });
export const files = fc
  .tuple(pools, fc.array(fc.nat(1000), { minLength: 80, maxLength: 300, size: "max" }), fc.boolean(), fc.boolean())
  .map(([pool, picks, isEnded, isDamaged]) => {
    const lines = picks.map((it, at) => named(pool[it % pool.length] ?? "", at % 40));
    const bytes = new TextEncoder().encode(lines.join("\n") + (isEnded ? "\n" : ""));
    // A byte that begins no character.
    if (isDamaged) bytes[Math.floor(bytes.length / 2)] = 0xff;
    return bytes;
  });

/** The host of the log `a.jsonl`, of which the bytes are given to those who judge. */
export const logHost = overlayHost(repository, { "a.jsonl": "" });
