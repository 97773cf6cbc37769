import type { DetectReport, ReportScan } from "../../model/detect-report.ts";
import { showPlace } from "../../model/report-place.ts";
import { clean } from "../../view/text-layout.ts";
import type { ShowOptions } from "../../view/show-options.ts";
import { detectedYaml } from "../../messages/detect.ts";

/**
 * What was found as elements to add to the lists of documents, in YAML; where a document has none, under a name that
 * no list has.
 */
export function detectYaml({ scanned }: DetectReport, { locale }: Pick<ShowOptions, "locale">): string {
  const { say } = locale;
  const blocks = scanned
    .filter((it) => it.findings.length + (it.adds ? it.scanned_by.length : 0) > 0)
    .map((it) => yamlOf(it, say(detectedYaml.inPart())));
  return `${[`# ${say(detectedYaml.head())}`, ...(blocks.length === 0 ? ["[]"] : blocks.flat())].join("\n")}\n`;
}

function yamlOf({ subject, id, at, adds, findings, scanned_by }: ReportScan, inPart: string): readonly string[] {
  const head = [`- at: ${flow(clean(showPlace(at)))}`, ...(id === undefined ? [] : [`  ${subject}: ${flow(id)}`])];
  if (!adds) return [...head, `  # ${inPart}`, ...listOf("found_in_part", findings)];
  return [...head, ...listOf("findings", findings), ...listOf("scanned_by", scanned_by)];
}

function listOf(name: string, items: readonly object[]): readonly string[] {
  return items.length === 0 ? [] : [`  ${name}:`, ...items.map((it) => `    - ${flow(it)}`)];
}

/** JSON is YAML, with a blank after each colon and comma that stand outside of texts. */
function flow(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(flow).join(", ")}]`;
  if (typeof value !== "object" || value === null) return JSON.stringify(value);
  const members = Object.entries(value).map(([key, it]) => `${key}: ${flow(it)}`);
  return `{ ${members.join(", ")} }`;
}
