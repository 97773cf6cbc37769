import { lstatSync, mkdtempSync, readFileSync, readdirSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { openAtomic } from "../../../src/cli/atomic-file.ts";

const folder = (): string => mkdtempSync(join(tmpdir(), "edict-"));

test("a file is as it was until it is finished, and then whole", () => {
  const path = join(folder(), "out.txt");
  writeFileSync(path, "before");
  const file = openAtomic(path);
  file.write("one ");
  file.write("two");
  expect(readFileSync(path, "utf8")).toBe("before");
  file.finish();
  file.discard();
  expect(readFileSync(path, "utf8")).toBe("one two");
});

test("what is discarded leaves nothing", () => {
  const cwd = folder();
  const file = openAtomic(join(cwd, "out.txt"));
  file.write("one");
  file.discard();
  expect(readdirSync(cwd)).toEqual([]);
});

test("a device is written to, and not replaced by a file", () => {
  const path = join(folder(), "nowhere");
  symlinkSync("/dev/null", path);
  const file = openAtomic(path);
  file.write("one");
  file.finish();
  expect(lstatSync(path).isSymbolicLink()).toBe(true);
});
