import { leastOfBlock, type BlockEnds } from "./blocks.ts";

/**
 * What is made of the verdicts of some blocks, made once for all that are alike: of many documents the same is said. Of a block that has
 * one verdict nothing else is looked at. What is made is shared by all that are alike; `mostKept`: after so many
 * all is made anew.
 *
 * @example
 * const made = [];
 * const saidOf = ofVerdicts([2], (verdicts) => made.push(verdicts[0]));
 * [saidOf(Uint8Array.of(3, 5, 0)), saidOf(Uint8Array.of(0, 5, 0)), saidOf(Uint8Array.of(3, 5, 0))] // [1, 2, 1]
 */
export function ofVerdicts<T>(
  ends: BlockEnds,
  make: (verdicts: Uint8Array) => T,
  mostKept = 256,
): (verdicts: Uint8Array) => T {
  const kept = new Map<number, { readonly verdicts: Uint8Array; readonly made: T }>();
  return (verdicts) => {
    const digest = digestOf(verdicts, ends);
    const before = kept.get(digest);
    if (before && isAlike(before.verdicts, verdicts, ends)) return before.made;
    if (kept.size >= mostKept) kept.clear();
    const made = make(verdicts);
    kept.set(digest, { verdicts: verdicts.slice(), made });
    return made;
  };
}

function digestOf(verdicts: Uint8Array, ends: BlockEnds): number {
  let digest = 0;
  let start = 0;
  let marked = ends.at(-1) ?? 0;
  for (const end of ends) {
    const mark = verdicts[marked++] ?? 0;
    digest = mixed(digest, mark);
    if (mark < leastOfBlock) digest = mixed(digest, digestOfBytes(verdicts, start, end));
    start = end;
  }
  return digest;
}

function digestOfBytes(bytes: Uint8Array, start: number, end: number): number {
  let digest = 0;
  let at = start;
  // Four bytes at a time: a multiplication waits for the one before it.
  for (; at + 3 < end; at += 4)
    digest = mixed(
      digest,
      (bytes[at] ?? 0) | ((bytes[at + 1] ?? 0) << 8) | ((bytes[at + 2] ?? 0) << 16) | ((bytes[at + 3] ?? 0) << 24),
    );
  for (; at < end; at++) digest = mixed(digest, bytes[at] ?? 0);
  return digest;
}

const mixed = (digest: number, next: number): number => (Math.imul(digest, 31) + next) | 0;

function isSame(one: Uint8Array, other: Uint8Array, start: number, end: number): boolean {
  for (let at = start; at < end; at++) if (one[at] !== other[at]) return false;
  return true;
}

function isAlike(one: Uint8Array, other: Uint8Array, ends: BlockEnds): boolean {
  let start = 0;
  let marked = ends.at(-1) ?? 0;
  for (const end of ends) {
    const mark = one[marked] ?? 0;
    if (mark !== other[marked++]) return false;
    if (mark < leastOfBlock && !isSame(one, other, start, end)) return false;
    start = end;
  }
  return true;
}

/** Values by bytes. */
export interface ByBytes<T> {
  /** Undefined: nothing is kept by the first so many bytes. */
  readonly find: (bytes: Uint8Array, length: number) => { readonly value: T } | undefined;
  readonly keep: (bytes: Uint8Array, length: number, value: T) => void;
}

/**
 * Nothing yet.
 *
 * @example
 * const kept = byBytes();
 * kept.keep(Uint8Array.of(1, 2, 3), 2, "a");
 * kept.find(Uint8Array.of(1, 2), 2) // { value: "a" }
 * kept.find(Uint8Array.of(1, 2, 3), 3) // undefined
 */
export function byBytes<T>(): ByBytes<T> {
  const kept = new Map<number, { readonly bytes: Uint8Array; readonly found: { readonly value: T } }[]>();
  return {
    find: (bytes, length) => {
      for (const it of kept.get(digestOfBytes(bytes, 0, length)) ?? [])
        if (it.bytes.length === length && isSame(it.bytes, bytes, 0, length)) return it.found;
      return undefined;
    },
    keep: (bytes, length, value) => {
      const digest = digestOfBytes(bytes, 0, length);
      const own = kept.get(digest) ?? [];
      if (own.length === 0) kept.set(digest, own);
      own.push({ bytes: bytes.slice(0, length), found: { value } });
    },
  };
}
