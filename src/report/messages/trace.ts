import { messages, type Message } from "../../base/message.ts";
import type { DisplayValue } from "../../evaluate/decision.ts";
import { isElementCount } from "../../evaluate/format-value.ts";
import type { ReportTracedExpression, ReportTracedPart } from "../model/trace-report.ts";

/** What stands in the margin beside a part of a policy. */
const values = messages("report/trace/value", {
  yes: { en: "yes", zh: "是" },
  no: { en: "no", zh: "否" },
  unknown: { en: "unknown", zh: "不明" },
  kept: { en: "kept", zh: "滿足" },
  broken: { en: "broken", zh: "違反" },
  waiting: { en: "waiting", zh: "未到期" },
  void: { en: "void", zh: "落空" },
  notAsked: { en: "–", zh: "–" },
  value: { en: "=", zh: "=" },
});

const ofExpression = { true: "yes", false: "no", unknown: "unknown", not_asked: "notAsked", value: "value" } as const;

const ofClause = {
  true: "kept",
  false: "broken",
  unknown: "unknown",
  waiting: "waiting",
  void: "void",
  not_asked: "notAsked",
} as const;

export const expressionValue = ({ result }: Pick<ReportTracedExpression, "result">): Message =>
  values[ofExpression[result]]();

/** Of a condition whether it holds, of a requirement whether it is kept. */
export function partValue({ kind, result }: Pick<ReportTracedPart, "kind" | "result">): Message {
  if (kind === "require" || kind === "forbid") return values[ofClause[result]]();
  const known = result === "true" || result === "false" || result === "unknown" ? result : "not_asked";
  return values[ofExpression[known]]();
}

/** What is said of a traced case around its listing. */
export const traceWords = messages("report/trace", {
  asExpected: { en: "{verdict}, as the case expects", zh: "{verdict}，與用例所期望的相同" },
  otherwise: {
    en: "{verdict}, and the case expects {expected}",
    zh: "{verdict}，而用例期望「{expected}」",
  },
  equals: { en: "{text} = {value}", zh: "{text} = {value}" },
  again: { en: "{text} (as above)", zh: "{text}（同上）" },
  day: { en: "as of {day}", zh: "判斷日 {day}" },
  lawDay: { en: "by the law of {day}", zh: "依照 {day} 施行的法律" },
  nothing: { en: "the case holds nothing that the rule judges", zh: "用例中沒有該規則所判斷的內容" },
  exempt: { en: "by {exemptions}", zh: "依據 {exemptions}" },
});

const its = messages("report/trace/its", {
  is: { en: "{text} — it is {shown}", zh: "{text}——其值為 {shown}" },
  has: { en: "{text} — it has {shown}", zh: "{text}——有 {shown}" },
});

/** What a policy says of a fact, and the fact. */
export const itsValueMessage = (text: string, shown: DisplayValue): Message =>
  isElementCount(shown) ? its.has({ text, shown }) : its.is({ text, shown });
