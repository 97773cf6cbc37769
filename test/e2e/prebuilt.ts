import { execFileSync } from "node:child_process";
import { cpSync, mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

const owned = ["action.yml", ".pre-commit-hooks.yaml", ".gitattributes", "package.json", "tools/prebuilt.mjs"];

/** A repository with what `tools/prebuilt.mjs` reads of this one. */
export function releasable() {
  const folder = mkdtempSync(join(tmpdir(), "edict-"));
  for (const it of owned) cpSync(it, join(folder, it));
  const git = (...words: readonly string[]): string =>
    execFileSync("git", ["-c", "user.name=a", "-c", "user.email=a@example.org", ...words], {
      cwd: folder,
      encoding: "utf8",
    }).trim();
  git("init", "-q");
  git("add", "-A");
  git("commit", "-qm", "start");
  return { folder, git };
}

const kept = new Map<string, string>();

/** The tarball of a package as npm would get it, made once in a worker; of ours as it is built. */
export function packed(of = "."): string {
  const tarball = kept.get(of) ?? pack(of);
  kept.set(of, tarball);
  return tarball;
}

/** The same, made of what is there now. */
export function pack(of: string): string {
  const folder = mkdtempSync(join(tmpdir(), "edict-"));
  const words = ["pack", of, "--ignore-scripts", "--silent", "--pack-destination", folder];
  return join(folder, execFileSync("npm", words, { encoding: "utf8" }).trim());
}

/** A clone of the commit that needs no build, as the action and the hooks are given to users. */
export function prebuilt() {
  const { folder, git } = releasable();
  const tarball = packed();
  const make = (): string =>
    execFileSync(process.execPath, ["tools/prebuilt.mjs", tarball], { cwd: folder, encoding: "utf8" }).trim();
  const commit = make();
  git("tag", "built", commit);
  const clone = mkdtempSync(join(tmpdir(), "edict-"));
  git("-c", "advice.detachedHead=false", "clone", "-q", "--branch", "built", ".", clone);
  return { folder, git, clone, commit, make, tarball };
}
