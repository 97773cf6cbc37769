import type { Locale } from "../../base/locale.ts";
import { detectWords, detectedKindWords, detectYamlWords } from "../messages/detect.ts";
import type { DetectReport, ReportScan, ReportText } from "../model/detect-report.ts";
import { showPlace } from "../model/report-place.ts";
import type { ShowOptions } from "../view/format-options.ts";
import { clean, displayWidth, padTo, wrap } from "../view/text-layout.ts";
import { showSkipped } from "./text-sections.ts";

/** What was found, for people: each with its place, its kind and a masked value. */
export function detectText(report: DetectReport, options: ShowOptions): string {
  if (report.scanned.length === 0) return "";
  const shown = report.scanned.filter((it) => !options.quiet || foundIn(it) > 0);
  const skipped = options.quiet ? [] : showSkipped(report, options);
  return [...shown.map((it) => showScan(it, options)), skipped, showSum(report, options)]
    .filter((it) => it.length > 0)
    .map((it) => `${it.join("\n")}\n`)
    .join("\n");
}

const foundIn = ({ texts }: ReportScan): number => texts.reduce((sum, it) => sum + it.found.length, 0);

function showScan(scan: ReportScan, { locale, paint }: ShowOptions): readonly string[] {
  const { say } = locale;
  const { subject, id, at, texts } = scan;
  const head = `${showPlace(at)}  ${subject}${id === undefined ? "" : ` ${id}`}`;
  const rest =
    foundIn(scan) === 0
      ? [paint("quiet", `  ${say(detectWords.none())}`)]
      : texts.flatMap((it) => showText(it, locale));
  return [paint("heading", clean(head)), ...rest];
}

function showText({ path, found }: ReportText, { say }: Locale): readonly string[] {
  const kindWidth = Math.max(...Object.values(detectedKindWords).map((it) => displayWidth(say(it()))));
  return found.map(({ kind, masked, span, at }) => {
    const columns = [
      padTo(say(detectedKindWords[kind]()), kindWidth),
      clean(masked),
      say(detectWords.where({ path, ...span })),
    ];
    return `  ${clean(showPlace(at))}  ${columns.join("  ")}`;
  });
}

function showSum(
  { scanned, skipped: { length: skipped } }: DetectReport,
  { locale, width }: ShowOptions,
): readonly string[] {
  const { say } = locale;
  const texts = scanned.flatMap((it) => it.texts);
  const withSome = texts.filter((it) => it.found.length > 0);
  const found = withSome.reduce((sum, it) => sum + it.found.length, 0);
  const some = scanned.filter((it) => it.findings.length > 0);
  const adding = some.filter((it) => it.adds).length;
  const sentences = [
    say(detectWords.sum({ found, withSome: withSome.length, texts: texts.length })),
    ...(skipped > 0 ? [say(detectWords.skipped({ count: skipped }))] : []),
    ...(adding > 0 ? [say(detectWords.adds({ documents: adding }))] : []),
    ...(adding < some.length ? [say(detectWords.inPart({ documents: some.length - adding }))] : []),
  ];
  return sentences.flatMap((it) => wrap(it, width));
}

/**
 * What was found as elements to add to the lists of documents, in YAML; where a document has none, under a name that
 * no list has.
 */
export function detectYaml({ scanned }: DetectReport, { locale }: Pick<ShowOptions, "locale">): string {
  const { say } = locale;
  const blocks = scanned
    .filter((it) => it.findings.length + (it.adds ? it.scanned_by.length : 0) > 0)
    .map((it) => yamlOf(it, say(detectYamlWords.inPart())));
  return `${[`# ${say(detectYamlWords.head())}`, ...(blocks.length === 0 ? ["[]"] : blocks.flat())].join("\n")}\n`;
}

function yamlOf({ subject, id, at, adds, findings, scanned_by }: ReportScan, inPart: string): readonly string[] {
  const head = [`- at: ${flow(clean(showPlace(at)))}`, ...(id === undefined ? [] : [`  ${subject}: ${flow(id)}`])];
  if (!adds) return [...head, `  # ${inPart}`, ...yamlList("found_in_part", findings)];
  return [...head, ...yamlList("findings", findings), ...yamlList("scanned_by", scanned_by)];
}

function yamlList(name: string, items: readonly object[]): readonly string[] {
  return items.length === 0 ? [] : [`  ${name}:`, ...items.map((it) => `    - ${flow(it)}`)];
}

/** JSON is YAML, with a blank after each colon and comma that stand outside of texts. */
function flow(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(flow).join(", ")}]`;
  if (typeof value !== "object" || value === null) return JSON.stringify(value);
  const members = Object.entries(value).map(([key, it]) => `${key}: ${flow(it)}`);
  return `{ ${members.join(", ")} }`;
}
