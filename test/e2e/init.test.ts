import { Ajv2020 } from "ajv/dist/2020.js";
import { spawnSync } from "node:child_process";
import { chmodSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { delimiter, join } from "node:path";
import { expect, test } from "vitest";
import { parse } from "yaml";
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

function shell(folder: string, bin: string, command: string): { readonly code: number | null; readonly out: string } {
  const env = { ...process.env, PATH: `${bin}${delimiter}${process.env["PATH"] ?? ""}` };
  const ended = spawnSync("bash", ["-e", "-c", command], { cwd: folder, env, encoding: "utf8" });
  return { code: ended.status, out: ended.stdout };
}

test("edict init in an empty folder, then the steps of its own workflow and its hook", () => {
  const folder = folderWith({});
  const { code, out } = edict(["init"], { cwd: folder });
  expect([code, out.split("\n").filter((it) => it.startsWith("wrote")).length]).toEqual([0, 6]);
  const bin = withOwnNpx(folder);

  const workflow = parse(readFileSync(join(folder, ".github/workflows/edict.yml"), "utf8")) as {
    readonly jobs: { readonly check: { readonly steps: readonly { readonly name?: string; readonly run?: string }[] } };
  };
  const step = (name: string): string => workflow.jobs.check.steps.find((it) => it.name === name)?.run ?? "exit 98";
  const unset = shell(folder, bin, `unset EDICT; ${step("Install edict")}`);
  expect([unset.code === 0, unset.code === 98]).toEqual([false, false]);
  const checked = shell(folder, bin, step("Check"));
  expect(checked.code).toBe(2);
  expect(checked.out).toContain("No breach found in");
  const schema: object = JSON.parse(readFileSync("grammar/schema/report-1.schema.json", "utf8"));
  const report: unknown = JSON.parse(readFileSync(join(folder, "edict-report.json"), "utf8"));
  expect(new Ajv2020({ strict: false }).validate(schema, report)).toBe(true);

  const hooks = parse(readFileSync(join(folder, ".pre-commit-config.yaml"), "utf8")) as {
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
