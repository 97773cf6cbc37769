import { messages, type Message } from "../../base/message.ts";

/** The comments of documents to fill in. */
export const skeletonWords = messages("report/skeleton", {
  service: {
    en: "The facts of your service. Take the # away from what you know, and write it in the place of TBD.",
    zh: "服務的事實。已知的去掉行首的 #，並在 TBD 處寫入內容。",
  },
  leftOut: {
    en: "What you leave out is unknown, and no rule takes it for granted; `null` says that there is none.",
    zh: "沒有寫明的為不明，規則不會自行假定；`null` 表示沒有。",
  },
  factsOn: { en: "The day up to which these facts are known.", zh: "以下事實截至的日期。" },
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
  waivers: {
    en: "Keep what is to stand for a time, and fill in why (20 characters), who asks, who approves, and until when.",
    zh: "保留須暫緩的條目，填寫理由（至少 20 字）、申請人、批准人和截止日期。",
  },
  type: {
    en: "{type, select, duration {such as 24 hours} other {a {type}}}",
    zh: "{type, select, duration {例如 24 hours} number {數} boolean {true 或 false} other {{type}}}",
  },
  value: { en: "a value", zh: "值" },
});

/** What a word that the law leaves open is read as. */
export const typeOf = (type: string | undefined): Message =>
  type === undefined ? skeletonWords.value() : skeletonWords.type({ type });
