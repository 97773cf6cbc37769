import { realpathSync, statSync, watch as watchFolder } from "node:fs";
import { dirname } from "node:path";
import type { Host } from "../base/host.ts";
import { message, type Message } from "../base/message.ts";
import type { Layout } from "../report/view/format-options.ts";
import type { CommandOutcome } from "./environment.ts";
import { watchMessages as messages, usageMessages } from "./messages.ts";
import { rememberingHost, type RememberedHost, type FileChange } from "./remembering-host.ts";
import { showError } from "./usage-errors.ts";
import { usageError, type CommonFlags, type Verb } from "./verb.ts";

/**
 * Runs again each time that what a run has asked of the files would be told otherwise, with a line on standard error of what
 * changed and when. Only a bug ends it, and a system that watches no more folders (exit code 70); else whoever ends the process.
 */
export async function watch(
  first: CommandOutcome,
  again: () => Promise<CommandOutcome>,
  { locale, width }: Pick<Layout, "locale" | "width">,
): Promise<void> {
  const own = new Set<string>();
  for (let last = first; last.asked; last = await again()) {
    for (const { path } of last.files) own.add(last.asked.host.resolve(path));
    process.stderr.write(`${locale.say(messages.ended({ exitCode: process.exitCode ?? 0 }))}\n`);
    try {
      const said = locale.say(changesOf(await nextFileChanges(last.asked, own), last.asked.host));
      if (process.stdout.isTTY) process.stdout.write(clearScreen);
      process.stderr.write(`${new Date().toTimeString().slice(0, "23:59:59".length)} ${said}\n`);
    } catch (error) {
      process.exitCode = 70;
      const why = error instanceof Error ? error.message : String(error);
      process.stderr.write(showError(messages.impossible({ why }), locale, width));
      return;
    }
  }
}

const clearScreen = "\u001b[2J\u001b[3J\u001b[H";

/**
 * Changes in a line.
 *
 * @example
 * const host = memoryHost({});
 * locales.en.say(changesOf([{ path: "/a.yaml", what: "changed" }], host)) // "a.yaml changed"
 * locales.en.say(changesOf([{ path: "/b", what: "new" }, { path: "/c", what: "gone" }], host)) // "b is new, and 1 more change"
 * locales["zh-Hans"].say(changesOf([{ path: "/b", what: "new" }], host)) // "b 为新增"
 */
export function changesOf([first, ...others]: readonly FileChange[], host: Host): Message {
  if (!first) return messages.nothing();
  const change = messages.change({ path: host.relative(first.path), what: first.what });
  return others.length === 0 ? change : messages.changeAndMore({ change, more: others.length });
}

/** Milliseconds of rest before changes are looked at: an editor writes a file in several steps. */
const rest = 100;

/**
 * Waits until something that was asked would be told otherwise, and says what; `own`: absolute paths of files that do not
 * count, as the run writes them itself. Rejects where the system watches no more folders.
 */
function nextFileChanges(asked: RememberedHost, own: ReadonlySet<string>): Promise<readonly FileChange[]> {
  return new Promise((resolve, reject) => {
    let stops: readonly (() => void)[] = [];
    let timer: NodeJS.Timeout | undefined;
    const stopAll = (): void => {
      for (const stop of stops) stop();
      stops = [];
    };
    const later = (): void => {
      clearTimeout(timer);
      timer = setTimeout(look, rest);
    };
    // Folders are watched anew each time, as some may have been made or replaced, and before the look, so that nothing is missed.
    const look = (): void => {
      stopAll();
      try {
        stops = foldersOf(asked).map((it) => watchOne(it, later));
      } catch (error) {
        stopAll();
        reject(error);
        return;
      }
      const changes = asked.changes(own);
      if (changes.length === 0) return;
      stopAll();
      resolve(changes);
    };
    look();
  });
}

/** A folder that nobody may look into is left alone; that the system has no watch left is an error. */
function watchOne(folder: string, changed: () => void): () => void {
  try {
    const watcher = watchFolder(folder, changed);
    watcher.on("error", changed);
    return () => watcher.close();
  } catch (error) {
    if (error instanceof Error && "code" in error && ["EMFILE", "ENOSPC"].includes(String(error.code))) throw error;
    return () => undefined;
  }
}

/** The folders in which what was asked may change: where files lie or would lie, and where links lead. */
function foldersOf({ paths }: RememberedHost): readonly string[] {
  return [...new Set(paths().flatMap((it) => [it, dirname(it), realOf(it)].map(nearestFolder)))];
}

function nearestFolder(path: string): string {
  return isFolder(path) || dirname(path) === path ? path : nearestFolder(dirname(path));
}

function isFolder(path: string): boolean {
  try {
    return statSync(path).isDirectory();
  } catch {
    return false;
  }
}

function realOf(path: string): string {
  try {
    return realpathSync(path);
  } catch {
    return path;
  }
}

const watchHelp = message("cli/help/watch", {
  en: "run again when a file changes that was read, or one is added; Ctrl-C ends it (130)",
  zh: "所讀的文件有改動或者新增時重新運行；按 Ctrl-C 結束（退出碼 130）",
});

/** The verb with `--watch`: the shell runs it again when what it has asked of the machine's files changes. */
export function watchable(verb: Verb): Verb {
  return {
    ...verb,
    define: (command, say) => verb.define(command, say).option("--watch", say(watchHelp())),
    run: (command, world) => {
      const flags = command.opts<CommonFlags & { readonly watch?: true }>();
      if (flags.watch !== true) return verb.run(command, world);
      if (command.args.includes("-")) return usageError(verb.name, usageMessages.notWatched(), flags, world);
      const asked = rememberingHost(world.host);
      const outcome = verb.run(command, { ...world, host: asked.host });
      if ("streamed" in outcome) return usageError(verb.name, usageMessages.notWatchedLines(), flags, world);
      if ("shownBy" in outcome) return { shownBy: (it) => ({ ...outcome.shownBy(it), asked }) };
      return { ...outcome, asked };
    },
  };
}
