import { deflateRawSync } from "node:zlib";
import fc from "fast-check";
import { expect, test } from "vitest";
import { changed, changeOf, readLink, writeLink } from "../../../src/playground/page/link.ts";

const text = fc.string({ unit: fc.constantFrom("a", "b", "\n", "條", "𠀀") });
const change = fc.record({ path: text, of: text, from: fc.nat(), to: fc.nat(), text });
const states = fc.record({
  language: text,
  example: text,
  file: text,
  policy: text,
  at: fc.nat(),
  changes: fc.array(change, { maxLength: 3 }),
});

test("a change makes of the one text the other", () => {
  fc.assert(
    fc.property(text, text, text, text, (head, before, after, tail) => {
      const [one, other] = [head + before + tail, head + after + tail];
      const found = changeOf("a", "0", one, other);
      expect(changed(one, found)).toBe(other);
      expect(found.text.length).toBeLessThanOrEqual(after.length);
    }),
  );
});

test("a link brings back what it was made of, in letters that an address holds", async () => {
  await fc.assert(
    fc.asyncProperty(states, async (state) => {
      const link = await writeLink(state);
      expect(link).toMatch(/^[\w-]*$/);
      expect(await readLink(link)).toEqual(state);
    }),
    { numRuns: 50 },
  );
});

const packed = (it: string | Uint8Array): string => deflateRawSync(it).toString("base64url");
const state = { language: "en", example: "", file: "", policy: "", at: 0, changes: [] };

test.each([
  ["nothing", ""],
  ["no base64", "%%%"],
  ["no packed bytes", "AAAA"],
  ["no JSON", packed("x")],
  ["no state", packed('{"language":1}')],
  ["a change without a place", packed(JSON.stringify({ ...state, changes: [{ path: "a", of: "b", text: "c" }] }))],
  ["bytes that are no text", packed(new Uint8Array([0xff, 0xfe]))],
  ["a text that unpacks to more than a page holds", packed(JSON.stringify({ ...state, file: "a".repeat(5_000_000) }))],
])("%s is no link", async (_, link) => {
  expect(await readLink(link)).toBeUndefined();
});
