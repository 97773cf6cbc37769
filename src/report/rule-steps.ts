import { quoted, shortName } from "./english-words.ts";
import type { ReportClause, ReportFact, ReportInstance, ReportRule } from "./rule-report.ts";
import { tellingFacts } from "./telling-facts.ts";
import type { Locale } from "../base/locale.ts";
import { citeIn } from "./show-options.ts";
import { tablesIn } from "./tables.ts";

/** How a step bears on the verdict. */
type Bearing = "good" | "bad" | "open" | "waiting" | "quiet";

/** One thing that a rule asks, and what that came to in one instance. */
export interface Step {
  readonly label: string;
  /** In plain words; empty for what goes without saying. */
  readonly said: string;
  /** As the policy writes it. */
  readonly text: string;
  readonly state: string;
  readonly bearing: Bearing;
  /** What it rests on or waits for. */
  readonly leaves: readonly string[];
}

/** What a rule asked of one document or element, in the order of asking: its conditions, then its requirements. */
export function stepsOf(rule: ReportRule, it: ReportInstance, locale: Locale): readonly Step[] {
  const { page } = tablesIn(locale).report;
  const conditions = rule.conditions.map(({ kind, cite, name, text, said }, at): Step => {
    const result = it.conditions[at] ?? "not_asked";
    const label = [page.condition(kind), cite && citeIn(cite, locale), name && shortName(name)].filter(
      (one) => one !== undefined,
    );
    // That a rule is asked within its scope goes without saying.
    const isPlain = kind === "scope" && result === "true";
    return {
      label: label.join(" "),
      said: isPlain ? "" : said,
      text: isPlain ? "" : text.replace(/^(when|unless|(policy|article|paragraph|item) applies where) /, ""),
      state: page.conditionState(kind, result),
      bearing: bearingOf(kind, result),
      leaves: [],
    };
  });
  return [...conditions, ...it.clauses.map((clause, at) => stepOf(clause, rule.requirements[at] ?? "", it, locale))];
}

function stepOf(clause: ReportClause, said: string, it: ReportInstance, locale: Locale): Step {
  const { marks, page } = tablesIn(locale).report;
  const { forbid, name, text, result } = clause;
  return {
    label: [page.clause(forbid), name?.replaceAll("_", " ")].filter((one) => one !== undefined).join(marks.colon),
    said,
    text: text.replace(/^(require|forbid) (\w+: )?/, ""),
    state: page.clauseState[result],
    bearing: clauseBearings[result],
    leaves: leavesOf(clause, it, locale),
  };
}

const clauseBearings: Readonly<Record<ReportClause["result"], Bearing>> = {
  true: "good",
  false: "bad",
  unknown: "open",
  waiting: "waiting",
  void: "quiet",
};

function bearingOf(
  kind: ReportRule["conditions"][number]["kind"],
  result: ReportInstance["conditions"][number],
): Bearing {
  if (result === "not_asked") return "quiet";
  if (result === "unknown") return "open";
  const bindsIf = kind === "unless" || kind === "exemption" ? "false" : "true";
  return result === bindsIf ? "good" : "quiet";
}

/** The facts, signatures, asked rules or gaps that decide a requirement. */
function leavesOf(
  { text, facts, causes, complies, result }: ReportClause,
  it: ReportInstance,
  locale: Locale,
): readonly string[] {
  const { marks, page, verdicts } = tablesIn(locale).report;
  const asked = (complies?.asked ?? []).filter((one) => !one.advisory && one.verdict === it.verdict);
  const named = new Set(text.match(/\w+/g));
  const all = [
    ...(complies?.void === undefined ? [] : [complies.void]),
    ...asked.map(
      (one) => verdicts[one.verdict] + marks.colon + citeIn(one.cite, locale) + marks.pause + shortName(one.rule),
    ),
    ...causes.map((one) => one.sentence),
    ...(asked.length > 0 || result === "unknown" ? [] : factLines(facts, it, locale)),
    ...it.attestations
      .filter((one) => named.has(shortName(one.standard)))
      .map((one) => `${quoted(shortName(one.standard))} ${page.isMet(one.met)}${marks.colon}${one.by}`),
  ];
  return [...new Set(all)];
}

function factLines(facts: readonly ReportFact[], { at, elements }: ReportInstance, locale: Locale): readonly string[] {
  const { labels, marks } = tablesIn(locale).report;
  return tellingFacts(facts, elements).map((one) => {
    const where = one.at.path === at.path ? labels.line(one.at.line) : `${one.at.path}:${one.at.line}`;
    return labels.fact(quoted(one.path), one.shown) + marks.aside(where);
  });
}
