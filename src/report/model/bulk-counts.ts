import type { Verdict } from "../../evaluate/decision.ts";
import type { Counts } from "./report.ts";
import { countedName, type Counted } from "./report-run.ts";

/** How often a rule of a pack gave each verdict, over all lines. */
export function decisionsOver(
  rules: Counted["rules"],
): (pack: { readonly version: string }, rule: { readonly rule: string }) => Counts {
  return ({ version }, { rule }) => {
    const counts = rules.get(countedName(rule, version));
    const of = (verdict: Verdict): number => counts?.get(verdict) ?? 0;
    return {
      violated: of("violated"),
      undetermined: of("undetermined"),
      pending: of("pending"),
      satisfied: of("satisfied"),
      exempt: of("exempt"),
      not_applicable: of("not_applicable"),
      not_in_force: of("not_in_force"),
      not_examined: of("not_examined"),
    };
  };
}
