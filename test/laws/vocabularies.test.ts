import fc from "fast-check";
import { expect, test } from "vitest";
import { product } from "./product.ts";
import { growths, nothingGrown, readBy, typesOf, worldsOf } from "./vocabularies.ts";
import { strictWorld, world } from "./world.ts";

test("a vocabulary that is written as schemas is read as it was", () => {
  for (const base of [world, strictWorld]) {
    const { subjects } = readBy(product, base, nothingGrown);
    for (const it of base.subjects.values()) expect(subjects.get(it.name)).toMatchObject(it);
  }
});

test("what a vocabulary adds to subjects of another is read whole", () => {
  fc.assert(
    fc.property(growths, (growth) => {
      const { subjects } = worldsOf(product, [{ growth }])(false);
      for (const [name, type] of typesOf(growth)) expect(subjects.get(name)?.type.fields).toEqual(type.fields);
    }),
  );
});
