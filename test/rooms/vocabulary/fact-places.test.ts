import { expect, test } from "vitest";
import { positionAt } from "../../../src/base/text.ts";
import { factPlace } from "../../../src/vocabulary/fact-place.ts";
import { groupOf, vocabularyFiles } from "./small-vocabulary.ts";

const garages = vocabularyFiles(
  "name: garages\nversion: 1.0.0\ntitle: { en: Garages }\nsubjects: { visit: { schema: visit.schema.yaml }, garage: { schema: garage.schema.yaml } }",
  {
    "garage.schema.yaml": groupOf("id: { type: string }\nopen: { type: boolean }"),
    "visit.schema.yaml": groupOf(
      'id: { type: string }\nbox: { $ref: "parts.schema.yaml#/$defs/box" }\ncars:\n  type: array\n  items:\n    $ref: "#/$defs/car"',
      "$defs:\n  car:\n    type: object\n    additionalProperties: false\n    properties:\n      colour: { type: string }\n      doors: { type: array, items: { type: object, properties: { width: { type: number } } } }\n",
    ),
    "parts.schema.yaml": "$defs:\n  box:\n    type: object\n    properties:\n      name: { type: string }",
  },
);
const lights = vocabularyFiles(
  "name: lights\nversion: 2.0.0\ntitle: { en: Lights }\nsubjects: { visit: { schema: more.schema.yaml, extends: garages@1 } }",
  { "more.schema.yaml": groupOf("lit: { type: boolean }") },
);

/** The file, the line and what stands there. */
function placeOf(path: string): string | undefined {
  const [subject = "", ...fields] = path.split(".");
  const place = factPlace([garages, lights], { subject, fields });
  if (!place) return undefined;
  const { source, span } = place;
  return `${source.path}:${positionAt(source, span.start).line} ${source.text.slice(span.start, span.end)}`.trim();
}

test("a fact is declared at the key of its field, wherever a reference leads, and through lists", () => {
  expect(
    ["visit.id", "visit.box.name", "visit.cars", "visit.cars.colour", "visit.cars.doors.width"].map(placeOf),
  ).toEqual([
    "visit.schema.yaml:12 id",
    "parts.schema.yaml:6 name",
    "visit.schema.yaml:14 cars",
    "visit.schema.yaml:7 colour",
    "visit.schema.yaml:8 width",
  ]);
});

test("a fact that another vocabulary adds is declared in its schema", () => {
  expect(placeOf("visit.lit")).toBe("more.schema.yaml:5 lit");
});

test("a subject is declared where the first of its schemas begins", () => {
  expect(["visit", "garage"].map(placeOf)).toEqual(["visit.schema.yaml:1", "garage.schema.yaml:1"]);
});

test("what no schema declares has no place", () => {
  const paths = [
    "car",
    "car.id",
    "visit.open",
    "garage.id.length",
    "visit.cars.none",
    "visit.box.name.first",
    "visit.none.id",
  ];
  expect(paths.map(placeOf)).toEqual(paths.map(() => undefined));
});
