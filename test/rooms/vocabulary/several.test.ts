import { expect, test } from "vitest";
import type { DataDocument } from "../../../src/base/document.ts";
import { formatDay } from "../../../src/base/civil-date.ts";
import { locales } from "../../../src/base/locale.ts";
import { readInputs } from "../../../src/vocabulary/read-input.ts";
import { readVocabularies, type VocabularyFiles } from "../../../src/vocabulary/read-vocabulary.ts";
import { readVocabularyHeader } from "../../../src/vocabulary/vocabulary-header.ts";
import { document, documentsOf, schemaTexts, settings } from "./load.ts";

const shared = ["envelope", "attestations", "evidence"].map((it) => `${it}.schema.yaml`);
const pick = (keep: (name: string) => boolean): readonly DataDocument[] =>
  documentsOf(new Map([...schemaTexts].filter(([name]) => keep(name))));

function files(header: string, schemas: Readonly<Record<string, string>>): VocabularyFiles {
  const { value, diagnostics } = readVocabularyHeader(document(header));
  if (!value) throw new Error(diagnostics.map((it) => locales.en.say(it)).join("; "));
  const texts = Object.entries(schemas).map(
    ([name, properties]) =>
      [name, `$id: ${name}\ntype: object\nadditionalProperties: false\nproperties:\n${properties}`] as const,
  );
  return { header: value, schemas: documentsOf(new Map(texts)) };
}

const genai: VocabularyFiles = {
  ...files(schemaTexts.get("vocabulary.yaml") ?? "", {}),
  schemas: pick((it) => it !== "vocabulary.yaml" && !shared.includes(it)),
};
const beside = pick((it) => shared.includes(it));
const read = (...all: readonly VocabularyFiles[]) => readVocabularies(beside, all);

const garage = files(
  "name: garage\nversion: 1.2.0\ntitle: { en: Garages }\nmain: garage\nevidence: [photograph]\nsubjects:\n  garage: { schema: garage.schema.yaml, facts_on: required }\n  visit: { schema: visit.schema.yaml, day: at }",
  {
    "garage.schema.yaml": "  id: { type: string }\n  lit: { type: boolean }",
    "visit.schema.yaml":
      '  id: { type: string }\n  at: { type: string, format: date-time }\n  shown: { $ref: "../genai@1/definitions.schema.yaml#/$defs/modality" }',
  },
);
const lighting = files(
  "name: lighting\nversion: 2.0.0\ntitle: { en: Lights }\nsubjects:\n  service: { schema: more.schema.yaml, extends: genai@1 }",
  { "more.schema.yaml": "  lit: { type: boolean }" },
);

test("subjects of several vocabularies stand side by side, each with the main one of its own", () => {
  const { value, diagnostics } = read(genai, garage);
  expect(diagnostics).toEqual([]);
  expect(value?.vocabulary.ids).toEqual(["genai@1", "garage@1"]);
  expect(value?.vocabulary.mains).toEqual(["service", "garage"]);
  const subjects = [...(value?.vocabulary.subjects.values() ?? [])];
  expect(subjects.map((it) => `${it.name} ${it.vocabulary} ${it.main} ${it.reads.join("+")}`).slice(-3)).toEqual([
    "inspection genai@1 service inspection+service",
    "garage garage@1 garage garage",
    "visit garage@1 garage visit+garage",
  ]);
  expect(value?.vocabulary.evidenceKind.members.slice(-2)).toEqual(["filing", "photograph"]);
});

