import { spawnSync } from "node:child_process";
import { mkdtempSync, mkdirSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";

export interface Ended {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

export const cli = resolve("dist/cli.cjs");

/** Most runs end before what V8 optimises pays for itself, which takes a third of their processor time: it waits longer. */
const patience = process.versions.node.startsWith("20.")
  ? "--interrupt-budget=500000"
  : "--invocation-count-for-turbofan=10000";

/** Runs the built command line as a user does. */
export function edict(
  words: readonly string[],
  options: { readonly cwd?: string; readonly input?: string; readonly env?: Readonly<Record<string, string>> } = {},
): Ended {
  const ended = spawnSync(process.execPath, [patience, cli, ...words], {
    cwd: options.cwd ?? process.cwd(),
    input: options.input ?? "",
    env: { ...process.env, ...options.env },
    encoding: "utf8",
    maxBuffer: 64_000_000,
  });
  return { code: ended.status, out: ended.stdout, err: ended.stderr };
}

/** A new folder with these files. */
export function folderWith(files: Readonly<Record<string, string>>): string {
  const folder = mkdtempSync(join(tmpdir(), "edict-"));
  for (const [path, text] of Object.entries(files)) {
    const file = join(folder, path);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, text);
  }
  return folder;
}
