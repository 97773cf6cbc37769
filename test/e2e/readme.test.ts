import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { fencesOf } from "../docs/fences.ts";

const readme = readFileSync("README.md", "utf8");

test("the README shows what the check of the example prints", () => {
  const run = spawnSync(process.execPath, ["dist/cli.js", "check", "examples/chat-service"], { encoding: "utf8" });
  const shown = fencesOf(readme).find(({ words }) => words[0] === "text");
  const parts = shown?.text.split("\n…\n").map((it) => it.trim()) ?? [];
  expect(parts.length).toBeGreaterThan(1);
  expect(parts.filter((it) => !run.stdout.includes(it))).toEqual([]);
  expect(run.status).toBe(1);
});
