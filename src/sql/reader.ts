import type { Dialect } from "./dialect.ts";
import type { Level, PlacedList, PlacedRecord, Spot } from "./layout.ts";

/** How the parts of a level are called in SQL where it has been read. */
export interface Reader {
  readonly dialect: Dialect;
  /** How many lists there are around. */
  readonly depth: number;
  readonly type: (spot: Spot) => string;
  readonly text: (spot: Spot) => string;
  /** The moment that a text is. */
  readonly moment: (spot: Spot) => string;
  /** How many fields of a record are there, and its keys. */
  readonly fieldCount: (record: PlacedRecord) => string;
  readonly keys: (record: PlacedRecord) => string;
  /** The elements of a list, each read; of what is no list, nobody knows which. */
  readonly elements: (list: PlacedList) => string;
}

function readerOf(dialect: Dialect, variable: string | undefined, depth: number): Omit<Reader, "moment"> {
  const read = dialect.read(variable);
  return {
    dialect,
    depth,
    type: ({ at }) => read.type(at),
    text: ({ at }) => read.text(at),
    fieldCount: ({ first, last }) => read.countOf(first, last),
    keys: ({ at }) => read.keys(at),
    elements: ({ at }) => read.list(at),
  };
}

/** Reads what stands in columns of a table, in which moments have columns too. */
export const columnReader = (dialect: Dialect): Reader => ({
  ...readerOf(dialect, undefined, 0),
  moment: ({ at }) => `moment_${at}`,
});

/** A function over the elements of a list: the name that it gives an element, and how it is read. */
export function elementsBelow({ dialect, depth }: Reader): { readonly name: string; readonly read: Reader } {
  const name = `element_${depth + 1}`;
  const read = readerOf(dialect, name, depth + 1);
  return { name, read: { ...read, moment: (spot) => dialect.momentOf(read.text(spot)) } };
}

/** The columns of the moments of a document. */
export function momentColumns({ top }: Level, read: Reader): readonly string[] {
  const found: string[] = [];
  const visit = (spot: Spot): void => {
    if (spot.shape.kind === "moment") found.push(`${read.dialect.momentOf(read.text(spot))} AS ${read.moment(spot)}`);
    for (const it of spot.record?.fields.values() ?? []) visit(it);
  };
  visit(top);
  return found;
}
