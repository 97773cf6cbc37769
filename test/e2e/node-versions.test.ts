import { spawnSync } from "node:child_process";
import {
  chmodSync,
  cpSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  rmSync,
  statSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { beforeAll, expect, test } from "vitest";
import { cli } from "./edict.ts";
import { builtIn, nodeOf } from "./node.ts";

const formats = ["human", "json", "html", "ndjson", "sarif", "junit", "github", "markdown", "baseline", "waivers"];
const everyFormat = formats.flatMap((it) => ["-f", `${it}=out/${it}`]);

/** The other of the two versions that people have. */
const other = process.versions.node.startsWith("22.") ? 20 : 22;
let otherNode = "";

beforeAll(() => {
  otherNode = nodeOf(other);
}, 300_000);

/** The digests of what a build writes in a copy of the sources. */
function builtBy(node: string): Readonly<Record<string, string>> {
  const folder = mkdtempSync(join(tmpdir(), "edict-build-"));
  for (const it of [
    "src",
    "grammar",
    "policies",
    "examples",
    "tools",
    "build.mjs",
    "tsconfig.json",
    "package.json",
    "package-lock.json",
    "LICENSE",
  ])
    cpSync(it, join(folder, it), { recursive: true });
  symlinkSync(resolve("node_modules"), join(folder, "node_modules"));
  mkdirSync(join(folder, "dist"));
  writeFileSync(join(folder, "dist/left-by-an-earlier-build.js"), "");
  const { status, stderr } = spawnSync(node, ["build.mjs"], { cwd: folder, encoding: "utf8" });
  expect([status, stderr]).toEqual([0, ""]);
  return builtIn(join(folder, "dist"));
}

test("a build has the same bytes, whatever version of Node.js makes it and wherever it stands", () => {
  const written = builtBy(nodeOf(22));
  expect(Object.keys(written)).toHaveLength(12);
  // The test of Docker's stages builds with Node.js 22 what is in `dist`.
  for (const it of other === 20 ? [20, 24] : [24]) expect(builtBy(nodeOf(it))).toEqual(written);
});

/** An example at a path of its own, its files made in another order each time. */
function checkout(example: string, below: string, order: (names: string[]) => string[]): string {
  const folder = join(mkdtempSync(join(tmpdir(), "edict-")), below);
  mkdirSync(join(folder, "out"), { recursive: true });
  for (const name of order(readdirSync(`examples/${example}`)))
    cpSync(`examples/${example}/${name}`, join(folder, name), { recursive: true });
  return folder;
}

function run(node: string, words: readonly string[], cwd: string, env: Readonly<Record<string, string>>) {
  const { status, stdout, stderr } = spawnSync(node, [cli, ...words], {
    cwd,
    env: { ...process.env, ...env },
    encoding: "utf8",
  });
  return { code: status, out: stdout, err: stderr };
}

const written = (folder: string): Readonly<Record<string, string>> =>
  Object.fromEntries(readdirSync(join(folder, "out")).map((it) => [it, readFileSync(join(folder, "out", it), "utf8")]));

const plain = { TZ: "UTC", LANG: "C", LC_ALL: "C" };
const abroad = { TZ: "America/New_York", LANG: "zh_CN.UTF-8", LC_ALL: "zh_CN.UTF-8" };

for (const example of ["chat-service", "third-party-chat"]) {
  test(`Node.js 20 and 22 write the same bytes of ${example}, elsewhere and in another zone and language`, () => {
    const check = ["check", ".", "--as-of", "2026-11-20", ...everyFormat, "--receipt", "out/receipt"];
    const here = checkout(example, ".", (names) => names.toSorted());
    const there = checkout(example, "deep/er/数据 a", (names) => names.toSorted().toReversed());
    const ended = run(process.execPath, check, here, plain);
    expect(ended).toMatchObject({ out: "", err: expect.stringContaining("The baseline lists ") as string });
    expect(run(otherNode, check, there, abroad)).toEqual(ended);
    expect(Object.keys(written(here))).toHaveLength(formats.length + 1);
    expect(written(there)).toEqual(written(here));

    const verify = ["verify", "out/receipt"];
    const verified = run(process.execPath, verify, there, plain);
    expect(verified).toMatchObject({ code: 0, err: "" });
    expect(run(otherNode, verify, here, abroad)).toEqual(verified);
  });
}

/** The ways of checking a project with code kept in a cache folder, which is looked at after each. */
function checkWithCache(node: string) {
  const project = checkout("chat-service", ".", (names) => names);
  const check = (cache: string): string => {
    const ended = run(node, ["check", ".", "--as-of", "2026-11-20"], project, { XDG_CACHE_HOME: cache });
    expect(ended).toMatchObject({ code: 1, err: "" });
    return ended.out;
  };
  return { project, check };
}

const newCache = (): string => mkdtempSync(join(tmpdir(), "edict-cache-"));
const keptIn = (cache: string): Readonly<Record<string, number>> =>
  Object.fromEntries(readdirSync(join(cache, "edict")).map((it) => [it, statSync(join(cache, "edict", it)).ino]));

test.each([process.version, "22", "24"])(
  "Node.js %s keeps compiled code in the cache of the person, and never in a project",
  (version) => {
    const { project, check } = checkWithCache(version === process.version ? process.execPath : nodeOf(version));
    const own = newCache();
    const plainly = check(join(own, "none", "none"));
    expect(readdirSync(own)).toEqual([]);
    expect(check(own)).toBe(plainly);
    const kept = keptIn(own);
    expect(Object.keys(kept)).toHaveLength(1);
    expect(check(own)).toBe(plainly);
    expect(keptIn(own)).toEqual(kept);
    const missing = join(own, "made");
    expect(check(missing)).toBe(plainly);
    expect(Object.keys(keptIn(missing))).toEqual(Object.keys(kept));
    const shared = newCache();
    chmodSync(shared, 0o777);
    expect(check(join(shared, "none"))).toBe(plainly);
    expect(readdirSync(shared)).toEqual([]);

    const taken = newCache();
    writeFileSync(join(taken, "edict"), "");
    expect(check(taken)).toBe(plainly);
    mkdirSync(join(project, ".cache"));
    const besides = check(join(own, "none", "none"));
    expect(check(join(project, ".cache"))).toBe(besides);
    expect(readdirSync(join(project, ".cache"))).toEqual([]);
  },
);

test("kept code that is not whole, or that others could have put there, is not run", () => {
  const { check } = checkWithCache(process.execPath);
  const own = newCache();
  const plainly = check(own);
  const [name = ""] = Object.keys(keptIn(own));
  const path = join(own, "edict", name);
  const kept = readFileSync(path);
  const changed = Uint8Array.from(kept);
  changed[kept.length >> 1] = (kept[kept.length >> 1] ?? 0) ^ 1;
  for (const broken of [changed, kept.subarray(0, kept.length >> 1), Buffer.alloc(0)]) {
    writeFileSync(path, broken);
    const before = keptIn(own);
    expect(check(own)).toBe(plainly);
    // It is kept anew.
    expect(keptIn(own)).not.toEqual(before);
    expect(readFileSync(path).equals(broken)).toBe(false);
  }

  chmodSync(join(own, "edict"), 0o777);
  rmSync(path);
  expect(check(own)).toBe(plainly);
  expect(keptIn(own)).toEqual({});
});

test("of kept code what is newest stays, so that a cache does not grow with each version", () => {
  const { check } = checkWithCache(process.execPath);
  const own = newCache();
  mkdirSync(join(own, "edict"), { mode: 0o700 });
  const older = Array.from({ length: 9 }, (_, at) => `older-${at}`);
  for (const [at, name] of older.entries()) {
    writeFileSync(join(own, "edict", name), "");
    utimesSync(join(own, "edict", name), at, at);
  }
  check(own);
  const left = Object.keys(keptIn(own));
  expect(left.filter((it) => it.startsWith("older"))).toEqual(older.slice(-5));
  expect(left).toHaveLength(6);
});

const { engines } = JSON.parse(readFileSync("package.json", "utf8")) as { readonly engines: { readonly node: string } };
const [least] = /\d+\.\d+/.exec(engines.node) ?? [];

test.each(["10", "12.0.0", "14", "16", "18", "20.18.0"])(
  "Node.js %s is told that it is too old, in one sentence",
  (old) => {
    const node = nodeOf(old);
    const version = spawnSync(node, ["--version"], { encoding: "utf8" }).stdout.trim().slice(1);
    for (const words of [["--version"], ["check", "examples/chat-service"]])
      expect(run(node, words, ".", plain)).toEqual({
        code: 69,
        out: "",
        err: `error: edict needs Node.js ${least} or newer, and this is Node.js ${version}\n`,
      });
  },
);

test("the oldest Node.js that the package asks for runs it", () => {
  expect(run(nodeOf(`${least}.0`), ["--version"], ".", plain)).toMatchObject({ code: 0, err: "" });
});

test("a run that stops short of saying how it ended ends as a bug", () => {
  const folder = mkdtempSync(join(tmpdir(), "edict-"));
  cpSync("dist/cli.cjs", join(folder, "cli.cjs"));
  writeFileSync(join(folder, "package.json"), '{ "type": "module" }');
  writeFileSync(join(folder, "main.cjs"), "exports.running = new Promise(() => {});\n");
  expect(spawnSync(process.execPath, [join(folder, "cli.cjs")]).status).toBe(70);
});
