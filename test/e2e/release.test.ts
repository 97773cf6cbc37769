import { execFileSync, spawnSync } from "node:child_process";
import { chmodSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, dirname, join, resolve } from "node:path";
import { expect, test } from "vitest";
import { sha256 } from "../../src/base/digest.ts";

const script = resolve("tools/release.mjs");

/** A repository of version 0.1.0 with what the script reads of this one, and an npm that notes what it is asked. */
function repository(unreleased: string) {
  const root = mkdtempSync(join(tmpdir(), "edict-"));
  const [folder, programs, log] = [join(root, "clone"), join(root, "bin"), join(root, "npm.log")];
  const write = (path: string, text: string): void => {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  };
  const manifest = { name: "edict", version: "0.1.0" };
  const shown = (value: object): string => `${JSON.stringify(value, undefined, 2)}\n`;
  const other = { name: "other", version: "0.1.0" };
  write("package.json", shown(manifest));
  write("package-lock.json", shown({ ...manifest, packages: { "": manifest, "node_modules/other": other } }));
  write("grammar/vscode/package.json", shown({ name: "edict", displayName: "Edict", version: "0.1.0" }));
  write("grammar/page.md", "edict 0.1.0\nversion: 0.1.0\n");
  write(
    "CHANGELOG.md",
    `# Changelog\n\n## [Unreleased]\n${unreleased}\n## [0.1.0] - 2026-11-26\n\n### Added\n\n- All.\n`,
  );
  mkdirSync(programs);
  writeFileSync(join(programs, "npm"), `#!/bin/sh\necho "$@" >>"${log}"\n[ "$*" != "$FAILING" ]\n`);
  chmodSync(join(programs, "npm"), 0o755);
  const git = (...words: readonly string[]): string =>
    execFileSync("git", ["-c", "user.name=a", "-c", "user.email=a@example.org", ...words], {
      cwd: folder,
      encoding: "utf8",
    });
  git("init", "-q");
  git("add", "-A");
  git("commit", "-qm", "start");
  writeFileSync(log, "");
  return {
    folder,
    programs,
    git,
    write,
    read: (path: string): string => readFileSync(join(folder, path), "utf8"),
    asked: (): readonly string[] => readFileSync(log, "utf8").split("\n").slice(0, -1),
    release: (words: readonly string[], failing = "") => {
      const env = { ...process.env, PATH: `${programs}${delimiter}${process.env["PATH"]}`, FAILING: failing };
      const { status, stdout, stderr } = spawnSync(process.execPath, [script, ...words], {
        cwd: folder,
        env,
        encoding: "utf8",
      });
      return { code: status, out: stdout, err: stderr };
    },
  };
}

const entry = "\n### Fixed\n\n- A bug.\n";
const steps = ["ci", "run update", "run ready", "run artefacts"];

test("a release writes version and changelog, runs all checks, and packs", () => {
  const it = repository(entry);
  expect(it.release(["0.2.0"])).toMatchObject({ code: 0, err: "" });
  expect(it.asked()).toEqual(steps);
  const lock = JSON.parse(it.read("package-lock.json"));
  expect([lock.version, lock.packages[""].version, lock.packages["node_modules/other"].version]).toEqual([
    "0.2.0",
    "0.2.0",
    "0.1.0",
  ]);
  for (const path of ["package.json", "grammar/vscode/package.json"])
    expect(JSON.parse(it.read(path)).version).toBe("0.2.0");
  expect(it.read("grammar/page.md")).toBe("edict 0.2.0\nversion: 0.1.0\n");
  expect(it.read("CHANGELOG.md")).toMatch(
    /^# Changelog\n\n## \[Unreleased\]\n\n## \[0\.2\.0\] - \d{4}-\d\d-\d\d\n\n### Fixed\n\n- A bug\.\n\n## \[0\.1\.0\]/,
  );
});

