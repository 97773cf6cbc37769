import { shortName } from "./english-words.ts";
import { instanceLines, lineIn } from "./instance-lines.ts";
import { excuseOf } from "./judged-rules.ts";
import { breaking, code, inline, table } from "./markdown-text.ts";
import type { Report } from "./report.ts";
import { showPlace } from "./report-place.ts";
import { adviceLines, dutyOf, lawLines } from "./rule-lines.ts";
import type { ReportInstance, ReportRule } from "./rule-report.ts";
import type { Locale } from "../base/locale.ts";
import { citeIn } from "./show-options.ts";
import { clean } from "./text-layout.ts";
import { tablesIn } from "./tables.ts";

const instancesShown = 10;

/** A violated or undetermined rule: its duty, the law's words, where it is broken or open and why, what to do. */
export function markdownRule(rule: ReportRule, report: Report, locale: Locale): readonly string[] {
  const { verdict, instances, policy } = rule;
  const { labels, marks } = tablesIn(locale).report;
  const words = tablesIn(locale).formats;
  const decisive = instances.filter((it) => it.verdict === verdict);
  const others = instances.filter((it) => it.verdict === "undetermined" && it.verdict !== verdict);
  const told = [...decisive, ...others];
  const shown = told.slice(0, instancesShown).map((it) => instanceRow(it, rule, report, locale));
  const left = told.length - shown.length;
  return [
    `## ${stateOf(rule, locale)}${marks.colon}${inline(citeIn(rule.cite, locale))} ${code(shortName(rule.rule))}`,
    inline(dutyOf(rule, locale)),
    ...lawLines(rule, locale).map((it) => `> ${inline(it)}`),
    table([words.place, words.result, words.why], shown),
    ...(left > 0 ? [labels.more(left)] : []),
    ...adviceLines(rule, verdict, locale).map((it) => inline(lineIn(locale)(it))),
    `${labels.policy} ${code(clean(showPlace(policy)))}`,
  ];
}

/** As a heading has it, and what covers all of it. */
function stateOf({ verdict, covered_by: cover }: ReportRule, locale: Locale): string {
  const { labels, marks, verdicts } = tablesIn(locale).report;
  const state = verdicts[verdict];
  const covered = cover === undefined ? "" : marks.aside(labels.coveredBy[cover]);
  return state.charAt(0).toUpperCase() + state.slice(1) + covered;
}

function instanceRow(it: ReportInstance, rule: ReportRule, report: Report, locale: Locale): readonly string[] {
  const { marks, verdicts } = tablesIn(locale).report;
  const excuse = excuseOf(it, rule, report, locale);
  const state = [verdicts[it.verdict], ...(excuse === undefined ? [] : [excuse])].join(marks.pause);
  return [
    breaking([showPlace(it.at), ...it.elements].map((one) => code(clean(one)))),
    inline(state),
    breaking(instanceLines(it, locale).map((one) => inline(lineIn(locale)(one)))),
  ];
}
