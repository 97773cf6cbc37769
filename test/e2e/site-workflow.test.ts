import { execFileSync } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { parse } from "yaml";

interface Step {
  readonly name?: string;
  readonly uses?: string;
  readonly run?: string;
}

const workflow = parse(readFileSync(".github/workflows/site.yml", "utf8")) as {
  readonly permissions: object;
  readonly jobs: { readonly site: { readonly permissions: object; readonly steps: readonly Step[] } };
};
const { permissions, steps } = workflow.jobs.site;

test("it may write to the repository and no more, and what it uses is an action at a commit", () => {
  expect([workflow.permissions, permissions]).toEqual([{}, { contents: "write" }]);
  for (const it of steps.flatMap((step) => step.uses ?? [])) expect(it).toMatch(/@[0-9a-f]{40}$/);
});

test("each version keeps its folder, and the front is that of the newest release", () => {
  const root = mkdtempSync(join(tmpdir(), "edict-"));
  const [origin, clone, work] = [join(root, "origin"), join(root, "clone"), join(root, "work")] as const;
  const git = (...words: readonly string[]): string => execFileSync("git", words, { encoding: "utf8", cwd: clone });
  mkdirSync(clone);
  git("init", "-q");
  git("init", "-q", "--bare", origin);
  git("remote", "add", "origin", origin);
  const publish = steps.find((it) => it.name === "Publish")?.run ?? "";
  for (const tag of ["v0.1.0", "v0.2.0"]) {
    const temp = join(work, tag);
    const files = { [`${tag}.html`]: tag, "index.html": tag };
    for (const [path, text] of Object.entries(files)) {
      mkdirSync(join(temp, "front"), { recursive: true });
      writeFileSync(join(temp, "front", path), text);
    }
    cpSync(join(temp, "front"), join(temp, "version"), { recursive: true });
    const env = { ...process.env, RUNNER_TEMP: temp, GITHUB_REF_NAME: tag, GITHUB_ACTOR: "somebody" };
    execFileSync("bash", ["-e", "-c", publish], { cwd: clone, env, stdio: "pipe" });
    rmSync(temp, { recursive: true });
    git("worktree", "prune");
  }
  const published = git("ls-tree", "-r", "--name-only", "origin/gh-pages").trim().split("\n");
  expect(published).toEqual([
    ".nojekyll",
    "index.html",
    "v0.1.0/index.html",
    "v0.1.0/v0.1.0.html",
    "v0.2.0.html",
    "v0.2.0/index.html",
    "v0.2.0/v0.2.0.html",
  ]);
  expect(git("show", "origin/gh-pages:index.html")).toBe("v0.2.0");
});
