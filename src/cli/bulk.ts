import { statSync } from "node:fs";
import type { Diagnostic } from "../base/diagnostic.ts";
import type { Host } from "../base/host.ts";
import { invariant } from "../base/invariant.ts";
import { lineCutter, type LineBatch } from "../base/line-batches.ts";
import type { Locale } from "../base/locale.ts";
import type { Message } from "../base/message.ts";
import type { Place } from "../base/text.ts";
import {
  bulkStart,
  endOf,
  lookThrough,
  numberedFrom,
  openTotal,
  packedLog,
  unreadableText,
  type BulkChecker,
  type BulkEnd,
  type ColumnMap,
  type CheckRequest,
  type JudgedBatch,
  type JudgedPart,
  type LineFormat,
  type LookThrough,
  type PartNumber,
} from "../engine/index.ts";
import { progressMessage } from "../report/messages/bulk.ts";
import { discardWhenStopped, exitCodeOfUnwritten, openAtomic, type AtomicFile } from "./atomic-file.ts";
import { openWorkerPool } from "./bulk-workers.ts";
import { streamedInput } from "./environment.ts";
import { inertBytes } from "./inert-text.ts";
import { slicesOfPart, type LogSlice } from "./log-slices.ts";
import { openLog } from "./log-sources.ts";
import { isUnreadableLog, unreadableLog } from "./unreadable-log.ts";

/** Lines that are to be judged, and where what is said of each goes. */
export interface BulkWork {
  readonly bulk: BulkChecker;
  readonly request: CheckRequest;
  readonly host: Host;
  readonly jobs: number;
  /** Which part of the log is judged; of standard input all is that part. */
  readonly part: PartNumber;
  /** Where the decisions go: a file, standard output, or nowhere. */
  readonly decisions: { readonly format: LineFormat; readonly file: string | undefined } | undefined;
  readonly locale: Locale;
}

/** All lines that were judged. */
export interface BulkJudged extends Omit<JudgedPart, "asked"> {
  /** What is said of them in the end; undefined: they are not the whole log. */
  readonly end: BulkEnd | undefined;
}

/** What stopped the work, or its end. */
export type BulkDone =
  | BulkJudged
  | { readonly troubles: readonly Diagnostic<Place | undefined>[] }
  | { readonly unwritable: string; readonly code: 64 | 74 }
  | { readonly unreadable: Message };

interface ReadBatch {
  readonly batch: LineBatch;
  /** The file ends with it, and its last line does not. */
  readonly isOpen: boolean;
}

/** What a file holds, as it comes: whoever waits for standard input hears signals all the same. */
async function* batchesOf(
  slice: LogSlice,
  isFirst: boolean,
  host: Host,
  columns: ColumnMap | undefined,
): AsyncGenerator<ReadBatch> {
  const { from, to } = slice;
  if (to === from) return;
  const cutter = lineCutter(isFirst);
  let [last, read] = [LF, 0];
  for await (const bytes of openLog(slice, host, columns)) {
    last = bytes.at(-1) ?? last;
    read += bytes.length;
    yield* cutter.add(bytes).map((batch) => ({ batch, isOpen: false }));
  }
  // A part says that it holds all lines of its share.
  if (to !== undefined && read < to - from)
    throw Object.assign(new Error("the file is shorter now"), { syscall: "read" });
  yield* cutter.end().map((batch) => ({ batch, isOpen: last !== LF }));
}

const LF = 10;

/** Whether each line of files by itself says all that they say together; not where one cannot be read. */
export async function areApart({ bulk, request, host }: Pick<BulkWork, "bulk" | "request" | "host">): Promise<boolean> {
  let look: ReturnType<LookThrough["end"]> = lookThrough(bulk);
  try {
    while (typeof look !== "boolean") {
      for (const path of filesOf(request, host))
        for await (const { batch } of batchesOf({ path, from: 0, to: undefined }, true, host, undefined))
          if (!look.add(path, batch)) return false;
      look = look.end();
    }
    return look;
  } catch (error) {
    if (isUnreadableLog(error) || syscallOf(error) !== undefined) return false;
    throw error;
  }
}

const syscallOf = (error: unknown): unknown =>
  error instanceof Error && "syscall" in error ? error.syscall : undefined;

