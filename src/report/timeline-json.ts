import type { TimelineReport } from "./timeline.ts";

/** The dates as JSON that fits `grammar/schema/timeline-1.schema.json`. */
export function timelineJson(report: TimelineReport): string {
  return `${JSON.stringify(report, undefined, 2)}\n`;
}
