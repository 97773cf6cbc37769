import { brokenFacts, elementName } from "../../pack/waive/fingerprint.ts";
import { groupBy } from "../../base/group-by.ts";
import type { Message } from "../../base/message.ts";
import type { Verdict } from "../../evaluate/decision.ts";
import { shortName } from "../../evaluate/program.ts";
import { baselineWords, skeletonWords } from "../messages/needs.ts";
import { showPlace } from "../model/report-place.ts";
import type { Report, ReportInstance, ReportRule } from "../model/report.ts";
import { allRules } from "../view/findings.ts";
import type { FormatOptions } from "../view/format-options.ts";
import { clean } from "../view/text-layout.ts";

/** A breach or an open question of a rule that binds the party. */
interface Finding {
  readonly rule: ReportRule;
  readonly instance: ReportInstance;
}

/** What counts against the party, whatever covers it. */
const findingsOf = (report: Report): readonly Finding[] =>
  allRules(report)
    .filter((it) => it.in_roll_up)
    .flatMap((rule) => rule.instances.map((instance) => ({ rule, instance })))
    .filter(({ instance: { seen } }) => seen !== undefined);

/** The same, whether or not the baseline lists it; what is waived is waived for a time and left out. */
const openFindings = (report: Report): readonly Finding[] =>
  findingsOf(report).filter(({ instance: { waived } }) => waived === undefined);

/** What a baseline of a run lists. */
export const baselineMessage = (report: Report): Message => {
  const all = new Map(openFindings(report).map((it) => [findingLine(it, report), it.instance.verdict]));
  const count = (verdict: Verdict): number => [...all.values()].filter((it) => it === verdict).length;
  return baselineWords.lists({ open: count("undetermined"), violated: count("violated") });
};

/** The findings of a run as a baseline for later ones; it fits `grammar/schema/baseline-1.schema.json`. */
export function baselineReport(report: Report): string {
  const lines = [...new Set(openFindings(report).map((it) => findingLine(it, report)))].toSorted();
  const list = lines.length === 0 ? "[]" : `[\n${lines.map((it) => `    ${it}`).join(",\n")}\n  ]`;
  return `{\n  "baseline": "baseline@1",\n  "as_of": "${report.settings.as_of}",\n  "findings": ${list}\n}\n`;
}

const findingLine = ({ rule, instance }: Finding, { inputs }: Report): string =>
  JSON.stringify({
    rule: rule.rule,
    verdict: instance.verdict,
    input: inputs[instance.input]?.project_path,
    element: elementName(instance.elements) ?? null,
    fingerprint: instance.fingerprint,
    broken: brokenFacts(instance),
  });

// INVARIANT (blank until signed): a printed waiver has no reason, no people and no end, and is refused until somebody fills
//   them in.

/**
 * Waivers to be filled in, each with what was seen when it was printed: for the breaches that nothing covers; with `waive`, the name
 * of a rule, for all that it finds, open or waived before as well.
 */
export function waiversReport(report: Report, { locale, waive }: Pick<FormatOptions, "locale" | "waive">): string {
  const uncovered = openFindings(report).filter(({ instance }) => instance.in_baseline === undefined);
  const isAsked = ({ rule: { rule } }: Finding): boolean => rule === waive || shortName(rule) === waive;
  const entries =
    waive === undefined
      ? uncovered.filter(({ instance }) => instance.verdict === "violated")
      : findingsOf(report).filter(isAsked);
  const left = waive === undefined ? uncovered.length - entries.length : 0;
  const lines = entries.flatMap(({ rule, instance }) => {
    const path = report.inputs[instance.input]?.project_path ?? "";
    const element = elementName(instance.elements);
    const isAlone = report.inputs.filter((it) => it.project_path === path).length === 1;
    return [
      `  # ${clean(showPlace(instance.at))}${element === undefined ? "" : ` ${clean(element)}`}`,
      `  - rule: ${rule.rule}`,
      ...(isAlone ? [`    input: ${quoted(path)}`] : [`    fingerprint: "${instance.fingerprint}"`]),
      ...(isAlone && element !== undefined ? [`    element: ${quoted(element)}`] : []),
      ...(instance.verdict === "undetermined" ? ["    verdict: undetermined"] : []),
      '    reason: ""',
      '    requester: ""',
      '    approver: ""',
      `    approved_on: ${report.settings.as_of}`,
      `    from: ${report.settings.as_of}`,
      '    until: ""',
      `    seen: { rule: "${instance.seen?.rule ?? ""}", facts: "${instance.seen?.facts ?? ""}" }`,
    ];
  });
  const head = `# ${locale.say(skeletonWords.waivers())}`;
  const end = [...coveredMessages(report, waive), ...(left > 0 ? [skeletonWords.openLeft({ count: left })] : [])];
  return `${[head, ...(lines.length === 0 ? ["waivers: []"] : ["waivers:", ...lines]), ...end.map((it) => `# ${locale.say(it)}`)].join("\n")}\n`;
}

/** What has no entry, as something covers it. */
function coveredMessages(report: Report, waive: string | undefined): readonly Message[] {
  if (waive !== undefined) return [];
  const covers = groupBy(findingsOf(report), ({ instance }) =>
    instance.waived ? "waivers" : instance.in_baseline ? "baseline" : undefined,
  );
  return (["baseline", "waivers"] as const).flatMap((by) => {
    const count = covers.get(by)?.length ?? 0;
    return count > 0 ? [skeletonWords.covered({ count, by })] : [];
  });
}

/** A JSON text is a YAML text. */
const quoted = (text: string): string => JSON.stringify(text);
