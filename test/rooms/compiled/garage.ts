import { locales } from "../../../src/base/locale.ts";
import { readDocument } from "../../../src/base/read-document.ts";
import type { Fixture } from "../../../src/compiled/verdict-residuals.ts";
import { emptyProfile, settingsOf } from "../../../src/pack/profile.ts";
import type { Attestation, Input } from "../../../src/vocabulary/input.ts";
import { readInputs } from "../../../src/vocabulary/read-input.ts";
import { buildAll, plainReckoning } from "../../laws/pipeline.ts";
import { product } from "../../laws/product.ts";
import { day } from "../../laws/small-world.ts";
import { lawText, quoted } from "../../laws/text.ts";
import { groupOf, loadedOf, readTogether, vocabularyFiles } from "../vocabulary/small-vocabulary.ts";

const header = `name: garage
version: 1.0.0
title: { en: Garages }
main: garage
subjects:
  garage: { schema: garage.schema.yaml, facts_on: required }
  visit: { schema: visit.schema.yaml, day: at, reads: [car], carries: [car] }
  car: { schema: car.schema.yaml, day: bought_on }
`;

const garage = `id: { type: string }
open: { type: boolean }
sold: { type: boolean }
name: { type: string }
owner: { type: [string, "null"] }
opened_on: { type: string, format: date }
closed_on: { type: string, format: date }
doors:
  type: array
  items: { type: object, additionalProperties: false, properties: { shut: { type: boolean }, made_on: { type: string, format: date } } }`;

/** A field of every kind, and of all that a schema may say of one. */
const visit = `id: { type: string }
at: { type: string, format: date-time }
paid: { type: boolean }
lit: { type: [boolean, "null"] }
gift: { type: ["null", boolean] }
price: { type: number, minimum: 1, maximum: 9.5 }
weight: { type: [number, "null"] }
wheels: { type: integer }
colour: { type: string, enum: [red, blue] }
tint: { type: [string, "null"], enum: [dark, null] }
mood: { type: [string, "null"], enum: [calm] }
wordless: { type: string, enum: [1] }
owner: { type: [string, "null"] }
remark: { type: string }
said: { type: string, x-verbatim: true }
heard: { type: string, x-verbatim: true }
maker: { type: string }
buyer: { type: string }
quoted: { type: string, x-verbatim: true, pattern: '\\S' }
digest: { type: string, format: sha256 }
stay: { type: string, format: duration }
proof: { type: string, x-document: true }
came_on: { type: string, format: date }
left_on: { type: string, format: date, x-event: true }
left_at: { type: string, format: date-time, x-event: true }
paid_on: { $ref: "#/$defs/day", title: When it was paid, x-event: true }
seen_on: { $ref: "#/$defs/event" }
sent_on: { type: string, format: date }
wished_on: { $ref: "#/$defs/day" }
lamp: { type: boolean }
limited: { $ref: "#/$defs/count", minimum: 2 }
counted: { $ref: "#/$defs/count" }
grade: { type: integer, enum: [1, 2] }
stops: { type: array, x-event: true, items: { type: string, format: date } }
tags: { type: array, uniqueItems: true, items: { type: string } }
notes: { type: [array, "null"], items: { type: string } }
riders:
  type: array
  x-key: name
  items:
    type: object
    additionalProperties: false
    required: [seat]
    x-contradicts: [{ facts: { asleep: true, driving: true }, en: A, zh: 甲 }]
    properties:
      name: { type: string }
      seat: { type: integer }
      asleep: { type: boolean }
      driving: { type: boolean }
      job: { type: string }
codes: { type: array, uniqueItems: true, items: { type: string } }
guests: { type: array, x-key: name, items: { $ref: "#/$defs/guest" } }
crew:
  type: array
  items:
    type: object
    additionalProperties: false
    x-contradicts: [{ facts: { nick: { unlike: full } }, en: A, zh: 甲 }]
    properties:
      name: { type: string }
      job: { type: string }
      nick: { type: string }
      full: { type: string }
      heard: { type: string, x-verbatim: true }
      guests: { type: array, x-key: name, items: { $ref: "#/$defs/guest" } }
box: { type: object, additionalProperties: false, properties: { locked: { type: boolean }, label: { type: string }, inner: { type: object, additionalProperties: false, properties: { label: { type: string }, mark: { type: string } } }, words: { type: array, items: { type: string, enum: [one, two] } } } }
crate: { type: [object, "null"], additionalProperties: false, properties: { locked: { type: boolean } } }
extra: { type: object, additionalProperties: true }
constructor: { type: boolean }
valueOf: { type: object, additionalProperties: false, properties: { toString: { type: string } } }`;

