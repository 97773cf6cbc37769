import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { sectionsOf, transcript } from "./reference-section.ts";

const paths = ["grammar/project.md", "grammar/project.zh-Hans.md"];

test.each(paths)("%s: its commands print what it shows", (path) => {
  const shown = sectionsOf(readFileSync(path, "utf8")).flatMap((section) =>
    section.fences.filter((it) => it.words[0] === "console").map((it) => [it.text, transcript(section, it)] as const),
  );
  expect(shown.length).toBe(5);
  for (const [text, printed] of shown) expect(text).toBe(printed);
});

test.each(paths)("%s: each key of edict.yaml has its row", (path) => {
  const schema: { readonly properties: object } = JSON.parse(
    readFileSync("grammar/schema/project-1.schema.json", "utf8"),
  );
  const rows = readFileSync(path, "utf8").matchAll(/^\| (`[^|]*`) \|/gm);
  const told = [...rows].flatMap(([, names = ""]) => [...names.matchAll(/`(\w+)`/g)].map(([, name]) => name));
  expect(Object.keys(schema.properties).filter((it) => !told.includes(it))).toEqual([]);
});
