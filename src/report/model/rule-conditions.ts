import { partPhrasing, rulePartsOf, writtenRule, type RulePart } from "../../analysis/explain/written-rule.ts";
import type { Phrasing } from "../../analysis/guide/phrasing.ts";
import type { Locale } from "../../base/locale.ts";
import { listOf } from "../../base/message.ts";
import type { Instance } from "../../evaluate/decision.ts";
import { exemptionAt } from "../../evaluate/legal-force.ts";
import type { RuleNode } from "../../graph/graph.ts";
import type { RuleSource } from "../../graph/sources.ts";
import { phrases } from "../messages/phrases.ts";
import { citationOf } from "./citations.ts";
import { policyTextAt } from "./report-instance.ts";
import { reportPlace } from "./report-place.ts";
import type { ReportContext } from "./report-run.ts";
import type { ReportCondition, ReportInstance } from "./report.ts";

/** What a rule asks, in the order of asking. */
export interface Conditions {
  /** Before its requirements. */
  readonly written: readonly ReportCondition[];
  /** What that came to in one instance, in the same order. */
  readonly resultsIn: (instance: Instance) => ReportInstance["conditions"];
  /** Its requirements in plain words. */
  readonly requirements: readonly string[];
}

export function ruleConditions(node: RuleNode, source: RuleSource, reading: ReportContext): Conditions {
  const { pack, loaded } = reading;
  const phrased = partPhrasing(writtenRule(loaded, source), reading.vocabulary);
  const inWords = (part: RulePart): string => {
    const said = phrased(part);
    return said ? onOneLine(said, reading.locale) : "";
  };
  const all = rulePartsOf(loaded, node, source, (id) => exemptionAt(pack.program, id));
  const parts = all.flatMap((it) => (it.kind === "clause" ? [] : [{ ...it, kind: it.kind, said: inWords(it) }]));
  return {
    written: parts.map(({ kind, name, locator, said, place }) => {
      const cite = locator && citationOf(locator);
      return { kind, name, cite, text: policyTextAt(place), said, policy: reportPlace(place) };
    }),
    requirements: all.filter((it) => it.kind === "clause").map(inWords),
    resultsIn: ({ conditions }) => parts.map((it) => conditions.find((one) => isOf(it, one))?.result ?? "not_asked"),
  };
}

const isOf = (part: RulePart, asked: Instance["conditions"][number]): boolean =>
  part.kind === asked.kind && part.index === asked.index;

/**
 * A condition in words as one line.
 *
 * @example
 * const nested = { kind: "list", head: phrases.all({ all: "both" }), parts: [{ kind: "phrase", text: "a" }, { kind: "code", text: "b" }] };
 * onOneLine(nested, locales.en) // "both: a; `b`"
 */
export function onOneLine(said: Phrasing, locale: Locale): string {
  switch (said.kind) {
    case "phrase":
      return locale.show(said.text);
    case "code":
      return `\`${said.text}\``;
    case "list": {
      const parts = said.parts.map((it) => {
        const text = onOneLine(it, locale);
        return it.kind === "list" && said.parts.length > 1 ? locale.say(phrases.inBrackets({ text })) : text;
      });
      return locale.say(phrases.labelled({ label: said.head, text: listOf(parts, "semicolon") }));
    }
  }
}
