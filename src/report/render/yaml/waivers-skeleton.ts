import { elementName } from "../../../waive/fingerprint.ts";
import { findingsOf } from "../json/baseline.ts";
import { skeletonWords } from "../../messages/skeletons.ts";
import type { Report } from "../../model/report.ts";
import { showPlace } from "../../model/report-place.ts";
import type { ShowOptions } from "../../view/show-options.ts";
import { clean } from "../../view/text-layout.ts";

// INVARIANT (blank until signed): a printed waiver has no reason, no people and no end, and is refused until somebody fills
//   them in.

/** Waivers to be filled in for the findings that nothing covers, each with what was seen when it was printed. */
export function waiversReport(report: Report, { locale }: Pick<ShowOptions, "locale">): string {
  const entries = findingsOf(report).filter(({ instance }) => instance.in_baseline === undefined);
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
      `    from: ${report.settings.as_of}`,
      '    until: ""',
      `    seen: { rule: "${instance.seen?.rule ?? ""}", facts: "${instance.seen?.facts ?? ""}" }`,
    ];
  });
  const head = `# ${locale.say(skeletonWords.waivers())}`;
  return `${[head, ...(lines.length === 0 ? ["waivers: []"] : ["waivers:", ...lines])].join("\n")}\n`;
}

/** A JSON text is a YAML text. */
const quoted = (text: string): string => JSON.stringify(text);
