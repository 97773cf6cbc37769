import type { Run } from "../../src/evaluate/context.ts";
import { compareVerdicts } from "./compiled-verdicts.ts";
import { loaded } from "./law-of-compiled.ts";
import type { Pipeline } from "./pipeline.ts";

/** A pipeline that judges by generated code too, and how much it has. */
interface ByCode {
  readonly pipeline: Pipeline;
  readonly counted: () => { readonly runs: number; readonly judged: number; readonly verdicts: number };
}

/** Compiled verdicts on: whatever is judged is judged by generated code as well, which says the same, or an error is thrown. */
export function byCode(product: Pipeline): ByCode {
  const counts = { runs: 0, judged: 0, verdicts: 0 };
  const evaluateRun = (run: Run): ReturnType<Pipeline["evaluateRun"]> => {
    const { inputs, ...fixed } = run;
    const fixture = { ...fixed, vocabulary: loaded(run.vocabulary) };
    const { differences, judged, verdicts } = compareVerdicts(product, fixture, inputs);
    if (differences.length > 0) throw new Error(`generated code differs: ${differences.join("; ")}`);
    counts.runs++;
    counts.judged += judged;
    counts.verdicts += verdicts;
    return product.evaluateRun(run);
  };
  return { pipeline: { ...product, evaluateRun }, counted: () => ({ ...counts }) };
}