test("a schema refers to one of another vocabulary, and documents are held against both", () => {
  const { value } = read(genai, garage);
  if (!value) throw new Error("they can be read");
  const said = (text: string) =>
    readInputs(document(text), value, settings).diagnostics.map((it) => locales.en.say(it));
  const visit = (shown: string) => `visit: { id: a, at: 2026-10-20T09:15:04+08:00, shown: ${shown} }`;
  expect(said(visit("image"))).toEqual([]);
  expect(said(visit("imagine"))).toEqual(["`visit.shown` cannot be `imagine`; did you mean `image`?"]);
  expect(said("kind: car\ncar: {}")).toContain("`kind` cannot be `car`");
  expect(said("vocabulary: garage@2\nfacts_on: 2026-11-01\ngarage: { id: a }")).toEqual([
    "this document is written for `garage@2`, and the policies read `genai@1`, `garage@1`",
  ]);
  expect(
    said(
      "evidence: [{ id: p, kind: photograph, collected_on: 2026-01-01, expires_on: null }]\nfacts_on: 2026-11-01\ngarage: { id: a }",
    ),
  ).toEqual([]);
  expect(new Set(read(garage).diagnostics.map((it) => locales.en.say(it)))).toEqual(
    new Set([
      "the schema keyword `$ref` names `../genai@1/definitions.schema.yaml#/$defs/modality`, which is not there",
    ]),
  );
});

test("a vocabulary adds facts to a subject of another", () => {
  const { value } = read(genai, lighting);
  const service = value?.vocabulary.subjects.get("service");
  expect([service?.vocabulary, service?.type.fields.get("lit")?.type.kind, service?.needsFactsOn]).toEqual([
    "genai@1",
    "boolean",
    true,
  ]);
  expect(service?.type.contradictions?.length).toBeGreaterThan(3);
  if (!value) throw new Error("they can be read");
  const said = (facts: string) =>
    readInputs(document(`facts_on: 2026-11-01\nservice: { id: a, ${facts} }`), value, settings).diagnostics.map((it) =>
      locales.en.say(it),
    );
  expect(said("lit: true, launched_on: 2026-10-01")).toEqual([]);
  expect(said("lit: maybe")).toEqual(["`service.lit` must be true or false, not text"]);
  expect(said("lamps: 3")).toEqual(["`service` has no field `lamps`"]);
});

test("a vocabulary may have the main subject of the one that it extends", () => {
  const visits = files(
    "name: visits\nversion: 1.0.0\ntitle: { en: Visits }\nmain: service\nsubjects:\n  service: { schema: more.schema.yaml, extends: genai@1 }\n  visit: { schema: visit.schema.yaml }",
    { "more.schema.yaml": "  lit: { type: boolean }", "visit.schema.yaml": "  id: { type: string }" },
  );
  const { value } = read(genai, visits);
  expect(value?.vocabulary.mains).toEqual(["service"]);
  expect(value?.vocabulary.subjects.get("visit")?.reads).toEqual(["visit", "service"]);
});

test("the digest changes with what is added, and with nothing that is said to people", () => {
  const digestOf = (...all: readonly VocabularyFiles[]) => read(...all).value?.vocabulary.digest;
  const digests = [digestOf(genai), digestOf(genai, garage), digestOf(genai, lighting)];
  expect(new Set(digests).size).toBe(3);
  const renamed = { ...garage, header: { ...garage.header, title: { en: "Car parks", zh: "停車場" } } };
  expect(digestOf(genai, renamed)).toBe(digests[1]);
});

test("what a vocabulary says that cannot be is told, and nothing is read", () => {
  const said = (header: string, schemas: Readonly<Record<string, string>>) => {
    const { value, diagnostics } = read(genai, files(`name: a\nversion: 1.0.0\ntitle: { en: A }\n${header}`, schemas));
    expect(value).toBeUndefined();
    return diagnostics.map((it) => locales.en.say(it));
  };
  const one = { "a.schema.yaml": "  lit: { type: boolean }" };
  expect(said("main: car\nsubjects: { garage: { schema: a.schema.yaml } }", one)).toEqual([
    "this vocabulary has no subject `car`",
  ]);
  expect(said("subjects: { attestations: { schema: a.schema.yaml } }", one)).toEqual([
    "`attestations` cannot be a subject: it stands beside the subject in every document",
  ]);
  expect(said("subjects: { Car-park: { schema: a.schema.yaml } }", one)).toEqual([
    "`Car-park` cannot be a subject: a name has small letters, digits and `_`, and begins with a letter",
  ]);
  expect(
    said("subjects: { response: { schema: a.schema.yaml, extends: genai@1, day: at, facts_on: required } }", one),
  ).toEqual([
    "`day` of `response` is for `genai@1` to say, whose subject it is",
    "`facts_on` of `response` is for `genai@1` to say, whose subject it is",
  ]);
});

