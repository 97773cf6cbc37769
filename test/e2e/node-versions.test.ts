import { spawnSync } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, readFileSync, readdirSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { beforeAll, expect, test } from "vitest";
import { cli } from "./edict.ts";

const formats = ["human", "json", "html", "ndjson", "sarif", "junit", "github", "markdown", "baseline", "waivers"];
const everyFormat = formats.flatMap((it) => ["-f", `${it}=out/${it}`]);

/** The other of the two versions that people have. */
const other = process.versions.node.startsWith("22.") ? 20 : 22;
let otherNode = "";

beforeAll(() => {
  const words = ["exec", "--yes", `--package=node@${other}`, "--", "node", "-p", "process.execPath"];
  const { stdout, stderr } = spawnSync("npm", words, { cwd: tmpdir(), encoding: "utf8" });
  otherNode = stdout.trim();
  const { stdout: version } = spawnSync(otherNode, ["--version"], { encoding: "utf8" });
  if (!String(version).startsWith(`v${other}.`)) throw new Error(`npm gives no Node.js ${other}: ${stderr}`);
}, 300_000);

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
    expect(ended).toMatchObject({ out: "", err: "" });
    expect(run(otherNode, check, there, abroad)).toEqual(ended);
    expect(Object.keys(written(here))).toHaveLength(formats.length + 1);
    expect(written(there)).toEqual(written(here));

    const verify = ["verify", "out/receipt"];
    const verified = run(process.execPath, verify, there, plain);
    expect(verified).toMatchObject({ code: 0, err: "" });
    expect(run(otherNode, verify, here, abroad)).toEqual(verified);
  });
}
