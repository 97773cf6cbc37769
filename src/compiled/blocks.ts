import { groupBy } from "../base/group-by.ts";
import { ISLAND, verdictCodes, type Residual } from "./residual.ts";
import type { ColumnResidual } from "./verdict-residuals.ts";

/** So many columns are written by one function: V8 never optimises very large ones, and small ones share less. */
const columnsOfFunction = 64;

/** Columns of which the same is mostly said are one block; so many are compared one by one where it is not. */
const columnsOfBlock = 4096;

/** From this verdict on, what a whole block has may be said of it in one byte. */
export const leastOfBlock = verdictCodes.satisfied;

/** The ends of the blocks of verdicts, in order: each begins where the one before it ends. */
export type BlockEnds = readonly number[];

/**
 * The bytes for the verdicts of some blocks: one for each column, and behind them one for each block. That tells which verdict all of the
 * block has; below `leastOfBlock`: it has several, or a bad one.
 *
 * @example
 * bytesOf([64, 65]) // 67
 */
export const bytesOf = (ends: BlockEnds): number => (ends.at(-1) ?? 0) + ends.length;

/** A block that is to be written. */
export interface Block {
  readonly at: number;
  readonly start: number;
  readonly end: number;
  readonly alike: Uniform | undefined;
  /** Whether all columns of it are written here. */
  readonly isWhole: boolean;
  /** The columns of each function. */
  readonly columns: readonly (readonly ColumnResidual[])[];
}

/** The one verdict of all columns, and what has to be false for it, if anything has. */
interface Uniform {
  readonly verdict: number;
  readonly unless: Residual | undefined;
}

/** The blocks in which columns stand. */
export function blocksOf(columns: readonly ColumnResidual[], ends: BlockEnds): readonly Block[] {
  const inOrder = columns.toSorted((a, b) => a.at - b.at);
  let next = 0;
  return ends.flatMap((end, at) => {
    const start = ends[at - 1] ?? 0;
    const first = next;
    while ((inOrder[next]?.at ?? end) < end) next++;
    const own = inOrder.slice(first, next);
    const isWhole = own.length === end - start;
    const alike = isWhole ? uniform(own) : undefined;
    return own.length > 0 ? [{ at, start, end, alike, isWhole, columns: cut(own, columnsOfFunction) }] : [];
  });
}

const cut = <T>(all: readonly T[], size: number): readonly (readonly T[])[] =>
  Array.from({ length: Math.ceil(all.length / size) }, (_, at) => all.slice(at * size, (at + 1) * size));

/** Undefined: there is no such verdict. */
function uniform(columns: readonly ColumnResidual[]): Uniform | undefined {
  const constants = columns.flatMap(({ verdict: it }) => (it.op === "verdict" ? [it.data] : []));
  const gates = columns.flatMap(({ verdict: it }) => (it.op === "rule" ? [conjunctsOf(it.args[0])] : []));
  const [first, ...others] = gates;
  const verdict = first ? verdictCodes.not_applicable : constants[0];
  if (verdict === undefined || verdict < leastOfBlock || constants.some((it) => it !== verdict)) return undefined;
  if (constants.length + gates.length < columns.length || verdict === ISLAND) return undefined;
  const unless = first?.find((it) => !it.isHeavy && others.every((gate) => gate.includes(it)));
  return first && !unless ? undefined : { verdict, unless };
}

const conjunctsOf = (gate: Residual | undefined): readonly Residual[] =>
  gate?.op === "and" ? gate.args : gate && gate.op !== "truth" ? [gate] : [];

/** Where the verdicts of columns are written, and in which blocks. */
export interface Layout {
  readonly places: readonly number[];
  readonly ends: BlockEnds;
}

/** Columns in their own order. */
export const plainLayout = (total: number): Layout => ({
  places: Array.from({ length: total }, (_, at) => at),
  ends: endsOf([total], columnsOfFunction),
});

/**
 * A layout in which columns stand together that have one verdict, or ask the same first. `made`: what is left of columns, by the
 * builders that made it; of all others there is nothing to judge.
 */
export function sharingLayout(made: readonly (readonly ColumnResidual[])[], total: number): Layout {
  /** What a column shares with others, and if nothing its verdict; residuals that are equal are one object. */
  const shared = new Map<number, Residual>();
  for (const columns of made) {
    const asking = groupBy(columns.flatMap(firstAskedOf), (it) => it);
    const often = (it: Residual): number => asking.get(it)?.length ?? 0;
    for (const it of columns) {
      const [most = it.verdict] = firstAskedOf(it).toSorted((a, b) => often(b) - often(a));
      shared.set(it.at, most);
    }
  }
  const all = Array.from({ length: total }, (_, at) => at);
  const groups = [...groupBy(all, (at) => shared.get(at)).values()].toSorted((a, b) => b.length - a.length);
  const places = new Map(groups.flat().map((at, place) => [at, place]));
  const large = groups.map((it) => it.length).filter((it) => it >= columnsOfFunction);
  const rest = total - large.reduce((sum, it) => sum + it, 0);
  const ends = endsOf(large, columnsOfBlock);
  const start = ends.at(-1) ?? 0;
  return {
    places: all.map((at) => places.get(at) ?? at),
    ends: [...ends, ...endsOf([rest], columnsOfFunction).map((it) => start + it)],
  };
}

/** The ends of blocks of at most so many columns, none of which has columns of two groups. */
function endsOf(groups: readonly number[], most: number): BlockEnds {
  let start = 0;
  return groups.flatMap((length) => {
    const first = start;
    start += length;
    return Array.from({ length: Math.ceil(length / most) }, (_, at) => Math.min(first + (at + 1) * most, start));
  });
}

/** What has to hold for a rule to apply, as far as it can be asked before all else. */
const firstAskedOf = ({ verdict }: ColumnResidual): readonly Residual[] =>
  verdict.op === "rule" ? conjunctsOf(verdict.args[0]).filter((it) => !it.isHeavy) : [];
