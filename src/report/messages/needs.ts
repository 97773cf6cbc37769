import { groupBy } from "../../base/group-by.ts";
import { listOf, messages, type Message, type MessageValue } from "../../base/message.ts";
import { packOf } from "../../evaluate/program.ts";
import { labels } from "./labels.ts";
import { enumeration, firstOfMany, phrases } from "./phrases.ts";

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
  settlesNothing: { en: "it settles no rule", zh: "不足以使任何規則得出結果" },
  sum: {
    en: "{things, plural, one {# thing is} other {# things are}} missing for {rules, plural, one {# rule} other {# rules}}.",
    zh: "{rules} 條規則尚缺 {things} 項。",
  },
  scopeFirst: {
    en: "Of {rules, plural, one {# rule} other {# rules}} it is open whether the law applies: what else is missing is listed when that is known.",
    zh: "有 {rules} 條規則是否適用尚不能判斷：確定適用之後，再列出其餘所缺。",
  },
  order: { en: "What alone settles most rules stands first.", zh: "單獨能使最多規則得出結果的在前。" },
  skeleton: {
    en: "For a skeleton of attestations and profile entries to fill in: edict needs INPUT -f yaml",
    zh: "需要可填寫的署名確認和配置條目，請用：edict needs INPUT -f yaml",
  },
});

/** What people do about what is missing. */
export const needGroupWords = messages("report/needs/groups", {
  fact: { en: "Facts to state", zh: "須寫明的事實" },
  attestation: { en: "What a person has to judge", zh: "須由人判斷的" },
  reading: { en: "What the law leaves open", zh: "法律未限定的" },
  document: { en: "Documents to give", zh: "須提供的文檔" },
  other: { en: "What nobody can state here", zh: "此處無人能寫明的" },
});

/** The first of several things, and how many others there are. */
export const firstAndOthers = (all: readonly MessageValue[], most: number): MessageValue =>
  enumeration(firstOfMany(all, most, labels.others));

/** Rules that wait for one thing, as `show` names each; those of several packs by their packs. */
export function waitingRules<T extends { readonly rule: string }>(
  rules: readonly T[],
  show: (it: T) => MessageValue,
): MessageValue {
  const packs = [...groupBy(rules, (it) => packOf(it.rule))];
  if (packs.length === 1) return listOf(rules.map(show));
  return listOf(
    packs.map(([pack, own]) => phrases.labelled({ label: pack, text: listOf(own.map(show)) })),
    "semicolon",
  );
}

/** The rules that an answer alone would settle. */
export const settlesMessage = (rules: readonly string[]): Message =>
  rules.length === 0 ? needsWords.settlesNothing() : needsWords.settles({ rules: listOf(rules) });

/** What is said when a baseline is written. */
export const baselineWords = messages("report/baseline", {
  lists: {
    en: "The baseline lists {open} open and {violated} violated.{violated, plural, =0 {} other { A breach in it fails no run and never ends: a waiver (`edict check -f waivers`) has an owner and an end.}}",
    zh: "基線列有未定 {open} 項，違反 {violated} 項。{violated, plural, =0 {} other {列入基線的違反不再使檢查失敗，也沒有期限；暫緩（`edict check -f waivers`）有責任人和期限。}}",
  },
});

/** The comments of documents to fill in. */
export const skeletonWords = messages("report/skeleton", {
  facts: {
    en: "The facts of your {subject}. Take the # and the blank after it away from what you know, and write it in the place of TBD.",
    zh: "`{subject}` 的事實。已知的去掉行首的 # 及其後的空格，並在 TBD 處寫入內容。",
  },
  leftOut: {
    en: "What you leave out is unknown, and no rule takes it for granted; `null` says that there is none.",
    zh: "沒有寫明的為不明，規則不會自行假定；`null` 表示沒有。",
  },
  paper: { en: "(its `id` under `evidence`)", zh: "（填 `evidence` 中的 `id`）" },
  factsOn: { en: "The day up to which these facts are known.", zh: "以下事實截至的日期。" },
  evidence: {
    en: "The papers that facts and signatures rest on, which name them by their ids, for instance as below. Kinds: {kinds}.",
    zh: "事實和署名確認所依據的證據列於此處，以標識（`id`）引用，例如下行。類別（`kind`）：{kinds}。",
  },
  head: {
    en: "What nobody has judged or read yet, as of {day}. Put each part where its comment says, and write what is true in the place of TBD: until then `edict check` refuses the document, and counts nothing of it.",
    zh: "截至 {day} 無人判斷或解釋的事項。請把每部分放在注釋所說的位置，並在 TBD 處寫入真實內容：此前 `edict check` 拒收該文檔，其中內容一概不算。",
  },
  document: {
    en: "For {subject} in {path}: in the same document, or under the keys that are there already.",
    zh: "用於 {path} 中的 {subject}：寫在同一文檔中，或寫在已有的鍵之下。",
  },
  profile: {
    en: "For the profile: what you read into words and lists that the law leaves open.",
    zh: "用於配置：對法律未限定的用語和列舉的解釋。",
  },
  nothing: {
    en: "Nothing is left for a person to judge or to read.",
    zh: "沒有須由人判斷或解釋的事項。",
  },
  title: { en: '"{title}" (for {rules})', zh: "「{title}」（用於 {rules}）" },
  used: { en: "for {rules}", zh: "用於 {rules}" },
  signed: { en: "signed by {signers}", zh: "署名人 {signers}" },
  truth: { en: "true or false", zh: "true 或 false" },
  expires: { en: "the last good day, or null", zh: "最後有效日，或 null" },
  openLeft: {
    en: "{count, plural, one {# open question has} other {# open questions have}} no entry here: answer {count, plural, one {it} other {them}}, or print one with `edict check -f waivers --rule NAME`.",
    zh: "另有 {count} 個未定的問題{count, plural, other {}}沒有列出：請作出回答，或用 `edict check -f waivers --rule NAME` 輸出條目。",
  },
  covered: {
    en: "{count, plural, one {# finding has} other {# findings have}} no entry here, covered by {by, select, baseline {the baseline} other {waivers}}: print those of a rule with `edict check -f waivers --rule NAME`.",
    zh: "另有 {count} 項已由{by, select, baseline {基線} other {暫緩}}涵蓋{count, plural, other {}}，沒有列出：用 `edict check -f waivers --rule NAME` 輸出條目。",
  },
  waivers: {
    en: "Keep what is to stand for a time, and fill in why (20 characters), who asks, who approves, and until when.",
    zh: "保留須暫緩的條目，填寫理由（至少 20 字）、申請人、批准人和失效日期（自該日起不再暫緩）。",
  },
  type: {
    en: "{type, select, duration {such as 24 hours} other {a {type}}}",
    zh: "{type, select, duration {例如 24 hours} number {數} boolean {true 或 false} other {{type}}}",
  },
  value: { en: "a value", zh: "值" },
});

/** What a word that the law leaves open is read as. */
export const valueTypeMessage = (type: string | undefined): Message =>
  type === undefined ? skeletonWords.value() : skeletonWords.type({ type });
