import { execFile, execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { mkdtempSync, readFileSync, realpathSync, statSync } from "node:fs";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { delimiter, dirname, join, resolve } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { nodeOf } from "./node.ts";
import { packed } from "./prebuilt.ts";

interface Manifest {
  readonly name: string;
  readonly version: string;
}

const npm = realpathSync(execFileSync("sh", ["-c", "command -v npm"], { encoding: "utf8" }).trim());
const { version } = JSON.parse(readFileSync("package.json", "utf8")) as Manifest;

/** A registry on this machine, with the package as it would be published and what it needs; there is no other network. */
function registryOf(tarballs: ReadonlyMap<string, string>): Server {
  return createServer((request, response) => {
    const path = decodeURIComponent(request.url ?? "").slice(1);
    const [folder, tarball] = [...tarballs].find(([it, file]) => [it, `${it}.tgz`].includes(path) && file) ?? [];
    if (folder === undefined || tarball === undefined) return void response.writeHead(404).end("{}");
    const bytes = readFileSync(tarball);
    if (path.endsWith(".tgz")) return void response.end(bytes);
    const text = execFileSync("tar", ["-xzOf", tarball, "package/package.json"], { encoding: "utf8" });
    const manifest = JSON.parse(text) as Manifest;
    const integrity = `sha512-${createHash("sha512").update(bytes).digest("base64")}`;
    const dist = { tarball: `http://${request.headers.host}/${folder}.tgz`, integrity };
    const versions = { [manifest.version]: { ...manifest, dist } };
    response.end(JSON.stringify({ name: folder, "dist-tags": { latest: manifest.version }, versions }));
  });
}

const tarball = packed();
const server = registryOf(
  new Map([
    ["edict", tarball],
    ["@viz-js/viz", packed("./node_modules/@viz-js/viz")],
  ]),
);
let registry = "";

beforeAll(async () => {
  await new Promise<void>((ready) => server.listen(0, "127.0.0.1", ready));
  registry = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
});

afterAll(() => {
  server.close();
});

interface Ended {
  readonly code: number;
  readonly out: string;
  readonly err: string;
}

/** Runs a program in an empty folder, under a Node.js. */
function run(node: string, program: string, words: readonly string[], folder: string): Promise<Ended> {
  const env = {
    PATH: [dirname(node), join(folder, "global/bin"), process.env["PATH"]].join(delimiter),
    HOME: folder,
    npm_config_registry: registry,
    npm_config_cache: join(folder, "cache"),
    npm_config_prefix: join(folder, "global"),
    npm_config_update_notifier: "false",
  };
  return new Promise((done) => {
    execFile(program, words, { cwd: folder, env, maxBuffer: 64_000_000 }, (error, out, err) => {
      done({ code: error ? Number(error.code) : 0, out, err });
    });
  });
}

test.each([20, 22, 24])("npm installs it under Node.js %i", async (wanted) => {
  const node = nodeOf(wanted);
  const folder = mkdtempSync(join(tmpdir(), "edict-"));
  const npmRuns = (...words: readonly string[]) => run(node, node, [npm, ...words], folder);
  const edict = (...words: readonly string[]) => run(node, "edict", words, folder);

  const installed = await npmRuns("install", "--global", "edict");
  expect([installed.code, installed.err]).toEqual([0, ""]);
  expect(installed.out).toMatch(/^\nadded 2 packages/);
  expect(await edict("--version")).toEqual({ code: 0, out: `${version}\n`, err: "" });
  const checked = await edict("check", resolve("examples/chat-service"), "--as-of", "2026-11-20");
  expect([checked.code, checked.err]).toEqual([1, ""]);
  expect(checked.out).toContain("annotator_training");
  expect((await npmRuns("uninstall", "--global", "edict")).code).toBe(0);
  expect((await edict("--version")).code).toBeNaN();
});

test.each([
  ["by its name", ["--", `edict@${version}`]],
  ["from a file", [`--package=${tarball}`, "--", "edict"]],
])("npx runs it %s", async (_, named) => {
  const words = [npm, "exec", "--yes", ...named, "--version"];
  const folder = mkdtempSync(join(tmpdir(), "edict-"));
  expect(await run(process.execPath, process.execPath, words, folder)).toMatchObject({ code: 0, out: `${version}\n` });
});

test("the page says how large it is", () => {
  const [english, chinese] = ["grammar/install.md", "grammar/install.zh-Hans.md"].map((it) => readFileSync(it, "utf8"));
  const words = ["-tvzf", tarball, "--numeric-owner"];
  const listed = execFileSync("tar", words, { encoding: "utf8" }).trim().split("\n");
  const unpacked = listed.reduce((sum, it) => sum + Number(it.split(/\s+/)[2]), 0);
  const [, fetched, kept] = /(\d+) MB to fetch, (\d+) MB on the disk/.exec(english ?? "") ?? [];
  expect(chinese).toContain(`下载量为 ${fetched} MB，安装后占用 ${kept} MB`);
  expect(Math.abs(Number(fetched) - statSync(tarball).size / 1e6)).toBeLessThan(1);
  expect(Math.abs(Number(kept) - unpacked / 1e6)).toBeLessThan(1);
});
