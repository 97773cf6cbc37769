import { createHash, randomUUID } from "node:crypto";
import {
  existsSync,
  mkdirSync,
  readFileSync,
  readdirSync,
  realpathSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { homedir } from "node:os";
import { basename, dirname, join } from "node:path";
import { Script } from "node:vm";

/** The digest of the code that this file runs, by the build. */
declare const EDICT_MAIN: string;

/** Of so many versions and builds code is kept: of each for checks, and for all other verbs. */
const mostKept = 6;
const bytesOfDigest = 32;

/** The user's cache folder, which may have to be made; undefined: whatever it would stand in is not the user's. */
function cacheFolder(): string | undefined {
  const named = process.env["XDG_CACHE_HOME"] ?? "";
  const folder = named === "" ? join(homedir(), ".cache") : named;
  if (existsSync(folder)) return realpathSync(folder);
  const around = realpathSync(dirname(folder));
  return isOwn(around) ? join(around, basename(folder)) : undefined;
}

/** Whether a folder may be one of a project, which is not written to, and whose files are never run. */
function isInProject(folder: string): boolean {
  const isProject = [".git", "edict.yaml"].some((it) => existsSync(join(folder, it)));
  const above = dirname(folder);
  return isProject || folder === process.cwd() || (above !== folder && isInProject(above));
}

/** Whether nobody else can put code into a folder that we would run. */
function isOwn(folder: string): boolean {
  const { uid, mode } = statSync(folder);
  return process.getuid === undefined || (uid === process.getuid() && (mode & 0o022) === 0);
}

/** Where code is kept; undefined: nowhere. Throws where the place is no folder, or cannot be made. */
function keptIn(): string | undefined {
  const cache = cacheFolder();
  if (cache === undefined || isInProject(cache)) return undefined;
  const folder = join(cache, "edict");
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  return isOwn(folder) ? folder : undefined;
}

const digestOf = (code: Uint8Array): Buffer => createHash("sha256").update(code).digest();

/** What was kept in a file, if it is whole: V8 looks only at its head. */
function readKept(path: string): Buffer | undefined {
  if (!existsSync(path)) return undefined;
  const bytes = readFileSync(path);
  const code = bytes.subarray(bytesOfDigest);
  return digestOf(code).equals(bytes.subarray(0, bytesOfDigest)) ? code : undefined;
}

function keep(folder: string, path: string, code: Uint8Array): void {
  const beside = `${path}.${randomUUID()}`;
  try {
    writeFileSync(beside, Buffer.concat([digestOf(code), code]), { flag: "wx", mode: 0o600 });
    renameSync(beside, path);
  } catch (error) {
    rmSync(beside, { force: true });
    throw error;
  }
  const newest = readdirSync(folder)
    .map((it) => join(folder, it))
    .sort((a, b) => statSync(b).mtimeMs - statSync(a).mtimeMs);
  for (const it of newest.slice(mostKept)) rmSync(it, { force: true, recursive: true });
}

/** Without kept code the start is slower, and right. */
function tried<T>(act: () => T): T | undefined {
  try {
    return act();
  } catch {
    return undefined;
  }
}

/**
 * Runs a CommonJS file of this bundle's folder, whose code is kept compiled in the user's cache folder for the next start: V8 then
 * neither reads it again nor compiles what this run has called. Gives what the file exports; throws as the file does.
 */
export function runKept(name: string): { readonly running?: Promise<void> } {
  const file = join(__dirname, name);
  const folder = tried(keptIn);
  const use = process.argv[2] === "check" ? "check" : "verbs";
  const path = folder && join(folder, `${EDICT_MAIN}-${process.version}-${process.arch}-${use}`);
  // The build writes ASCII.
  const source = `(function (exports, require, module, __filename, __dirname) {${readFileSync(file, "latin1")}\n})`;
  const script = new Script(source, {
    filename: file,
    cachedData: path === undefined ? undefined : tried(() => readKept(path)),
  });
  const isKept = script.cachedDataRejected === false;
  if (folder && path && !isKept) process.once("exit", () => tried(() => keep(folder, path, script.createCachedData())));
  const module = { exports: {} };
  const run = script.runInThisContext() as (...scope: readonly unknown[]) => void;
  run(module.exports, require, module, file, __dirname);
  return module.exports;
}
