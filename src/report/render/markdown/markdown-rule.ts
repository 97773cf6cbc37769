import { shortName } from "../../../evaluate/program.ts";
import { instanceLines, lineIn } from "../../view/instance-lines.ts";
import { excuseOf } from "../../view/judged-rules.ts";
import { breaking, code, inline, table } from "./markdown-text.ts";
import type { Report } from "../../model/report.ts";
import { showPlace } from "../../model/report-place.ts";
import { adviceLines, dutyIn, lawLines } from "../../view/rule-lines.ts";
import type { ReportInstance, ReportRule } from "../../model/rule-report.ts";
import type { Locale } from "../../../base/locale.ts";
import { citeIn } from "../../messages/citations.ts";
import { clean } from "../../view/text-layout.ts";
import { formatWords } from "../../messages/formats.ts";
import { labels } from "../../messages/labels.ts";
import { phrases } from "../../messages/phrases.ts";
import { coverWords, verdictWords } from "../../messages/verdicts.ts";

const instancesShown = 10;

/** A violated or undetermined rule: its duty, the law's words, where it is broken or open and why, what to do. */
export function markdownRule(rule: ReportRule, report: Report, locale: Locale): readonly string[] {
  const { verdict, instances, policy } = rule;
  const decisive = instances.filter((it) => it.verdict === verdict);
  const others = instances.filter((it) => it.verdict === "undetermined" && it.verdict !== verdict);
  const told = [...decisive, ...others];
  const shown = told.slice(0, instancesShown).map((it) => instanceRow(it, rule, report, locale));
  const left = told.length - shown.length;
  const name = `${inline(citeIn(rule.cite, locale))} ${code(shortName(rule.rule))}`;
  const columns = [formatWords.place(), formatWords.result(), formatWords.why()];
  return [
    `## ${locale.say(phrases.labelled({ label: stateOf(rule, locale), text: name }))}`,
    inline(dutyIn(rule, locale)),
    ...lawLines(rule, locale).map((it) => `> ${inline(it)}`),
    table(columns.map(locale.say), shown),
    ...(left > 0 ? [locale.say(labels.more({ count: left }))] : []),
    ...adviceLines(rule, verdict, locale).map((it) => inline(lineIn(locale)(it))),
    `${locale.say(labels.policy())} ${code(clean(showPlace(policy)))}`,
  ];
}

/** As a heading has it, and what covers all of it. */
function stateOf({ verdict, covered_by: cover }: ReportRule, locale: Locale): string {
  const state = locale.say(verdictWords[verdict]());
  const text = state.charAt(0).toUpperCase() + state.slice(1);
  return cover === undefined ? text : locale.say(phrases.aside({ text, aside: coverWords[cover]() }));
}

function instanceRow(it: ReportInstance, rule: ReportRule, report: Report, locale: Locale): readonly string[] {
  const excuse = excuseOf(it, rule, report, locale);
  const state = locale.list([verdictWords[it.verdict](), ...(excuse === undefined ? [] : [excuse])], "clause");
  return [
    breaking([showPlace(it.at), ...it.elements].map((one) => code(clean(one)))),
    inline(state),
    breaking(instanceLines(it, locale).map((one) => inline(lineIn(locale)(one)))),
  ];
}
