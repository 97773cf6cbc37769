import { expect, test } from "vitest";
import { formatDay } from "../../../src/base/civil-date.ts";
import { locales } from "../../../src/base/locale.ts";
import { formatPlace } from "../../../src/base/text.ts";
import { readInputs } from "../../../src/vocabulary/read-input.ts";
import {
  keptVocabulary,
  openVocabulary,
  readVocabularies,
  type VocabularyFiles,
} from "../../../src/vocabulary/read-vocabulary.ts";
import { document, documentsOf, settings } from "./load.ts";
import {
  genaiFiles as genai,
  groupOf,
  loadedOf,
  readTogether as read,
  refusedFor,
  toldOfDocument,
  vocabularyFiles,
} from "./small-vocabulary.ts";

/** A vocabulary whose schemas are closed groups of these fields. */
const files = (header: string, schemas: Readonly<Record<string, string>>): VocabularyFiles =>
  vocabularyFiles(
    header,
    Object.fromEntries(Object.entries(schemas).map(([name, properties]) => [name, groupOf(properties)])),
  );

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

test("a vocabulary that is kept says of documents what it said", () => {
  const { value } = read(genai, garage);
  const opened = value && openVocabulary(keptVocabulary(value));
  const unfit = { id: 1, lit: "yes" };
  expect(value?.validate("garage", unfit)).not.toEqual(value?.validate("garage", { id: "a", lit: true }));
  for (const it of [unfit, { id: "a", lit: true }])
    expect(opened?.validate("garage", it)).toEqual(value?.validate("garage", it));
  expect(opened?.schemas).toEqual(value?.schemas);
});

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

const visitsOf = (more: string, schemas: Readonly<Record<string, string>> = {}): VocabularyFiles =>
  vocabularyFiles(`name: visits\nversion: 1.0.0\ntitle: { en: Visits }\n${more}`, {
    "visit.schema.yaml": groupOf("id: { type: string }\ncame_on: { type: string, format: date }"),
    ...schemas,
  });

test("only a subject that another vocabulary has can be extended", () => {
  const extending = (name: string, id: string) =>
    refusedFor(
      read(garage, lighting, genai, visitsOf(`subjects: { ${name}: { schema: visit.schema.yaml, extends: ${id} } }`)),
    );
  expect(extending("garage", "garages@1")).toEqual(["garages@1 ⟶ the vocabulary `garages@1` has no subject `garage`"]);
  expect(extending("garage", "genai@1")).toEqual(["genai@1 ⟶ the vocabulary `genai@1` has no subject `garage`"]);
  expect(extending("service", "garage@1")).toEqual(["garage@1 ⟶ the vocabulary `garage@1` has no subject `service`"]);
  expect(extending("car", "garage@1")).toEqual(["garage@1 ⟶ the vocabulary `garage@1` has no subject `car`"]);
});

test("a subject that two vocabularies have is told, where the other stands, and nothing more of either", () => {
  const twice = visitsOf("main: none\nsubjects: { visit: { schema: none.schema.yaml, reads: [nothing] } }");
  expect(refusedFor(read(garage, twice, genai))).toEqual([
    "visit ⟶ `visit` is a subject of another vocabulary, too: vocabulary.yaml:8:3",
  ]);
});

test("of subjects whose schemas cannot be put together nothing more is said", () => {
  const again = vocabularyFiles(
    "name: again\nversion: 2.0.0\ntitle: { en: A }\nmain: none\nsubjects:\n  garage: { schema: more.schema.yaml, extends: garage@1, reads: [nothing] }",
    { "more.schema.yaml": groupOf("seats: { type: integer }\nlit: { type: boolean }") },
  );
  expect(refusedFor(read(garage, again, genai))).toEqual([
    "lit ⟶ the vocabulary that is extended has a fact `lit`, too: garage.schema.yaml:6:5",
  ]);
});

