import { partsOf, type Part } from "../analyse/written-rule.ts";
import type { Instance } from "../evaluate/decision.ts";
import { exemptionAt } from "../evaluate/exemption.ts";
import type { RuleNode } from "../graph/graph.ts";
import type { RuleSource } from "../graph/sources.ts";
import type { Reading } from "./reading.ts";
import { citeOf } from "./report-cite.ts";
import { textAt } from "./report-clause.ts";
import { reportPlace } from "./report-place.ts";
import type { ReportCondition, ReportInstance } from "./rule-report.ts";

/** What a rule asks before its requirements. */
export interface Conditions {
  readonly written: readonly ReportCondition[];
  /** What that came to in one instance, in the same order. */
  readonly resultsIn: (instance: Instance) => ReportInstance["conditions"];
}

export function ruleConditions(node: RuleNode, source: RuleSource, { pack, loaded }: Reading): Conditions {
  const parts = partsOf(loaded, node, source, (id) => exemptionAt(pack.program, id)).flatMap((it) =>
    it.kind === "clause" ? [] : [{ ...it, kind: it.kind }],
  );
  return {
    written: parts.map(({ kind, name, locator, place }) => {
      return { kind, name, cite: locator && citeOf(locator), text: textAt(place), policy: reportPlace(place) };
    }),
    resultsIn: ({ conditions }) => parts.map((it) => conditions.find((one) => isOf(it, one))?.result ?? "not_asked"),
  };
}

const isOf = (part: Part, asked: Instance["conditions"][number]): boolean =>
  part.kind === asked.kind && part.index === asked.index;
