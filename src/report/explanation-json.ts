import type { ExplanationReport } from "./explanation.ts";

/** An explanation as JSON that fits `grammar/schema/explanation-1.schema.json`. */
export function explanationJson(explanation: ExplanationReport): string {
  return `${JSON.stringify(explanation, undefined, 2)}\n`;
}
