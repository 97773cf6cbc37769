import type { DetectReport } from "../../model/detect-report.ts";

/** What was found as JSON that fits `grammar/schema/detect-1.schema.json`. */
export function detectJson(report: DetectReport): string {
  return `${JSON.stringify(report, undefined, 2)}\n`;
}
