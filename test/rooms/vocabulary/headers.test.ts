import { expect, test } from "vitest";
import { formatPlace } from "../../../src/base/text.ts";
import { readVocabularyHeader } from "../../../src/vocabulary/vocabulary-header.ts";
import { dedent } from "./dedent.ts";
import { document } from "./load.ts";

const read = (text: string) => readVocabularyHeader(document(text));

test("a vocabulary says what it is called, and of each subject what its documents need", () => {
  const { value, diagnostics } = read(dedent`
    name: garages
    version: 12.3.4
    title: { en: Garages, zh: 車庫 }
    main: garage
    evidence: [photograph]
    roles:
      keeper: { en: keeper, zh: 管理員 }
      guard: { en: guard }
    subjects:
      garage: { schema: garage.schema.yaml, facts_on: required, first: [name, cars.colour] }
      visit: { schema: visit.schema.yaml, day: came_on, planned: true, reads: [car], carries: [car], gate: { paid: false, came_on: now } }
      car: { schema: car.schema.yaml, extends: cars@2 }`);
  expect(diagnostics).toEqual([]);
  expect(value).toMatchObject({
    id: "garages@12",
    version: "12.3.4",
    title: { en: "Garages", zh: "車庫" },
    main: "garage",
    evidence: ["photograph"],
  });
  expect(value && formatPlace(value.mainPlace)).toBe("input.yaml:4:7");
  expect([...(value?.roles ?? [])]).toEqual([
    ["keeper", { en: "keeper", zh: "管理員" }],
    ["guard", { en: "guard" }],
  ]);
  const [garage, visit, car] = value?.subjects ?? [];
  expect(garage).toMatchObject({ name: "garage", isPlanned: false, needsFactsOn: true, gate: undefined, reads: [] });
  expect(garage?.first.map(({ path, place }) => `${path} ${formatPlace(place)}`)).toEqual([
    "name input.yaml:10:69",
    "cars.colour input.yaml:10:75",
  ]);
  expect(visit).toMatchObject({
    day: "came_on",
    isPlanned: true,
    needsFactsOn: false,
    reads: ["car"],
    carries: ["car"],
  });
  expect(visit?.gate?.map(({ field, value: supposed }) => [field, supposed])).toEqual([
    ["paid", false],
    ["came_on", "now"],
  ]);
  expect(car).toMatchObject({ schema: "car.schema.yaml", extends: "cars@2", first: [] });
});

test("a vocabulary that is not written as it should be is told and not read", () => {
  const { value, diagnostics } = read(
    "name: garages\nversion: 1.0\ntitle: { en: Garages }\nsubjects: {}\nmains: garage",
  );
  expect(value).toBeUndefined();
  expect(diagnostics.map(({ place }) => formatPlace(place)).toSorted()).toEqual([
    "input.yaml:2:10",
    "input.yaml:4:11",
    "input.yaml:5:1",
  ]);
});
