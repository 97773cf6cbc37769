import { readFileSync } from "node:fs";
import fc from "fast-check";
import type { DataDocument } from "../../src/base/document.ts";
import { locales } from "../../src/base/locale.ts";
import { memoized } from "../../src/base/memoized.ts";
import { readYaml } from "../../src/base/yaml-document.ts";
import { english } from "../../src/language/parse/keywords.ts";
import type { VocabularyFiles } from "../../src/vocabulary/read-vocabulary.ts";
import type { Contradiction, FactPath, FactState, RecordType, Type, Vocabulary } from "../../src/vocabulary/type.ts";
import { readVocabularyHeader } from "../../src/vocabulary/vocabulary-header.ts";
import { one } from "./operands.ts";
import type { Pipeline } from "./pipeline.ts";
import type { PlainPack } from "./plain.ts";
import { field, world, worlds, type Worlds } from "./world.ts";

/** What a vocabulary adds to the world: facts of its service and its events, and a subject of its own. */
export interface Growth {
  readonly service: RecordType;
  readonly event: RecordType;
  readonly visit: RecordType;
  /** What comes with a visit in its document, and so is read with it. */
  readonly carried: readonly "question"[];
}

const keywords = Object.keys(english.phrases).filter((it) => /^[a-z]+$/.test(it) && it !== "on");
const ofGrowth = ["not", "any", "rule", "when", "in", "has", "true", "count", "item", "every", "by", "for", "evidence"];

/** Words of the language as names of facts: those that are added are called otherwise than those that are renamed. */
export const wordsOfFacts = { grown: ofGrowth, renamed: keywords.filter((it) => !ofGrowth.includes(it)) };

const words = Object.keys(english.phrases).filter((it) => /^[a-z]+$/.test(it) && it !== "true" && it !== "false");
const members = fc.uniqueArray(one(...words, "tepid", "cold"), { minLength: 2, maxLength: 3 });

const enumerations = members.map((it): Type => ({ kind: "enum", members: it }));
const plain = fc.oneof(
  one<Type>({ kind: "boolean" }, { kind: "boolean" }, { kind: "number" }, { kind: "date" }),
  enumerations,
  enumerations.map((element): Type => ({ kind: "list", element, key: undefined })),
);

const types = (depth: number): fc.Arbitrary<Type> =>
  depth === 0
    ? plain
    : fc.oneof(
        plain,
        { arbitrary: groups(depth - 1), weight: 2 },
        fc.tuple(groups(depth - 1), one("name", undefined)).map(([{ fields }, key]): Type => {
          const name = field({ kind: "string" }, false);
          const named = new Map([...(key === undefined ? [] : [[key, name] as const]), ...fields]);
          return { kind: "list", element: { kind: "record", fields: named }, key };
        }),
      );

const groups = (depth: number, minLength = 1): fc.Arbitrary<RecordType> =>
  fc
    .uniqueArray(fc.tuple(one(...ofGrowth), types(depth), fc.boolean()), {
      minLength,
      maxLength: 3,
      selector: ([name]) => name,
    })
    .map((all) => ({
      kind: "record",
      fields: new Map(
        all.map(([name, type, nullable]) => [name, field(type, nullable && type.kind !== "boolean")] as const),
      ),
    }));

export const growths: fc.Arbitrary<Growth> = fc.record({
  service: groups(2),
  event: groups(1, 0),
  visit: groups(2),
  carried: one<Growth["carried"]>([], ["question"]),
});

const none: RecordType = { kind: "record", fields: new Map() };

/** Nothing is added but visits, of which nothing is told. */
export const nothingGrown: Growth = { service: none, event: none, visit: none, carried: [] };

/** The facts of each subject, those that are added among them. */
export function typesOf(growth: Growth): ReadonlyMap<string, RecordType> {
  const types = [...world.subjects].map(([name, { type }]) => {
    const more = name === "service" || name === "event" ? growth[name].fields : none.fields;
    return [name, { ...type, fields: new Map([...type.fields, ...more]) }] as const;
  });
  const own = [["id", field({ kind: "string" })] as const, ["at", field({ kind: "datetime" })] as const];
  return new Map([...types, ["visit", { kind: "record", fields: new Map([...own, ...growth.visit.fields]) }]]);
}

const read = new WeakMap<Pipeline, WeakMap<Growth, Worlds>>();

/** The vocabulary of packs: the world and what is added to it, as a pipeline reads them. */
export function worldsOf(pipeline: Pipeline, packs: readonly Pick<PlainPack, "growth">[]): Worlds {
  const growth = packs[0]?.growth ?? nothingGrown;
  const known = read.get(pipeline) ?? new WeakMap<Growth, Worlds>();
  read.set(pipeline, known);
  const found = known.get(growth) ?? memoized((isStrict) => readBy(pipeline, worlds(isStrict), growth));
  known.set(growth, found);
  return found;
}

