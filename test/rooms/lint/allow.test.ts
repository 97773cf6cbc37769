import { expect, test } from "vitest";
import { parse } from "../../../src/language/parse/parse.ts";
import { allowed } from "../../../src/lint/allow.ts";
import { linted, packWith, shown } from "./lint.ts";

const rule = `rule named: provider must "have an id" { on service require service.id is present }`;
const left = `define left means service.generates_content`;
const because = `because "clients read it"`;

/** What is found beside that no case names the rule. */
const found = (policy: string): readonly (readonly [string, string])[] =>
  shown(linted(packWith(`\n${policy}\n`))).filter(([name]) => name !== "untested-rule");

test("a comment allows a rule in the declaration that follows, and on its own line behind other words", () => {
  expect(found(`${left}\n${rule}`)).toEqual([["unused-definition", "left"]]);
  for (const policy of [
    `// allow lint/unused-definition ${because}\n${left}\n${rule}`,
    `// allow lint/unused-definition ${because}\n// more of it\n/// A word.\n${left}\n${rule}`,
    `${left} // allow lint/unused-definition ${because}\n${rule}`,
  ])
    expect(found(policy)).toEqual([]);
});

test("it allows nothing elsewhere, and nothing of another rule", () => {
  expect(
    found(`${left} // allow lint/unused-definition ${because}\n${left.replace("left", "left_too")}\n${rule}`),
  ).toEqual([["unused-definition", "left_too"]]);
  expect(found(`// allow lint/unused-standard ${because}\n${left}\n${rule}`)).toEqual([
    ["unused-allow", `// allow lint/unused-standard ${because}`],
    ["unused-definition", "left"],
  ]);
  expect(found(`// allow lint/unused-definition ${because}\n${rule}\n${left}`)).toEqual([
    ["unused-allow", `// allow lint/unused-definition ${because}`],
    ["unused-definition", "left"],
  ]);
});

test("without a reason it counts, and is found itself; an unknown name is told with the one that was meant", () => {
  expect(found(`// allow lint/unused-definition\n${left}\n${rule}`)).toEqual([
    ["allow-without-reason", "// allow lint/unused-definition"],
  ]);
  expect(found(`// allow lint/unused-definition because " "\n${left}\n${rule}`)).toHaveLength(1);
  const { findings } = linted(packWith(`\n// allow lint/unused-definitio ${because}\n${left}\n${rule}`));
  expect(findings.find((it) => it.code === "lint/unknown-allow")?.fix?.edits[0]?.text).toBe("lint/unused-definition");
});

test("a comment stands before very many others", () => {
  const text = `// allow lint/unused-definition ${because}\n${"//\n".repeat(100_000)}${left}`;
  const { value } = parse({ path: "p.edict", text });
  const codes = allowed([value], [], ["lint/unused-definition"]).map((it) => it.code);
  expect(codes).toEqual(["lint/unused-allow"]);
});

test("--fix takes away what allows nothing, with its line or the blanks before it", () => {
  const alone = linted(packWith(`\n// allow lint/unused-term ${because}\n${rule}\n`), ["law"], true);
  expect(alone.fixed[0]?.text).toBe(`article 1 { paragraph 1 { \n${rule}\n } }\n`);
  const behind = linted(packWith(`\n${rule} // allow lint/unused-term ${because}\n`), ["law"], true);
  expect(behind.fixed[0]?.text).toBe(`article 1 { paragraph 1 { \n${rule}\n } }\n`);
});
