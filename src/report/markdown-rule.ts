import { shortName } from "./english-words.ts";
import { english } from "./english.ts";
import { formatsEnglish as words } from "./formats-english.ts";
import { instanceLines, lineOf } from "./instance-lines.ts";
import { excuseOf } from "./judged-rules.ts";
import { breaking, code, inline, table } from "./markdown-text.ts";
import type { Report } from "./report.ts";
import { showPlace } from "./report-place.ts";
import { adviceLines, dutyOf, lawLines } from "./rule-lines.ts";
import type { ReportInstance, ReportRule } from "./rule-report.ts";
import { citeIn, type Language } from "./show-options.ts";
import { clean } from "./text-layout.ts";

const instancesShown = 10;

/** A violated or undetermined rule: its duty, the law's words, where it is broken or open and why, what to do. */
export function markdownRule(rule: ReportRule, report: Report, language: Language): readonly string[] {
  const { verdict, instances, policy } = rule;
  const decisive = instances.filter((it) => it.verdict === verdict);
  const others = instances.filter((it) => it.verdict === "undetermined" && it.verdict !== verdict);
  const told = [...decisive, ...others];
  const shown = told.slice(0, instancesShown).map((it) => instanceRow(it, rule, report, language));
  const left = told.length - shown.length;
  return [
    `## ${stateOf(rule)}: ${inline(citeIn(rule.cite, language))} ${code(shortName(rule.rule))}`,
    inline(dutyOf(rule)),
    ...lawLines(rule, language).map((it) => `> ${inline(it)}`),
    table([words.place, words.result, words.why], shown),
    ...(left > 0 ? [english.labels.more(left)] : []),
    ...adviceLines(rule, verdict).map((it) => inline(lineOf(it))),
    `${english.labels.policy} ${code(clean(showPlace(policy)))}`,
  ];
}

/** As a heading has it, and what covers all of it. */
function stateOf({ verdict, covered_by: cover }: ReportRule): string {
  const state = english.verdicts[verdict];
  return `${state.charAt(0).toUpperCase()}${state.slice(1)}${cover === undefined ? "" : ` (${english.labels.coveredBy[cover]})`}`;
}

function instanceRow(it: ReportInstance, rule: ReportRule, report: Report, language: Language): readonly string[] {
  const excuse = excuseOf(it, rule, report);
  const state = [english.verdicts[it.verdict], ...(excuse === undefined ? [] : [excuse])].join(", ");
  return [
    breaking([showPlace(it.at), ...it.elements].map((one) => code(clean(one)))),
    inline(state),
    breaking(instanceLines(it, language).map((one) => inline(lineOf(one)))),
  ];
}
