import fc from "fast-check";
import { expect, test } from "vitest";
import { overlayHost } from "../../../src/base/host.ts";
import { diagnosticKey } from "../../../src/base/diagnostic.ts";
import { outlineOf } from "../../../src/desk/index.ts";
import { foundIn } from "../../../src/engine/library.ts";
import { parse } from "../../../src/language/parse/parse.ts";
import { compilePacks } from "../../../src/pack/compile-packs.ts";
import { folder, host, newDesk, shipped } from "./bench.ts";

const policies = host
  .list(folder)
  .filter((it) => it.endsWith(".edict"))
  .map((it) => `${folder}/${it}`);
const runs = Number(process.env["EDICT_RUNS"] ?? 25);

/** What a compiler says of the folder where some of its files have other texts. */
function compiled(texts: Readonly<Record<string, string>>): readonly string[] {
  const found = { ...foundIn(shipped), compiled: () => undefined };
  const { diagnostics } = compilePacks(overlayHost(host, texts), [folder], found);
  return diagnostics.map(diagnosticKey).toSorted();
}

const edit = fc.record({
  path: fc.constantFrom(...policies),
  at: fc.double({ min: 0, max: 1, noNaN: true }),
  length: fc.nat(60),
  put: fc.constantFrom("", " ", "{", "}", '"', "when ", "service.", "…", "occasion_assessed", "0"),
});

test("after any edits, what the desk says of a pack is what a compiler says of its texts", () => {
  const desk = newDesk();
  const texts = new Map(policies.map((it) => [it, host.readText(it) ?? ""]));
  for (const it of policies) desk.put(it, texts.get(it));
  fc.assert(
    fc.property(fc.array(edit, { minLength: 1, maxLength: 3 }), (edits) => {
      const now = new Map(texts);
      for (const { path, at, length, put } of edits) {
        const text = now.get(path) ?? "";
        const start = Math.floor(at * text.length);
        now.set(path, text.slice(0, start) + put + text.slice(start + length));
      }
      for (const [path, text] of now) desk.put(path, text);
      desk.settle(policies[0] ?? "");
      const told = [...desk.problems(policies[0] ?? "").values()].flat().map(diagnosticKey).toSorted();
      const wanted = compiled(Object.fromEntries(now)).filter((it) => it.includes(".edict:"));
      expect(told.filter((it) => it.includes(".edict:"))).toEqual(wanted);
    }),
    { numRuns: runs },
  );
});

/** The names that a file declares, and where its units are. */
const declared = (text: string): string =>
  JSON.stringify(outlineOf(parse({ path: "a.edict", text }).value), (key, value: unknown) =>
    key === "span" || key === "head" ? undefined : value,
  );

test("before the whole is checked, what is said of an edited file is what will be said of it, if it declares what it did", () => {
  const desk = newDesk();
  const texts = new Map(policies.map((it) => [it, host.readText(it) ?? ""]));
  let alike = 0;
  fc.assert(
    fc.property(edit, ({ path, at, length, put }) => {
      for (const [it, text] of texts) desk.put(it, text);
      desk.settle(path);
      const text = texts.get(path) ?? "";
      const start = Math.floor(at * text.length);
      const now = text.slice(0, start) + put + text.slice(start + length);
      fc.pre(declared(now) === declared(text));
      desk.put(path, now);
      const told = (): readonly string[] => (desk.problems(path).get(path) ?? []).map(diagnosticKey);
      const soon = told();
      desk.settle(path);
      expect(soon.toSorted()).toEqual(told().toSorted());
      if (soon.length > 0) alike += 1;
    }),
    { numRuns: runs * 2 },
  );
  expect(alike).toBeGreaterThan(0);
});
