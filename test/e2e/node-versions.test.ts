import { spawnSync } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, symlinkSync, writeFileSync } from "node:fs";
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
  expect(Object.keys(written)).toHaveLength(19);
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

test("compiled code is kept in the cache of the person where there is one, and never in a project", () => {
  const node = nodeOf(22);
  const project = checkout("chat-service", ".", (names) => names);
  const check = (cache: string) => {
    const ended = run(node, ["check", ".", "--as-of", "2026-11-20"], project, {
      XDG_CACHE_HOME: cache,
      NODE_COMPILE_CACHE: "",
    });
    expect(ended).toMatchObject({ code: 1, err: "" });
    return ended.out;
  };
  const own = mkdtempSync(join(tmpdir(), "edict-cache-"));
  const plainly = check(join(own, "none"));
  expect(readdirSync(own)).toEqual([]);
  expect([check(own), check(own)]).toEqual([plainly, plainly]);
  expect(readdirSync(join(own, "edict"))).toHaveLength(1);

  const taken = mkdtempSync(join(tmpdir(), "edict-cache-"));
  writeFileSync(join(taken, "edict"), "");
  expect(check(taken)).toBe(plainly);
  mkdirSync(join(project, ".cache"));
  const besides = check(join(own, "none"));
  expect(check(join(project, ".cache"))).toBe(besides);
  expect(readdirSync(join(project, ".cache"))).toEqual([]);
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
  writeFileSync(join(folder, "main.js"), "await new Promise(() => {});\n");
  expect(spawnSync(process.execPath, [join(folder, "cli.cjs")]).status).toBe(70);
});
