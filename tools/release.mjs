// Makes a release in a clean checkout: version, changelog, all checks, and in `release/` the files that are handed out.
// node tools/release.mjs VERSION [--dry-run]
// Exit codes: 0 done; 1 a check failed, and every file is as it was; 64 refused, and nothing was touched.
import { execFileSync, spawnSync } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import gt from "semver/functions/gt.js";
import valid from "semver/functions/valid.js";

/** Pages and goldens show the version; `npm run update` prints the goldens anew. */
const steps = ["npm ci", "npm run update", "npm run ready", "npm run artefacts"];

const read = (path) => readFileSync(path, "utf8");
const git = (...words) => execFileSync("git", words, { encoding: "utf8" });

function refuse(sentence) {
  process.stderr.write(`error: ${sentence}\n`);
  process.exit(64);
}

/** The changelog in which what was unreleased stands under the version. The first release may be written down already. */
function changelogOf(version) {
  const text = read("CHANGELOG.md");
  const [, head, unreleased, released] = /^([^]*?\n## \[Unreleased\]\n)([^]*?)(\n## \[[^]*|$)/.exec(text) ?? [];
  if (head === undefined) refuse("CHANGELOG.md has no section `## [Unreleased]`");
  const hasChanges = /^- /m.test(unreleased);
  if (released.includes(`\n## [${version}] - `)) {
    if (hasChanges)
      refuse(`CHANGELOG.md lists unreleased changes beside those of ${version}: they need a higher version`);
    return text;
  }
  if (!hasChanges) refuse(`CHANGELOG.md says nothing of ${version}: list its changes under \`## [Unreleased]\``);
  const today = new Date().toISOString().slice(0, 10);
  return `${head}\n## [${version}] - ${today}\n${unreleased}${released}`;
}

/** Files that say the version of the package, and pages that show it, with the other one in them. */
function filesWith(version, old) {
  const named = new RegExp(`("name": "edict",[^}]*?"version": ")${old.replaceAll(".", "\\.")}"`, "g");
  const manifests = ["package.json", "package-lock.json", "grammar/vscode/package.json"];
  const pages = git("ls-files", "grammar/*.md").trim().split("\n");
  return [
    ...manifests.map((path) => [path, read(path).replaceAll(named, `$1${version}"`)]),
    ...pages.map((path) => [path, read(path).replaceAll(`edict ${old}\n`, `edict ${version}\n`)]),
  ];
}

const words = process.argv.slice(2);
const isDryRun = words.includes("--dry-run");
const [version = "", ...others] = words.filter((it) => it !== "--dry-run");
const { version: old } = JSON.parse(read("package.json"));

if (valid(version) !== version || others.length > 0)
  refuse("usage: node tools/release.mjs VERSION [--dry-run], such as 0.2.0");
if (version !== old && !gt(version, old)) refuse(`${version} does not follow ${old}, the version in package.json`);
if (git("tag", "--list", `v${version}`) !== "") refuse(`there is a tag v${version} already`);
const changes = git("status", "--porcelain").trimEnd();
if (changes !== "") refuse(`the working tree is not clean; commit or remove first:\n${changes}`);

const files = [["CHANGELOG.md", changelogOf(version)], ...filesWith(version, old)];
for (const [path, text] of files.filter((it) => it[1] !== read(it[0]))) {
  console.log(`${isDryRun ? "would write" : "write"} ${path}`);
  if (!isDryRun) writeFileSync(path, text);
}
for (const step of steps) {
  console.log(`${isDryRun ? "would run" : "run"} ${step}`);
  const [program, ...given] = step.split(" ");
  if (isDryRun || spawnSync(program, given, { stdio: "inherit" }).status === 0) continue;
  // The tree was clean, so whatever differs now was written here.
  git("restore", ".");
  process.stderr.write(`error: \`${step}\` failed; every file is as it was\n`);
  process.exit(1);
}
if (!isDryRun) {
  console.log(
    `release/ has the files. Read the difference, then: git commit -am "Release ${version}"; git tag v${version}; git push --atomic origin HEAD v${version}`,
  );
}