test("a subject is a closed group of facts", () => {
  const wrong = (schema: string) => {
    const schemas = documentsOf(new Map([["a.schema.yaml", `$id: a.schema.yaml\n${schema}`]]));
    const { header } = files(
      "name: a\nversion: 1.0.0\ntitle: { en: A }\nsubjects: { car: { schema: a.schema.yaml } }",
      {},
    );
    return read(genai, { header, schemas }).diagnostics.map((it) => locales.en.say(it));
  };
  expect(wrong("type: objet")).toEqual(["the schema keyword `type` must be `object`: a subject is a group of facts"]);
  expect(wrong("type: object\nproperties: { lit: { type: boolean } }")).toEqual([
    "the schema keyword `additionalProperties` must be `false` where there are `properties`: a misspelt name would be taken without a word",
  ]);
});

test("a word that a schema lists is a fact, though it stands for nothing elsewhere", () => {
  const { value } = read(
    files("name: a\nversion: 1.0.0\ntitle: { en: A }\nsubjects: { car: { schema: a.schema.yaml } }", {
      "a.schema.yaml":
        "  id: { type: string }\n  seal: { type: string, enum: [none, pending, whole] }\n  owner: { type: string }",
    }),
  );
  if (!value) throw new Error("it can be read");
  const inputsOf = (facts: string) => readInputs(document(`car: { id: c, ${facts} }`), value, settings);
  const said = (facts: string) => inputsOf(facts).diagnostics.map((it) => it.code);
  const unusable = ["none", "TBD"].map((it) => inputsOf(`seal: ${it}`).inputs.map((one) => one.unusable.size));
  expect(unusable).toEqual([[0], [1]]);
  expect([said("seal: none"), said("seal: pending"), said("seal: TBD"), said("owner: none")]).toEqual([
    [],
    [],
    ["vocabulary/placeholder"],
    ["vocabulary/placeholder"],
  ]);
});

test("a subject whose own day is a date is asked for a date, and has no moment", () => {
  const { value } = read(
    files("name: a\nversion: 1.0.0\ntitle: { en: A }\nsubjects: { trip: { schema: a.schema.yaml, day: made_on } }", {
      "a.schema.yaml": "  id: { type: string }\n  made_on: { type: string, format: date }",
    }),
  );
  if (!value) throw new Error("it can be read");
  const { diagnostics } = readInputs(document("trip: { id: a }"), value, settings);
  expect(diagnostics.map((it) => locales.en.help(it))).toEqual([
    "write it as in `2026-11-01`, or say which day's law applies",
  ]);
  const { inputs } = readInputs(document("trip: { id: a, made_on: 2026-10-20 }"), value, settings);
  expect(inputs.map((it) => [it.day && formatDay(it.day), it.moment])).toEqual([["2026-10-20", undefined]]);
});

test("of two schemas with one name the second is told", () => {
  const twice = { ...garage, schemas: [...garage.schemas, ...garage.schemas.slice(0, 1)] };
  expect(read(genai, twice).diagnostics.map((it) => it.code)).toEqual(["vocabulary/same-schema"]);
});

test("a kind of evidence that is also a usual one is listed once", () => {
  const { value } = read({ ...garage, header: { ...garage.header, evidence: ["photograph", "document"] } }, genai);
  const kinds = value?.vocabulary.evidenceKind.members ?? [];
  expect(kinds).toEqual([...new Set(kinds)]);
});
