import { spawnSync } from "node:child_process";
import { chmodSync, cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { expect, test } from "vitest";
import { parse } from "yaml";
import { runIn } from "../rooms/report/sarif-read.ts";
import { prebuilt } from "./prebuilt.ts";
import { annotationsOf } from "../rooms/report/annotations.ts";

interface Step {
  readonly name: string;
  readonly run?: string;
  readonly uses?: string;
  readonly env?: Readonly<Record<string, string>>;
}

interface Action {
  readonly inputs: Readonly<Record<string, { readonly description: string; readonly default: string }>>;
  readonly runs: { readonly using: string; readonly steps: readonly Step[] };
}

const action: Action = parse(readFileSync("action.yml", "utf8"));
const stepOf = (name: string): Step => {
  const step = action.runs.steps.find((it) => it.name === name);
  if (!step) throw new Error(`no step ${name}`);
  return step;
};

/** What a runner of GitHub gives a step, with an example checked out and nothing of the network. */
function runner(given: Readonly<Record<string, string>>, actionPath = resolve(".")) {
  const root = mkdtempSync(join(tmpdir(), "edict-"));
  const [temporary, workspace, programs] = ["temp", "workspace", "bin"].map((it) => join(root, it));
  if (!temporary || !workspace || !programs) throw new Error("three folders");
  for (const it of [temporary, workspace, programs]) mkdirSync(it);
  cpSync("examples/chat-service", workspace, { recursive: true });
  const [output, env, summary, npm] = ["output", "env", "summary", "npm"].map((it) => join(root, it));
  if (!output || !env || !summary || !npm) throw new Error("four files");
  // The registry is out of reach: what is asked of npm is noted, and not done.
  writeFileSync(join(programs, "npm"), `#!/bin/sh\necho "$@" >>"${npm}"\n`);
  chmodSync(join(programs, "npm"), 0o755);
  const inputs = Object.entries(action.inputs).map(([name, it]): [string, string] => [
    `inputs.${name}`,
    given[name] ?? it.default,
  ]);
  const read = (file: string): string => (existsSync(file) ? readFileSync(file, "utf8") : "");
  const pairs = (file: string): Readonly<Record<string, string>> =>
    Object.fromEntries(
      read(file)
        .split("\n")
        .filter((it) => it !== "")
        .map((it): [string, string] => [it.slice(0, it.indexOf("=")), it.slice(it.indexOf("=") + 1)]),
    );
  const values = (): Readonly<Record<string, string>> => ({
    ...Object.fromEntries(inputs),
    ...Object.fromEntries(Object.entries(pairs(output)).map(([name, it]) => [`steps.check.outputs.${name}`, it])),
  });
  const filled = (text: string): string =>
    text.replaceAll(/\$\{\{ (.*?) \}\}/g, (_, name: string) => values()[name] ?? "");
  return {
    workspace,
    summary: () => read(summary),
    npm: () => read(npm),
    run: (name: string) => {
      const step = stepOf(name);
      const own = Object.fromEntries(Object.entries(step.env ?? {}).map(([key, it]) => [key, filled(it)]));
      const { status, stdout, stderr } = spawnSync(
        "bash",
        ["--noprofile", "--norc", "-eo", "pipefail", "-c", step.run ?? ""],
        {
          cwd: join(workspace, filled(given["working-directory"] ?? ".")),
          env: {
            ...process.env,
            PATH: `${programs}:${process.env["PATH"]}`,
            RUNNER_TEMP: temporary,
            GITHUB_ACTION_PATH: actionPath,
            GITHUB_OUTPUT: output,
            GITHUB_ENV: env,
            GITHUB_STEP_SUMMARY: summary,
            ...pairs(env),
            ...own,
          },
          encoding: "utf8",
        },
      );
      return { code: status, out: stdout, err: stderr };
    },
  };
}

test("every input says what it is, and every step runs in bash or is an action at a commit", () => {
  for (const it of Object.values(action.inputs)) expect(it.description).toMatch(/\.$/);
  for (const it of action.runs.steps) expect(it.run ?? it.uses).toMatch(it.uses === undefined ? /./ : /@[0-9a-f]{40}$/);
});

test("the steps annotate, write SARIF and the summary, and end as the check does", () => {
  const it = runner({ inputs: ".\n", flags: "--as-of\n2026-11-20\n" });
  expect(it.run("Install").code).toBe(0);
  expect(it.npm()).toBe("");
  const checked = it.run("Check");
  expect([checked.code, checked.err]).toEqual([0, ""]);
  expect(annotationsOf(checked.out.replaceAll(/^(?!::).*\n/gm, ""))[0]?.level).toBe("error");
  expect(runIn(readFileSync(join(it.workspace, "edict.sarif"), "utf8")).invocations?.[0]?.exitCode).toBe(1);
  expect(it.summary()).toMatch(/^# edict: violated\n/);
  expect(it.run("Result").code).toBe(1);
});

test("a built commit needs nothing of the network, and one that is not built says so", () => {
  const built = runner({ flags: "--as-of\n2026-11-20\n" }, prebuilt().clone);
  expect([built.run("Install").code, built.npm()]).toEqual([0, ""]);
  built.run("Check");
  expect(built.summary()).toMatch(/^# edict: violated\n/);

  const sources = runner({}, resolve("src"));
  const { code, out } = sources.run("Install");
  expect([code, sources.npm()]).toEqual([1, ""]);
  expect(out).toMatch(/^::error::This commit of the action holds no edict\. .+\.\n$/);
});

test("edict from elsewhere is installed beside the repository, not in it", () => {
  const it = runner({ edict: "https://edict.example/edict.tgz" });
  expect(it.run("Install").code).toBe(0);
  expect(it.npm()).toMatch(/^install --no-save --prefix \S+\/temp\/edict https:\/\/edict\.example\/edict\.tgz\n$/);
});

test("a check that cannot begin fails, and the summary says so: a report of an earlier run is no report", () => {
  const it = runner({ flags: "--fail-no\nhigh\n" });
  writeFileSync(join(it.workspace, "edict.sarif"), "old");
  it.run("Install");
  expect(it.run("Check").err).toContain("Did you mean --fail-on?");
  expect(it.summary()).toContain("edict wrote no report (exit code 64)");
  expect(existsSync(join(it.workspace, "edict.sarif"))).toBe(false);
  expect(it.run("Result").code).toBe(64);
});

test("what passes ends with 0", () => {
  const it = runner({
    inputs: "service.yaml",
    flags: "--pack\ncn.genai_interim_measures\n--fail-on\ncritical\n--allow\nundetermined\n--as-of\n2026-11-20",
  });
  it.run("Install");
  expect(it.run("Check").code).toBe(0);
  expect(it.run("Result").code).toBe(0);
});