test("a dry run says what a release would do, and does none of it", () => {
  const it = repository(entry);
  const { code, out } = it.release(["0.2.0", "--dry-run"]);
  expect([code, it.asked(), it.git("status", "--porcelain")]).toEqual([0, [], ""]);
  const files = ["CHANGELOG.md", "package.json", "package-lock.json", "grammar/vscode/package.json", "grammar/page.md"];
  expect(out).toBe(
    [...files.map((path) => `would write ${path}\n`), ...steps.map((step) => `would run npm ${step}\n`)].join(""),
  );
});

test("a version that the changelog has already is released as it is written", () => {
  const it = repository("");
  expect(it.release(["0.1.0"]).code).toBe(0);
  expect([it.asked(), it.git("status", "--porcelain")]).toEqual([steps, ""]);
});

test.each(steps)("where `npm %s` fails, every file is as it was", (step) => {
  const it = repository(entry);
  const { code, err } = it.release(["0.2.0"], step);
  expect([code, err]).toEqual([1, `error: \`npm ${step}\` failed; every file is as it was\n`]);
  expect([it.asked().at(-1), it.git("status", "--porcelain")]).toEqual([step, ""]);
});

test("a release is refused before anything is touched", () => {
  const refused = (it: ReturnType<typeof repository>, ...words: readonly string[]): string => {
    const before = it.git("status", "--porcelain");
    const { code, err } = it.release(words);
    expect([code, it.asked(), it.git("status", "--porcelain")]).toEqual([64, [], before]);
    return err;
  };
  const sound = repository(entry);
  const usage = "error: usage: node tools/release.mjs VERSION [--dry-run], such as 0.2.0\n";
  for (const words of [[], ["v0.2.0"], ["0.2"], ["0.2.0", "--dry"]]) expect(refused(sound, ...words)).toBe(usage);
  expect(refused(sound, "0.0.9")).toBe("error: 0.0.9 does not follow 0.1.0, the version in package.json\n");
  expect(refused(sound, "0.1.0")).toBe(
    "error: CHANGELOG.md lists unreleased changes beside those of 0.1.0: they need a higher version\n",
  );
  sound.git("tag", "v0.2.0");
  expect(refused(sound, "0.2.0")).toBe("error: there is a tag v0.2.0 already\n");
  sound.write("new.yaml", "");
  expect(refused(sound, "0.3.0", "--dry-run")).toBe(
    "error: the working tree is not clean; commit or remove first:\n?? new.yaml\n",
  );
  expect(refused(repository("\n### Fixed\n"), "0.2.0")).toBe(
    "error: CHANGELOG.md says nothing of 0.2.0: list its changes under `## [Unreleased]`\n",
  );
});

test("the files of a release have their checksums, nothing of an earlier one stays, and no script runs at users", () => {
  const it = repository(entry);
  it.write("dist/sbom.cdx.json", "{}");
  it.write("release/edict-0.0.9.tgz", "old");
  writeFileSync(
    join(it.programs, "npm"),
    `#!/bin/sh
for to; do :; done
if [ "$2" = --pack-destination ]; then
  mkdir package && echo '{"name":"edict","scripts":{"prepare":"exit 1"},"devDependencies":{"a":"1.0.0"}}' >package/package.json
  tar -czf "$to/edict-0.1.0.tgz" package
else
  echo "$3 $4 $5" >>asked
  cp "$2/package.json" "$to/edict-0.1.0.tgz"
fi
`,
  );
  const env = { ...process.env, PATH: `${it.programs}${delimiter}${process.env["PATH"]}` };
  execFileSync(process.execPath, [resolve("tools/artefacts.mjs")], { cwd: it.folder, env });
  expect(it.read("asked")).toBe("--ignore-scripts --pack-destination release\n");
  const manifest = it.read("release/edict-0.1.0.tgz");
  expect(JSON.parse(manifest)).toEqual({ name: "edict" });
  const sums = it.read("release/SHA256SUMS");
  const hashed = (text: string, name: string): string => `${sha256(text)}  ${name}\n`;
  expect(sums).toBe(hashed("{}", "edict-0.1.0.cdx.json") + hashed(manifest, "edict-0.1.0.tgz"));
  expect(readdirSync(join(it.folder, "release")).toSorted()).toEqual([
    "SHA256SUMS",
    "edict-0.1.0.cdx.json",
    "edict-0.1.0.tgz",
  ]);
});
