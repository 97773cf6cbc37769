import fc from "fast-check";
import { expect, test } from "vitest";
import { changes, handed } from "./handed.ts";
import { hardLines } from "./hard-lines.ts";
import { lineAsParsed, lineReader, type LineReader } from "./law-of-lines.ts";
import { runs } from "./laws.ts";

/** What is read out of bytes is judged, and told apart, as what JSON.parse reads. */

const readers = handed.flatMap((it) => lineReader(it) ?? []);

const written = fc.constantFrom<(it: unknown) => string>(
  (it) => JSON.stringify(it),
  (it) => JSON.stringify(it, undefined, 1).replaceAll(/\n\s*/g, " "),
  (it) =>
    JSON.stringify(it).replaceAll(
      /[^\u0000-\u007F]/g,
      (one) => `\\u${one.charCodeAt(0).toString(16).padStart(4, "0")}`,
    ),
);

/** Bytes that mean something to a reader of JSON, and some that are no text. */
const marks = [
  ...'{}[]":,\\/0129.-+eEtfnu \t\r',
  "\n",
  "\u0000",
  "\u007f",
  "é",
  "待",
  "TBD",
  "null",
  "1e5",
  '""',
  "\\u0054",
  "\\x",
];
const edit = fc.record({ at: fc.nat(), drop: fc.nat(2), put: fc.constantFrom("", ...marks) });

test("what is read out of a line is judged as what JSON.parse reads, and lines that are in order are read", () => {
  const counts = { taken: 0, left: 0, missed: 0 };
  const compare = (it: LineReader, bytes: Uint8Array): void => void counts[lineAsParsed(it, bytes)]++;
  const encoder = new TextEncoder();
  for (const it of readers.filter((_, at) => at % 12 === 0))
    for (const line of hardLines(it.document)) compare(it, encoder.encode(line));
  fc.assert(
    fc.property(
      fc.constantFrom(...readers),
      fc.array(changes, { maxLength: 2 }),
      written,
      fc.array(edit, { maxLength: 3 }),
      (it, made, write, edits) => {
        const document = structuredClone(it.document);
        made.forEach((change) => change(document));
        let text = write(document);
        for (const { at, drop, put } of edits) {
          const place = at % (text.length + 1);
          text = text.slice(0, place) + put + text.slice(place + drop);
        }
        if (/[\n\uD800-\uDFFF]/.test(text)) return;
        compare(it, encoder.encode(text));
      },
    ),
    { numRuns: runs * 10 },
  );
  expect(Math.min(counts.taken, counts.left)).toBeGreaterThan(runs);
  expect(counts.missed / counts.taken).toBeLessThan(0.1);
});

test("a reader of one subject reads no line of another that may stand beside it", () => {
  const encoder = new TextEncoder();
  const answers = readers.filter((it) => "request" in it.document && "response" in it.document);
  for (const { read, document } of answers) {
    const bytes = encoder.encode(JSON.stringify({ request: document["request"] }));
    expect(read(bytes, 0, bytes.length)).toBeUndefined();
  }
  expect(answers.length).toBeGreaterThan(0);
});
