/**
 * Where the frames of a file of Zstandard are (RFC 8878, 3.1). What Node.js unpacks is one frame, and it says nothing of those that follow;
 * `zstd` appends to a file by writing another, and `pzstd` writes many.
 */
import { readSync } from "node:fs";

/** Bytes `from` to `to` of a file, the last not included; `to` is behind its end where the file was cut. */
export interface Frame {
  readonly from: number;
  readonly to: number;
}

const magic = 0xfd2fb528;
/** The last of its four bits is anything. */
const skippable = 0x184d2a5;

/**
 * The frames of an open file, those left out that hold no data. Undefined in place of the next: what is there is no frame.
 * `size`: of the file, in bytes.
 */
export function* framesOf(file: number, size: number): Generator<Frame | undefined, void> {
  let from = 0;
  while (from < size) {
    const start = bytesAt(file, from, 8);
    const mark = start.readUInt32LE(0);
    if (mark >>> 4 === skippable) {
      from += 8 + start.readUInt32LE(4);
      continue;
    }
    if (mark !== magic) {
      yield undefined;
      return;
    }
    const to = endOfFrame(file, from, start.readUInt8(4), size);
    yield { from, to };
    from = to;
  }
}

function endOfFrame(file: number, from: number, descriptor: number, size: number): number {
  const isSingle = (descriptor & 0x20) !== 0;
  const contentSize = [isSingle ? 1 : 0, 2, 4, 8][descriptor >> 6] ?? 0;
  const dictionary = [0, 1, 2, 4][descriptor & 3] ?? 0;
  let at = from + 5 + (isSingle ? 0 : 1) + dictionary + contentSize;
  for (let isLast = false; !isLast && at < size;) {
    const header = bytesAt(file, at, 3).readUIntLE(0, 3);
    const isRepeated = ((header >> 1) & 3) === 1;
    isLast = (header & 1) === 1;
    at += 3 + (isRepeated ? 1 : header >> 3);
  }
  return at + ((descriptor & 4) === 0 ? 0 : 4);
}

/** So many bytes; zeros where the file has none. */
function bytesAt(file: number, at: number, count: number): Buffer {
  const bytes = Buffer.alloc(count);
  readSync(file, bytes, 0, count, at);
  return bytes;
}
