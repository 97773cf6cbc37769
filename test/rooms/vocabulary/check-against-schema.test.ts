import { readdirSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { locales } from "../../../src/base/locale.ts";
import { checkAgainstSchema, mismatchDiagnostics } from "../../../src/vocabulary/check-against-schema.ts";
import { document } from "./load.ts";

const folder = new URL("../../../grammar/schema/", import.meta.url);
const schemaOf = (name: string): object => JSON.parse(readFileSync(new URL(name, folder), "utf8")) as object;

const said = (name: string, text: string): readonly string[] =>
  checkAgainstSchema(document(text), schemaOf(`${name}-1.schema.json`)).map(
    (it) => `${it.place.source.text.slice(it.place.span.start, it.place.span.end)} ← ${locales.en.say(it)}`,
  );

test("every published schema of a file that people write can be used", () => {
  const names = readdirSync(folder).filter((it) => /^(case|pack|profile|project)-/.test(it));
  expect(names).toHaveLength(4);
  for (const name of names)
    for (const text of ["[]", "{}", "[{ cannot: [] }, {}]"]) checkAgainstSchema(document(text), schemaOf(name));
});

test("a file that fits its schema is not spoken of", () => {
  expect(said("project", "packs: [a.b]\ninputs: ['*.yaml']\nallow: [undetermined]")).toEqual([]);
});

test("what does not fit is told in the same words as for inputs", () => {
  expect(said("project", "packs: []\ninput: [a]\nfail_on: hig\nas_of: 2026-02-30\nparty: ''")).toEqual(
    [
      "input ← this file has no field `input`; did you mean `inputs`?",
      "[] ← `packs` is empty and needs at least one entry",
      "'' ← `party` is blank",
      "2026-02-30 ← `as_of` is `2026-02-30`, which does not exist in the calendar",
      "hig ← `fail_on` cannot be `hig`; did you mean `high`?",
    ].toSorted(byFirst(["input", "[]", "''", "2026", "hig"])),
  );
});

test("branches, repetitions and fixed words", () => {
  expect(said("project", "packs: [a, b, a]\ninputs: [x]")).toEqual(["a ← `packs` lists `a` twice"]);
  expect(said("case", "- { cannot: [{ rule: r, verdict: pendin, because: x }] }")).toEqual([
    "pendin ← `[0].cannot[0].verdict` cannot be `pendin`; did you mean `pending`?",
  ]);
  expect(said("case", "- { case: a, why: b, as_of: 2026-01-01, base: c }")).toEqual([
    "{ case: a, why: b, as_of: 2026-01-01, base: c } ← `[0]` needs `expect`",
  ]);
});

test("a value of a wrong type is told as that alone, whatever else its schema says of it", () => {
  const told = (schema: object, text: string): readonly string[] =>
    checkAgainstSchema(document(text), schema).map((it) => it.code.replace("vocabulary/", ""));
  const listed = { type: "array", minItems: 1, items: { type: "string" }, enum: [["a"]] };
  expect(told(listed, "word")).toEqual(["wrong-type"]);
  expect(told(listed, "[b]")).toEqual(["not-listed"]);
  expect(told({ type: "object", properties: { a: listed, b: listed } }, "{ a: 1, b: [b] }")).toEqual([
    "wrong-type",
    "not-listed",
  ]);
});

/** Order is the schema's business: sorted as the lines begin. */
function byFirst(starts: readonly string[]): (a: string, b: string) => number {
  const rank = (line: string): number => starts.findIndex((it) => line.startsWith(it));
  return (a, b) => rank(a) - rank(b);
}

test("each record is looked at by itself, however many a list has", () => {
  const { source, root: node } = document(`[${"{},".repeat(1000)}]`);
  let looks = 0;
  const pointed = <T extends object>(at: number, it: T) => ({
    ...it,
    get pointer() {
      looks += 1;
      return `/${at}`;
    },
  });
  const mismatches = Array.from({ length: 1000 }, (_, at) => [
    pointed(at, { kind: "missing-key", key: "rule", nullable: false } as const),
    pointed(at, { kind: "unknown-key", key: at === 7 ? "rul" : "x", known: ["rule"] } as const),
  ]).flat();
  const part = { source, start: { path: "", node, keySpan: undefined }, elsewhere: () => undefined };
  expect(mismatchDiagnostics(part, mismatches)).toHaveLength(1999);
  expect(looks).toBeLessThan(10_000);
});