test("each subject gets the facts that are added to it, and not those of the others", () => {
  const more = vocabularyFiles(
    "name: more\nversion: 1.0.0\ntitle: { en: More }\nsubjects:\n  garage: { schema: g.schema.yaml, extends: garage@1 }\n  visit: { schema: v.schema.yaml, extends: garage@1 }",
    {
      "g.schema.yaml": groupOf("seats: { type: integer }", "required: [seats]\n"),
      "v.schema.yaml": groupOf("length: { type: integer }"),
    },
  );
  const value = loadedOf(read(garage, more, genai));
  const fieldsOf = (name: string) => [...(value.vocabulary.subjects.get(name)?.type.fields.keys() ?? [])];
  expect([fieldsOf("garage"), fieldsOf("visit")]).toEqual([
    ["id", "lit", "seats"],
    ["id", "at", "shown", "length"],
  ]);
  const said = (facts: string) => toldOfDocument(value, `facts_on: 2026-11-01\n${facts}`);
  expect(said("garage: { id: a, seats: 3 }")).toEqual([]);
  expect(said("garage: { id: a }")).toEqual(["`garage` needs `seats`"]);
  expect(said("visit: { id: a, at: 2026-10-20T09:15:04+08:00, length: 3 }")).toEqual([]);
  expect(said("visit: { id: a, at: 2026-10-20T09:15:04+08:00, seats: 3 }")).toEqual(["`visit` has no field `seats`"]);
});

test("a subject has a schema of its own in memory only where several vocabularies describe it", () => {
  const keysOf = (...all: readonly VocabularyFiles[]) => [...loadedOf(read(...all)).schemas.keys()];
  const fileKeys = keysOf(genai);
  expect(fileKeys.filter((it) => !it.endsWith(".schema.yaml"))).toEqual([]);
  expect(keysOf(genai, lighting).filter((it) => !fileKeys.includes(it))).toEqual([
    "edict:/lighting@2/more.schema.yaml",
    "edict:/subject/service",
  ]);
});

test("the evidence of a document is of a kind that one of the vocabularies has, and as whole as ever", () => {
  const value = loadedOf(read(genai, garage));
  const said = (evidence: string) =>
    toldOfDocument(value, `facts_on: 2026-11-01\ngarage: { id: a }\nevidence: [{ ${evidence} }]`);
  expect(said("id: p, kind: photograf, collected_on: 2026-01-01, expires_on: null")).toEqual([
    "`evidence[0].kind` cannot be `photograf`; did you mean `photograph`?",
  ]);
  expect(said("id: p, kind: log, collected_on: 2026-01-01, expires_on: null, extent: 3")).toEqual([
    "`evidence[0]` has no field `extent`",
  ]);
});

test("where no document holds evidence there are only the kinds that vocabularies name", () => {
  const envelope = documentsOf(
    new Map([["envelope.schema.yaml", `$id: envelope.schema.yaml\n${groupOf("kind: { type: string }")}`]]),
  );
  const { kind, members } = loadedOf(
    readVocabularies(envelope, [
      visitsOf("evidence: [photograph]\nsubjects: { visit: { schema: visit.schema.yaml } }"),
    ]),
  ).vocabulary.evidenceKind;
  expect([kind, members]).toEqual(["enum", ["photograph"]]);
});

test("a role is called as the first vocabulary calls it that has a word for it", () => {
  const one = visitsOf("roles: { keeper: { en: keeper } }\nsubjects: { visit: { schema: visit.schema.yaml } }");
  const other = vocabularyFiles(
    "name: doors\nversion: 1.0.0\ntitle: { en: Doors }\nroles: { keeper: { en: doorkeeper }, guard: { en: guard, zh: 保安 } }\nsubjects: { door: { schema: door.schema.yaml } }",
    { "door.schema.yaml": groupOf("id: { type: string }") },
  );
  const { roles } = loadedOf(read(one, other)).vocabulary;
  expect(Object.fromEntries(roles)).toEqual({ keeper: { en: "keeper" }, guard: { en: "guard", zh: "保安" } });
});

test("a vocabulary without a main subject has none, and its subjects read themselves", () => {
  const { vocabulary, envelope } = loadedOf(
    read(visitsOf("subjects: { visit: { schema: visit.schema.yaml, day: came_on } }")),
  );
  expect(vocabulary.mains).toEqual([]);
  const visit = vocabulary.subjects.get("visit");
  expect([visit?.main, visit?.reads, visit?.day]).toEqual([undefined, ["visit"], "came_on"]);
  expect(envelope.fields.get("visit")).toMatchObject({ required: false, nullable: false, event: false });
});

