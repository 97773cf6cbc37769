import { chmodSync, readFileSync, readdirSync, statSync, symlinkSync, lstatSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { edict, folderWith } from "./edict.ts";

const loose = "article  3 { // why\n}";
const laidOut = "article 3 { // why\n}\n";

test("the shipped policies and examples have the one layout", () => {
  const { code, out } = edict(["fmt", "policies", "examples", "--check"]);
  expect(out).toMatch(/^0 files would change, \d+ unchanged\n$/);
  expect(code).toBe(0);
});

test("files of the working folder are rewritten whole; one with a mistake is left as it is", () => {
  const bad = "article 3 {\r\n";
  const cwd = folderWith({ "a/b.edict": loose, "a/crlf.edict": "// a\r\narticle  1 { }\r\n", "bad.edict": bad });
  const ended = edict(["fmt"], { cwd });
  expect(ended).toMatchObject({ code: 3, out: "a/b.edict\na/crlf.edict\n2 files changed, 0 unchanged\n" });
  expect(ended.err).toMatch(/^bad\.edict:/);
  expect(readFileSync(join(cwd, "a/b.edict"), "utf8")).toBe(laidOut);
  expect(readFileSync(join(cwd, "a/crlf.edict"), "utf8")).toBe("// a\r\narticle 1 {}\r\n");
  expect(readFileSync(join(cwd, "bad.edict"), "utf8")).toBe(bad);
  expect(readdirSync(join(cwd, "a"))).toEqual(["b.edict", "crlf.edict"]);
});

test("a file keeps its mode, and a link stays a link", () => {
  const cwd = folderWith({ "real.txt": loose });
  chmodSync(join(cwd, "real.txt"), 0o640);
  symlinkSync("real.txt", join(cwd, "link.edict"));
  expect(edict(["fmt", "link.edict"], { cwd }).code).toBe(0);
  expect(lstatSync(join(cwd, "link.edict")).isSymbolicLink()).toBe(true);
  expect(readFileSync(join(cwd, "real.txt"), "utf8")).toBe(laidOut);
  expect(statSync(join(cwd, "real.txt")).mode & 0o777).toBe(0o640);
});

test("--check and --diff write nothing", () => {
  const cwd = folderWith({ "b.edict": loose });
  expect(edict(["fmt", "--check"], { cwd }).code).toBe(1);
  const { code, out } = edict(["fmt", "--diff"], { cwd });
  expect([code, out]).toEqual([
    0,
    "--- a/b.edict\n+++ b/b.edict\n@@ -1,2 +1,2 @@\n-article  3 { // why\n-}\n\\ No newline at end of file\n+article 3 { // why\n+}\n",
  ]);
  expect(readFileSync(join(cwd, "b.edict"), "utf8")).toBe(loose);
});

test("standard input goes to standard output", () => {
  expect(edict(["fmt", "-"], { input: `\uFEFF${loose}` })).toEqual({ code: 0, out: laidOut, err: "" });
});
