import type { DetectReport, ReportScan, ReportText } from "../../model/detect-report.ts";
import { showPlace } from "../../model/report-place.ts";
import type { ShowOptions } from "../../view/show-options.ts";
import { clean, displayWidth, padTo, wrap } from "../../view/text-layout.ts";
import type { Locale } from "../../../base/locale.ts";
import { detected, detectedKinds } from "../../messages/detect.ts";

/** What was found, for people: each with its place, its kind and a masked value. */
export function showDetections(report: DetectReport, options: ShowOptions): string {
  if (report.scanned.length === 0) return "";
  const shown = report.scanned.filter((it) => !options.quiet || foundIn(it) > 0);
  return [...shown.map((it) => showScan(it, options)), showSum(report, options)]
    .map((it) => `${it.join("\n")}\n`)
    .join("\n");
}

const foundIn = ({ texts }: ReportScan): number => texts.reduce((sum, it) => sum + it.found.length, 0);

function showScan(scan: ReportScan, { locale, paint }: ShowOptions): readonly string[] {
  const { say } = locale;
  const { subject, id, at, texts } = scan;
  const head = `${showPlace(at)}  ${subject}${id === undefined ? "" : ` ${id}`}`;
  const rest =
    foundIn(scan) === 0 ? [paint("quiet", `  ${say(detected.none())}`)] : texts.flatMap((it) => showText(it, locale));
  return [paint("heading", clean(head)), ...rest];
}

function showText({ path, found }: ReportText, { say }: Locale): readonly string[] {
  const kindWidth = Math.max(...Object.values(detectedKinds).map((it) => displayWidth(say(it()))));
  return found.map(({ kind, masked, span, at }) => {
    const columns = [
      padTo(say(detectedKinds[kind]()), kindWidth),
      clean(masked),
      say(detected.where({ path, ...span })),
    ];
    return `  ${clean(showPlace(at))}  ${columns.join("  ")}`;
  });
}

function showSum({ scanned }: DetectReport, { locale, width }: ShowOptions): readonly string[] {
  const { say } = locale;
  const texts = scanned.flatMap((it) => it.texts);
  const withSome = texts.filter((it) => it.found.length > 0);
  const found = withSome.reduce((sum, it) => sum + it.found.length, 0);
  const some = scanned.filter((it) => it.findings.length > 0);
  const adding = some.filter((it) => it.adds).length;
  const sentences = [
    say(detected.sum({ found, withSome: withSome.length, texts: texts.length })),
    ...(adding > 0 ? [say(detected.adds({ documents: adding }))] : []),
    ...(adding < some.length ? [say(detected.inPart({ documents: some.length - adding }))] : []),
  ];
  return sentences.flatMap((it) => wrap(it, width));
}
