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
  /** The batches that are whole with these bytes too. */
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
  let rest: Uint8Array = new Uint8Array();
  return {
    add: (chunk) => {
      const batches: LineBatch[] = [];
      const bytes = joined(rest, chunk);
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
      rest = bytes.slice(start, last + mostKept);
      return batches;
    },
    end: () => (rest.length > 0 ? [{ line, isFirst: isWhole && line === 1, bytes: rest, ends: lineEnds(rest) }] : []),
  };
}

/** Enough of a line to see that it is too large, though a character may be cut in two. */
const mostKept = documentLimits.bytes + 4;

function joined(a: Uint8Array, b: Uint8Array): Uint8Array {
  if (a.length === 0) return b;
  const both = new Uint8Array(a.length + b.length);
  both.set(a);
  both.set(b, a.length);
  return both;
}

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
