import { spawnSync } from "node:child_process";
import { createRequire } from "node:module";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { Log } from "sarif";

/** The program itself: the package's own way in gives its words to a shell. */
const tool: string = createRequire(import.meta.url)("@microsoft/sarif-multitool");

/** Errors and warnings of Microsoft's validator about a file, those of GitHub's demands among them. */
export function validate(cwd: string, file: string): readonly string[] {
  const out = "validated.sarif";
  const words = ["validate", file, "--output", out, "--log", "ForceOverwrite", "--rule-kind", "Sarif;Gh"];
  const { status, stdout, stderr } = spawnSync(tool, [...words, "--level", "Error;Warning"], { cwd, encoding: "utf8" });
  if (status === null || status > 1) throw new Error(`the multitool does not run: ${stdout}${stderr}`);
  const log: Log = JSON.parse(readFileSync(join(cwd, out), "utf8"));
  return log.runs.flatMap((run) => [
    ...(run.results ?? []).map((it) => `${it.ruleId} ${it.message.id} ${it.message.arguments?.join(" ")}`),
    ...(run.invocations ?? []).flatMap((it) =>
      (it.toolExecutionNotifications ?? []).filter((one) => one.level === "error").map((one) => one.message.text ?? ""),
    ),
  ]);
}
