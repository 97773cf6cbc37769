import { spawnSync } from "node:child_process";
import { chmodSync, existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { delimiter, join } from "node:path";
import { expect, test } from "vitest";
import { parse } from "yaml";
import { annotationsOf } from "../rooms/report/annotations.ts";
import { runIn } from "../rooms/report/sarif-read.ts";
import { cli, edict, folderWith } from "./edict.ts";

/** A folder with an `npx` that runs the built command line and installs nothing. */
function withOwnNpx(folder: string): string {
  const bin = join(folder, ".bin");
  mkdirSync(bin);
  const npx = `#!/bin/sh\n[ "$1 $2" = "--no-install edict" ] || exit 99\nshift 2\nexec "${process.execPath}" "${cli}" "$@"\n`;
  writeFileSync(join(bin, "npx"), npx);
  chmodSync(join(bin, "npx"), 0o755);
  return bin;
}

interface Step {
  readonly name?: string;
  readonly if?: string;
  readonly run?: string;
  readonly with?: Readonly<Record<string, unknown>>;
}

function shell(folder: string, bin: string, command: string): { readonly code: number | null; readonly out: string } {
  const PATH = `${bin}${delimiter}${process.env["PATH"] ?? ""}`;
  const env = { ...process.env, PATH, GITHUB_STEP_SUMMARY: join(folder, "summary") };
  const ended = spawnSync("bash", ["-e", "-c", command], { cwd: folder, env, encoding: "utf8" });
  return { code: ended.status, out: ended.stdout };
}

test("edict init in an empty folder, then the steps of its own workflow and its hook", () => {
  const folder = folderWith({});
  const { code, out } = edict(["init"], { cwd: folder });
  expect([code, out.split("\n").filter((it) => it.startsWith("wrote")).length]).toEqual([0, 10]);
  const bin = withOwnNpx(folder);
  const read = (path: string): string => readFileSync(join(folder, path), "utf8");

  const { steps } = (
    parse(read(".github/workflows/edict.yml")) as {
      readonly jobs: { readonly check: { readonly steps: readonly Step[] } };
    }
  ).jobs.check;
  const stepOf = (name: string): Step => steps.find((it) => it.name === name) ?? { run: "exit 98" };
  const run = (name: string) => shell(folder, bin, stepOf(name).run ?? "exit 98");
  const unset = shell(folder, bin, `unset EDICT; ${stepOf("Install edict").run}`);
  expect([unset.code === 0, unset.code === 98]).toEqual([false, false]);

  const checked = run("Check");
  expect([checked.code, checked.out]).toEqual([2, expect.stringMatching(/^None of \d+ rules [^]*\nnext /)]);
  expect(annotationsOf(run("Annotate").out).length).toBeGreaterThan(0);
  expect(stepOf("Upload").with).toMatchObject({ sarif_file: "edict.sarif" });
  expect(runIn(read("edict.sarif")).invocations?.[0]?.exitCode).toBe(2);
  for (const name of ["Annotate", "Summary", "Upload"])
    expect(existsSync(join(folder, /hashFiles\('(.*?)'\)/.exec(stepOf(name).if ?? "")?.[1] ?? ""))).toBe(true);

  expect(run("Summary").code).toBe(0);
  expect(read("summary")).toBe(read("edict.md"));
  writeFileSync(join(folder, "summary"), "");
  writeFileSync(join(folder, "edict.md"), read("edict.md") + "字".repeat(400_000));
  expect(run("Summary").code).toBe(0);
  expect(read("summary")).toMatch(/^# edict: undetermined\n/);
  expect(read("edict.md").startsWith(read("summary"))).toBe(true);
  expect(read("summary").length).toBeLessThan(10_000);

  const hooks = parse(read(".pre-commit-config.yaml")) as {
    readonly repos: readonly { readonly hooks: readonly { readonly entry: string }[] }[];
  };
  expect(shell(folder, bin, hooks.repos[0]?.hooks[0]?.entry ?? "exit 98").code).toBe(2);

  const again = edict(["init"], { cwd: folder });
  expect([again.code, again.out]).toEqual([64, ""]);
  expect(again.err).toContain("`edict.yaml` is there already");
});

test("edict init makes the folder that it is given", () => {
  const folder = folderWith({});
  expect(edict(["init", "a/b", "--lang", "zh-Hans"], { cwd: folder }).code).toBe(0);
  expect(edict(["check", "a/b", "--quiet"], { cwd: folder }).code).toBe(2);
});
