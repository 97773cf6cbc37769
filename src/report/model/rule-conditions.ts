import { partsOf, writtenRule, type Part } from "../../analyse/written-rule.ts";
import type { Instance } from "../../evaluate/decision.ts";
import { exemptionAt } from "../../evaluate/exemption.ts";
import type { RuleNode } from "../../graph/graph.ts";
import type { RuleSource } from "../../graph/sources.ts";
import { plainWords } from "./plain-words.ts";
import type { Reading } from "./reading.ts";
import { citeOf } from "./report-cite.ts";
import { textAt } from "./report-clause.ts";
import { reportPlace } from "./report-place.ts";
import type { ReportCondition, ReportInstance } from "./rule-report.ts";

/** What a rule asks, in the order of asking. */
export interface Conditions {
  /** Before its requirements. */
  readonly written: readonly ReportCondition[];
  /** What that came to in one instance, in the same order. */
  readonly resultsIn: (instance: Instance) => ReportInstance["conditions"];
  /** Its requirements in plain words. */
  readonly requirements: readonly string[];
}

export function ruleConditions(node: RuleNode, source: RuleSource, reading: Reading): Conditions {
  const { pack, loaded } = reading;
  const inWords = plainWords(writtenRule(loaded, source), reading);
  const all = partsOf(loaded, node, source, (id) => exemptionAt(pack.program, id));
  const parts = all.flatMap((it) => (it.kind === "clause" ? [] : [{ ...it, kind: it.kind, said: inWords(it) }]));
  return {
    written: parts.map(({ kind, name, locator, said, place }) => {
      return { kind, name, cite: locator && citeOf(locator), text: textAt(place), said, policy: reportPlace(place) };
    }),
    requirements: all.filter((it) => it.kind === "clause").map(inWords),
    resultsIn: ({ conditions }) => parts.map((it) => conditions.find((one) => isOf(it, one))?.result ?? "not_asked"),
  };
}

const isOf = (part: Part, asked: Instance["conditions"][number]): boolean =>
  part.kind === asked.kind && part.index === asked.index;
