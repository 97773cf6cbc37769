import { spawnSync, type SpawnSyncReturns } from "node:child_process";
import { chmodSync, mkdirSync, symlinkSync } from "node:fs";
import { join, resolve } from "node:path";
import { cli, folderWith } from "./edict.ts";

/** A new folder with a shell in it that has Edict as a command and as a package; what goes wrong is printed with the rest. */
export function pageShell(): { readonly cwd: string; readonly shell: (text: string) => SpawnSyncReturns<string> } {
  const folder = folderWith({ "bin/edict": `#!/bin/sh\nexec '${process.execPath}' '${cli}' "$@"\n` });
  chmodSync(join(folder, "bin/edict"), 0o755);
  mkdirSync(join(folder, "work/node_modules"), { recursive: true });
  symlinkSync(resolve("."), join(folder, "work/node_modules/edict"));
  const cwd = join(folder, "work");
  const env = { ...process.env, PATH: `${join(folder, "bin")}:${process.env["PATH"] ?? ""}` };
  return { cwd, shell: (text) => spawnSync("bash", ["-c", `exec 2>&1\n${text}`], { cwd, env, encoding: "utf8" }) };
}
