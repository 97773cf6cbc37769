import { spawnSync } from "node:child_process";
import { readFileSync, symlinkSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { beforeAll, expect, test } from "vitest";
import { folderWith } from "./edict.ts";
import { libraryExamples as examples } from "./library-examples.ts";
import { pack, packed } from "./prebuilt.ts";

const folder = folderWith({ "package.json": "{}" });
let tarball = "";
let installed = "";

/** Runs a program; what it prints, and its error if it fails. */
function run(cwd: string, command: string, ...words: readonly string[]): string {
  const { status, stdout, stderr } = spawnSync(command, words, { cwd, encoding: "utf8" });
  return status === 0 ? stdout + stderr : `${command} ${words.join(" ")} exits ${status}:\n${stdout}${stderr}`;
}

const bin = (name: string): string => resolve("node_modules/.bin", name);

beforeAll(() => {
  run(".", "npm", "run", "declarations");
  tarball = pack(".");
  const needed = packed("./node_modules/@viz-js/viz");
  installed = run(folder, "npm", "install", "--offline", "--no-audit", needed, tarball);
  for (const { name, text } of examples) writeFileSync(join(folder, name), text);
}, 300_000);

test("the tarball runs in an empty folder: every example prints what the page shows", () => {
  expect(installed).toContain("added 2 packages");
  expect(examples.length).toBe(8);
  for (const { name, printed } of examples)
    expect([name, run(folder, process.execPath, name)]).toEqual([name, printed]);
});

test("so does its command line", () => {
  const edict = join(folder, "node_modules/.bin/edict");
  expect(run(folder, edict, "--version")).toMatch(/^\d+\.\d+\.\d+\n$/);
  writeFileSync(join(folder, "service.yaml"), "facts_on: 2026-11-01\nservice: { id: lumen }\n");
  run(folder, edict, "check", "service.yaml", "-f", "json=report.json");
  const report = readFileSync(join(folder, "report.json"), "utf8");
  expect([report.includes('"edict:/policies/'), report.includes("node_modules")]).toEqual([true, false]);
});

test("its types know the examples and the names of rules, and refuse an option that does not exist", () => {
  symlinkSync(resolve("node_modules/@types"), join(folder, "node_modules/@types"));
  writeFileSync(
    join(folder, "slip.mts"),
    'import { evaluate, loadPacks } from "edict";\nevaluate(loadPacks(), ["a"], { asof: "" });\n',
  );
  const known = (name: string): string => {
    const rule = `"cn.genai_interim_measures.${name}"`;
    return `export const ${name}: Extract<RuleName, ${rule}> = ${rule};\n`;
  };
  const rules = `import { createGate, type RuleName } from "edict";\n${known("label")}${known("lable")}`;
  const policy = '{ default: "hold", rules: { "cn.genai_interim_measures.no_harm": "pass", "my.pack.rule": "hold" } }';
  writeFileSync(join(folder, "rules.mts"), `${rules}await createGate({ open: ${policy} });\n`);
  const files = [...examples.map((it) => it.name), "slip.mts", "rules.mts"];
  const flags = ["--noEmit", "--strict", "--checkJs", "--module", "nodenext", "--target", "es2023", "--types", "node"];
  const lines = run(folder, bin("tsc"), ...flags, ...files).split("\n");
  expect(lines.filter((it) => it.includes(": error "))).toEqual([
    expect.stringMatching(/^rules\.mts\(3,.*not assignable to type 'never'/),
    expect.stringMatching(/^slip\.mts\(2,.*'asof' does not/),
  ]);
});

test("publint and attw find nothing", () => {
  expect(run(folder, bin("publint"), "run", tarball, "--strict")).toContain("All good!");
  expect(run(folder, bin("attw"), tarball, "--format", "ascii", "--no-color")).toContain("No problems found");
});
