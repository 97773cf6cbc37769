import { elementName } from "../../../waive/fingerprint.ts";
import type { Report } from "../../model/report.ts";
import type { ReportInstance, ReportRule } from "../../model/rule-report.ts";

/** A breach or an open question of a rule that binds the party. */
interface Finding {
  readonly rule: ReportRule;
  readonly instance: ReportInstance;
}

/** What counts against the party, whether or not the baseline lists it; what is waived is waived for a time and left out. */
export function findingsOf({ packs }: Report): readonly Finding[] {
  const rules = packs.flatMap((it) => it.articles).flatMap((it) => it.rules);
  return rules
    .filter((it) => it.in_roll_up)
    .flatMap((rule) => rule.instances.map((instance) => ({ rule, instance })))
    .filter(({ instance: { seen, waived } }) => seen !== undefined && waived === undefined);
}

/** The findings of a run as a baseline for later ones; it fits `grammar/schema/baseline-1.schema.json`. */
export function baselineReport(report: Report): string {
  const findings = findingsOf(report).map(({ rule, instance }) => ({
    rule: rule.rule,
    verdict: instance.verdict,
    input: report.inputs[instance.input]?.project_path,
    element: elementName(instance.elements) ?? null,
    fingerprint: instance.fingerprint,
  }));
  const lines = [...new Set(findings.map((it) => JSON.stringify(it)))].toSorted();
  const list = lines.length === 0 ? "[]" : `[\n${lines.map((it) => `    ${it}`).join(",\n")}\n  ]`;
  return `{\n  "baseline": "baseline@1",\n  "as_of": "${report.settings.as_of}",\n  "findings": ${list}\n}\n`;
}
