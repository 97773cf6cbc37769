import { shortName } from "../../../evaluate/program.ts";
import { inOrder, showLine } from "../../view/human-line.ts";
import type { Report } from "../../model/report.ts";
import type { ReportRule } from "../../model/rule-report.ts";
import { showPlace } from "../../model/report-place.ts";
import type { Locale } from "../../../base/locale.ts";
import type { ShowOptions } from "../../view/show-options.ts";
import { clean, wrap } from "../../view/text-layout.ts";
import { dutyOfParty } from "../../messages/duties.ts";
import { labels } from "../../messages/labels.ts";
import { phrases } from "../../messages/phrases.ts";
import { adviceOn } from "../../model/needs.ts";
import { overruledBy, yieldOf } from "../../messages/findings.ts";
import { documentsLeftOut, leftOut, notCovered, notExamined, skippedFile } from "../../model/unseen.ts";

/** What more than one undetermined rule waits for, each thing once; what settles most stands first. */
export function showNeeds(report: Report, { locale, width, paint }: ShowOptions): readonly string[] {
  const joint = report.needs.filter((it) => it.rules.length > 1);
  if (joint.length === 0) return [];
  const lines = joint.flatMap((need) => {
    const advice = adviceOn(need, locale);
    const what = advice === undefined ? need.what : locale.say(phrases.labelled({ label: need.what, text: advice }));
    const rules = locale.list(
      need.rules.map((it) => shortName(it)),
      "comma",
    );
    return [
      ...wrap(`  ${clean(what)}`, width, "    "),
      ...wrap(`    ${locale.say(labels.opens())} ${rules}`, width, "      ").map((it) => paint("quiet", it)),
    ];
  });
  return [paint("heading", locale.say(labels.needs())), ...lines];
}

/** Rules that were asked of nothing, by the subject that was not given. */
export function showNotExamined(report: Report, { locale, width, paint }: ShowOptions): readonly string[] {
  return report.not_examined.flatMap((it) => [
    paint("heading", locale.say(notExamined(it, report))),
    ...wrap(`  ${locale.list(it.rules.map(shortName), "comma")}`, width, "  "),
  ]);
}

/** What binds somebody else, shown and not counted. */
export function showOthers(report: Report, options: ShowOptions): readonly string[] {
  const others = judgedRules(report).filter((it) => !it.in_roll_up && !it.standing.advisory);
  if (others.length === 0) return [];
  const { locale, paint } = options;
  return [paint("heading", locale.say(labels.othersDuties())), ...others.flatMap((it) => showLine(it, options))];
}

/** Rules that bind nobody, shown with why and not counted. */
export function showAdvisory(report: Report, options: ShowOptions): readonly string[] {
  const rules = judgedRules(report).filter((it) => it.standing.advisory);
  if (rules.length === 0) return [];
  const { locale, paint } = options;
  const lines = inOrder(rules).flatMap((it) =>
    showLine(it, options, it.party === report.settings.party ? [] : [locale.say(dutyOfParty(it.party))]),
  );
  return [paint("heading", locale.say(labels.advisoryRules())), ...lines];
}

function judgedRules({ packs }: Report): readonly ReportRule[] {
  const rules = packs.flatMap((it) => it.articles).flatMap((it) => it.rules);
  return rules.filter((it) => it.verdict !== "not_examined" && it.verdict !== "not_in_force");
}

/** Flags, overruled signatures and warnings: no verdicts, and worth a look. */
export function showFindings(report: Report, { locale, width, paint }: ShowOptions): readonly string[] {
  const flags = report.yields.map((it) => ({
    at: it.at,
    text: locale.say(yieldOf(it, locale)),
  }));
  const overruled = report.overruled.map((it) => ({ at: it.at, text: locale.say(overruledBy(it)) }));
  const warnings = report.problems
    .filter((it) => it.severity === "warning")
    .map((it) => ({ at: it.at, text: `${it.message} [${it.code}]` }));
  const findings = [...flags, ...overruled, ...warnings];
  if (findings.length === 0) return [];
  const lines = firstOf(findings).flatMap((it) => [
    `  ${clean(showPlace(it.at))}`,
    ...wrap(`    ${clean(it.text)}`, width, "    "),
  ]);
  return [paint("heading", locale.say(labels.findings())), ...lines, ...moreThan(findings, locale)];
}

/** Documents of what had not happened yet. */
export function showLeftOut(report: Report, { locale, paint }: ShowOptions): readonly string[] {
  const all = documentsLeftOut(report);
  if (all.length === 0) return [];
  const lines = firstOf(all).map(({ input, day }) => {
    return `  ${clean(showPlace(input))}  ${locale.say(labels.dated({ subject: input.subject, day }))}`;
  });
  return [paint("heading", locale.say(leftOut(report))), ...lines, ...moreThan(all, locale)];
}

/** Files of a folder that are no inputs. */
export function showSkipped({ skipped }: Report, { locale, width, paint }: ShowOptions): readonly string[] {
  if (skipped.length === 0) return [];
  const lines = firstOf(skipped).flatMap((it) => wrap(`  ${clean(locale.say(skippedFile(it)))}`, width, "    "));
  return [paint("heading", locale.say(labels.skipped())), ...lines, ...moreThan(skipped, locale)];
}

/** Other law that the packs know of and make no rule of, and whom it binds. */
export function showNotCovered({ packs }: Report, { locale, width, paint }: ShowOptions): readonly string[] {
  const laws = notCovered(packs);
  if (laws.length === 0) return [];
  const lines = laws.map(({ id, from, binds }) => locale.say(labels.binds({ law: id, from, who: binds })));
  return [
    paint("heading", locale.say(labels.notCovered())),
    ...lines.flatMap((it) => wrap(`  ${clean(it)}`, width, "    ")),
  ];
}

const itemsShown = 10;

/** `json` lists them all. */
function firstOf<T>(items: readonly T[]): readonly T[] {
  return items.slice(0, itemsShown);
}

function moreThan(items: readonly unknown[], locale: Locale): readonly string[] {
  return items.length > itemsShown ? [`  ${locale.say(labels.more({ count: items.length - itemsShown }))}`] : [];
}