test("a subject is called by its name in English, and by the first of its schemas that says so in Chinese", () => {
  const titleOf = (zh: string) =>
    loadedOf(
      read(
        visitsOf("subjects: { long_day_visit: { schema: day.schema.yaml } }", {
          "day.schema.yaml": groupOf("id: { type: string }", zh),
        }),
      ),
    ).vocabulary.subjects.get("long_day_visit")?.title;
  expect(titleOf("")).toEqual({ en: "long day visit" });
  expect(titleOf("x-zh: 全日到訪\n")).toEqual({ en: "long day visit", zh: "全日到訪" });
  const more = vocabularyFiles(
    "name: more\nversion: 1.0.0\ntitle: { en: More }\nsubjects: { service: { schema: more.schema.yaml, extends: genai@1 } }",
    { "more.schema.yaml": groupOf("lit: { type: boolean }", "x-zh: 燈\n") },
  );
  const shipped = loadedOf(read(genai)).vocabulary.subjects.get("service")?.title;
  expect(loadedOf(read(genai, more)).vocabulary.subjects.get("service")?.title).toEqual(shipped);
});

test.each([
  ["{ schema: none.schema.yaml }", "none.schema.yaml ⟶ the vocabulary has no schema whose `$id` is `none.schema.yaml`"],
  ["{ schema: visit.schema.yaml, reads: [nothing] }", "[nothing] ⟶ this vocabulary has no subject `nothing`"],
  ["{ schema: visit.schema.yaml, carries: [nothing] }", "[nothing] ⟶ this vocabulary has no subject `nothing`"],
  ["{ schema: visit.schema.yaml, day: id }", "id ⟶ `visit` has no date or moment `id` that could be its day"],
  [
    "{ schema: visit.schema.yaml, day: gone_on }",
    "gone_on ⟶ `visit` has no date or moment `gone_on` that could be its day",
  ],
])("of a subject that says %s it is told what is not there", (header, told) => {
  expect(refusedFor(read(visitsOf(`subjects: { visit: ${header} }`)))).toEqual([told]);
});

test.each(["car-park", "carPark", "2cars", "car park"])("%s cannot be a subject", (name) => {
  expect(refusedFor(read(visitsOf(`subjects: { ${name}: { schema: visit.schema.yaml } }`)))).toEqual([
    `${name} ⟶ \`${name}\` cannot be a subject: a name has small letters, digits and \`_\`, and begins with a letter`,
  ]);
});

test("what only the vocabulary of a subject can say is told where another says it", () => {
  const more = visitsOf(
    "subjects: { garage: { schema: visit.schema.yaml, extends: garage@1, day: came_on, gate: { lit: true }, facts_on: required } }",
    { "visit.schema.yaml": groupOf("came_on: { type: string, format: date }") },
  );
  expect(refusedFor(read(garage, more, genai))).toEqual([
    "came_on ⟶ `day` of `garage` is for `garage@1` to say, whose subject it is",
    "{ lit: true } ⟶ `gate` of `garage` is for `garage@1` to say, whose subject it is",
    "required ⟶ `facts_on` of `garage` is for `garage@1` to say, whose subject it is",
  ]);
});

test("the gate supposes yes or no, a word, or the moment of the call, each of what can be so", () => {
  const fields =
    "id: { type: string }\nlit: { type: boolean }\nseal: { type: string, enum: [whole, broken] }\ncame_on: { type: string, format: date }\nleft_at: { type: string, format: date-time }";
  const supposing = (gate: string) =>
    read(
      visitsOf(`subjects: { visit: { schema: v.schema.yaml, gate: { ${gate} } } }`, {
        "v.schema.yaml": groupOf(fields),
      }),
    );
  const { vocabulary } = loadedOf(supposing("lit: false, seal: whole, came_on: now, left_at: now"));
  expect(Object.fromEntries(vocabulary.subjects.get("visit")?.gate ?? [])).toEqual({
    lit: false,
    seal: "whole",
    came_on: "now",
    left_at: "now",
  });
  const none = (name: string): string => `the gate cannot suppose this of \`visit.${name}\``;
  expect(refusedFor(supposing("lit: now, seal: shut, came_on: true, left_at: soon, id: now, box: now"))).toEqual([
    `now ⟶ ${none("lit")}: it is \`true\` or \`false\``,
    `shut ⟶ ${none("seal")}: it is none of the words that the fact can be`,
    `true ⟶ ${none("came_on")}: of a day or a moment it supposes \`now\``,
    `soon ⟶ ${none("left_at")}: of a day or a moment it supposes \`now\``,
    `now ⟶ ${none("id")}: only yes or no, a word of an enumeration, and a day or a moment can be supposed`,
    `now ⟶ ${none("box")}: \`visit\` has no such fact`,
  ]);
});

