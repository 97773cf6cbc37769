import { existsSync, realpathSync } from "node:fs";
import nodeModule from "node:module";
import { homedir } from "node:os";
import { dirname, join } from "node:path";

/** The least version of Node.js, as the package asks for it: major and minor. */
declare const EDICT_NODE: readonly [number, number];

/** What Node.js has from version 22.1 on. */
interface KeepsCompiled {
  readonly enableCompileCache?: (folder: string) => unknown;
}

/** The user's cache folder; undefined: there is none, and none is made. */
function cacheFolder(): string | undefined {
  const named = process.env["XDG_CACHE_HOME"] ?? "";
  const folder = named === "" ? join(homedir(), ".cache") : named;
  return existsSync(folder) ? realpathSync(folder) : undefined;
}

/** Whether a folder may be one of a project, which is not written to, and whose files are never run. */
function isInProject(folder: string): boolean {
  const isProject = [".git", "edict.yaml"].some((it) => existsSync(join(folder, it)));
  const above = dirname(folder);
  return isProject || folder === process.cwd() || (above !== folder && isInProject(above));
}

/** Lets Node.js keep the code that it compiles for the next start. */
function keepCompiled(): void {
  try {
    const folder = cacheFolder();
    if (folder === undefined || isInProject(folder)) return;
    (nodeModule as KeepsCompiled).enableCompileCache?.(join(folder, "edict"));
  } catch {
    // Without a cache the start is slower, and right.
  }
}

/** The build writes this file for versions of Node.js that could read no other of ours. */
function isTooOld(): boolean {
  const [major = 0, minor = 0] = process.versions.node.split(".").map(Number);
  return major < EDICT_NODE[0] || (major === EDICT_NODE[0] && minor < EDICT_NODE[1]);
}

if (isTooOld()) {
  process.stderr.write(
    `error: edict needs Node.js ${EDICT_NODE.join(".")} or newer, and this is Node.js ${process.versions.node}\n`,
  );
  process.exitCode = 69;
} else {
  keepCompiled();
  // A run that stops short of saying how it ended has not ended well.
  process.once("beforeExit", () => (process.exitCode ??= 70));
  import("./main.ts").catch((error: unknown) => {
    const isBroken = error instanceof SyntaxError || (error instanceof Error && "code" in error);
    if (!isBroken) throw error;
    process.stderr.write(`error: this installation is broken, install edict anew: ${error.message}\n`);
    process.exitCode = 69;
  });
}
