import { groupBy } from "../../../base/group-by.ts";
import type { Locale } from "../../../base/locale.ts";
import { listOf } from "../../../base/message.ts";
import { shortName } from "../../../evaluate/program.ts";
import { labels } from "../../messages/labels.ts";
import { pageWords } from "../../messages/page.ts";
import { firstOfMany, phrases, present } from "../../messages/phrases.ts";
import { severityWords } from "../../messages/verdicts.ts";
import { citationIn } from "../../model/citations.ts";
import { showPlace } from "../../model/report-place.ts";
import type { Report, ReportInstance, ReportNeed, ReportRule } from "../../model/report.ts";
import { excuseOf } from "../../view/findings.ts";
import {
  adviceLines,
  askedLines,
  dutyIn,
  groundLines,
  idleLines,
  instanceLines,
  plainWords,
  lawLines,
} from "../../view/rule-lines.ts";
import { decisive, verdictAsides } from "../../view/rule-summary.ts";
import { clean, type LabelledTexts } from "../../view/text-layout.ts";
import type { Html as Xml } from "../html/html-template.ts";
import { labelledParts, needMessage, place, verdictRun } from "./word-parts.ts";
import { paragraph, styled } from "./word-file.ts";

const groupsShown = 3;
const placesShown = 10;

/** One rule that is broken or open: its duty, the law's words, where and why, on what it rests, and what to do. */
export function findingPart(rule: ReportRule, report: Report, locale: Locale): readonly Xml[] {
  const { say } = locale;
  const tags = present([
    ...verdictAsides(rule),
    rule.severity === "high" ? undefined : pageWords.severityOf({ severity: severityWords[rule.severity]() }),
  ]);
  const aside = tags.length === 0 ? "" : say(phrases.aside({ text: "", aside: listOf(tags) }));
  const needs = report.needs.filter((it) => it.rules.includes(rule.rule));
  const linesOf = (it: ReportInstance): readonly LabelledTexts[] => {
    const isToldBelow = rule.verdict === "undetermined" && needs.length > 0;
    const excuse = excuseOf(it, rule, report, locale);
    return [
      ...(isToldBelow
        ? [...askedLines(it, locale), ...groundLines([it], locale)]
        : instanceLines(it, locale, plainWords(rule, it, locale))),
      ...(excuse === undefined ? [] : [{ label: "", texts: [excuse] }]),
    ];
  };
  const alike = [...groupBy(decisive(rule), (it) => JSON.stringify(linesOf(it))).values()];
  const rest = alike.slice(groupsShown).flat();
  return [
    paragraph("section", [
      verdictRun(rule.verdict, locale),
      `  ${citationIn(rule.cite, locale)}  ${shortName(rule.rule)}${clean(aside)}`,
    ]),
    paragraph("duty", [dutyIn(rule, locale)]),
    ...lawParts(rule, locale),
    ...alike
      .slice(0, groupsShown)
      .flatMap((same) => [
        placesLine(same, "", locale),
        ...same.slice(0, 1).flatMap((it) => labelledParts(linesOf(it), locale)),
      ]),
    ...(rest.length === 0 ? [] : [placesLine(rest, `${say(labels.more({ count: rest.length }))} `, locale)]),
    ...labelledParts(
      [
        { label: say(labels.needed()), texts: neededTexts(rule, needs, locale) },
        ...(rule.verdict === "undetermined" ? [idleLines(rule, locale)] : []),
        ...adviceLines(rule, rule.verdict, locale),
      ],
      locale,
    ),
  ];
}

/** What an open rule waits for; what an earlier rule waits for too is only named, all on one line. */
function neededTexts(rule: ReportRule, needs: readonly ReportNeed[], locale: Locale): readonly string[] {
  const own = needs.filter((it) => it.rules[0] === rule.rule);
  const others = needs.filter((it) => it.rules[0] !== rule.rule).map((it) => it.what);
  return [
    ...own.map((it) => locale.say(needMessage(it, locale))),
    ...(others.length === 0 ? [] : [locale.list(others, "comma")]),
  ];
}

/** The law's words as a quotation, in their language; what its unit is about in ours. */
function lawParts(rule: ReportRule, locale: Locale): readonly Xml[] {
  const { words } = rule;
  const chinese = locale.script === "zh-Hans" ? "zh-CN" : "zh-TW";
  return lawLines(rule, locale).map((it, at) =>
    words && at === 0
      ? paragraph("law", [styled(it, { language: "text" in words ? words.language : chinese })])
      : paragraph("small", [it]),
  );
}

/** The first places, with the elements in them, and how many more there are. */
function placesLine(of: readonly ReportInstance[], before: string, locale: Locale): Xml {
  const places = of.map((it) => [showPlace(it.at), ...it.elements].join(" "));
  return paragraph("small", [before, place(locale.list(firstOfMany(places, placesShown), "comma"))]);
}
