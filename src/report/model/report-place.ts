import { lineText, positionAt, type Place } from "../../base/text.ts";
import type { Excerpt, ReportPlace } from "./report.ts";

/** A place as plain data. */
export function reportPlace(place: Place): ReportPlace {
  const { line, column } = positionAt(place.source, place.span.start);
  const end = positionAt(place.source, place.span.end);
  return { path: place.source.path, line, column, end_line: end.line, end_column: end.column };
}

/**
 * `path:line:column`, as terminals and editors make it a link.
 *
 * @example
 * showPlace({ path: "a.yaml", line: 3, column: 5, end_line: 3, end_column: 9 }) // "a.yaml:3:5"
 */
export function showPlace(place: Pick<ReportPlace, "path" | "line" | "column">): string {
  return `${place.path}:${place.line}:${place.column}`;
}

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
