import { groupOf, loadedOf, readTogether, vocabularyFiles } from "../vocabulary/small-vocabulary.ts";

const header = `name: garage
version: 1.0.0
title: { en: Garages }
main: garage
subjects:
  garage: { schema: garage.schema.yaml, facts_on: required }
  visit: { schema: visit.schema.yaml, day: at, reads: [car], carries: [car] }
  car: { schema: car.schema.yaml }
`;

const garage = `id: { type: string }
open: { type: boolean }
name: { type: string }
opened_on: { type: string, format: date }`;

/** A field of every kind, and of all that a schema may say of one. */
const visit = `id: { type: string }
at: { type: string, format: date-time }
paid: { type: boolean }
lit: { type: [boolean, "null"] }
price: { type: number, minimum: 1, maximum: 9.5 }
weight: { type: [number, "null"] }
wheels: { type: integer }
colour: { type: string, enum: [red, blue] }
tint: { type: [string, "null"], enum: [dark, null] }
mood: { type: [string, "null"], enum: [calm] }
wordless: { type: string, enum: [1] }
owner: { type: [string, "null"] }
said: { type: string, x-verbatim: true }
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
    properties: { name: { type: string }, seat: { type: integer }, asleep: { type: boolean }, driving: { type: boolean } }
box: { type: object, additionalProperties: false, properties: { locked: { type: boolean }, words: { type: array, items: { type: string, enum: [one, two] } } } }
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
  - { facts: { 'riders[].name': { unlike: car.plate } }, en: A, zh: 甲 }
  - { facts: { garage.open: false, paid: true }, en: A, zh: 甲 }
  - { facts: { car.plate: present, crate: present }, en: A, zh: 甲 }
  - { facts: { garage.opened_on: { before: garage.opened_on } }, en: A, zh: 甲 }
  - { facts: { garage.name: present, garage.open: true }, en: A, zh: 甲 }
`;

const definitions = `$defs:
  day: { type: string, format: date, description: A day }
  event: { $ref: "#/$defs/day", x-event: true }
  count: { type: integer }
`;

/** A vocabulary of a garage, its visits, and the cars that come with them. */
export const garages = loadedOf(
  readTogether(
    vocabularyFiles(header, {
      "garage.schema.yaml": groupOf(garage),
      "visit.schema.yaml": groupOf(visit, `${definitions}${contradictions}required: [id]\n`),
      "car.schema.yaml": groupOf("plate: { type: string }\nnew: { type: boolean }", "required: [plate]\n"),
    }),
  ),
);
