import { expect, test } from "vitest";
import type { Contradiction } from "../../../src/vocabulary/type.ts";
import { groupOf, loadedOf, readTogether, refusedFor, vocabularyFiles } from "./small-vocabulary.ts";

const header =
  "name: garage\nversion: 1.0.0\ntitle: { en: Garages }\nmain: garage\nsubjects: { garage: { schema: garage.schema.yaml }, visit: { schema: visit.schema.yaml } }";
const date = "{ type: string, format: date }";
const fields = `
id: { type: string }
lit: { type: boolean }
paid: { type: boolean }
owner: { type: [string, "null"] }
seal: { type: string, enum: [whole, broken] }
wheels: { type: integer }
lamps: { type: array, items: { type: string } }
riders: { type: array, items: { type: object, additionalProperties: false, properties: { name: { type: string }, born_on: ${date} } } }
box: { type: object, additionalProperties: false, properties: { name: { type: string } } }
came_on: ${date}
left_on: ${date}`.trim();

/** A vocabulary in which a visit declares one contradiction. */
const visitsWith = (contradiction: string) =>
  readTogether(
    vocabularyFiles(header, {
      "garage.schema.yaml": groupOf(
        "id: { type: string }\nopen: { type: boolean }\nopened_on: { type: string, format: date }",
      ),
      "visit.schema.yaml": groupOf(fields, `x-contradicts: [${contradiction}]\n`),
    }),
  );
const withFacts = (facts: string, more = "") => visitsWith(`{ facts: ${facts}, ${more}en: A, zh: 甲 }`);
const read = (facts: string, more = ""): readonly Contradiction[] =>
  loadedOf(withFacts(facts, more)).vocabulary.subjects.get("visit")?.type.contradictions ?? [];
const own = (name: string) => ({ subject: undefined, steps: [{ name, each: false }] });

test("days, moments and texts are stated by another fact, and the rest by what they are", () => {
  const why = { en: "A", zh: "甲" };
  expect(read("{ left_on: { before: came_on }, owner: { unlike: id } }")).toEqual([
    {
      facts: [
        { ...own("left_on"), state: { kind: "before", than: own("came_on") } },
        { ...own("owner"), state: { kind: "unlike", than: own("id") } },
      ],
      why,
    },
  ]);
  expect(read("{ owner: null, wheels: 0, lamps: [], riders: some, seal: broken, box: present }")).toEqual([
    {
      facts: [
        { ...own("owner"), state: { kind: "is", value: null } },
        { ...own("wheels"), state: { kind: "is", value: 0 } },
        { ...own("lamps"), state: { kind: "empty" } },
        { ...own("riders"), state: { kind: "some" } },
        { ...own("seal"), state: { kind: "is", value: "broken" } },
        { ...own("box"), state: { kind: "present" } },
      ],
      why,
    },
  ]);
  expect(read("{ garage.opened_on: { before: garage.opened_on }, 'riders[].name': present, lit: true }")).toEqual([
    {
      facts: [
        {
          subject: "garage",
          steps: [{ name: "opened_on", each: false }],
          state: { kind: "before", than: { subject: "garage", steps: [{ name: "opened_on", each: false }] } },
        },
        {
          subject: undefined,
          steps: [
            { name: "riders", each: true },
            { name: "name", each: false },
          ],
          state: { kind: "present" },
        },
        { ...own("lit"), state: { kind: "is", value: true } },
      ],
      why,
    },
  ]);
});

const notItsState = (path: string): string =>
  `the schema keyword \`x-contradicts\` gives \`${path}\` a state that it cannot have`;
const notThere = (name: string): string => `the schema keyword \`x-contradicts\` names \`${name}\`, which is not there`;

test.each([
  ["{ lamps: [[red]] }", `[red] ⟶ ${notItsState("lamps")}`],
  ["{ wheels: 4 }", `4 ⟶ ${notItsState("wheels")}`],
  ["{ owner: 0 }", `0 ⟶ ${notItsState("owner")}`],
  ["{ lit: present }", `present ⟶ ${notItsState("lit")}`],
  ["{ lamps: present }", `present ⟶ ${notItsState("lamps")}`],
  ["{ seal: some }", `some ⟶ ${notItsState("seal")}`],
  ["{ owner: { beside: id } }", `{ beside: id } ⟶ ${notItsState("owner")}`],
  ["{ left_on: { beside: came_on } }", `{ beside: came_on } ⟶ ${notItsState("left_on")}`],
  ["{ left_on: {} }", `{} ⟶ ${notItsState("left_on")}`],
  ["{ left_on: { unlike: came_on } }", `{ unlike: came_on } ⟶ ${notItsState("left_on")}`],
  ["{ owner: { before: id } }", `{ before: id } ⟶ ${notItsState("owner")}`],
  [
    "{ left_on: { before: came_on, unlike: came_on } }",
    `{ before: came_on, unlike: came_on } ⟶ ${notItsState("left_on")}`,
  ],
  ["{ owner: { unlike: 'riders[].name' } }", `{ unlike: 'riders[].name' } ⟶ ${notItsState("owner")}`],
  ["{ left_on: { before: 'riders[].born_on' } }", `{ before: 'riders[].born_on' } ⟶ ${notItsState("left_on")}`],
  ["{ 'owner[]': present }", `'owner[]' ⟶ ${notThere("owner[]")}`],
  ["{ garage: present }", `garage ⟶ ${notThere("garage")}`],
  ["{ box.none: present }", `box.none ⟶ ${notThere("box.none")}`],
])("of the facts %s it is told which cannot be so", (facts, told) => {
  expect(refusedFor(withFacts(facts))).toEqual([told]);
});

test("a contradiction says nothing beside its facts, what they settle, and why", () => {
  expect(refusedFor(visitsWith("{ facts: { lit: true }, because: it is dark, en: A, zh: 甲 }"))).toEqual([
    `because ⟶ ${notThere("because")}`,
  ]);
});

test("a yes or no is settled by other facts of its group that are there", () => {
  for (const [name, facts] of [
    ["lit", "{ lit: false, lamps: some }"],
    ["lit", "{ lit: true, owner: present, seal: broken }"],
    ["lit", "{ paid: true, lit: false }"],
  ] as const)
    expect(read(facts, `settles: ${name}, `).map((it) => it.settles)).toEqual([name]);
});

test.each([
  ["a fact of which only is said that it is there", "owner", "{ owner: present, lit: true }"],
  ["a word", "seal", "{ seal: whole, owner: present }"],
  ["one beside which nothing stands", "lit", "{ lit: true }"],
  ["one beside which something is absent", "lit", "{ lit: true, owner: present, lamps: [] }"],
  ["one beside a fact of another subject", "lit", "{ lit: true, garage.open: true }"],
  ["one beside the facts of elements", "lit", "{ lit: true, 'riders[]': present }"],
  ["one beside a fact further down", "lit", "{ lit: true, box.name: present }"],
  ["a fact of another subject", "open", "{ garage.open: true, owner: present }"],
])("%s is not settled", (_, name, facts) => {
  expect(refusedFor(withFacts(facts, `settles: ${name}, `))).toEqual([
    `${name} ⟶ the schema keyword \`x-contradicts\` must name with \`settles\` one yes or no, beside other facts of the same group of which each is there`,
  ]);
});
