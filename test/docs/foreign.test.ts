import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { toPlain } from "../../src/base/document.ts";
import { readYaml } from "../../src/base/yaml-document.ts";
import { foreignFormats } from "../../src/readers/foreign/read-foreign.ts";
import { read } from "../rooms/readers/foreign/foreign-file.ts";
import { fencesOf } from "./fences.ts";

const page = "grammar/inputs/foreign.md";
const text = readFileSync(page, "utf8");
const fences = fencesOf(text);

const examples = fences.flatMap((fence, at) => {
  const format = foreignFormats.find((it) => it === fence.words[1]);
  return format ? [{ fence, format, gives: fences[at + 1] }] : [];
});

for (const { fence, format, gives } of examples) {
  test(`${page}:${fence.line} gives what is written below it`, () => {
    expect(gives?.words).toEqual(["yaml", "gives"]);
    const wanted = readYaml({ path: page, text: gives?.text ?? "" }).documents.map((it) => toPlain(it.root));
    const it = read(fence.text, format, `page.${fence.words[0]}`);
    expect([it.slips, it.plain]).toEqual([[], JSON.parse(JSON.stringify(wanted))]);
  });
}

test("every fence is an example or what it gives, and every format has one", () => {
  expect(fences).toHaveLength(examples.length * 2);
  expect(new Set(examples.map((it) => it.format))).toEqual(new Set(foreignFormats));
});

test("every format stands in the table", () => {
  for (const format of foreignFormats) expect(text).toContain(`\n| \`${format}\` |`);
});
