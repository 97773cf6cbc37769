import { listOf, messages, type Message, type Value } from "../../base/message.ts";
import { labels } from "./labels.ts";
import { allOf } from "./phrases.ts";

/** What the list of what is missing says. */
export const needsWords = messages("report/needs", {
  of: { en: "{what} of {elements}", zh: "{what}（{elements}）" },
  by: { en: "by", zh: "署名" },
  words: { en: "words", zh: "原文" },
  profile: { en: "a profile may read it, signed and dated", zh: "可由配置解釋，署名並注明日期" },
  inList: { en: "whether `{member}` is in it", zh: "`{member}` 是否在內" },
  at: { en: "at", zh: "位置" },
  nothing: { en: "No rule is open for want of anything.", zh: "沒有規則因缺少事項而不能判斷。" },
  alone: { en: "alone", zh: "單獨" },
  settles: { en: "it settles {rules}", zh: "足以使 {rules} 得出結果" },
  settlesNothing: { en: "it settles nothing", zh: "不足以使任何規則得出結果" },
  sum: {
    en: "{things, plural, one {# thing is} other {# things are}} missing for {rules, plural, one {# rule} other {# rules}}.",
    zh: "{rules} 條規則尚缺 {things} 項。",
  },
  order: { en: "What alone settles most rules stands first.", zh: "單獨能使最多規則得出結果的在前。" },
  skeleton: {
    en: "For a skeleton of attestations and profile entries to fill in: edict needs INPUT -f yaml",
    zh: "需要可填寫的署名確認和配置條目，請用：edict needs INPUT -f yaml",
  },
});

/** What people do about what is missing. */
export const groups = messages("report/needs/groups", {
  fact: { en: "Facts to state", zh: "須寫明的事實" },
  attestation: { en: "What a person has to judge", zh: "須由人判斷的" },
  reading: { en: "What the law leaves open", zh: "法律未限定的" },
  document: { en: "Documents to give", zh: "須提供的文檔" },
  other: { en: "What nobody can state here", zh: "此處無人能寫明的" },
});

/** The first of several things, and how many others there are. */
export const firstOf = (first: readonly Value[], count: number): Value =>
  allOf(count > 0 ? [...first, labels.others({ count })] : first);

/** The rules that an answer alone would settle. */
export const settlesOf = (rules: readonly string[]): Message =>
  rules.length === 0 ? needsWords.settlesNothing() : needsWords.settles({ rules: listOf(rules) });
