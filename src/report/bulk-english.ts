import type { Counted } from "./report-run.ts";

/** What is said of a run line by line alone. */
export const bulkEnglish = {
  inputs: ({ lines, documents, errors }: Counted): string => {
    const read = [...documents].map(([subject, count]) => `${groups(count)} ${count === 1 ? subject : `${subject}s`}`);
    const parts = [
      ...(read.length > 0 ? read : ["no document"]),
      ...(errors > 0 ? [`${groups(errors)} ${errors === 1 ? "mistake" : "mistakes"}`] : []),
    ];
    return `${groups(lines)} ${lines === 1 ? "line" : "lines"}, one by one: ${parts.join(", ")}`;
  },
  mistakesLeft: (count: number): string =>
    `${groups(count)} more ${count === 1 ? "mistake is" : "mistakes are"} not shown; ndjson has all of them`,
} as const;

/** How far a run is. */
export function bulkProgress(lines: number, seconds: number): string {
  return `${groups(lines)} lines, ${groups(Math.round(lines / seconds))} a second`;
}

/**
 * A number as people read it.
 *
 * @example
 * groups(1234567) // "1,234,567"
 */
export const groups = (count: number): string => String(count).replaceAll(/\B(?=(\d{3})+$)/g, ",");
