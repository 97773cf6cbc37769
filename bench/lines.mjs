/**
 * `node bench/lines.mjs [LINES…]`: generated logs of these lengths (default 10,000 and 100,000) judged line by line, with
 * one thread and with two, to nowhere but a digest; prints JSON.
 */
import { createHash } from "node:crypto";
import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { writeLines } from "./generated-lines.mjs";
import { printJson } from "./rounds.mjs";

const root = join(import.meta.dirname, "..");
const scratch = mkdtempSync(join(tmpdir(), "edict-"));
process.on("exit", () => rmSync(scratch, { recursive: true, force: true }));

const counts = process.argv.slice(2).map(Number);
const service = "examples/chat-service/service.yaml";

/** A process, with what it takes; `heard` has what it prints. */
async function run(words, heard) {
  const start = performance.now();
  const child = spawn(process.execPath, ["--require", "./bench/usage-at-exit.cjs", ...words], {
    cwd: root,
    stdio: ["ignore", "pipe", "ignore", "pipe"],
  });
  let usage = "";
  child.stdout.on("data", heard);
  child.stdio[3].on("data", (bytes) => (usage += bytes));
  await once(child, "close");
  const seconds = (performance.now() - start) / 1000;
  return { exit: child.exitCode, seconds, ...JSON.parse(usage) };
}

/** What is written is digested, not kept. */
async function checked(log, jobs, format) {
  const digest = createHash("sha256");
  const words = ["dist/cli.cjs", "check", log, "--service", service, "--as-of", "2026-12-01", "--stream"];
  const done = await run([...words, "--jobs", String(jobs), "-f", format], (bytes) => digest.update(bytes));
  return { format, jobs, ...done, sha256: digest.digest("hex").slice(0, 12) };
}

/** The same lines read and parsed, and nothing else. */
async function parsed(log) {
  let said = "";
  const done = await run(["bench/parsed-lines.mjs", log], (bytes) => (said += bytes));
  return { ...done, ...JSON.parse(said) };
}

const logs = [];
for (const lines of counts.length > 0 ? counts : [10_000, 100_000]) {
  const log = join(scratch, `${lines}.jsonl`);
  writeLines(log, lines);
  const runs = [];
  const parsing = await parsed(log);
  for (const [jobs, format] of [
    [1, "human"],
    [1, "verdicts"],
    [2, "verdicts"],
    [1, "ndjson"],
    [2, "ndjson"],
  ]) {
    const done = await checked(log, jobs, format);
    runs.push({ ...done, lines_per_second: lines / done.seconds, ms_cpu_per_line: (done.cpu_seconds * 1000) / lines });
  }
  logs.push({ lines, parsing, runs });
}

printJson({ logs });
