import type { NeedsReport } from "../../model/needs-report.ts";

/** What is missing as JSON that fits `grammar/schema/needs-1.schema.json`. */
export function needsJson(needs: NeedsReport): string {
  return `${JSON.stringify(needs, undefined, 2)}\n`;
}
