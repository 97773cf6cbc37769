import { readFileSync, readdirSync } from "node:fs";
import { expect, test } from "vitest";
import { exampleFiles } from "./example-files.ts";

test("the files of examples/labels are those that are written here", () => {
  expect(
    readdirSync("examples/labels")
      .filter((it) => it !== "README.md")
      .toSorted(),
  ).toEqual(Object.keys(exampleFiles).toSorted());
  for (const [name, bytes] of Object.entries(exampleFiles)) {
    expect([name, new Uint8Array(readFileSync(`examples/labels/${name}`))]).toEqual([name, bytes]);
  }
});
