import { shortName } from "./english-words.ts";
import { inOrder, showLine } from "./human-line.ts";
import type { Report } from "./report.ts";
import type { ReportRule } from "./rule-report.ts";
import { showPlace } from "./report-place.ts";
import type { Locale } from "../base/locale.ts";
import { citeIn, titleIn, type ShowOptions } from "./show-options.ts";
import { clean, wrap } from "./text-layout.ts";
import { tablesIn } from "./tables.ts";

/** What more than one undetermined rule waits for, each thing once; what settles most stands first. */
export function showNeeds(report: Report, { locale, width, paint }: ShowOptions): readonly string[] {
  const joint = report.needs.filter((it) => it.rules.length > 1);
  if (joint.length === 0) return [];
  const { labels, marks } = tablesIn(locale).report;
  const lines = joint.flatMap((need) => {
    const advice = (need.ask && titleIn(need.ask, locale)) ?? need.help;
    const rules = need.rules.map((it) => shortName(it)).join(marks.comma);
    return [
      ...wrap(`  ${clean(need.what + (advice === undefined ? "" : marks.colon + advice))}`, width, "    "),
      ...wrap(`    ${labels.opens} ${rules}`, width, "      ").map((it) => paint("quiet", it)),
    ];
  });
  return [paint("heading", labels.needs), ...lines];
}

/** Rules that were asked of nothing, by the subject that was not given. */
export function showNotExamined(report: Report, { locale, width, paint }: ShowOptions): readonly string[] {
  const { labels, marks } = tablesIn(locale).report;
  return report.not_examined.flatMap(({ subject, why, rules }) => [
    paint("heading", labels.notExamined(subject, why, report.settings.as_of)),
    ...wrap(`  ${rules.map((it) => shortName(it)).join(marks.comma)}`, width, "  "),
  ]);
}

/** What binds somebody else, shown and not counted. */
export function showOthers(report: Report, options: ShowOptions): readonly string[] {
  const others = judgedRules(report).filter((it) => !it.in_roll_up && !it.standing.advisory);
  if (others.length === 0) return [];
  const { labels } = tablesIn(options.locale).report;
  return [options.paint("heading", labels.othersDuties), ...others.flatMap((it) => showLine(it, options))];
}

/** Rules that bind nobody, shown with why and not counted. */
export function showAdvisory(report: Report, options: ShowOptions): readonly string[] {
  const rules = judgedRules(report).filter((it) => it.standing.advisory);
  if (rules.length === 0) return [];
  const { labels } = tablesIn(options.locale).report;
  const lines = inOrder(rules).flatMap((it) =>
    showLine(it, options, it.party === report.settings.party ? [] : [labels.dutyOf(it.party)]),
  );
  return [options.paint("heading", labels.advisoryRules), ...lines];
}

function judgedRules({ packs }: Report): readonly ReportRule[] {
  const rules = packs.flatMap((it) => it.articles).flatMap((it) => it.rules);
  return rules.filter((it) => it.verdict !== "not_examined" && it.verdict !== "not_in_force");
}

/** Flags, overruled signatures and warnings: no verdicts, and worth a look. */
export function showFindings(report: Report, { locale, width, paint }: ShowOptions): readonly string[] {
  const { labels, marks } = tablesIn(locale).report;
  const flags = report.yields.map((it) => ({
    at: it.at,
    text: citeIn(it.cite, locale) + marks.colon + labels.yields(it.holds, it.what),
  }));
  const overruled = report.overruled.map((it) => ({ at: it.at, text: labels.overruled(it.standard, it.by) }));
  const warnings = report.problems
    .filter((it) => it.severity === "warning")
    .map((it) => ({ at: it.at, text: `${it.message} [${it.code}]` }));
  const findings = [...flags, ...overruled, ...warnings];
  if (findings.length === 0) return [];
  const lines = firstOf(findings).flatMap((it) => [
    `  ${clean(showPlace(it.at))}`,
    ...wrap(`    ${clean(it.text)}`, width, "    "),
  ]);
  return [paint("heading", labels.findings), ...lines, ...moreThan(findings, locale)];
}

/** Documents of what had not happened yet. */
export function showLeftOut(report: Report, { locale, paint }: ShowOptions): readonly string[] {
  const { labels } = tablesIn(locale).report;
  const lines = firstOf(report.left_out).flatMap(({ input, day }) => {
    const at = report.inputs[input];
    return at ? [`  ${clean(showPlace(at))}  ${labels.dated(at.subject, day)}`] : [];
  });
  return lines.length === 0
    ? []
    : [paint("heading", labels.leftOut(report.settings.as_of)), ...lines, ...moreThan(report.left_out, locale)];
}

/** Files of a folder that are no inputs. */
export function showSkipped(report: Report, { locale, width, paint }: ShowOptions): readonly string[] {
  if (report.skipped.length === 0) return [];
  const { labels, marks } = tablesIn(locale).report;
  const lines = firstOf(report.skipped).flatMap(({ path, why }) =>
    wrap(`  ${clean(path + marks.colon + why)}`, width, "    "),
  );
  return [paint("heading", labels.skipped), ...lines, ...moreThan(report.skipped, locale)];
}

/** Other law that the packs know of and make no rule of, and whom it binds. */
export function showNotCovered({ packs }: Report, { locale, width, paint }: ShowOptions): readonly string[] {
  const { labels } = tablesIn(locale).report;
  const lines = new Set(packs.flatMap((it) => it.not_covered).map((it) => labels.binds(it.id, it.from, it.binds)));
  if (lines.size === 0) return [];
  return [paint("heading", labels.notCovered), ...[...lines].flatMap((it) => wrap(`  ${clean(it)}`, width, "    "))];
}

const itemsShown = 10;

/** `json` lists them all. */
function firstOf<T>(items: readonly T[]): readonly T[] {
  return items.slice(0, itemsShown);
}

function moreThan(items: readonly unknown[], locale: Locale): readonly string[] {
  const { labels } = tablesIn(locale).report;
  return items.length > itemsShown ? [`  ${labels.more(items.length - itemsShown)}`] : [];
}
