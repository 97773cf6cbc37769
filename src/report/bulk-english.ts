import type { Counted } from "./report-run.ts";
import { groups } from "./text-layout.ts";

/** What is said of a run line by line alone. */
export interface BulkWording {
  readonly inputs: (counted: Counted) => string;
  readonly mistakesLeft: (count: number) => string;
  /** How far a run is. */
  readonly progress: (lines: number, seconds: number) => string;
}

export const bulkEnglish: BulkWording = {
  inputs: ({ lines, documents, errors }) => {
    const read = [...documents].map(([subject, count]) => `${groups(count)} ${count === 1 ? subject : `${subject}s`}`);
    const parts = [
      ...(read.length > 0 ? read : ["no document"]),
      ...(errors > 0 ? [`${groups(errors)} ${errors === 1 ? "mistake" : "mistakes"}`] : []),
    ];
    return `${groups(lines)} ${lines === 1 ? "line" : "lines"}, one by one: ${parts.join(", ")}`;
  },
  mistakesLeft: (count) =>
    `${groups(count)} more ${count === 1 ? "mistake is" : "mistakes are"} not shown; ndjson has all of them`,
  progress: (lines, seconds) => `${groups(lines)} lines, ${groups(Math.round(lines / seconds))} a second`,
};
