import { spawnSync } from "node:child_process";
import { chmodSync, cpSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { gitlabJobs } from "../kit/gitlab-template.ts";
import { cli } from "./edict.ts";

/** Runs the job as a runner of GitLab does, with an example checked out and a registry out of reach: npm notes what it is asked. */
function runJob(inputs: Readonly<Record<string, string>>) {
  const root = mkdtempSync(join(tmpdir(), "edict-"));
  const [workspace, programs, asked] = [join(root, "builds"), join(root, "bin"), join(root, "asked")];
  mkdirSync(programs);
  cpSync("examples/chat-service", workspace, { recursive: true });
  for (const [name, line] of [
    ["npm", `printf '%s\\n' "$@" >"${asked}"`],
    ["edict", `exec "${process.execPath}" "${cli}" "$@"`],
  ] as const) {
    writeFileSync(join(programs, name), `#!/bin/sh\n${line}\n`);
    chmodSync(join(programs, name), 0o755);
  }
  const [job] = Object.values(gitlabJobs(inputs));
  if (!job) throw new Error("no job");
  const before = readdirSync(workspace);
  const { status, stderr } = spawnSync("bash", ["-c", ["set -eo pipefail", ...job.script].join("\n")], {
    cwd: workspace,
    env: { ...process.env, ...job.variables, PATH: `${programs}:${process.env["PATH"]}` },
    encoding: "utf8",
  });
  return {
    job,
    code: status,
    err: stderr,
    asked: readFileSync(asked, "utf8"),
    made: readdirSync(workspace).filter((it) => !before.includes(it)),
    read: (file: string): string => readFileSync(join(workspace, file), "utf8"),
  };
}

test("the job ends as the check does, and its reports are those that GitLab is told of", () => {
  const it = runJob({ edict: "https://edict.example/a b.tgz", flags: "--as-of 2026-11-20" });
  expect([it.code, it.err]).toEqual([1, ""]);
  expect(it.asked).toBe("install\n--global\nhttps://edict.example/a b.tgz\n");
  const { paths, reports } = it.job.artifacts;
  expect(it.made.toSorted()).toEqual([...paths, ...Object.values(reports)].toSorted());
  expect(it.read("edict.md")).toMatch(/^# edict: violated\n/);
  expect(it.read("edict.xml")).toContain("annotator_training");
});

test("what passes ends with 0", () => {
  const flags =
    "service.yaml --pack cn.genai_interim_measures --fail-on critical --allow undetermined --as-of 2026-11-20";
  expect(runJob({ edict: "edict", flags }).code).toBe(0);
});
