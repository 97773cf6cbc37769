import { execFileSync, spawnSync } from "node:child_process";
import { chmodSync, copyFileSync, mkdirSync, mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { parse } from "yaml";
import { packed, releasable } from "./prebuilt.ts";

interface Step {
  readonly name?: string;
  readonly uses?: string;
  readonly run?: string;
  readonly env?: Readonly<Record<string, string>>;
}

const workflow = parse(readFileSync(".github/workflows/release.yml", "utf8")) as {
  readonly on: { readonly push: { readonly tags: readonly string[] } };
  readonly permissions: object;
  readonly jobs: {
    readonly release: { readonly permissions: Readonly<Record<string, string>>; readonly steps: readonly Step[] };
  };
};
const { permissions, steps } = workflow.jobs.release;
const { version, publishConfig } = JSON.parse(readFileSync("package.json", "utf8")) as {
  readonly version: string;
  readonly publishConfig: object;
};

test("it may do what it does and no more, and what it uses is an action at a commit", () => {
  expect(workflow.permissions).toEqual({});
  expect(permissions).toEqual({ contents: "write", "id-token": "write" });
  for (const it of steps.flatMap((step) => step.uses ?? [])) expect(it).toMatch(/@[0-9a-f]{40}$/);
  expect(workflow.on.push.tags.at(-1)).toBe("!v*-prebuilt");
  expect(publishConfig).toEqual({ access: "public", provenance: true });
});

/** A clone with an origin, where npm makes the files of a release, and what npm and gh are asked is noted. */
function runner(tag: string) {
  const { folder, git } = releasable();
  const root = mkdtempSync(join(tmpdir(), "edict-"));
  const [programs, asked, summary, origin] = ["bin", "asked", "summary", "origin"].map((it) => join(root, it));
  if (!programs || !asked || !summary || !origin) throw new Error("four paths");
  git("init", "-q", "--bare", origin);
  git("remote", "add", "origin", origin);
  copyFileSync(packed(), join(root, "made.tgz"));
  const files = `mkdir -p release && cp "${root}/made.tgz" "release/edict-${version}.tgz" && touch release/SHA256SUMS`;
  mkdirSync(programs);
  for (const [name, then] of [
    ["npm", `[ "$*" != "run artefacts" ] || { ${files}; }`],
    // There is no release of the tag as yet.
    ["gh", '[ "$2" != view ]'],
  ] as const) {
    writeFileSync(join(programs, name), `#!/bin/sh\necho "${name} $*" >>"${asked}"\n${then}\n`);
    chmodSync(join(programs, name), 0o755);
  }
  const env = {
    ...process.env,
    PATH: `${programs}:${process.env["PATH"]}`,
    GITHUB_REF_NAME: tag,
    GITHUB_SERVER_URL: "https://git.example",
    GITHUB_REPOSITORY: "law/edict",
    GITHUB_STEP_SUMMARY: summary,
  };
  const ended = { code: 0, out: "" };
  for (const it of steps) {
    if (it.run === undefined || ended.code !== 0) continue;
    const words = ["--noprofile", "--norc", "-eo", "pipefail", "-c", it.run];
    const { status, stdout, stderr } = spawnSync("bash", words, { cwd: folder, env, encoding: "utf8" });
    Object.assign(ended, { code: status, out: ended.out + stdout, err: stderr });
  }
  const read = (path: string): string => readFileSync(path, "utf8");
  return { ...ended, git, origin, asked: () => read(asked), summary: () => read(summary) };
}

test("a tag becomes a built commit, a release with its files, and a package", () => {
  const it = runner(`v${version}`);
  expect(it.code).toBe(0);
  const made = `release/SHA256SUMS release/edict-${version}.tgz`;
  expect(it.asked().split("\n")).toEqual([
    "npm ci",
    "npm pkg set repository.url=git+https://git.example/law/edict.git",
    "npm run artefacts",
    "npm run extension",
    `gh release view v${version}`,
    `gh release create v${version} ${made} --verify-tag --generate-notes`,
    `npm publish ./release/edict-${version}.tgz`,
    "",
  ]);
  const commit = execFileSync("git", ["-C", it.origin, "rev-parse", `v${version}-prebuilt`], { encoding: "utf8" });
  expect(it.summary()).toContain(commit.trim());
  expect(it.git("ls-tree", "--name-only", commit.trim(), "dist/cli.cjs")).toBe("dist/cli.cjs");
});

test("a tag of another version than the package's is refused before anything is done", () => {
  const it = runner("v99.0.0");
  expect([it.code, it.out]).toEqual([1, `::error::The tag is v99.0.0, and package.json says v${version}.\n`]);
  expect(() => it.asked()).toThrow("ENOENT");
});
