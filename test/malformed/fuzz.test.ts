import fc from "fast-check";
import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import { expect, test } from "vitest";
import { locales } from "../../src/base/locale.ts";
import type { Diagnostic } from "../../src/base/diagnostic.ts";
import { readers } from "./readers.ts";

/** How often each reader is fed, or for how many seconds. */
const runs = Math.ceil(Number(process.env["EDICT_RUNS"] ?? 600) / 10);
const seconds = process.env["EDICT_FUZZ_SECONDS"];
const amount =
  seconds === undefined
    ? { numRuns: runs }
    : { numRuns: 1_000_000_000, interruptAfterTimeLimit: Number(seconds) * 1000, markInterruptAsFailure: false };

/** What breaks readers: signs of their languages, words that are methods of records, numbers that no number holds. */
const scrap = fc.oneof(
  fc.constantFrom(..."[]{}:,\"'`|>-?&*!%@#<=()/\\\t\n\r\0\u2028\uFEFF\uD800\uDC00\u3000：“", "\r\n", "---\n", "<<: *a"),
  fc.constantFrom("__proto__", "constructor", "toString", "null", "true", "1e400", "-0", ".inf", "9".repeat(400)),
  fc.constantFrom("[".repeat(300), "(".repeat(300), "{ a: ".repeat(250), "&a [*a]", "!!js/function x", "\u202E"),
  fc.constantFrom("article 1 {", "rule", "quote", "require", "means", "2026-02-30", "第三條 ", "(三)"),
  fc.string({ maxLength: 12, unit: "binary" }),
  fc.uint8Array({ maxLength: 12 }).map((it) => new TextDecoder("latin1").decode(it)),
);

/** Cuts, copies and puts scrap into a text. */
const edits = fc.array(
  fc.record({
    at: fc.double({ min: 0, max: 1, noNaN: true }),
    length: fc.nat({ max: 80 }),
    piece: fc.oneof(scrap, fc.double({ min: 0, max: 1, noNaN: true })),
  }),
  { minLength: 1, maxLength: 6 },
);

const mutated = (seeds: readonly string[]): fc.Arbitrary<string> =>
  fc.tuple(fc.constantFrom(...seeds), edits).map(([seed, changes]) =>
    changes.reduce((text, { at, length, piece }) => {
      const start = Math.floor(at * text.length);
      const copied = (from: number): string => text.slice(Math.floor(from * text.length)).slice(0, 60);
      const put = typeof piece === "string" ? piece : copied(piece);
      return text.slice(0, start) + put + text.slice(start + length);
    }, seed),
  );

const prototypes = (): string =>
  [Object.prototype, Array.prototype, Function.prototype, Map.prototype, String.prototype]
    .map((it) => Object.getOwnPropertyNames(it).join())
    .join(";");

/** A diagnostic stands in its text and says something. */
function expectTold(it: Diagnostic): void {
  const { source, span } = it.place;
  const message = locales.en.say(it);
  expect([message.length > 0, span.start >= 0, span.start <= span.end, span.end <= source.text.length]).toEqual([
    true,
    true,
    true,
    true,
  ]);
}

setFlagsFromString("--expose-gc");
const collect = runInNewContext("gc") as () => void;

/** What is held once all that nobody needs is collected; it takes long where other files of tests hold much. */
function heap(): number {
  collect();
  return process.memoryUsage().heapUsed;
}

/** After the reader before: to collect once for each is enough. */
let last: number | undefined;

/** A reader may keep this much more after all its runs than before: tables of its own, and no inputs. */
const kept = 40_000_000;

test.each(Object.entries(readers))(
  "no text, however broken, makes the reader of %s throw, pollute or keep",
  (name, { seeds, read }) => {
    const before = prototypes();
    for (const seed of seeds) expect(read(seed).filter((it) => it.severity === "error")).toEqual([]);
    let fed = 0;
    const start = (last ??= heap());
    fc.assert(
      fc.property(
        fc.oneof(
          { weight: 5, arbitrary: mutated(seeds) },
          { weight: 1, arbitrary: fc.string({ unit: "binary", maxLength: 200 }) },
        ),
        (text) => {
          fed++;
          read(text).forEach(expectTold);
          expect(prototypes()).toBe(before);
        },
      ),
      amount,
    );
    last = heap();
    const grown = last - start;
    if (seconds !== undefined)
      process.stdout.write(`${name}: ${fed} texts, heap ${(grown / 1e6).toFixed(1)} MB more\n`);
    expect(grown).toBeLessThan(kept);
  },
);
