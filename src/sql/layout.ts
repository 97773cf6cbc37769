import { momentOf } from "./moments.ts";
import { quoted } from "./quoting.ts";
import type { FieldShape, RecordShape, Shape } from "./shape.ts";

/**
 * Places of one value of JSON, of the document or of an element of a list: SQL reads them all at once, by three lists of JSON
 * pointers, and finds each by its number, from 1.
 */
export interface Level {
  /** All places at which something may stand; the first is the value itself. */
  readonly paths: readonly string[];
  /** Those of records, whose keys are counted. */
  readonly records: readonly string[];
  /** Those of lists, and the level of their elements. */
  readonly lists: readonly { readonly path: string; readonly elements: Level }[];
  readonly top: Spot;
}

/** A place of a level. */
export interface Spot {
  readonly at: number;
  readonly shape: Shape;
  readonly nullable: boolean;
  readonly required: boolean;
  /** The place itself and those above it that may be null. */
  readonly nullables: readonly number[];
  readonly record: PlacedRecord | undefined;
  readonly list: PlacedList | undefined;
}

export interface PlacedRecord {
  readonly shape: RecordShape;
  /** Its number among records. */
  readonly at: number;
  readonly fields: ReadonlyMap<string, Spot>;
  /** Its fields stand one after the other. */
  readonly first: number;
  readonly last: number;
}

export interface PlacedList {
  readonly shape: Shape & { readonly kind: "list" };
  /** Its number among lists. */
  readonly at: number;
  readonly elements: Level;
}

/**
 * Gives each place of a value its numbers.
 *
 * @example
 * const field = { shape: { kind: "boolean" }, nullable: false, required: false };
 * layoutOf({ kind: "record", fields: new Map([["sent", field]]), contradictions: [] }).paths // ["$", "/sent"]
 */
export function layoutOf(shape: Shape): Level {
  const paths: string[] = [];
  const records: string[] = [];
  const lists: { readonly path: string; readonly elements: Level }[] = [];

  /** `own`: of a place whose number is given already. */
  const place = (field: FieldShape, pointer: string, above: readonly number[], at: number): Spot => {
    const { shape, nullable, required } = field;
    const nullables = nullable ? [...above, at] : above;
    const common = { at, shape, nullable, required, nullables };
    if (shape.kind === "list") {
      lists.push({ path: pathOf(pointer), elements: layoutOf(shape.items) });
      const elements = lists.at(-1)?.elements ?? never("a list was added");
      return { ...common, record: undefined, list: { shape, at: lists.length, elements } };
    }
    if (shape.kind === "free") records.push(pathOf(pointer));
    if (shape.kind !== "record") return { ...common, record: freeRecord(shape, records.length), list: undefined };
    records.push(pathOf(pointer));
    const number = records.length;
    const first = paths.length + 1;
    const children = [...shape.fields].map(([name, it]) => {
      const below = `${pointer}/${name.replaceAll("~", "~0").replaceAll("/", "~1")}`;
      return { name, field: it, pointer: below, at: paths.push(below) };
    });
    const last = paths.length;
    const fields = new Map(children.map((it) => [it.name, place(it.field, it.pointer, nullables, it.at)]));
    return { ...common, record: { shape, at: number, fields, first, last }, list: undefined };
  };

  paths.push("$");
  const top = place({ shape, nullable: false, required: true }, "", [], 1);
  return { paths, records, lists, top };
}

/** Of a record whose fields are not known only the keys are looked at. */
const freeRecord = (shape: Shape, at: number): PlacedRecord | undefined =>
  shape.kind === "free"
    ? { shape: { kind: "record", fields: new Map(), contradictions: [] }, at, fields: new Map(), first: 1, last: 0 }
    : undefined;

const pathOf = (pointer: string): string => (pointer === "" ? "$" : pointer);

function never(what: string): never {
  throw new Error(`invariant broken: ${what}`);
}

/** How the parts of a level are called in SQL where it has been read. */
export interface Reader {
  /** How many lists there are around. */
  readonly depth: number;
  readonly type: (spot: Spot) => string;
  readonly text: (spot: Spot) => string;
  /** The moment that a text is. */
  readonly moment: (spot: Spot) => string;
  /** The types of the fields of a record that are there, and its keys. */
  readonly types: (record: PlacedRecord) => string;
  readonly keys: (record: PlacedRecord) => string;
  /** The elements of a list, each read. */
  readonly elements: (list: PlacedList) => string;
}

const readerOf = (before: string, depth: number): Omit<Reader, "moment"> => ({
  depth,
  type: ({ at }) => `${before}types[${at}]`,
  text: ({ at }) => `${before}texts[${at}]`,
  types: ({ first, last }) => `${before}types[${first}:${last}]`,
  keys: ({ at }) => `${before}keys[${at}]`,
  elements: ({ at }) => `${before}list_${at}`,
});

/** Reads what stands in columns of a table, in which moments have columns too. */
export const columnReader: Reader = { ...readerOf("", 0), moment: ({ at }) => `moment_${at}` };

/** A function over the elements of a list: the name that it gives an element, and how it is read. */
export function elementsBelow({ depth }: Reader): { readonly name: string; readonly read: Reader } {
  const name = `element_${depth + 1}`;
  const read = readerOf(`${name}.`, depth + 1);
  return { name, read: { ...read, moment: (spot) => momentOf(read.text(spot)) } };
}

/** The columns of the moments of a document. */
export function momentColumns({ top }: Level): readonly (readonly [name: string, sql: string])[] {
  const found: (readonly [string, string])[] = [];
  const visit = (spot: Spot): void => {
    if (spot.shape.kind === "moment") found.push([columnReader.moment(spot), momentOf(columnReader.text(spot))]);
    for (const it of spot.record?.fields.values() ?? []) visit(it);
  };
  visit(top);
  return found;
}

/** The columns in which a value of JSON is read, and those of its lists, which `parts` holds. */
export const readingColumns = (
  { paths, records, lists }: Level,
  json: string,
): readonly (readonly [name: string, sql: string])[] => [
  ["types", `json_type(${json}, ${listed(paths)})`],
  ["texts", `json_extract_string(${json}, ${listed(paths)})`],
  ...(records.length === 0 ? [] : [["keys", `json_keys(${json}, ${listed(records)})`] as const]),
  ...(lists.length === 0 ? [] : [["parts", `json_extract(${json}, ${listed(lists.map((it) => it.path))})`] as const]),
];

/** The elements of the lists of a level, each read; `parts`: where the lists stand; `depth`: how many lists there are around. */
export const listColumns = (
  { lists }: Level,
  parts: string,
  depth = 1,
): readonly (readonly [name: string, sql: string])[] =>
  lists.map(({ elements }, at) => {
    const [outer, inner] = [`json_${depth}`, `read_${depth}`];
    const read = structOf(readingColumns(elements, outer));
    const one = `list_transform(from_json(${parts}[${at + 1}], '["JSON"]'), lambda ${outer}: ${read})`;
    if (elements.lists.length === 0) return [`list_${at + 1}`, one];
    const known = readingColumns(elements, outer).map(([name]) => [name, `${inner}.${name}`] as const);
    const whole = structOf([...known, ...listColumns(elements, `${inner}.parts`, depth + 1)]);
    return [`list_${at + 1}`, `list_transform(${one}, lambda ${inner}: ${whole})`];
  });

const structOf = (columns: readonly (readonly [name: string, sql: string])[]): string =>
  `{${columns.map(([name, sql]) => `'${name}': ${sql}`).join(", ")}}`;

const listed = (all: readonly string[]): string => `[${all.map(quoted).join(", ")}]`;
