import type { FieldShape, RecordShape, Shape } from "./shape.ts";

/**
 * Places of one value of JSON, of the document or of an element of a list, numbered from 1: the first is the value itself, and
 * then come the fields of each of its records.
 */
export interface Level {
  /** Its records by their number, from 1: where each stands, and the names of its fields. */
  readonly records: readonly { readonly path: readonly string[]; readonly names: readonly string[] }[];
  /** Its lists by their number, from 1, with their number among places and the level of their elements. */
  readonly lists: readonly { readonly path: readonly string[]; readonly at: number; readonly elements: Level }[];
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
 * layoutOf({ kind: "record", fields: new Map([["sent", field]]), contradictions: [] }).records // [{ path: [], names: ["sent"] }]
 */
export function layoutOf(shape: Shape): Level {
  let places = 1;
  const records: Level["records"][number][] = [];
  const lists: Level["lists"][number][] = [];

  /** `at`: of a place whose number is given already. */
  const place = (field: FieldShape, path: readonly string[], above: readonly number[], at: number): Spot => {
    const { shape, nullable, required } = field;
    const nullables = nullable ? [...above, at] : above;
    const common = { at, shape, nullable, required, nullables };
    if (shape.kind === "list") {
      const elements = layoutOf(shape.items);
      return { ...common, record: undefined, list: { shape, at: lists.push({ path, at, elements }), elements } };
    }
    if (shape.kind === "free") records.push({ path, names: [] });
    if (shape.kind !== "record") return { ...common, record: freeRecord(shape, records.length), list: undefined };
    const number = records.push({ path, names: [...shape.fields.keys()] });
    const first = places + 1;
    places += shape.fields.size;
    const last = places;
    const spots = [...shape.fields].map(
      ([name, it], index) => [name, place(it, [...path, name], nullables, first + index)] as const,
    );
    return { ...common, record: { shape, at: number, fields: new Map(spots), first, last }, list: undefined };
  };

  const top = place({ shape, nullable: false, required: true }, [], [], 1);
  return { records, lists, top };
}

/** Of a record whose fields are not known only the keys are looked at. */
const freeRecord = (shape: Shape, at: number): PlacedRecord | undefined =>
  shape.kind === "free"
    ? { shape: { kind: "record", fields: new Map(), contradictions: [] }, at, fields: new Map(), first: 1, last: 0 }
    : undefined;
