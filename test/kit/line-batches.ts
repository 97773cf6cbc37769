import { lineCutter, type LineBatch } from "../../src/base/line-batches.ts";

/** The batches of a file that is read in chunks of so many bytes, each as it stands before more is read. */
export function* batchesOf(bytes: Uint8Array, chunk: number, isWhole = true): Generator<LineBatch> {
  const cutter = lineCutter(isWhole);
  for (let at = 0; at < bytes.length; at += chunk) yield* cutter.add(bytes.subarray(at, at + chunk));
  yield* cutter.end();
}

/** The same batches, all of which stay as they are. */
export const keptBatchesOf = (...file: Parameters<typeof batchesOf>): readonly LineBatch[] =>
  Array.from(batchesOf(...file), (it) => ({ ...it, bytes: it.bytes.slice() }));
