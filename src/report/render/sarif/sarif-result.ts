import type { Location, Result, Suppression } from "sarif";
import type { Verdict } from "../../../evaluate/decision.ts";
import { instanceText } from "../../view/instance-lines.ts";
import { excuseOf, type JudgedInstance } from "../../view/judged-rules.ts";
import type { Report } from "../../model/report.ts";
import type { ReportInstance, ReportRule } from "../../model/rule-report.ts";
import { physicalLocation, relatedLocation } from "./sarif-place.ts";
import { levelOf } from "./sarif-rule.ts";
import { messageText } from "./sarif-text.ts";
import type { Locale } from "../../../base/locale.ts";
import { wordsIn } from "../../messages/citations.ts";
import { tellingFacts } from "../../model/telling-facts.ts";
import { clean } from "../../view/text-layout.ts";
import { formatWords } from "../../messages/formats.ts";
import { waivedBy } from "../../messages/grounds.ts";
import { labels } from "../../messages/labels.ts";
import { phrases } from "../../messages/phrases.ts";

/** The verdicts that are results; all others are told in the properties of the run, for no viewer shows a result that is none. */
export const told: readonly Verdict[] = ["violated", "undetermined", "pending"];

/** What a rule says of one document or element. `index`: of its rule among those of the run. */
export function sarifResult({ rule, instance }: JudgedInstance, index: number, report: Report, locale: Locale): Result {
  const kind = kindOf(instance, rule);
  const excuse = instance.verdict === "pending" ? undefined : excuseOf(instance, rule, report, locale);
  const { verdict, elements, law_of: lawOf, fingerprint } = instance;
  return {
    ruleId: rule.rule,
    ruleIndex: index,
    kind,
    level: kind === "fail" ? levelOf(rule.severity) : "none",
    message: { text: messageText(instanceText(rule, instance, excuse, locale).join("\n")) },
    locations: [
      {
        physicalLocation: physicalLocation(instance.at),
        ...(elements.length === 0
          ? {}
          : { logicalLocations: elements.map((it) => ({ fullyQualifiedName: clean(it), kind: "element" })) }),
      },
    ],
    relatedLocations: relatedTo(rule, instance, locale),
    partialFingerprints: { "edict/v1": fingerprint },
    suppressions: suppressionsOf(instance, locale),
    ...(report.covered.in_baseline > 0 ? { baselineState: instance.in_baseline ? "unchanged" : "new" } : {}),
    properties: {
      verdict,
      severity: rule.severity,
      counts: rule.in_roll_up,
      article: rule.cite.key,
      lawOf,
      ...(excuse === undefined ? {} : { doesNotFail: excuse }),
    },
  };
}

/** What only a person can say is for review; what no document states is open. What binds somebody else, or nobody, is told for information. */
function kindOf({ verdict, causes }: ReportInstance, { in_roll_up: counts }: ReportRule): Result.kind {
  if (!counts || verdict === "pending") return "informational";
  if (verdict === "violated") return "fail";
  return causes.every((it) => judgements.has(it.kind)) ? "review" : "open";
}

const judgements: ReadonlySet<string> = new Set(["attestation", "open-term", "open-list"]);

function relatedTo(rule: ReportRule, instance: ReportInstance, locale: Locale): Location[] {
  const law = rule.words && rule.words_at && { at: rule.words_at, text: wordsIn(rule, locale) ?? "" };
  const broken = instance.clauses.filter((it) => it.result === "false").flatMap((it) => it.facts);
  const facts = tellingFacts([...new Map(broken.map((it) => [it.path, it])).values()], instance.elements);
  return [
    { at: rule.policy, text: locale.say(formatWords.policy()) },
    ...(law ? [{ at: law.at, text: locale.say(phrases.labelled({ label: formatWords.law(), text: law.text })) }] : []),
    ...facts.map((it) => ({ at: it.at, text: clean(locale.say(labels.fact({ path: it.path, shown: it.shown }))) })),
  ].map(({ at, text }, index) => relatedLocation(index + 1, messageText(text), at));
}

/** Named for every result, so that none is read as not told. */
function suppressionsOf({ waived }: ReportInstance, locale: Locale): Suppression[] {
  if (!waived) return [];
  return [
    {
      kind: "external",
      status: "accepted",
      justification: clean(locale.say(waivedBy(waived))),
      location: { physicalLocation: physicalLocation(waived.at) },
    },
  ];
}
