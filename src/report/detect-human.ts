import { detectEnglish as words } from "./detect-english.ts";
import type { DetectReport, ReportScan, ReportText } from "./detect-report.ts";
import { showPlace } from "./report-place.ts";
import type { ShowOptions } from "./show-options.ts";
import { clean, padTo, wrap } from "./text-layout.ts";

/** What was found, for people: each with its place, its kind and a masked value. */
export function showDetections(report: DetectReport, options: Pick<ShowOptions, "width" | "paint" | "quiet">): string {
  if (report.scanned.length === 0) return "";
  const shown = report.scanned.filter((it) => !options.quiet || foundIn(it) > 0);
  return [...shown.map((it) => showScan(it, options)), showSum(report, options)]
    .map((it) => `${it.join("\n")}\n`)
    .join("\n");
}

const foundIn = ({ texts }: ReportScan): number => texts.reduce((sum, it) => sum + it.found.length, 0);

function showScan(scan: ReportScan, { paint }: Pick<ShowOptions, "paint">): readonly string[] {
  const { subject, id, at, texts } = scan;
  const head = `${showPlace(at)}  ${subject}${id === undefined ? "" : ` ${id}`}`;
  const rest = foundIn(scan) === 0 ? [paint("quiet", `  ${words.none}`)] : texts.flatMap(showText);
  return [paint("heading", clean(head)), ...rest];
}

const kindWidth = Math.max(...Object.values(words.kinds).map((it) => it.length));

function showText({ path, found }: ReportText): readonly string[] {
  return found.map(({ kind, masked, span, at }) => {
    const columns = [padTo(words.kinds[kind], kindWidth), clean(masked), words.where(path, span)];
    return `  ${clean(showPlace(at))}  ${columns.join("  ")}`;
  });
}

function showSum({ scanned }: DetectReport, { width }: Pick<ShowOptions, "width">): readonly string[] {
  const texts = scanned.flatMap((it) => it.texts);
  const withSome = texts.filter((it) => it.found.length > 0);
  const found = withSome.reduce((sum, it) => sum + it.found.length, 0);
  const some = scanned.filter((it) => it.findings.length > 0);
  const adding = some.filter((it) => it.adds).length;
  const sentences = [
    words.sum(found, withSome.length, texts.length),
    ...(adding > 0 ? [words.adds(adding)] : []),
    ...(adding < some.length ? [words.inPart(some.length - adding)] : []),
  ];
  return sentences.flatMap((it) => wrap(it, width));
}
