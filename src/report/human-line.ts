import type { Verdict } from "../evaluate/decision.ts";
import { shortName } from "./english-words.ts";
import { english } from "./english.ts";
import type { Style } from "./paint.ts";
import type { ReportInstance, ReportRule } from "./report.ts";
import { showPlace } from "./report-place.ts";
import { citeIn, type ShowOptions } from "./show-options.ts";
import { clean, padTo, wrap } from "./text-layout.ts";

const reasonsShown = 2;
const columns = { verdict: 16, en: 20, zh: 24 } as const;

/** A rule on one line: its verdict, its place in the law, its name, and why. */
export function showLine(rule: ReportRule, { language, width, paint }: ShowOptions): readonly string[] {
  const style = styleOf(rule.verdict);
  const verdict = padTo(english.verdicts[rule.verdict], columns.verdict);
  const cite = padTo(citeIn(rule.cite, language), language === "en" ? columns.en : columns.zh);
  const why = reasonOf(rule);
  const name = shortName(rule.rule);
  const start = `  ${verdict}${cite}`;
  const hanging = " ".repeat(4 + columns.verdict);
  const text = why === "" ? name : `${name}: ${clean(why)}`;
  const [first = "", ...rest] = wrap(start + text, width, hanging);
  return [first.replace(verdict, paint(style, verdict)), ...rest];
}

function styleOf(verdict: Verdict): Style {
  if (verdict === "violated" || verdict === "undetermined" || verdict === "pending" || verdict === "satisfied")
    return verdict;
  return "quiet";
}

/** What the verdict rests on, where that is more than facts; for what does not apply, why. */
function reasonOf(rule: ReportRule): string {
  const decisive = rule.instances.filter((it) => it.verdict === rule.verdict);
  const reasons = [...new Set(decisive.flatMap((it) => reasonsOf(it)))];
  const shown = reasons.slice(0, reasonsShown);
  const rest = reasons.length > shown.length ? [english.labels.more(reasons.length - shown.length)] : [];
  const part =
    decisive.length < rule.instances.length ? [english.labels.of(decisive.length, rule.instances.length)] : [];
  return [...part, ...shown, ...rest].join("; ");
}

function reasonsOf(it: ReportInstance): readonly string[] {
  const { labels } = english;
  switch (it.verdict) {
    case "pending":
    case "undetermined":
      return it.causes.map((cause) => cause.sentence);
    case "violated":
      return [showPlace(it.at)];
    case "satisfied":
      return [
        ...it.attestations.map((one) => labels.byAttestation(one.by, one.until)),
        ...it.interpretations.map((one) => labels.byInterpretation(one.term, one.value, one.by)),
        ...(it.either_way ? [labels.eitherWay] : []),
      ];
    default:
      return it.gate ? [it.gate.sentence] : [];
  }
}
