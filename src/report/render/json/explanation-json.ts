import type { Shown } from "../../../evaluate/decision.ts";
import { plainShown } from "../../../evaluate/show-value.ts";
import type { ExplanationReport } from "../../model/explanation.ts";

/** An explanation as JSON that fits `grammar/schema/explanation-1.schema.json`. */
export const explanationJson = (explanation: ExplanationReport<Shown>): string =>
  `${JSON.stringify(explanationData(explanation), undefined, 2)}\n`;

/** The same as data: values are shown as texts. */
export const explanationData = (explanation: ExplanationReport<Shown>): ExplanationReport =>
  withPlainValues(explanation) as ExplanationReport;

function withPlainValues(it: unknown): unknown {
  if (Array.isArray(it)) return it.map(withPlainValues);
  if (typeof it !== "object" || it === null) return it;
  return Object.fromEntries(
    Object.entries(it).map(([key, value]: readonly [string, unknown]) => {
      return [key, key === "shown" ? plainShown(value as Shown) : withPlainValues(value)];
    }),
  );
}
