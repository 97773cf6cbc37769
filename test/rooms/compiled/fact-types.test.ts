import { expect, test } from "vitest";
import { factTypes } from "../../../src/compiled/fact-types.ts";
import { garages } from "./garage.ts";

/** The types of the fields of a visit, by their names. */
const typesOf = (required: readonly string[] = []): ReadonlyMap<string, string> =>
  new Map(
    Array.from(
      factTypes(garages, "visit", required).matchAll(/^ {4}readonly ("\w+"\??: .*?);$/gm),
      ([, it = ""]) => it.split(/: (.*)/, 2) as [string, string],
    ),
  );

test.each([
  ["id", false, "string"],
  ["at", true, "string"],
  ["paid", true, "boolean"],
  ["lit", true, "boolean | null"],
  ["gift", true, "boolean | null"],
  ["price", true, "number"],
  ["wheels", true, "number"],
  ["counted", true, "number"],
  ["colour", true, '"red" | "blue"'],
  ["tint", true, '"dark" | null'],
  // Where words are listed, null has to be one of them.
  ["mood", true, '"calm"'],
  ["wordless", true, "never"],
  ["owner", true, "string | null"],
  ["proof", true, "never"],
  ["paid_on", true, "string"],
  ["tags", true, "readonly (string)[]"],
  ["notes", true, "readonly (string)[] | null"],
  ["extra", true, "{ readonly [name: string]: unknown }"],
])("of `%s`, which may be left out: %o, code takes %s", (name, mayBeLeftOut, type) => {
  const found = typesOf();
  const key = JSON.stringify(name);
  expect(found.get(mayBeLeftOut ? `${key}?` : key)).toBe(mayBeLeftOut ? `${type} | undefined` : type);
});

test("groups are written with their fields, those of lists too, and a field that has to be there may not be left out", () => {
  const all = factTypes(garages, "visit", ["at"]);
  expect(typesOf(["at"]).get('"at"')).toBe("string");
  expect([typesOf(["at"]).has('"at"?'), typesOf(["at"]).get('"id"')]).toEqual([false, "string"]);
  expect(all).toContain(`
    readonly "guests"?: readonly ({
      readonly "name"?: string | undefined;
      readonly "meal"?: string | undefined;
    })[] | undefined;
`);
  expect(all).toContain(`
    readonly "crate"?: {
      readonly "locked"?: boolean | undefined;
    } | null | undefined;
`);
  expect(factTypes(garages, "car", [])).toBe(`{
    readonly "plate": string;
    readonly "badge"?: string | undefined;
    readonly "new"?: boolean | undefined;
    readonly "bought_on"?: string | undefined;
  }`);
});
