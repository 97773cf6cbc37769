import {
  closeSync,
  existsSync,
  mkdirSync,
  openSync,
  readdirSync,
  realpathSync,
  renameSync,
  rmSync,
  statSync,
  writeSync,
} from "node:fs";
import { randomBytes } from "node:crypto";
import { dirname, join } from "node:path";
import type { Locale } from "../base/locale.ts";
import { usageMessages } from "./messages.ts";
import { showError } from "./usage-errors.ts";

/** A file that is there only when it is whole. */
export interface AtomicFile {
  readonly write: (text: string | Uint8Array) => void;
  /** Puts it in its place. */
  readonly finish: () => void;
  /** Leaves what was there before; nothing where it is finished. */
  readonly discard: () => void;
}

const open = new Set<() => void>();

/**
 * Writes beside a file, and renames at the end, so that nobody reads half of it; a run that is stopped leaves nothing.
 * A file keeps its mode, a link what it leads to. Throws where nothing can be written.
 */
export function openAtomic(path: string, makesFolders = false): AtomicFile {
  const known = statSync(path, { throwIfNoEntry: false });
  // A device or a pipe is no file to be replaced.
  const isStream = known !== undefined && !known.isFile();
  const target = known?.isFile() === true ? realpathSync(path) : path;
  const temporary = isStream ? path : `${target}.edict-${process.pid}-${randomBytes(8).toString("hex")}.tmp`;
  if (makesFolders) mkdirSync(dirname(target), { recursive: true });
  if (!isStream) sweep(dirname(target));
  // Nobody can have put a file, or a link to one, in its place.
  const file = openSync(temporary, isStream ? "w" : "wx", known?.mode);
  const leave = (): void => {
    closeSync(file);
    open.delete(discard);
  };
  const discard = (): void => {
    if (!open.has(discard)) return;
    leave();
    if (!isStream) rmSync(temporary, { force: true });
  };
  open.add(discard);
  return {
    write: (text) => {
      const bytes = Buffer.from(text);
      for (let at = 0; at < bytes.length;) at += writeSync(file, bytes, at);
    },
    finish: () => {
      leave();
      if (!isStream) renameSync(temporary, target);
    },
    discard,
  };
}

const swept = new Set<string>();

/** Takes away what runs that were killed have left in a folder, once. */
function sweep(folder: string): void {
  if (swept.has(folder) || !existsSync(folder)) return;
  swept.add(folder);
  for (const name of readdirSync(folder)) {
    const [, pid] = /\.edict-(\d+)-[0-9a-f]{16}\.tmp$/.exec(name) ?? [];
    if (pid !== undefined && !isRunning(Number(pid))) rmSync(join(folder, name), { force: true });
  }
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error instanceof Error && "code" in error && error.code === "EPERM";
  }
}

/** Codes of a system whose disk is full or broken: no mistake of who asks. */
const diskErrors: ReadonlySet<unknown> = new Set(["ENOSPC", "EDQUOT", "EIO", "EFBIG"]);

/** What a run exits with that could not write a file: misuse, or a disk that takes no more. */
export const exitCodeOfUnwritten = (error: unknown): 64 | 74 =>
  error instanceof Error && "code" in error && diskErrors.has(error.code) ? 74 : 64;

/** That a file cannot be written, and the folder that it lacks. */
export function showUnwritable(path: string, locale: Locale, width: number): string {
  const folder = dirname(path);
  const why = existsSync(folder)
    ? usageMessages.unwritable({ file: path })
    : usageMessages.noFolderFor({ file: path, folder });
  return showError(why, locale, width);
}

/** Takes away what is half written when the run is asked to stop. */
export function discardWhenStopped(): void {
  for (const [signal, code] of [
    ["SIGINT", 130],
    ["SIGTERM", 143],
    ["SIGHUP", 129],
  ] as const) {
    process.once(signal, () => {
      for (const discard of open) discard();
      process.exit(code);
    });
  }
}
