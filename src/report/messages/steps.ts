import { listOf, message, messages, type Message, type MessageValue } from "../../base/message.ts";
import { shortName } from "../../evaluate/program.ts";
import type { ReportAttestation, ReportClause, ReportCondition, ReportInstance } from "../model/report.ts";
import { phrases } from "./phrases.ts";

/** What is asked before the requirements of a rule. */
export const conditionWords = messages("report/conditions", {
  scope: { en: "In scope", zh: "適用範圍" },
  "for-each": { en: "Asked of", zh: "對象" },
  when: { en: "When", zh: "條件" },
  upon: { en: "After a breach", zh: "違反之後" },
  unless: { en: "Unless", zh: "例外" },
  exemption: { en: "Exemption", zh: "豁免" },
  "pending-while": { en: "Pending while", zh: "待履行的情形" },
});

const results = messages("report/results", {
  notAsked: { en: "not asked", zh: "未問及" },
  unknown: { en: "not known", zh: "不明" },
  element: { en: "one of them", zh: "其中之一" },
  noElement: { en: "nothing of the kind", zh: "沒有這一類" },
  keeps: { en: "holds, so the rule does not bind", zh: "成立，故規則不約束" },
  holds: { en: "holds", zh: "成立" },
  fails: { en: "does not hold", zh: "不成立" },
});

/** What a condition came to. */
export function conditionResultMessage(
  kind: ReportCondition["kind"],
  result: ReportInstance["conditions"][number],
): Message {
  if (result === "not_asked") return results.notAsked();
  if (result === "unknown") return results.unknown();
  const holds = result === "true";
  if (kind === "for-each") return holds ? results.element() : results.noElement();
  if (!holds) return results.fails();
  return kind === "unless" || kind === "exemption" ? results.keeps() : results.holds();
}

const signed = message("report/signed", {
  en: "`{standard}` {met, select, true {met} false {not met}}: {by}",
  zh: "`{standard}` {met, select, true {成立} false {不成立}}：{by}",
});

/** What a person attested, as one of the things that decide a requirement. */
export const stepAttestationMessage = ({
  standard,
  met,
  by,
}: Pick<ReportAttestation, "standard" | "met" | "by">): Message => signed({ standard: shortName(standard), met, by });

const clauses = messages("report/clauses", {
  forbidden: { en: "Forbidden", zh: "禁止" },
  required: { en: "Required", zh: "要求" },
});

/** Whether a clause requires or forbids. */
export const clauseKindMessage = (forbid: boolean): Message => (forbid ? clauses.forbidden() : clauses.required());

export const clauseResultWords = messages("report/clause-results", {
  true: { en: "kept", zh: "已滿足" },
  false: { en: "broken", zh: "違反" },
  unknown: { en: "not known", zh: "不明" },
  waiting: { en: "not due yet", zh: "期限未到" },
  void: { en: "nothing is left of it", zh: "落空" },
}) satisfies Readonly<Record<ReportClause["result"], unknown>>;

const whole = message("report/drawn", { en: "{rule} is {verdict}. {parts}", zh: "{rule}：{verdict}。{parts}" });

/** A drawing for those who do not see it. */
export const drawingMessage = (rule: string, verdict: Message, parts: readonly Message[]): Message =>
  whole({ rule, verdict, parts: listOf(parts, "sentence") });

/** One part of it: what was asked, what it came to, and on what that rests. */
export function drawingPartMessage(label: string, state: string, leaves: readonly MessageValue[]): Message {
  const text = leaves.length === 0 ? state : phrases.aside({ text: state, aside: listOf(leaves, "semicolon") });
  return phrases.sentence({ text: phrases.labelled({ label, text }) });
}