const shared = ["envelope", "attestations", "evidence"].map((it) => `policies/vocabulary/document/${it}.schema.yaml`);
const beside = shared.flatMap((path) => documents(path, readFileSync(path, "utf8")));

/** A vocabulary that was written as schemas and read again, with what is added to it. */
export function readBy({ readVocabularies }: Pipeline, base: Vocabulary, growth: Growth): Vocabulary {
  const { value, diagnostics } = readVocabularies(beside, [filesOf(base), filesOfGrowth(growth)]);
  if (!value)
    throw new Error(`the vocabulary cannot be read: ${diagnostics.map((it) => locales.en.say(it)).join("; ")}`);
  return value.vocabulary;
}

interface SubjectFile {
  readonly type: RecordType;
  readonly header: object;
}

const filesOf = memoized(({ subjects, mains }: Vocabulary): VocabularyFiles =>
  files(
    "world",
    mains[0] ?? "",
    new Map(
      [...subjects.values()].map(({ name, type, day, reads, carries, needsFactsOn }): [string, SubjectFile] => {
        const others = reads.filter((it) => it !== name && !mains.includes(it));
        return [
          name,
          {
            type,
            header: {
              reads: others,
              carries,
              ...(day === undefined ? {} : { day }),
              ...(needsFactsOn ? { facts_on: "required" } : {}),
            },
          },
        ];
      }),
    ),
  ),
);

function filesOfGrowth(growth: Growth): VocabularyFiles {
  const { carried } = growth;
  const visit = typesOf(growth).get("visit");
  if (!visit) throw new Error("there are visits");
  return files(
    "growth",
    "service",
    new Map([
      ["service", { type: growth.service, header: { extends: "world@1" } }],
      ["event", { type: growth.event, header: { extends: "world@1" } }],
      ["visit", { type: visit, header: { day: "at", reads: carried, carries: carried } }],
    ]),
  );
}

function files(name: string, main: string, subjects: ReadonlyMap<string, SubjectFile>): VocabularyFiles {
  const schemaName = (subject: string): string => `${subject}.schema.yaml`;
  const headers = [...subjects].map(([subject, { header }]) => [subject, { schema: schemaName(subject), ...header }]);
  const [document] = documents(
    "vocabulary.yaml",
    JSON.stringify({ name, version: "1.0.0", title: { en: name }, main, subjects: Object.fromEntries(headers) }),
  );
  const header = document && readVocabularyHeader(document);
  if (!header?.value) throw new Error(header?.diagnostics.map((it) => locales.en.say(it)).join("; "));
  const schemas = [...subjects].flatMap(([subject, { type }]) =>
    documents(schemaName(subject), JSON.stringify({ $id: schemaName(subject), ...schemaOf(type, false) })),
  );
  return { header: header.value, schemas };
}

function documents(path: string, text: string): readonly DataDocument[] {
  const { documents: found, diagnostics } = readYaml({ path, text });
  if (diagnostics.length > 0) throw new Error(`${path}: ${diagnostics.map((it) => locales.en.say(it)).join("; ")}`);
  return found;
}

/** A type as the schema that says it. */
export function schemaOf(type: Type, nullable: boolean): object {
  const typed = (name: string): object => ({ type: nullable ? [name, "null"] : name });
  switch (type.kind) {
    case "boolean":
    case "number":
    case "string":
      return typed(type.kind);
    case "date":
    case "duration":
      return { ...typed("string"), format: type.kind };
    case "datetime":
      return { ...typed("string"), format: "date-time" };
    case "document":
      return { ...typed("string"), "x-document": true };
    case "enum":
      return { ...typed("string"), enum: type.members };
    case "list": {
      const key = type.key === undefined ? {} : { "x-key": type.key };
      return { ...typed("array"), ...key, items: schemaOf(type.element, false) };
    }
    case "record": {
      const properties = [...type.fields].map(([name, it]) => [
        name,
        { ...schemaOf(it.type, it.nullable), ...(it.event ? { "x-event": true } : {}) },
      ]);
      const { contradictions } = type;
      return {
        ...typed("object"),
        ...(contradictions ? { "x-contradicts": contradictions.map(contradictionOf) } : {}),
        additionalProperties: false,
        properties: Object.fromEntries(properties),
      };
    }
  }
}

const contradictionOf = ({ facts, why, settles }: Contradiction): object => ({
  facts: Object.fromEntries(facts.map((it) => [pathText(it), stateOf(it.state)])),
  ...(settles === undefined ? {} : { settles }),
  ...why,
});

const pathText = ({ subject, steps }: FactPath): string =>
  [...(subject === undefined ? [] : [subject]), ...steps.map((it) => `${it.name}${it.each ? "[]" : ""}`)].join(".");

function stateOf(it: FactState): unknown {
  if (it.kind === "is") return it.value;
  if (it.kind === "empty") return [];
  return it.kind === "before" || it.kind === "unlike" ? { [it.kind]: pathText(it.than) } : it.kind;
}
