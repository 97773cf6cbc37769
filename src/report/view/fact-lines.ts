import type { ReportInstance } from "../model/rule-report.ts";
import { tellingFacts } from "../model/telling-facts.ts";
import type { Locale } from "../../base/locale.ts";
import { labels } from "../messages/labels.ts";
import { phrases } from "../messages/phrases.ts";

const factsShown = 6;

/** The facts of the broken clauses first, then those that make the rule apply; what only makes the law apply is left to `json`. */
export function factLines(it: ReportInstance, locale: Locale): readonly string[] {
  const broken = it.clauses.filter((one) => one.result === "false").flatMap((one) => one.facts);
  const facts = new Map([...broken, ...it.facts.filter((one) => !one.scope)].map((one) => [one.path, one]));
  const lines = tellingFacts([...facts.values()], it.elements).map(({ path, shown, at }) =>
    locale.say(phrases.aside({ text: labels.fact({ path, shown }), aside: labels.line({ line: at.line }) })),
  );
  return lines.length > factsShown
    ? [...lines.slice(0, factsShown), locale.say(labels.more({ count: lines.length - factsShown }))]
    : lines;
}