const digestOfVisits = (header: string, schema: string) =>
  loadedOf(read(visitsOf(header, { "visit.schema.yaml": schema }))).vocabulary.digest;
const plainHeader = "subjects: { visit: { schema: visit.schema.yaml } }";
const plainSchema = groupOf(
  "id: { type: string }\nseal: { type: string, enum: [whole, broken] }\nlit: { type: boolean }",
);

test.each([
  ["title", plainSchema.replace("{ type: boolean }", "{ type: boolean, title: Lit }")],
  ["description", plainSchema.replace("{ type: boolean }", "{ type: boolean, description: By lamps }")],
  ["question", plainSchema.replace("{ type: boolean }", '{ type: boolean, x-ask: { en: "Is it lit?" } }')],
])("the digest of a vocabulary is the same with a %s or without", (_, schema) => {
  expect(digestOfVisits(plainHeader, schema)).toBe(digestOfVisits(plainHeader, plainSchema));
});

const aboutTitle = (name: string) => `${plainSchema}\n  ${name}: { type: string }`;
const withDefinition = (type: string) =>
  `$defs: { title: { type: ${type} } }\n${plainSchema}\n  shown: { $ref: "#/$defs/title" }`;
const contradicting = (facts: string) => `x-contradicts: [{ facts: ${facts}, en: A, zh: 甲 }]\n${aboutTitle("title")}`;

test.each([
  ["a fact is there that is called as words for people are", aboutTitle("title"), plainSchema],
  ["such a fact is called otherwise", aboutTitle("title"), aboutTitle("description")],
  ["such a definition is of another type", withDefinition("string"), withDefinition("number")],
  ["a word of a fact is another", plainSchema, plainSchema.replace("broken", "cracked")],
  [
    "what contradicts is another fact that is called so",
    contradicting("{ lit: true, title: present }"),
    contradicting("{ lit: true, id: present }"),
  ],
  [
    "what contradicts is settled",
    contradicting("{ lit: false, title: present }"),
    contradicting("{ lit: false, title: present }, settles: lit"),
  ],
])("the digest of a vocabulary changes where %s", (_, one, other) => {
  expect(digestOfVisits(plainHeader, one)).not.toBe(digestOfVisits(plainHeader, other));
});

test("the digest of a vocabulary changes with what it says of its subjects", () => {
  const headers = [
    plainHeader,
    `main: visit\n${plainHeader}`,
    `evidence: [photograph]\n${plainHeader}`,
    ...["day: came_on", "facts_on: required", "reads: [stay]", "carries: [stay]", "planned: true"].map(
      (it) => `subjects: { visit: { schema: visit.schema.yaml, ${it} } }`,
    ),
    ...["{}", "{ came_on: now }", "{ lit: true }", "{ lit: false }"].map(
      (it) => `subjects: { visit: { schema: visit.schema.yaml, gate: ${it} } }`,
    ),
  ].map((it) => it.replace("subjects: {", "subjects: { stay: { schema: stay.schema.yaml },"));
  const digests = headers.map(
    (it) =>
      loadedOf(
        read(
          visitsOf(it, {
            "stay.schema.yaml": groupOf("id: { type: string }"),
            "visit.schema.yaml": groupOf(
              "id: { type: string }\ncame_on: { type: string, format: date }\nlit: { type: boolean }",
            ),
          }),
        ),
      ).vocabulary.digest,
  );
  expect(new Set(digests).size).toBe(headers.length);
});

test("words are kept as they are written, with whatever marks", () => {
  const { schemas } = loadedOf(
    read(visitsOf(plainHeader, { "visit.schema.yaml": groupOf("id: { type: string, title: '#1 # of all' }") })),
  );
  expect(schemas.get("edict:/visits@1/visit.schema.yaml")).toMatchObject({
    properties: { id: { title: "#1 # of all" } },
  });
});

test("a vocabulary without what stands in every document is told, with a place", () => {
  const [told] = readVocabularies([], []).diagnostics;
  expect(told && [formatPlace(told.place), told.place.source.text]).toEqual(["document:1:1", ""]);
});

test("what stands in every document can be referred to by its folder", () => {
  const value = loadedOf(
    read(
      visitsOf(plainHeader, {
        "visit.schema.yaml": groupOf('id: { type: string }\nshown: { $ref: "../document/evidence.schema.yaml" }'),
      }),
    ),
  );
  expect(value.vocabulary.subjects.get("visit")?.type.fields.get("shown")?.type.kind).toBe("list");
});
