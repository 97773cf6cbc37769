import { groupBy } from "../../base/group-by.ts";
import { isJson } from "../../base/plain-json.ts";
import type { Type } from "../../vocabulary/type.ts";
import type { ColumnMap } from "./column-map.ts";

/** Facts that documents have as texts. */
const texts: ReadonlySet<Type["kind"]> = new Set(["string", "enum", "date", "datetime", "duration", "document"]);

/** What a cell holds that says nothing; `\N` is how MySQL, Hive and Postgres write NULL. */
const nothing: ReadonlySet<string> = new Set(["", String.raw`\N`]);

/**
 * Reads rows of a table of texts as lines of JSON. A cell is a text, but where a fact that is no text is read from it, or what is within:
 * there JSON is what it says. An empty one is null, as such a table cannot say of what is missing whether it is known to be missing; of
 * columns that nothing is read from it is left out. Without a map the column `document` has a document a row; undefined: there is no such column.
 *
 * @example
 * readCells(["document"], undefined)?.(['{"response":\n{}}']) // '{"response": {}}'
 * readCells(["id"], undefined) // undefined
 */
export function readCells(
  names: readonly string[],
  map: ColumnMap | undefined,
): ((cells: readonly string[]) => string) | undefined {
  if (!map) {
    const at = names.indexOf("document");
    return at < 0 ? undefined : (cells) => jsonOf(cells[at] ?? "");
  }
  const byColumn = groupBy(map.facts, ({ origin: it }) => (it.kind === "column" ? it.steps[0] : undefined));
  const columns = names.map((name) => {
    const read = byColumn.get(name) ?? [];
    const isText = read.every(
      ({ origin: it, type }) =>
        it.kind === "column" && it.steps.length === 1 && it.moment === undefined && texts.has(type.kind),
    );
    return { key: JSON.stringify(name), isRead: read.length > 0, isText };
  });
  return (cells) => {
    const entries = columns.flatMap(({ key, isRead, isText }, at) => {
      const cell = cells[at] ?? "";
      if (nothing.has(cell)) return isRead ? `${key}:null` : [];
      return `${key}:${isText || !isOther(cell) ? JSON.stringify(cell) : jsonOf(cell)}`;
    });
    return `{${entries.join(",")}}`;
  };
}

/** Whether a text is JSON of anything but a text. */
const isOther = (text: string): boolean => !text.trimStart().startsWith('"') && isJson(text);

/** In one line: JSON has line ends only where blanks may be. */
const jsonOf = (cell: string): string => (nothing.has(cell.trim()) ? "null" : cell.replaceAll(/[\r\n]+/g, " ").trim());
