import { spawnSync } from "node:child_process";
import { mkdirSync, symlinkSync } from "node:fs";
import { join, resolve } from "node:path";
import { expect, test } from "vitest";
import { folderWith } from "./edict.ts";
import { libraryExamples } from "./library-examples.ts";

const folder = folderWith(Object.fromEntries(libraryExamples.map(({ name, text }) => [name, text])));
mkdirSync(join(folder, "node_modules"));
symlinkSync(resolve("."), join(folder, "node_modules/edict"));

test.each(libraryExamples)("grammar/library.md: $name prints what the page shows", ({ name, printed }) => {
  const { stdout, stderr } = spawnSync(process.execPath, [name], { cwd: folder, encoding: "utf8" });
  expect(stdout + stderr).toBe(printed);
});
