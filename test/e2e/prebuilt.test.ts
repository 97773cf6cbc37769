import { execFileSync, spawnSync } from "node:child_process";
import { cpSync, mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { beforeAll, expect, test } from "vitest";
import { parse } from "yaml";
import { prebuilt } from "./prebuilt.ts";

let built: ReturnType<typeof prebuilt>;

beforeAll(() => {
  built = prebuilt();
});

test("the built commit holds what the tarball holds, with the action and the hooks, and needs no build", () => {
  const files = execFileSync("tar", ["-tzf", built.tarball], { encoding: "utf8" }).trim().split("\n");
  const packed = files.map((it) => it.replace(/^package\//, ""));
  const added = [".gitattributes", ".pre-commit-hooks.yaml", "action.yml"];
  const held = [...packed, ...added].toSorted();
  expect(built.git("ls-tree", "-r", "--name-only", "built").split("\n").toSorted()).toEqual(held);
  const differing = held.filter((it) => !readFileSync(join(built.clone, it)).equals(readFileSync(it)));
  expect(differing).toEqual(["package.json"]);
  const manifestIn = (folder: string): Readonly<Record<string, unknown>> =>
    JSON.parse(readFileSync(join(folder, "package.json"), "utf8")) as Readonly<Record<string, unknown>>;
  const builds = ["scripts", "devDependencies", "allowScripts"];
  const kept = Object.entries(manifestIn(".")).filter(([name]) => !builds.includes(name));
  expect(manifestIn(built.clone)).toEqual(Object.fromEntries(kept));
});

test("whoever makes it again gets the same commit, and neither a branch nor a file is touched", () => {
  expect(built.make()).toBe(built.commit);
  expect(built.git("rev-parse", `${built.commit}^`)).toBe(built.git("rev-parse", "HEAD"));
  expect(built.git("status", "--porcelain")).toBe("");
});

interface Hook {
  readonly id: string;
  readonly name: string;
  readonly description: string;
  readonly entry: string;
  readonly language: string;
}

const hooks = parse(readFileSync(".pre-commit-hooks.yaml", "utf8")) as readonly Hook[];

test("every hook runs a verb that there is, by the command of the package", () => {
  const edict = join(built.clone, "dist/cli.cjs");
  expect(hooks.map((it) => it.id)).toEqual(["edict-check", "edict-fmt"]);
  for (const { entry, language, ...hook } of hooks) {
    const [command, ...words] = entry.split(" ");
    expect([command, language]).toEqual(["edict", "node"]);
    expect(hook.description).toMatch(/\.$/);
    expect(spawnSync(process.execPath, [edict, ...words, "--help"]).status).toBe(0);
  }
});

/** Why the hooks cannot be run here. */
const noPreCommit =
  spawnSync("pre-commit", ["--version"]).status === 0
    ? undefined
    : "no hook is run: there is no pre-commit here (apt-get install pre-commit)";

/** Runs the hooks of the built commit on all files of a repository, as its configuration asks pre-commit. */
function runHooks(files: Readonly<Record<string, string>>) {
  const root = mkdtempSync(join(tmpdir(), "edict-"));
  const folder = join(root, "project");
  cpSync("examples/chat-service", folder, { recursive: true });
  const repos = [{ repo: built.folder, rev: built.commit, hooks: hooks.map(({ id }) => ({ id })) }];
  for (const [name, text] of Object.entries({ ...files, ".pre-commit-config.yaml": JSON.stringify({ repos }) }))
    writeFileSync(join(folder, name), text);
  execFileSync("git", ["init", "-q"], { cwd: folder });
  execFileSync("git", ["add", "-A"], { cwd: folder });
  const { status, stdout } = spawnSync("pre-commit", ["run", "--all-files", "--color", "never"], {
    cwd: folder,
    env: { ...process.env, PRE_COMMIT_HOME: join(root, "home"), npm_config_prefer_offline: "true" },
    encoding: "utf8",
  });
  return { code: status, out: stdout, read: (file: string): string => readFileSync(join(folder, file), "utf8") };
}

test("pre-commit installs the hooks and runs them", (it) => {
  it.skip(noPreCommit !== undefined, noPreCommit);
  const ran = runHooks({ "a.edict": 'standard a "b" {\njudged by x valid for 1 year\n}\n' });
  const [, checked, laid] = ran.out.split(/^(?=edict )/m);
  expect(checked).toMatch(/^edict check\.+Failed$/m);
  expect(checked).toContain("- exit code: 1");
  expect(checked).toContain("annotator_training");
  expect(laid).toMatch(/^edict fmt\.+Failed$/m);
  expect(laid).toContain("- files were modified by this hook");
  expect(ran.read("a.edict")).toBe('standard a "b" {\n  judged by x valid for 1 year\n}\n');
});

test("pre-commit reads the list of hooks, and refuses a planted one", (it) => {
  it.skip(noPreCommit !== undefined, noPreCommit);
  const list = (path: string) => spawnSync("pre-commit", ["validate-manifest", path]).status;
  const wrong = join(mkdtempSync(join(tmpdir(), "edict-")), "hooks.yaml");
  writeFileSync(wrong, readFileSync(".pre-commit-hooks.yaml", "utf8").replace("language:", "tongue:"));
  expect([list(".pre-commit-hooks.yaml"), list(wrong)]).toEqual([0, 1]);
});
