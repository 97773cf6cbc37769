import { shortName } from "./english-words.ts";
import { english } from "./english.ts";
import { showLine } from "./human-line.ts";
import type { Report, ReportNeed } from "./report.ts";
import { showPlace } from "./report-place.ts";
import { citeIn, type ShowOptions } from "./show-options.ts";
import { clean, wrap } from "./text-layout.ts";

const placesShown = 3;

/** The things to do about undetermined rules, each once; what settles most stands first. */
export function showNeeds(report: Report, { language, width, paint }: ShowOptions): readonly string[] {
  const { needs } = report;
  if (needs.length === 0) return [];
  const numbered = needs.flatMap((need, at) => {
    const number = `${String(at + 1).padStart(4)}. `;
    const hanging = " ".repeat(number.length);
    const question = need.ask && (language === "en" ? need.ask.en : need.ask.zh);
    const lines = wrap(number + clean(need.what) + placesOf(need), width, hanging);
    const ask = question === undefined ? [] : wrap(hanging + question, width, hanging);
    const rules = need.rules.map((it) => shortName(it)).join(", ");
    return [...lines, ...ask, ...wrap(`${hanging}${english.labels.opens} ${rules}`, width, hanging).map((it) => paint("quiet", it))];
  });
  return [paint("heading", english.labels.needs), ...numbered];
}

function placesOf({ at }: ReportNeed): string {
  const shown = at.slice(0, placesShown).map((it) => clean(showPlace(it)));
  const rest = at.length > shown.length ? ` ${english.labels.more(at.length - shown.length)}` : "";
  return shown.length === 0 ? "" : `: ${shown.join(", ")}${rest}`;
}

/** Rules that were asked of nothing, by the subject that was not given. */
export function showNotExamined(report: Report, { width, paint }: ShowOptions): readonly string[] {
  return report.not_examined.flatMap(({ subject, rules }) => [
    paint("heading", english.labels.notExamined(subject)),
    ...wrap(`  ${rules.map((it) => shortName(it)).join(", ")}`, width, "  "),
  ]);
}

/** What binds somebody else, shown and not counted. */
export function showOthers(report: Report, options: ShowOptions): readonly string[] {
  const rules = report.packs.flatMap((it) => it.articles).flatMap((it) => it.rules);
  const others = rules.filter((it) => !it.in_roll_up && it.verdict !== "not_examined" && it.verdict !== "not_in_force");
  if (others.length === 0) return [];
  return [options.paint("heading", english.labels.others), ...others.flatMap((it) => showLine(it, options))];
}

/** Flags, overruled signatures and warnings: no verdicts, and worth a look. */
export function showFindings(report: Report, { language, width, paint }: ShowOptions): readonly string[] {
  const { labels } = english;
  const flags = report.yields.map((it) => ({ at: it.at, text: `${citeIn(it.cite, language)}: ${labels.yields(it.holds, it.what)}` }));
  const overruled = report.overruled.map((it) => ({ at: it.at, text: labels.overruled(it.standard, it.by) }));
  const warnings = report.problems
    .filter((it) => it.severity === "warning")
    .map((it) => ({ at: it.at, text: `${it.message} [${it.code}]` }));
  const findings = [...flags, ...overruled, ...warnings];
  if (findings.length === 0) return [];
  const lines = findings.flatMap((it) => [`  ${clean(showPlace(it.at))}`, ...wrap(`    ${clean(it.text)}`, width, "    ")]);
  return [paint("heading", labels.findings), ...lines];
}

/** Documents of what had not happened yet. */
export function showLeftOut(report: Report, { paint }: ShowOptions): readonly string[] {
  const lines = report.left_out.flatMap(({ input, day }) => {
    const at = report.inputs[input];
    return at ? [`  ${clean(showPlace(at))}  ${at.subject} of ${day}`] : [];
  });
  return lines.length === 0 ? [] : [paint("heading", english.labels.leftOut(report.settings.as_of)), ...lines];
}

/** Files of a folder that are no inputs. */
export function showSkipped(report: Report, { width, paint }: ShowOptions): readonly string[] {
  if (report.skipped.length === 0) return [];
  const lines = report.skipped.flatMap(({ path, why }) => wrap(`  ${clean(path)}: ${clean(why)}`, width, "    "));
  return [paint("heading", english.labels.skipped), ...lines];
}
