import fc from "fast-check";
import { expect, test } from "vitest";
import { toPlain } from "../../../src/base/document.ts";
import { readJson, readJsonLines } from "../../../src/base/json-document.ts";
import { locales } from "../../../src/base/locale.ts";
import { readYaml } from "../../../src/base/yaml-document.ts";
import { areSpansSound } from "./reading.ts";

const runs = Number(process.env["EDICT_RUNS"] ?? 1000);
const read = (text: string) => readJson({ path: "a.json", text });
const readLines = (text: string) => readJsonLines({ path: "a.jsonl", text });

const number = fc.integer({ min: -999_999_999, max: 999_999_999 });
const word = fc.string({ unit: "grapheme" }).filter((it) => it !== "__proto__");
const { value } = fc.letrec((tie) => ({
  value: fc.oneof(
    { depthSize: "small", withCrossShrink: true },
    fc.constantFrom(null, true, false),
    number,
    word,
    fc.array(tie("value")),
    fc.dictionary(word, tie("value"), { noNullPrototype: true }),
  ),
}));

test("what JSON writes is read back, as JSON and as YAML, with sound spans", () => {
  fc.assert(
    fc.property(value, fc.constantFrom(0, 2), (it, indent) => {
      const source = { path: "a.json", text: JSON.stringify(it, undefined, indent) };
      const [document] = readJson(source).documents;
      expect(JSON.stringify(document && toPlain(document.root))).toBe(JSON.stringify(it));
      expect(document && areSpansSound(source, document.root)).toBe(true);
      const [asYaml] = readYaml(source).documents;
      expect(JSON.stringify(asYaml && toPlain(asYaml.root))).toBe(JSON.stringify(it));
      expect(asYaml && areSpansSound(source, asYaml.root)).toBe(true);
    }),
    { numRuns: runs },
  );
});

const cut = fc
  .tuple(
    value,
    fc.nat(),
    fc.nat(3),
    fc.constantFrom("", ",", "]", "}", '"', "\\", "\n", "\u0001", "0", "-", "e", ".", "\uD800"),
  )
  .map(([it, at, length, put]) => {
    const text = JSON.stringify(it);
    const start = at % (text.length + 1);
    return text.slice(0, start) + put + text.slice(start + length);
  });

test("no text makes it throw, and what it takes for JSON is JSON", () => {
  fc.assert(
    fc.property(fc.oneof(fc.string({ unit: "binary" }), fc.json(), cut), (text) => {
      const { diagnostics } = read(text);
      expect(diagnostics.some((it) => it.code === "base/json-syntax")).toBe(!isJson(text));
      for (const it of [...diagnostics, ...readLines(text).diagnostics]) {
        const { place } = it;
        const message = locales.en.say(it);
        expect(place.span.start).toBeLessThanOrEqual(place.span.end);
        expect(place.span.end).toBeLessThanOrEqual(text.length);
        expect(message).toMatch(/^[^\n\r]*[^.\n\r]$/);
      }
    }),
    { numRuns: runs },
  );
});

function isJson(text: string): boolean {
  try {
    JSON.parse(text.replace(/^\uFEFF/, ""));
    return true;
  } catch {
    return false;
  }
}
