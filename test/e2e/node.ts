import { spawnSync } from "node:child_process";
import { tmpdir } from "node:os";

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
