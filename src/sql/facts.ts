import { invariant } from "../base/invariant.ts";
import type { Dialect } from "./dialect.ts";
import type { Level, Spot } from "./layout.ts";
import { namer, type Namer } from "./quoting.ts";
import { elementsBelow, type Reader } from "./reader.ts";

/** The facts of a level that rules read: each gets a name when it is first asked for. */
export interface Facts {
  readonly level: Level;
  /** The value at a path, NULL where it is not known or null. A list of records has records of their facts. `element`: the variable of the level, which the columns of a table have not. */
  readonly valueAt: (path: readonly string[], element?: string) => string;
  /** Whether a path leads to something: FALSE where that is known to be absent, NULL where nobody says. */
  readonly presenceAt: (path: readonly string[], element?: string) => string;
  readonly spotAt: (path: readonly string[]) => Spot;
  /** The facts of the elements of a list; undefined: they are values. */
  readonly elementsAt: (path: readonly string[]) => Facts | undefined;
  /** What was asked for: names, and what gives them from a level that is read. */
  readonly columns: (read: Reader) => readonly (readonly [name: string, sql: string])[];
}

/** Of a level whose elements are records, or of the document. */
export function factsOf(level: Level, dialect: Dialect, fresh: Namer = namer(dialect.named)): Facts {
  const asked = new Map<
    string,
    { readonly name: string; readonly at: number; readonly sql: (read: Reader) => string }
  >();
  const below = new Map<string, Facts>();
  const spotAt = (path: readonly string[]): Spot => {
    let spot: Spot | undefined = level.top;
    for (const name of path) spot = spot?.record?.fields.get(name);
    invariant(spot, `\`${path.join(".")}\` is a place of its level`);
    return spot;
  };
  const ask = (key: string, called: string, element: string | undefined, sql: (read: Reader) => string): string => {
    const known = asked.get(key) ?? { name: fresh(called), at: asked.size + 1, sql };
    asked.set(key, known);
    return element === undefined ? known.name : dialect.member(element, known.name, known.at);
  };
  const elementsAt = (path: readonly string[]): Facts | undefined => {
    const { list } = spotAt(path);
    if (list?.elements.top.record === undefined) return undefined;
    const key = JSON.stringify(path);
    const known = below.get(key) ?? factsOf(list.elements, dialect);
    below.set(key, known);
    return known;
  };
  return {
    level,
    spotAt,
    elementsAt,
    valueAt: (path, element) => {
      const spot = spotAt(path);
      return ask(JSON.stringify(path), path.join("."), element, (read) => valueSql(spot, read, elementsAt(path)));
    },
    presenceAt: (path, element) => {
      const spot = spotAt(path);
      return ask(JSON.stringify(["present", path]), `${path.join(".")} is there`, element, (read) =>
        presenceSql(spot, level, read),
      );
    },
    columns: (read) => Array.from(asked.values(), (it) => [it.name, it.sql(read)] as const),
  };
}

function valueSql(spot: Spot, read: Reader, elements: Facts | undefined): string {
  const { dialect } = read;
  const text = read.text(spot);
  switch (spot.shape.kind) {
    case "boolean":
      return `CASE ${text} WHEN 'true' THEN TRUE WHEN 'false' THEN FALSE END`;
    case "number":
      return dialect.numberOf(text);
    case "list": {
      invariant(spot.list, "a list has a level");
      const { name, read: one } = elementsBelow(read);
      const columns = elements?.columns(one) ?? [];
      const value = !elements
        ? valueSql(spot.list.elements.top, one, undefined)
        : columns.length === 0
          ? "TRUE"
          : dialect.recordOf(columns);
      return dialect.listFact(`${read.type(spot)} = 'ARRAY'`, dialect.each(read.elements(spot.list), name, value));
    }
    default:
      return text;
  }
}

// INVARIANT (absent is not null): a key that is left out is not known; one that is null, or stands below a null, is known to be absent.
function presenceSql(spot: Spot, level: Level, read: Reader): string {
  const above = spot.nullables.map((at) => `${read.type({ ...level.top, at })} = 'NULL'`);
  const absent = above.length === 0 ? "" : `WHEN ${above.join(" OR ")} THEN FALSE `;
  return `CASE ${absent}WHEN ${read.type(spot)} IS NOT NULL THEN TRUE END`;
}