const contradictions = `x-contradicts:
  - { facts: { paid: true, tags: [] }, en: A, zh: 甲 }
  - { facts: { wheels: 0, riders: some }, en: A, zh: 甲 }
  - { facts: { left_on: { before: came_on } }, en: A, zh: 甲 }
  - { facts: { owner: { unlike: id }, colour: red }, en: A, zh: 甲 }
  - { facts: { owner: null, constructor: true }, en: A, zh: 甲 }
  - { facts: { valueOf.toString: present, lit: false }, en: A, zh: 甲 }
  - { facts: { 'riders[].asleep': true, lit: true }, en: A, zh: 甲 }
  - { facts: { paid: false, sent_on: present }, settles: paid, en: A, zh: 甲 }
  - { facts: { said: { unlike: garage.name } }, en: A, zh: 甲 }
  - { facts: { came_on: { before: garage.opened_on } }, en: A, zh: 甲 }
  - { facts: { 'riders[].name': { unlike: id }, lamp: true }, en: A, zh: 甲 }
  - { facts: { 'riders[].name': { unlike: car.badge } }, en: A, zh: 甲 }
  - { facts: { garage.open: false, paid: true }, en: A, zh: 甲 }
  - { facts: { garage.closed_on: { before: came_on } }, en: A, zh: 甲 }
  - { facts: { maker: { unlike: garage.owner } }, en: A, zh: 甲 }
  - { facts: { garage.owner: { unlike: buyer } }, en: A, zh: 甲 }
  - { facts: { lit: true, 'garage.doors[].shut': true }, en: A, zh: 甲 }
  - { facts: { 'garage.doors[].made_on': { before: wished_on } }, en: A, zh: 甲 }
  - { facts: { car.plate: present, crate: present }, en: A, zh: 甲 }
  - { facts: { car.bought_on: { before: came_on }, car.new: true }, en: A, zh: 甲 }
  - { facts: { garage.sold: true, garage.open: true }, en: A, zh: 甲 }
`;

const definitions = `$defs:
  day: { type: string, format: date, description: A day }
  event: { $ref: "#/$defs/day", x-event: true }
  count: { type: integer }
  guest: { type: object, additionalProperties: false, properties: { name: { type: string }, meal: { type: string } } }
`;

/** A vocabulary of a garage, its visits, and the cars that come with them. */
export const garages = loadedOf(
  readTogether(
    vocabularyFiles(header, {
      "garage.schema.yaml": groupOf(garage),
      "visit.schema.yaml": groupOf(visit, `${definitions}${contradictions}required: [id]\n`),
      "car.schema.yaml": groupOf(
        "plate: { type: string }\nbadge: { type: string }\nnew: { type: boolean }\nbought_on: { type: string, format: date }",
        "x-contradicts: [{ facts: { garage.sold: true, garage.open: false }, en: A, zh: 甲 }, { facts: { garage.open: false, new: true }, en: A, zh: 甲 }]\nrequired: [plate]\n",
      ),
    }),
  ),
);

/** Programs on visits and cars, judged on a day, without a garage. */
export const fixtureOf = (programs: Fixture["programs"], more: Partial<Fixture> = {}): Fixture => ({
  programs,
  service: undefined,
  vocabulary: garages,
  settings: settingsOf(emptyProfile, {
    asOf: day("2026-06-10"),
    lawOf: undefined,
    party: "provider",
    ...plainReckoning,
    calendar: undefined,
  }),
  ...more,
});

interface OtherPack {
  readonly pack: string;
  readonly needs?: readonly string[];
  readonly text: string;
  readonly from?: string;
  readonly until?: string;
}

/** Compiles declarations of a small law about garages, and of other packs. */
export const lawOf = (declarations: string, ...others: readonly OtherPack[]): Fixture["programs"] =>
  lawsOf({ pack: "t", text: declarations }, ...others);

/** Compiles packs, or versions of one, each of which says it all in paragraph 1(1). */
export function lawsOf(...all: readonly OtherPack[]): Fixture["programs"] {
  const drafts = all.map(({ pack, needs = [], text, from = "2025-01-01", until }) => {
    const files = [{ path: `${pack}.edict`, text: `article 1 {\nparagraph 1 {\n${text}\n}\n}` }];
    const inForce = { from: day(from), until: until === undefined ? undefined : day(until) };
    return { pack, files, inForce, rank: "rules", needs, text: lawText };
  });
  const reckoning = { ...plainReckoning, calendar: undefined };
  return buildAll(product, drafts, reckoning, () => garages.vocabulary).map((it) => it.program);
}

/** A rule on visits, by its clauses. */
export const ruleOn = (clauses: string, name = "one", subject = "visit"): string =>
  `rule ${name}: provider must "act" {\nquote "${quoted}"\non ${subject}\n${clauses}\n}`;

/** What counsel signs. */
export const signature = (standard: string): Attestation => ({
  standard,
  subject: "v",
  element: undefined,
  met: true,
  by: { name: "Lin Wei", role: "counsel" },
  on: day("2026-06-01"),
  evidence: [],
  span: { start: 0, end: 0 },
});

/** Documents as they are read; what is wrong with one is told. */
export function inputsOf(...documents: readonly object[]): readonly Input[] {
  return documents.flatMap((it) => {
    const { documents: all, diagnostics } = readDocument({ path: "a.json", text: JSON.stringify(it) });
    const read = all.map((one) => readInputs(one, garages, { zones: [plainReckoning.zone], needsOwnDay: false }));
    const told = [diagnostics, ...read.map((one) => one.diagnostics)].flat().map((one) => locales.en.say(one));
    if (told.length > 0) throw new Error(`${JSON.stringify(it)}: ${told.join("; ")}`);
    return read.flatMap((one) => one.inputs);
  });
}

/** The garage that visits are read with. */
export const garageOf = (facts: object = {}): Input | undefined =>
  inputsOf({ garage: { id: "g", ...facts }, facts_on: "2026-06-10" })[0];
