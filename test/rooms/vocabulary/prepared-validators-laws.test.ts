import { readdirSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { toPlain } from "../../../src/base/document.ts";
import { schemasOf } from "../../../src/vocabulary/check-against-schema.ts";
import { createValidator } from "../../../src/vocabulary/compile-schema.ts";
import { prepareValidators } from "../../../src/vocabulary/prepare-validators.ts";
import type { PreparedValidators } from "../../../src/vocabulary/validators.ts";
import { bundled } from "./bundled-validators.ts";
import { document, fixture, fixtures, genai } from "./load.ts";

const examples = new URL("../../../examples/", import.meta.url);
const published = new URL("../../../grammar/schema/", import.meta.url);

/** Schemas by name, and documents that nearly fit one of them. */
interface Sample {
  readonly schemas: ReadonlyMap<string, object>;
  readonly documents: readonly (readonly [schema: string, document: unknown])[];
}

const plain = (text: string): unknown => toPlain(document(text).root);

function vocabulary(): Sample {
  const whole = fixtures.map((it) => plain(fixture(it)) as Readonly<Record<string, unknown>>);
  const files = [...genai.schemas.keys()].map((file) => [file, file.replace(".schema.yaml", "")] as const);
  const documents = files.flatMap(([file, name]) => [
    [file, {}] as const,
    ...whole.flatMap((it) =>
      name === "envelope" ? [[file, it] as const] : name in it ? [[file, it[name]] as const] : [],
    ),
  ]);
  return { schemas: genai.schemas, documents };
}

function ofFile(schema: string, example: string): Sample {
  const schemas = schemasOf(JSON.parse(readFileSync(new URL(schema, published), "utf8")) as object);
  return { schemas, documents: [["document", plain(readFileSync(new URL(example, examples), "utf8"))]] };
}

const samples: Readonly<Record<string, () => Sample>> = {
  vocabulary,
  project: () => ofFile("project-1.schema.json", "chat-service/edict.yaml"),
  profile: () => ofFile("profile-1.schema.json", "chat-service/profile.yaml"),
  pack: () => ofFile("pack-1.schema.json", "../policies/cn/genai-interim-measures/2023-08-15/pack.yaml"),
  mapping: () => ofFile("foreign-1.schema.json", "../policies/foreign/mapping.yaml"),
};

const odd: readonly unknown[] = [null, true, -1, 1.5, 1e9, "", " ", "constructor", "2026-02-30", [], [null, null], {}];

/** A document with one thing in it changed: each value to each odd one, each key left out, misspelt or joined by another. */
function* malformed(value: unknown): Generator<unknown> {
  yield* odd;
  if (Array.isArray(value)) {
    yield [...value, ...value];
    for (const [at, it] of value.slice(0, 2).entries()) for (const wrong of malformed(it)) yield value.with(at, wrong);
  } else if (typeof value === "object" && value !== null) {
    yield { ...value, nix: 1 };
    yield { ...value, ["__proto__"]: 1, "a/b~c": {} };
    for (const [key, it] of Object.entries(value)) {
      const { [key]: left, ...others } = value as Readonly<Record<string, unknown>>;
      yield others;
      yield { ...others, [`${key}s`]: left };
      for (const wrong of malformed(it)) yield { ...value, [key]: wrong };
    }
  }
}

/** Prepared validators that note which were taken. */
function noting(prepared: PreparedValidators, taken: Set<string>): PreparedValidators {
  const get = (code: PreparedValidators[string], name: string): PreparedValidators[string][string] | undefined => {
    taken.add(name);
    return code[name];
  };
  return Object.fromEntries(Object.entries(prepared).map(([digest, code]) => [digest, new Proxy(code, { get })]));
}

test.for(Object.keys(samples))("prepared validators find the same mistakes as compiled ones: %s", (name) => {
  const sample = samples[name]?.();
  if (!sample) throw new Error(name);
  const { schemas, documents } = sample;
  const taken = new Set<string>();
  const fast = createValidator(schemas, noting(bundled(prepareValidators(schemas)), taken));
  const slow = createValidator(schemas, {});
  const kinds = new Set<string>();
  const differing: unknown[] = [];
  for (const [schema, whole] of documents) {
    for (const it of [whole, ...malformed(whole)]) {
      const found = fast(schema, it);
      for (const { kind } of found) kinds.add(kind);
      if (JSON.stringify(found) !== JSON.stringify(slow(schema, it))) differing.push([schema, it]);
    }
  }
  expect(differing).toEqual([]);
  expect([...taken].toSorted()).toEqual([...new Set(documents.map(([schema]) => schema))].toSorted());
  expect([...kinds]).toEqual(expect.arrayContaining(["unknown-key", "missing-key", "wrong-type"]));
});

test("every schema that a run reads can be prepared", () => {
  const names = readdirSync(published).filter((it) =>
    /^(case|lock|receipt|captions|chinese|waivers|baseline)-/.test(it),
  );
  expect(names).toHaveLength(7);
  for (const it of names) {
    const own = schemasOf(JSON.parse(readFileSync(new URL(it, published), "utf8")) as object);
    const [fast, slow] = [bundled(prepareValidators(own)), {}].map((how) => createValidator(own, how));
    for (const value of [[], {}, [{ nix: 1 }], { nix: 1 }, 1])
      expect(fast?.("document", value)).toEqual(slow?.("document", value));
  }
});
