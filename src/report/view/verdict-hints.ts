import { groupBy } from "../../base/group-by.ts";
import type { Locale } from "../../base/locale.ts";
import { listOf } from "../../base/message.ts";
import { verdicts } from "../../evaluate/decision.ts";
import { firstOfMany, phrases } from "../messages/phrases.ts";
import { verdictWords } from "../messages/verdicts.ts";
import { citationIn } from "../model/citations.ts";
import type { Report } from "../model/report.ts";
import { instancesWith } from "./findings.ts";
import { instanceText } from "./rule-lines.ts";

/** What is told beside a line of a document. */
export interface VerdictHint {
  /** From 0. */
  readonly line: number;
  readonly label: string;
  /** Of each of these rules why, and what is missing for a verdict; plain text, for it holds words of documents. */
  readonly tooltip: string;
}

const shown = 3;

/**
 * Beside the facts of a document the worst verdict of the rules that read them and count, with where these stand in the law. What only
 * makes a law apply, every rule reads, so it has none.
 */
export function verdictHints(report: Report, isIn: (path: string) => boolean, locale: Locale): readonly VerdictHint[] {
  const read = instancesWith(report, [...verdicts]).flatMap((it) => {
    const { facts, clauses, causes } = it.instance;
    const own = [...facts.filter((one) => !one.scope), ...clauses.flatMap((one) => one.facts), ...causes];
    const lines = own.flatMap(({ at }) => (at && isIn(at.path) ? [at.line - 1] : []));
    return it.rule.in_roll_up ? [...new Set(lines)].map((line) => ({ line, it })) : [];
  });
  const hints = [...groupBy(read, (it) => String(it.line)).values()].flatMap((all): readonly VerdictHint[] => {
    const worst = verdicts.find((verdict) => all.some(({ it }) => it.instance.verdict === verdict));
    const told = all.filter(({ it }) => it.instance.verdict === worst);
    const [first] = told;
    if (worst === undefined || !first) return [];
    const places = [...new Set(told.map(({ it }) => citationIn(it.rule.cite, locale)))];
    const text = listOf(firstOfMany(places, shown), "comma");
    const label = locale.say(phrases.labelled({ label: locale.say(verdictWords[worst]()), text }));
    const reasons = told.map(({ it }) => instanceText(it.rule, it.instance, undefined, locale).join("\n"));
    return [{ line: first.line, label, tooltip: firstOfMany(reasons, shown).map(locale.show).join("\n\n") }];
  });
  return hints.toSorted((a, b) => a.line - b.line);
}
