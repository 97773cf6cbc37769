/**
 * Makes a commit that needs no build: what the tarball of a release holds, the action, and the hooks. Its parent is HEAD, whose
 * author and date it has, so that whoever makes it again gets the same commit. It prints the commit's id, and touches no branch.
 * node tools/prebuilt.mjs TARBALL
 */
import { execFileSync } from "node:child_process";
import { copyFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";

const [, , tarball = ""] = process.argv;
const made = mkdtempSync(join(tmpdir(), "edict-prebuilt-"));
const tree = join(made, "package");
const run = (program, words, env) =>
  execFileSync(program, words, { encoding: "utf8", env: { ...process.env, ...env } }).trim();

run("tar", ["-xzf", resolve(tarball), "-C", made]);
for (const it of [".gitattributes", ".pre-commit-hooks.yaml", "action.yml"]) copyFileSync(it, join(tree, it));
// Who installs from here builds nothing.
const manifest = JSON.parse(readFileSync(join(tree, "package.json"), "utf8"));
for (const it of ["scripts", "devDependencies", "allowScripts"]) delete manifest[it];
writeFileSync(join(tree, "package.json"), `${JSON.stringify(manifest, undefined, 2)}\n`);

const [name, email, date] = run("git", ["log", "-1", "--format=%cn%n%ce%n%cI"]).split("\n");
const env = {
  ...Object.fromEntries(
    ["AUTHOR", "COMMITTER"].flatMap((it) => [
      [`GIT_${it}_NAME`, name],
      [`GIT_${it}_EMAIL`, email],
      [`GIT_${it}_DATE`, date],
    ]),
  ),
  GIT_DIR: run("git", ["rev-parse", "--absolute-git-dir"]),
  GIT_WORK_TREE: tree,
  GIT_INDEX_FILE: join(made, "index"),
};
const git = (...words) => run("git", words, env);
git("add", "--all", "--force", tree);
console.log(git("commit-tree", git("write-tree"), "-p", "HEAD", "-m", `Edict ${manifest.version}, built`));
rmSync(made, { recursive: true });
