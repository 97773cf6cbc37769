import fc from "fast-check";
import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { readDocument } from "../../src/base/read-document.ts";
import { exampleOf } from "./example.ts";
import { runs } from "./laws.ts";

const { judge } = exampleOf("chat-service");
const texts = ["service.yaml", "responses.yaml", "incidents.yaml"].map((it) =>
  readFileSync(`examples/chat-service/${it}`, "utf8"),
);

const scrap = fc.oneof(
  fc.constantFrom(
    "__proto__",
    "constructor",
    "null",
    "true",
    "1e400",
    "[",
    "{",
    "}",
    "]",
    ": ",
    "- ",
    "\n",
    "\t",
    "&a ",
    "*a",
    "|",
    '"',
    "'",
    "# ",
    "---\n",
    "\u0000",
    "\uFEFF",
    "\uD800",
    "999999999999999999999",
  ),
  fc.string({ maxLength: 8 }),
);

/** §8.8: no input, however malformed, crashes, hangs or pollutes a prototype. */
test("law: no malformed input crashes or pollutes", () => {
  const before = Object.getOwnPropertyNames(Object.prototype).join();
  const edits = fc.array(fc.tuple(fc.double({ min: 0, max: 1, noNaN: true }), fc.nat({ max: 60 }), scrap), {
    minLength: 1,
    maxLength: 6,
  });
  fc.assert(
    fc.property(
      fc.constantFrom(...texts),
      edits,
      fc.constantFrom("a.yaml", "a.json", "a.jsonl"),
      (text, changes, path) => {
        let broken = text;
        for (const [at, length, piece] of changes) {
          const start = Math.floor(at * broken.length);
          broken = broken.slice(0, start) + piece + broken.slice(start + length);
        }
        judge(readDocument({ path, text: broken }).documents);
        expect(Object.getOwnPropertyNames(Object.prototype).join()).toBe(before);
      },
    ),
    { numRuns: runs },
  );
});
