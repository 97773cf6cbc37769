import { message, messages, type Message, type MessageValue } from "../../base/message.ts";
import { verdicts, type Verdict } from "../../evaluate/decision.ts";
import { labels } from "./labels.ts";

export const verdictWords = messages("report/verdicts", {
  violated: { en: "violated", zh: "違反" },
  undetermined: { en: "undetermined", zh: "未定" },
  pending: { en: "pending", zh: "期限未到" },
  satisfied: { en: "satisfied", zh: "已滿足" },
  exempt: { en: "exempt", zh: "豁免" },
  not_applicable: { en: "not applicable", zh: "不適用" },
  not_in_force: { en: "not in force", zh: "不在施行期" },
  not_examined: { en: "not examined", zh: "未審查" },
});

/** Verdicts without words, so that they are never told by colour alone. */
export const verdictSigns: Readonly<Record<Verdict, string>> = {
  violated: "×",
  undetermined: "?",
  pending: "…",
  satisfied: "✓",
  exempt: "✓",
  not_applicable: "–",
  not_in_force: "–",
  not_examined: "–",
};

/** How many have each verdict, of those verdicts that some have. */
export const countMessages = (counts: Readonly<Record<Verdict, number>>): readonly Message[] =>
  verdicts.filter((it) => counts[it] > 0).map((it) => labels.count({ count: counts[it], state: verdictWords[it]() }));

/** What a run as a whole comes to. */
export const runWords = messages("report/runs", {
  violated: { en: "violated", zh: "違反" },
  undetermined: { en: "undetermined", zh: "未定" },
  pending: { en: "pending", zh: "期限未到" },
  clear: { en: "clear", zh: "未發現違反" },
  "nothing applies": { en: "nothing applies", zh: "均不適用" },
  "nothing in force": { en: "nothing in force", zh: "均不在施行期" },
  "nothing examined": { en: "nothing examined", zh: "未審查任何規則" },
  "nothing judged": { en: "nothing judged", zh: "未作任何判斷" },
});

export const severityWords = messages("report/severities", {
  low: { en: "low", zh: "低" },
  medium: { en: "medium", zh: "中" },
  high: { en: "high", zh: "高" },
  critical: { en: "critical", zh: "極高" },
});

/** What the command line exits with. */
export const exitWords = messages("report/exit", {
  0: { en: "nothing fails the run", zh: "沒有使檢查失敗的內容" },
  1: { en: "violated, or a finding that fails the run", zh: "有違反，或有使檢查失敗的發現" },
  2: { en: "undetermined", zh: "未定" },
  3: { en: "a policy does not compile", zh: "規則不能編譯" },
  4: { en: "an input cannot be read", zh: "輸入不能讀取" },
  5: { en: "nothing was judged", zh: "未作任何判斷" },
  64: { en: "misuse", zh: "用法有誤" },
  69: { en: "the installation is broken", zh: "安裝已損壞" },
  70: { en: "a bug", zh: "程序缺陷" },
});

const exit = message("report/exit-code", { en: "exit code {code}: {meaning}", zh: "退出碼 {code}：{meaning}" });

/** What a run exits with, and what that means. */
export const exitCodeMessage = (code: keyof typeof exitWords): Message => exit({ code, meaning: exitWords[code]() });

/** Of a note: whether it applies. */
export const noteWords = messages("report/notes", {
  yes: { en: "applies", zh: "適用" },
  no: { en: "does not apply", zh: "不適用" },
  unknown: { en: "not known", zh: "不明" },
});

/** What covers a breach or an open question. */
export const coverWords = messages("report/covered-by", {
  waivers: { en: "waived", zh: "暫緩" },
  baseline: { en: "in the baseline", zh: "在基線中" },
});

/** What becomes of a rule or a note, by the name that cases have for it. */
export const outcomeWords = {
  ...verdictWords,
  ...messages("report/outcomes", {
    applies: { en: "applies", zh: "適用" },
    may_apply: { en: "may apply", zh: "可能適用" },
    does_not_apply: { en: "does not apply", zh: "不適用" },
  }),
};

const isOutcome = (name: string): name is keyof typeof outcomeWords => Object.hasOwn(outcomeWords, name);

/** What a case expects; a name that is none stays as it is. */
export const outcomeNamed = (name: string): MessageValue => (isOutcome(name) ? outcomeWords[name]() : name);
