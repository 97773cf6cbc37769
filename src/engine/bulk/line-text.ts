import { isText } from "../../base/binary.ts";
import { documentLimits } from "../../base/document.ts";
import type { LineBatch } from "../../base/line-batches.ts";
import type { SourceText } from "../../base/text.ts";
import type { LineFault } from "./tally.ts";

/** A line, and its bytes in UTF-8, without what ends it. */
export interface LineText {
  readonly path: string;
  /** Its number, from 1. */
  readonly line: number;
  readonly bytes: Uint8Array;
  readonly start: number;
  readonly end: number;
  /** Undefined: it has a text. */
  readonly fault: LineFault | undefined;
}

/** A line as the reference reads it. */
export function sourceOf({ path, line, bytes, start, end }: LineText): SourceText {
  return { path, text: decoder.decode(bytes.subarray(start, end)), line, ends: "lf" };
}

const decoder = new TextDecoder("utf-8", { ignoreBOM: true });

/** The lines of a batch; one that is no text, or is too large, is empty and has a fault. */
export function linesOf(path: string, { line, isFirst, bytes, ends }: LineBatch): readonly LineText[] {
  const all = (ends.at(-1) ?? 0) < bytes.length ? [...ends, bytes.length] : ends;
  const isSound = bytes.length <= documentLimits.bytes && isText(bytes);
  return all.map((next, at): LineText => {
    const from = all[at - 1] ?? 0;
    const start = at === 0 && isFirst ? behindMark(bytes) : from;
    const fault = isSound ? undefined : faultOf(bytes.subarray(from, next));
    return { path, line: line + at, bytes, start, end: fault ? start : endIn(bytes, start, next), fault };
  });
}

function faultOf(line: Uint8Array): LineFault | undefined {
  if (line.length > documentLimits.bytes + lineEnd) return "too-large";
  return isText(line) ? undefined : "not-text";
}

const mark = [0xef, 0xbb, 0xbf];

/** Where the first line of a file starts. */
const behindMark = (bytes: Uint8Array): number => (mark.every((it, at) => bytes[at] === it) ? mark.length : 0);

const [LF, CR] = [10, 13];

/** CR and LF. */
const lineEnd = 2;

/** Where a line stops that goes on up to `next`, without what ends it. */
function endIn(bytes: Uint8Array, from: number, next: number): number {
  if (bytes[next - 1] !== LF) return next;
  return next - lineEnd >= from && bytes[next - lineEnd] === CR ? next - lineEnd : next - 1;
}
