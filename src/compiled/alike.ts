import { columnsOfBlock, leastOfBlock } from "./residual.ts";

/** What is made of so many verdicts is kept. */
const mostKept = 256;

/**
 * What is made of the verdicts of so many columns, made once for all that are alike: of many documents the same is said. Of a block that has
 * one verdict nothing else is looked at. Whoever is handed what is kept may not change it.
 *
 * @example
 * const made = [];
 * const saidOf = ofVerdicts(2, (verdicts) => made.push(verdicts[0]));
 * [saidOf(Uint8Array.of(3, 5, 0)), saidOf(Uint8Array.of(0, 5, 0)), saidOf(Uint8Array.of(3, 5, 0))] // [1, 2, 1]
 */
export function ofVerdicts<T>(columns: number, make: (verdicts: Uint8Array) => T): (verdicts: Uint8Array) => T {
  const kept = new Map<number, { readonly verdicts: Uint8Array; readonly made: T }>();
  return (verdicts) => {
    const digest = digestOf(verdicts, columns);
    const before = kept.get(digest);
    if (before && isAlike(before.verdicts, verdicts, columns)) return before.made;
    if (kept.size >= mostKept) kept.clear();
    const made = make(verdicts);
    kept.set(digest, { verdicts: verdicts.slice(), made });
    return made;
  };
}

/** Behind the last column of a block that has to be looked at; none has where the block has one verdict. */
const endOf = (mark: number, start: number, columns: number): number =>
  mark >= leastOfBlock ? start : Math.min(start + columnsOfBlock, columns);

function digestOf(verdicts: Uint8Array, columns: number): number {
  let digest = 0;
  for (let start = 0, block = columns; start < columns; start += columnsOfBlock, block++) {
    const mark = verdicts[block] ?? 0;
    digest = mixed(digest, mark);
    const end = endOf(mark, start, columns);
    for (let at = start; at < end; at++) digest = mixed(digest, verdicts[at] ?? 0);
  }
  return digest;
}

const mixed = (digest: number, next: number): number => (Math.imul(digest, 31) + next) | 0;

function isAlike(one: Uint8Array, other: Uint8Array, columns: number): boolean {
  for (let start = 0, block = columns; start < columns; start += columnsOfBlock, block++) {
    const mark = one[block] ?? 0;
    if (mark !== other[block]) return false;
    const end = endOf(mark, start, columns);
    for (let at = start; at < end; at++) if (one[at] !== other[at]) return false;
  }
  return true;
}
