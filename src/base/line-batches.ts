import { asBuffer } from "./binary.ts";
import { documentLimits } from "./document.ts";

/** Some whole lines of a file. */
export interface LineBatch {
  /** The number of the first one. */
  readonly line: number;
  /** Whether the file begins with it. */
  readonly isFirst: boolean;
  readonly bytes: Uint8Array;
  /** Where lines end in these bytes, as offsets behind their ends: that of a file's last line may be missing. */
  readonly ends: readonly number[];
}

/** What a batch holds at most, but for one line that is longer. */
export const batchLimits = { lines: 64, bytes: 131_072 } as const;

const LF = 10;

/** Cuts what is read of a file into batches. */
export interface LineCutter {
  /** The batches that are whole with these bytes too: what they hold is written over when more is added. */
  readonly add: (chunk: Uint8Array) => readonly LineBatch[];
  /** What is left when nothing more comes. */
  readonly end: () => readonly LineBatch[];
}

/**
 * The lines of a file in batches, whatever chunks it is read in. A line over the limit of a document is cut behind it, so
 * that whoever reads it finds it too large. `isWhole`: the file begins with them.
 *
 * @example
 * const bytes = (text) => new TextEncoder().encode(text);
 * const cutter = lineCutter();
 * [...cutter.add(bytes('{"a":')), ...cutter.add(bytes(' 1}\n{"a": 2}'))] // []
 * new TextDecoder().decode(cutter.end()[0].bytes) // '{"a": 1}\n{"a": 2}'
 */
export function lineCutter(isWhole = true): LineCutter {
  let line = 1;
  let held: Uint8Array = new Uint8Array();
  let rest = held;
  // Bytes that are made anew for each chunk make the collector clear the heap every few of them.
  const joined = (chunk: Uint8Array): Uint8Array => {
    const length = rest.length + chunk.length;
    if (held.length >= length) held.copyWithin(0, rest.byteOffset, rest.byteOffset + rest.length);
    else {
      const larger = new Uint8Array(length * 2);
      larger.set(rest);
      held = larger;
    }
    held.set(chunk, rest.length);
    return held.subarray(0, length);
  };
  return {
    add: (chunk) => {
      const batches: LineBatch[] = [];
      const bytes = joined(chunk);
      let start = 0;
      let last = 0;
      let ends: number[] = [];
      for (const end of lineEnds(bytes)) {
        // INVARIANT (same batches): where a batch ends hangs on the bytes of the file alone, not on its chunks or on who judges.
        if (ends.length === batchLimits.lines || (ends.length > 0 && end - start > batchLimits.bytes)) {
          batches.push({ line, isFirst: isWhole && line === 1, bytes: bytes.subarray(start, last), ends });
          line += ends.length;
          start = last;
          ends = [];
        }
        ends.push(end - start);
        last = end;
      }
      rest = bytes.subarray(start, last + mostKept);
      return batches;
    },
    end: () => (rest.length > 0 ? [{ line, isFirst: isWhole && line === 1, bytes: rest, ends: lineEnds(rest) }] : []),
  };
}

/** Enough of a line to see that it is too large, though a character may be cut in two. */
const mostKept = documentLimits.bytes + 4;

/**
 * Where the lines of a text end, as offsets behind their ends: a carriage return by itself ends none.
 *
 * @example
 * lineEnds(new TextEncoder().encode("a\r\nb\rc\nd")) // [3, 7]
 */
export function lineEnds(bytes: Uint8Array): readonly number[] {
  const all = asBuffer(bytes);
  const ends: number[] = [];
  for (let at = all.indexOf(LF); at >= 0; at = all.indexOf(LF, at + 1)) ends.push(at + 1);
  return ends;
}
