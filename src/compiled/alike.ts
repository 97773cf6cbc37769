import { leastOfBlock, type BlockEnds } from "./blocks.ts";

/** What is made of so many verdicts is kept. */
const mostKept = 256;

/**
 * What is made of the verdicts of some blocks, made once for all that are alike: of many documents the same is said. Of a block that has
 * one verdict nothing else is looked at. Whoever is handed what is kept may not change it.
 *
 * @example
 * const made = [];
 * const saidOf = ofVerdicts([2], (verdicts) => made.push(verdicts[0]));
 * [saidOf(Uint8Array.of(3, 5, 0)), saidOf(Uint8Array.of(0, 5, 0)), saidOf(Uint8Array.of(3, 5, 0))] // [1, 2, 1]
 */
export function ofVerdicts<T>(ends: BlockEnds, make: (verdicts: Uint8Array) => T): (verdicts: Uint8Array) => T {
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
    if (mark < leastOfBlock) for (let at = start; at < end; at++) digest = mixed(digest, verdicts[at] ?? 0);
    start = end;
  }
  return digest;
}

const mixed = (digest: number, next: number): number => (Math.imul(digest, 31) + next) | 0;

function isAlike(one: Uint8Array, other: Uint8Array, ends: BlockEnds): boolean {
  let start = 0;
  let marked = ends.at(-1) ?? 0;
  for (const end of ends) {
    const mark = one[marked] ?? 0;
    if (mark !== other[marked++]) return false;
    if (mark < leastOfBlock) for (let at = start; at < end; at++) if (one[at] !== other[at]) return false;
    start = end;
  }
  return true;
}
