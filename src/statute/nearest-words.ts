import type { Span } from "../base/text.ts";
import type { Unit } from "./statute.ts";

/**
 * The words of some units that are most like a folded text: those with the fewest characters added, lost or changed,
 * at most one in three. Undefined if none are that near.
 */
export function nearestWords(
  wanted: string,
  units: readonly Unit[],
): { readonly unit: Unit; readonly range: Span } | undefined {
  let best: { readonly unit: Unit; readonly range: Span } | undefined;
  let limit = Math.floor(wanted.length / 3) + 1;
  for (const unit of units) {
    const { text, spans } = unit.folded;
    const near = nearestStretch(wanted, text);
    const first = spans[near.start];
    const last = spans[near.end - 1];
    if (near.slips >= limit || !first || !last || near.start >= near.end) continue;
    limit = near.slips;
    best = { unit, range: { start: first.start, end: last.end } };
  }
  return best;
}

interface Cell {
  readonly slips: number;
  /** Where in the text the stretch began that ends here. */
  readonly start: number;
}

/** The stretch of a text that takes the fewest slips to become the wanted one: edit distance with free ends. */
function nearestStretch(
  wanted: string,
  text: string,
): { readonly slips: number; readonly start: number; readonly end: number } {
  let row: readonly Cell[] = Array.from({ length: text.length + 1 }, (_, at) => ({ slips: 0, start: at }));
  for (const [index, letter] of Array.from(wanted, (it) => it).entries()) {
    const next: Cell[] = [{ slips: index + 1, start: 0 }];
    for (let at = 1; at <= text.length; at++) {
      const changed = step(row[at - 1], text[at - 1] === letter ? 0 : 1);
      const lost = step(row[at], 1);
      const added = step(next[at - 1], 1);
      next.push([lost, added].reduce((least, it) => (it.slips < least.slips ? it : least), changed));
    }
    row = next;
  }
  let end = 0;
  for (const [at, { slips }] of row.entries()) if (slips < (row[end]?.slips ?? Infinity)) end = at;
  return { slips: row[end]?.slips ?? Infinity, start: row[end]?.start ?? 0, end };
}

function step(cell: Cell | undefined, slips: number): Cell {
  return { slips: (cell?.slips ?? Infinity) + slips, start: cell?.start ?? 0 };
}
