import { createReadStream, statSync } from "node:fs";
import type { Diagnostic } from "../base/diagnostic.ts";
import type { Host } from "../base/host.ts";
import { lineCutter, type LineBatch } from "../base/line-batches.ts";
import type { Locale } from "../base/locale.ts";
import type { Place } from "../base/text.ts";
import {
  bulkStart,
  bulkTotal,
  unreadableText,
  type BulkChecker,
  type BulkEnd,
  type CheckRequest,
  type JudgedBatch,
  type LineFormat,
} from "../engine/index.ts";
import { progressMessage } from "../report/messages/bulk.ts";
import { discardWhenStopped, exitCodeOfUnwritten, openAtomic, type AtomicFile } from "./atomic-file.ts";
import { openWorkerPool } from "./bulk-workers.ts";
import { streamedInput } from "./environment.ts";
import { inertText } from "./inert-text.ts";

/** Lines that are to be judged, and where what is said of each goes. */
export interface BulkWork {
  readonly bulk: BulkChecker;
  readonly request: CheckRequest;
  readonly host: Host;
  readonly jobs: number;
  /** Where the decisions go: a file, standard output, or nowhere. */
  readonly decisions: { readonly format: LineFormat; readonly file: string | undefined } | undefined;
  readonly locale: Locale;
}

/** What stopped the work, or its end. */
export type BulkDone =
  | { readonly end: BulkEnd }
  | { readonly troubles: readonly Diagnostic<Place | undefined>[] }
  | { readonly unwritable: string; readonly code: 64 | 74 };

/** What a file holds, as it comes: whoever waits for standard input hears signals all the same. */
async function* batchesOf(path: string, host: Host): AsyncGenerator<LineBatch> {
  const cutter = lineCutter();
  const source =
    path === streamedInput ? process.stdin : createReadStream(host.resolve(path), { highWaterMark: chunkSize });
  for await (const chunk of source) yield* cutter.add(chunk as Uint8Array);
  yield* cutter.end();
}

const chunkSize = 1 << 20;

/** Judges files and writes what is said of them; a file that stops to be readable, or a disk that is full, ends it. */
export async function judgeInBulk(work: BulkWork): Promise<BulkDone> {
  const at: { path: string } = { path: "" };
  try {
    return await judgeFiles(work, at);
  } catch (error) {
    const syscall = error instanceof Error && "syscall" in error ? error.syscall : undefined;
    if (syscall === "open" || syscall === "read") return { troubles: [unreadableText.nowhere({ path: at.path })] };
    if (syscall === "write" || syscall === "rename")
      return { unwritable: work.decisions?.file ?? "", code: exitCodeOfUnwritten(error) };
    throw error;
  }
}

/** Judges files batch by batch and writes what is said of each in their order; nothing of a batch is kept but counts and samples. */
async function judgeFiles(work: BulkWork, at: { path: string }): Promise<BulkDone> {
  const { bulk, request, host, jobs, decisions, locale } = work;
  const paths = filesOf(request, host);
  const total = bulkTotal(bulk, paths);
  const judges = openWorkerPool(bulk, { request, format: decisions?.format }, jobs);
  const told = progress(locale, sizeOf(paths, host));
  const out = decisions && openOutput(decisions.file);
  if (typeof out === "string") return { unwritable: out, code: 64 };
  const waiting: { readonly path: string; readonly bytes: number; readonly judged: Promise<JudgedBatch> }[] = [];
  const settle = async (most: number): Promise<readonly Diagnostic<Place | undefined>[]> => {
    while (waiting.length > most) {
      const next = waiting.shift();
      if (!next) break;
      const judged = await next.judged;
      if (judged.troubles.length > 0) return judged.troubles;
      const text = total.add(next.path, judged);
      await out?.write(text);
      told.add(judged.lines, next.bytes);
    }
    return [];
  };
  try {
    await out?.write(bulkStart(bulk));
    for (const path of paths) {
      at.path = path;
      for await (const batch of batchesOf(path, host)) {
        waiting.push({ path, bytes: batch.bytes.length, judged: judges.judge(path, batch) });
        const troubles = await settle(judges.count === 1 ? 0 : judges.count * 2);
        if (troubles.length > 0) return { troubles };
      }
    }
    const troubles = await settle(0);
    if (troubles.length > 0) return { troubles };
    const end = total.finish();
    await out?.write(end.text);
    out?.finish();
    return { end };
  } finally {
    out?.discard();
    told.end();
    await judges.dismiss();
  }
}

/** Each file once, in the order in which a check reads them. */
function filesOf({ inputs }: CheckRequest, host: Host): readonly string[] {
  const byPlace = new Map(inputs.map((it) => [host.resolve(it), host.relative(it)]));
  return [...byPlace].toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([, path]) => path);
}

interface Writer extends Omit<AtomicFile, "write"> {
  readonly write: (text: string) => Promise<void>;
}

function openOutput(path: string | undefined): Writer | string {
  if (path === undefined) return { write: toStandardOutput, finish: () => {}, discard: () => {} };
  discardWhenStopped();
  try {
    const file = openAtomic(path);
    return { ...file, write: async (text) => file.write(text) };
  } catch {
    return path;
  }
}

/** Waits until standard output takes more; a reader that has seen enough ends the run. */
function toStandardOutput(text: string): Promise<void> {
  return new Promise((resolve) => {
    process.stdout.write(inertText(text, "json"), (error) => {
      if (error) setImmediate(() => process.exit());
      else resolve();
    });
  });
}

const silentFor = 2000;
const every = 500;

/** All bytes of files; undefined where one of them is no plain file. */
function sizeOf(paths: readonly string[], host: Host): number | undefined {
  const found = paths.map((it) =>
    it === streamedInput ? undefined : statSync(host.resolve(it), { throwIfNoEntry: false }),
  );
  const sizes = found.flatMap((it) => (it?.isFile() === true ? it.size : []));
  return sizes.length === paths.length ? sizes.reduce((sum, it) => sum + it, 0) : undefined;
}

/** Tells on standard error how far a long run is, where a terminal watches, from the third second on. `size`: of all files, in bytes. */
function progress(locale: Locale, size: number | undefined) {
  const isWatched = process.stderr.isTTY;
  const start = performance.now();
  let lines = 0;
  let bytes = 0;
  let last = start + silentFor - every;
  let isShown = false;
  return {
    add: (moreLines: number, moreBytes: number): void => {
      lines += moreLines;
      bytes += moreBytes;
      const now = performance.now();
      if (!isWatched || now - last < every) return;
      last = now;
      isShown = true;
      const share = size === undefined || size === 0 ? undefined : Math.min(bytes / size, 1);
      process.stderr.write(`\r\u001b[K${locale.say(progressMessage(lines, (now - start) / 1000, share))}`);
    },
    end: (): void => {
      if (isShown) process.stderr.write("\r\u001b[K");
    },
  };
}
