import type { MessageValue } from "../../base/message.ts";
import { verdicts, type Verdict } from "../../evaluate/decision.ts";
import { shortName } from "../../evaluate/program.ts";
import { bulkInputsMessage, columnsLabel, filledMessages, mapMessages, outcomeMessages } from "../messages/bulk.ts";
import { othersDutyMessage } from "../messages/duties.ts";
import { labels } from "../messages/labels.ts";
import { groupedDigits } from "../../base/text.ts";
import { verdictWords } from "../messages/verdicts.ts";
import { bulkCountsOf } from "../model/build-report.ts";
import { citationIn, titleIn } from "../model/citations.ts";
import { showPlace } from "../model/report-place.ts";
import type { BulkCounts } from "../model/report-run.ts";
import type { Counts, Report, ReportPack, ReportRule } from "../model/report.ts";
import { allRules } from "../view/findings.ts";
import type { FormatOptions, Layout } from "../view/format-options.ts";
import { standingWords, verdictStyle } from "../view/rule-summary.ts";
import { noted, clean, displayWidth, padTo, sectionsText, wrap } from "../view/text-layout.ts";
import { conciseText, leadLine } from "./concise-text.ts";
import { showHeader, showSummary } from "./text.ts";
import { markedTitle } from "../../statute/marked-title.ts";

const placesShown = 3;
const reasonsShown = 2;
const verdictWidth = 16;

/** A run line by line for people: what matters first of it, one line, or all rules. */
export function bulkText(report: Report, counted: BulkCounts, options: FormatOptions): string {
  // Its documents are a sample: how many there are is counted.
  const sample = { ...report, inputs: [], assumed: [], notes: [], settings: { ...report.settings, facts_on: [] } };
  if (options.full) return allRulesText(sample, counted, options);
  if (options.quiet) return leadLine(sample, options);
  const counts = bulkCountsOf(counted.rules);
  const places = new Map(
    report.packs.flatMap((pack) => allRules({ packs: [pack] }).map((rule) => [rule, counts(pack, rule)] as const)),
  );
  return conciseText(sample, options, {
    inputs: bulkInputsMessage(counted),
    outcomes: outcomeMessages(counted),
    columns: counted.map ? mapMessages(counted.map) : [],
    places: (rule) => places.get(rule)?.[rule.verdict] ?? 0,
    open: (rule) => (rule.verdict === "violated" ? (places.get(rule)?.undetermined ?? 0) : 0),
    isAll: false,
  });
}

/** The decisions of each rule by verdict, with the first places of what is violated or open. */
const allRulesText = (report: Report, counted: BulkCounts, options: FormatOptions): string =>
  sectionsText([
    [
      ...showHeader(report, options),
      ...noted(labels.inputs(), bulkInputsMessage(counted), options),
      ...columnTexts(counted).flatMap((it, nth) => noted(nth === 0 ? columnsLabel : "", it, options)),
    ],
    ...report.packs.flatMap((it) => showPack(it, counted, options)),
    [...showSummary(report, options), ...outcomeMessages(counted).flatMap((it) => noted("", it, options))],
  ]);

const columnTexts = ({ map }: BulkCounts): readonly MessageValue[] =>
  map ? [...mapMessages(map), ...filledMessages(map)] : [];

function showPack(pack: ReportPack, { rules }: BulkCounts, options: Layout): readonly (readonly string[])[] {
  const shown = pack.articles.flatMap((it) => it.rules).filter((it) => it.instances.length > 0);
  if (shown.length === 0) return [];
  const title = clean(titleIn(markedTitle(pack.title), options.locale));
  const counts = bulkCountsOf(rules);
  const most = Math.max(
    ...shown.flatMap((it) => Object.values(counts(pack, it)).map((one) => groupedDigits(one).length)),
  );
  return [
    wrap(title, options.width).map((it) => options.paint("heading", it)),
    ...shown.map((it) => showRule(it, counts(pack, it), most, options)),
  ];
}

function showRule(rule: ReportRule, counts: Counts, most: number, { width, paint, locale }: Layout): readonly string[] {
  const more = [
    ...standingWords(rule),
    ...(rule.in_roll_up || rule.standing.advisory ? [] : [locale.say(othersDutyMessage(rule))]),
  ];
  const text = `${citationIn(rule.cite, locale)} ${shortName(rule.rule)}`;
  const head = more.length > 0 ? `${text} (${more.join("; ")})` : text;
  const lines = verdicts
    .filter((it) => counts[it] > 0)
    .flatMap((verdict) => {
      const count = groupedDigits(counts[verdict]).padStart(most + 2);
      const state = padTo(locale.say(verdictWords[verdict]()), verdictWidth);
      const indent = " ".repeat(displayWidth(count) + 1 + verdictWidth);
      const [first = "", ...rest] = wrap(`${count} ${state}${clean(firstOf(rule, verdict))}`.trimEnd(), width, indent);
      return [first.replace(state.trimEnd(), (it) => paint(verdictStyle(verdict), it)), ...rest];
    });
  return [...wrap(head, width, "  "), ...lines];
}

/** Where a verdict was given first, and what was missing there. */
function firstOf({ instances }: ReportRule, verdict: Verdict): string {
  if (verdict !== "violated" && verdict !== "undetermined") return "";
  const own = instances.filter((it) => it.verdict === verdict);
  const places = [...new Set(own.map((it) => showPlace(it.at)))].slice(0, placesShown);
  const reasons = [...new Set(own.flatMap((it) => it.causes.map((cause) => cause.sentence)))];
  return [places.join(", "), ...reasons.slice(0, reasonsShown)].join("; ");
}
