import { spawn, spawnSync } from "node:child_process";
import { closeSync, openSync } from "node:fs";
import { expect, test } from "vitest";
import { cli, edict } from "./edict.ts";
import { edictHere } from "./in-process.ts";

test("a reader that stops early is no error", async () => {
  const child = spawn(process.execPath, [cli, "compile", "cn.genai_interim_measures", "-f", "json"]);
  let err = "";
  child.stderr.on("data", (text: Buffer) => (err += text.toString()));
  child.stdout.destroy();
  await new Promise((resolve) => child.on("close", resolve));
  expect(err).toBe("");
});

const example = "examples/internal-assistant";

/** Verbs whose words other tests read in their own process. */
test.each([
  ["explain", example],
  ["needs", "examples/chat-service", "-f", "yaml"],
  ["sheet", "examples/chat-service", "-f", "yaml"],
  ["timeline", example, "--from", "2026-11-01", "--to", "2026-12-01"],
  ["coverage", "cn.labelling_measures", "--lang", "zh-Hans"],
  ["doc", "cn.labelling_measures"],
  ["diff", "cn.cybersecurity_law@2025-12-31", "cn.cybersecurity_law@2026-01-01", "--budget", "1"],
  ["vocabulary", "doc", "genai@1"],
  ["inspect", "examples/labels/picture.png", "examples/labels/song.wav"],
])("the program says what the process of a test says: %s %s", (...words) => {
  const ended = edict(words);
  expect(ended).toEqual(edictHere(words));
  expect(ended.out.length).toBeGreaterThan(100);
});

test("an output that takes no text is told in one line and is not a verdict", () => {
  const full = openSync("/dev/full", "w");
  const { status, stderr } = spawnSync(process.execPath, [cli, "check", "examples/chat-service"], {
    stdio: ["ignore", full, "pipe"],
    encoding: "utf8",
  });
  closeSync(full);
  expect(status).toBe(74);
  expect(stderr).toMatch(/^error: the output cannot be written: .*\n$/);
});

test("a misspelt verb exits 64 on standard error alone", () => {
  expect(edict(["chek"])).toMatchObject({ code: 64, out: "", err: expect.stringContaining("(Did you mean check?)") });
});

test("the help lists the verbs that exist, and no other", () => {
  const { out } = edict(["--help"]);
  expect([...out.matchAll(/^ {2}([a-z]+) [[<]/gm)].map((it) => it[1])).toEqual([
    "init",
    "check",
    "merge",
    "explain",
    "needs",
    "interview",
    "sheet",
    "timeline",
    "detect",
    "inspect",
    "serve",
    "mcp",
    "test",
    "compile",
    "fmt",
    "lint",
    "coverage",
    "graph",
    "diff",
    "doc",
    "pack",
    "vocabulary",
    "verify",
    "lsp",
    "playground",
    "trend",
    "completion",
  ]);
});

test("the shipped packs pass their cases", () => {
  const { code, out } = edict(["test", "--quiet"]);
  expect(out).toMatch(/^cn\.genai_interim_measures: (\d+) of \1 cases pass$/m);
  expect(code).toBe(0);
});
