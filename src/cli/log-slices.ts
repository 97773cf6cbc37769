import { closeSync, openSync, readSync, statSync } from "node:fs";
import { canonicalJson, sha256 } from "../base/digest.ts";
import type { Host } from "../base/host.ts";
import { invariant } from "../base/invariant.ts";
import type { PartNumber, PartPlace } from "../engine/index.ts";

/** What is read of a file: bytes `from` to `to`, the last not included; `to` undefined: all that comes. */
export interface LogSlice {
  readonly path: string;
  readonly from: number;
  readonly to: number | undefined;
}

interface LogFile {
  readonly path: string;
  readonly size: number;
  /** The bytes of all files before it. */
  readonly start: number;
}

/**
 * What of a log is one part: the lines that begin in its share of the bytes, all files laid end to end. Files that stay as they are
 * are cut by every worker in the same places, so that no line is in two parts or in none.
 */
export function slicesOfPart(
  paths: readonly string[],
  host: Host,
  { number, of }: PartNumber,
): { readonly slices: readonly LogSlice[]; readonly place: PartPlace } {
  const files: LogFile[] = [];
  for (const path of paths) {
    const before = files.at(-1);
    files.push({ path, size: statSync(host.resolve(path)).size, start: (before?.start ?? 0) + (before?.size ?? 0) });
  }
  const last = files.at(-1);
  const bytes = (last?.start ?? 0) + (last?.size ?? 0);
  const cut = (share: number): number =>
    cutAt(Math.floor((bytes / of) * share), share === of ? bytes : undefined, files, host);
  const [from, to] = [cut(number - 1), cut(number)];
  const slices = files.flatMap(({ path, size, start }) => {
    const isEmptyHere = size === 0 && start >= from && (start < to || number === of);
    const [first, end] = [Math.max(from - start, 0), Math.min(to - start, size)];
    // All of a file is read, even if it grows.
    return first < end || isEmptyHere ? [{ path, from: first, to: of === 1 ? undefined : end }] : [];
  });
  const digest = sha256(canonicalJson(files.map(({ path, size }) => [path, size])));
  return { slices, place: { number, of, log: { bytes, digest }, bytes: { from, to } } };
}

/** Where the first line begins at or behind a byte of all files; `known`: it is there. */
function cutAt(byte: number, known: number | undefined, files: readonly LogFile[], host: Host): number {
  if (known !== undefined) return known;
  const file = files.findLast((it) => it.start <= byte && byte < it.start + it.size);
  if (!file || byte === file.start) return byte;
  return file.start + lineStart(host.resolve(file.path), byte - file.start, file.size);
}

const chunkSize = 1 << 16;
const LF = 10;

/** Behind the first line end at or behind the byte before this one; the end of the file where there is none. */
function lineStart(path: string, byte: number, size: number): number {
  const file = openSync(path, "r");
  try {
    const chunk = Buffer.alloc(chunkSize);
    for (let at = byte - 1; at < size;) {
      const length = readSync(file, chunk, 0, chunkSize, at);
      const end = chunk.subarray(0, length).indexOf(LF);
      if (end >= 0) return at + end + 1;
      invariant(length > 0, "a file that was measured is read to its end");
      at += length;
    }
    return size;
  } finally {
    closeSync(file);
  }
}
