import type { Report } from "../../model/report.ts";

/** The report as JSON that fits `grammar/schema/report-1.schema.json`. */
export function jsonReport(report: Report): string {
  return `${JSON.stringify(report, undefined, 2)}\n`;
}
