import { lineText, namedPlace, positionAt, type Place } from "../../base/text.ts";
import type { Excerpt, ReportPlace } from "./report.ts";

/** A place as plain data. */
export function reportPlace(place: Place): ReportPlace {
  const { source, span } = place;
  const { line, column } = positionAt(source, span.start);
  const end = positionAt(source, span.end);
  const inValue = source.pathAt ? { json_path: source.pathAt(span.start) } : {};
  return { path: source.path, ...inValue, line, column, end_line: end.line, end_column: end.column };
}

/**
 * `path:line:column`, as terminals and editors make it a link; of a value in memory its path in place of line and column.
 *
 * @example
 * showPlace({ path: "a.yaml", line: 3, column: 5 }) // "a.yaml:3:5"
 * showPlace({ path: "a.json", json_path: "response.id", line: 3, column: 5 }) // "a.json:response.id"
 */
export function showPlace(place: Pick<ReportPlace, "path" | "json_path" | "line" | "column">): string {
  if (place.json_path !== undefined) return namedPlace(place.path, place.json_path);
  return `${place.path}:${place.line}:${place.column}`;
}

/** Whether two things begin at one place. */
export const isAt = (a: ReportPlace, b: ReportPlace): boolean => showPlace(a) === showPlace(b);

const around = 200;

/** The line where a place begins; of a very long one, the 200 units on either side. */
export function excerptOf(place: Place): Excerpt {
  const at = reportPlace(place);
  const line = lineText(place.source, at.line);
  const from = Math.min(at.column - 1, line.length);
  const to = at.end_line === at.line ? Math.max(from, at.end_column - 1) : line.length;
  const start = Math.max(0, from - around);
  const text = line.slice(start, from + around);
  return { text, from: from - start, to: Math.min(to - start, text.length) };
}
