import { spawnSync } from "node:child_process";
import { readFileSync, readdirSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { sha256 } from "../../src/base/digest.ts";

/** Node.js in a version, as npm gives it. */
export function nodeOf(version: number | string): string {
  const words = ["exec", "--yes", `--package=node@${version}`, "--", "node", "-p", "process.execPath"];
  const { stdout, stderr } = spawnSync("npm", words, { cwd: tmpdir(), encoding: "utf8" });
  const path = stdout.trim();
  const { stdout: told } = spawnSync(path, ["--version"], { encoding: "utf8" });
  if (!`${String(told).trim()}.`.startsWith(`v${version}.`))
    throw new Error(`npm gives no Node.js ${version}: ${stderr}`);
  return path;
}

/** The digest of each file that a build has written into a folder; the types in it are made apart from a build. */
export function builtIn(folder: string): Readonly<Record<string, string>> {
  const names = readdirSync(folder, { recursive: true, encoding: "utf8" })
    .filter((it) => !/\.d\.c?ts$/.test(it) && statSync(join(folder, it)).isFile())
    .toSorted();
  return Object.fromEntries(names.map((it) => [it, sha256(readFileSync(join(folder, it)))]));
}