/** Judges files and writes what is said of them; a file that stops to be readable, or a disk that is full, ends it. */
export async function judgeInBulk(work: BulkWork): Promise<BulkDone> {
  const at: { path: string } = { path: "" };
  try {
    return await judgeFiles(work, at);
  } catch (error) {
    if (isUnreadableLog(error)) return { unreadable: unreadableLog(at.path, error) };
    const syscall = syscallOf(error);
    if (syscall === "open" || syscall === "read") return { troubles: [unreadableText.nowhere({ path: at.path })] };
    if (syscall === "write" || syscall === "rename")
      return { unwritable: work.decisions?.file ?? "", code: exitCodeOfUnwritten(error) };
    throw error;
  }
}

/** Judges files batch by batch and writes what is said of each in their order; nothing of a batch is kept but counts and samples. */
async function judgeFiles(work: BulkWork, at: { path: string }): Promise<BulkDone> {
  const { bulk, request, host, jobs, decisions, locale, part } = work;
  const { slices, place } = slicesOf(work);
  const total = openTotal(bulk);
  const judges = openWorkerPool(bulk, { request, format: decisions?.format }, jobs);
  const told = progress(locale, sizeOf(slices, host));
  const out = decisions && openOutput(decisions.file);
  if (typeof out === "string") return { unwritable: out, code: 64 };
  // A file is opened in its turn: lines of the one before may still be judged.
  const waiting: ({ readonly opens: string } | { readonly bytes: number; readonly judged: Promise<JudgedBatch> })[] =
    [];
  const settle = async (most: number): Promise<readonly Diagnostic<Place | undefined>[]> => {
    while (waiting.length > most) {
      const next = waiting.shift();
      if (!next) break;
      if ("opens" in next) {
        total.open(next.opens);
        continue;
      }
      const judged = await next.judged;
      const { tally, troubles } = judged;
      if (troubles.length > 0) return troubles;
      await out?.write(numberedFrom(total.count(), judged));
      total.add(tally);
      told.add(
        tally.files.reduce((sum, it) => sum + it.lines, 0),
        next.bytes,
      );
    }
    return [];
  };
  let isOpen = false;
  try {
    await out?.write(bulkStart(bulk));
    for (const slice of slices) {
      const { path } = slice;
      at.path = path;
      waiting.push({ opens: path });
      // Nobody knows whether a log from elsewhere begins with its first part but by its number.
      const isFirst = slice.from === 0 && (path !== streamedInput || part.number === 1);
      for await (const { batch, isOpen: isOpenHere } of batchesOf(
        slice,
        isFirst,
        host,
        bulk.prepared.reading.columns,
      )) {
        isOpen = isOpenHere;
        waiting.push({ bytes: batch.bytes.length, judged: judges.judge(path, batch, total.count()) });
        const troubles = await settle(judges.count === 1 ? 0 : judges.count * 2);
        if (troubles.length > 0) return { troubles };
      }
    }
    const troubles = await settle(0);
    if (troubles.length > 0) return { troubles };
    const tally = total.value();
    const end = part.of === 1 ? endOf(bulk, tally) : undefined;
    invariant(end?.isWhole !== false, "the lines that are kept show what was counted");
    await out?.write(end?.text ?? "");
    out?.finish();
    return { place, tally, isOpen, end };
  } finally {
    out?.discard();
    told.end();
    await judges.dismiss();
  }
}

/** What is read of each file. What comes from standard input is one part, wherever it ends. */
function slicesOf({
  request,
  host,
  part,
}: BulkWork): Pick<BulkJudged, "place"> & { readonly slices: readonly LogSlice[] } {
  const paths = filesOf(request, host);
  if (!paths.includes(streamedInput)) return slicesOfPart(paths, host, part);
  return { place: part, slices: paths.map((path) => ({ path, from: 0, to: undefined })) };
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
    process.stdout.write(inertBytes(text), (error) => {
      if (error) setImmediate(() => process.exit());
      else resolve();
    });
  });
}

const silentFor = 2000;
const every = 500;

/** All bytes that are read; undefined where one of the files is no plain file of lines. */
function sizeOf(slices: readonly LogSlice[], host: Host): number | undefined {
  const sizes = slices.map(({ path, from, to }) => {
    if (packedLog.test(path) || path === streamedInput) return undefined;
    const found = statSync(host.resolve(path), { throwIfNoEntry: false });
    return found?.isFile() === true ? (to ?? found.size) - from : undefined;
  });
  return sizes.reduce(
    (sum: number | undefined, it) => (sum === undefined || it === undefined ? undefined : sum + it),
    0,
  );
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
