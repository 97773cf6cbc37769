import { listOf, messages, titled, type Message, type MessageValue } from "../../base/message.ts";
import { enumeration, phrases } from "./phrases.ts";

/** What sheets to sign say. */
export const sheetWords = messages("report/sheet", {
  conflicting: { en: "two signatures of one day say the opposite", zh: "同日有兩份相反的署名確認" },
  title: { en: "To be judged and signed: {role}", zh: "須判斷並署名的事項：{role}" },
  heading: { en: "To be judged and signed", zh: "須判斷並署名的事項" },
  count: {
    en: "{count, plural, one {# question} other {# questions}} to answer for {rules, plural, one {# rule} other {# rules}}",
    zh: "{count} 個問題待回答，用於 {rules} 條規則",
  },
  judgement: {
    en: "The facts cannot decide these sentences: a person has to. For each document tick whether the sentence is true of it, and name the evidence that you have seen. What you cannot say stays open, and nobody takes it for granted.",
    zh: "以下各句不能憑事實斷定，須由人判斷。請就每個對象勾選該句是否屬實，並寫明您看過的證據。不能判斷的保持未定，不會被視為屬實。",
  },
  decisive: { en: "What alone settles most rules stands first.", zh: "單獨能使最多規則得出結果的在前。" },
  law: { en: "Law", zh: "法律" },
  hangs: { en: "Decides", zh: "用於" },
  evidence: { en: "Evidence", zh: "證據" },
  /** What an answer does. */
  yesBreaks: { en: "“yes” means a breach: {rules}", zh: "答「是」即違反：{rules}" },
  noBreaks: { en: "“no” means a breach: {rules}", zh: "答「否」即違反：{rules}" },
  breaksNothing: {
    en: "neither answer alone means a breach, as far as is known",
    zh: "就目前所知，任一答案單獨都不構成違反",
  },
  effect: { en: "Effect", zh: "後果" },
  incriminating: {
    en: "Sentences that say that something is wrong: “yes” means a breach",
    zh: "以下各句指有違反情形：答「是」即為違反",
  },
  /** The same in the margin. */
  with: { en: "with", zh: "證據" },
  then: { en: "then", zh: "後果" },
  or: { en: "or", zh: "或者" },
  noEvidence: { en: "none is asked for", zh: "不要求" },
  onFile: { en: "in the document already: {papers}", zh: "文檔中已有：{papers}" },
  validFor: { en: "the signature counts for {time}", zh: "署名有效期 {time}" },
  orElse: { en: "Or signed by", zh: "也可署名" },
  earlier: { en: "before: {why}", zh: "此前：{why}" },
  about: { en: "About", zh: "對象" },
  /** A kind of document, and which of them. */
  these: { en: "{kind} {names}", zh: "{kind} {names}" },
  answer: { en: "Is it so?", zh: "是否屬實" },
  reference: { en: "Evidence: name, collected on, good until", zh: "證據：名稱、收集日、有效期至" },
  paperId: { en: "id of the evidence", zh: "證據的 `id`" },
  collectedOn: { en: "collected on", zh: "收集日" },
  goodUntil: { en: "good until", zh: "有效期至" },
  yes: { en: "yes", zh: "是" },
  no: { en: "no", zh: "否" },
  cannotSay: { en: "cannot say", zh: "不能判斷" },
  reservation: {
    en: "Reservation (with one, the question stays open)",
    zh: "保留意見（填寫後，該問題保持未定）",
  },
  name: { en: "Name", zh: "姓名" },
  day: { en: "Date", zh: "日期" },
  signature: { en: "Signature", zh: "簽名" },
  signedFor: {
    en: "I have judged the sentences above myself, on the evidence named beside them.",
    zh: "以上各句由本人根據所寫證據判斷。",
  },
  asOf: { en: "as of {day}", zh: "判斷日 {day}" },
  nothing: { en: "Nothing is left for a person to judge.", zh: "沒有須由人判斷的事項。" },
  nameless: {
    en: "Nobody can sign anything of what has no name yet: {places}",
    zh: "尚無名稱的對象無法署名：{places}",
  },
  next: {
    en: "To print them: -f html -o sheet.html. To fill them in: -f docx -o sheet.docx, or -f yaml. To write the answers into the documents: --read sheet.docx.",
    zh: "打印：`-f html -o sheet.html`。填寫：`-f docx -o sheet.docx`，或者 `-f yaml`。將答案寫入文檔：`--read sheet.docx`。",
  },
});

/** The comments of a sheet to fill in as YAML. */
export const sheetFormWords = messages("report/sheet/form", {
  head: {
    en: "What people must sign, as of {day}. Each entry of `people` is what one person signs on one day: copy it where several sign. Write the name and the day, and for each question yes, no or cannot_say. Who has a reservation writes it as `reservation: TEXT`, and the question stays open. What is left empty changes nothing.",
    zh: "截至 {day} 須由人署名的事項。`people` 的每一條是一個人在一日署名的內容，由幾個人分別署名時請複製。請填寫姓名和日期，並對每個問題填寫 `yes`、`no` 或 `cannot_say`。有保留意見的，寫在 `reservation`，該問題保持未定。留空的不會改變任何內容。",
  },
  papers: {
    en: "Evidence: the id of a piece that the document has, or a new id with the day on which it was collected; an empty expires_on says that it does not expire.",
    zh: "證據：填寫文檔中已有的 id；新的證據填寫新 id 和收集日，`expires_on` 留空表示不過期。",
  },
});

/** All kinds of evidence that are asked for. */
export const kindsMessage = (kinds: readonly string[]): MessageValue =>
  enumeration(kinds.map((it) => titled("evidence", it)));

/** Who may sign, and on which evidence. */
export interface SigningRole {
  readonly role: string;
  readonly evidence: readonly string[];
}

/** Any of some roles, each with the evidence that it has to name. */
export const rolesMessage = (roles: readonly SigningRole[]): Message =>
  phrases.all({
    all: listOf(
      roles.map(({ role, evidence }) =>
        evidence.length === 0
          ? titled("role", role)
          : phrases.aside({ text: titled("role", role), aside: kindsMessage(evidence) }),
      ),
      "or",
    ),
  });

/** What a read sheet came to. */
export const readBackWords = messages("report/sheet/read", {
  wrote: {
    en: "{path}: {count, plural, one {# attestation} other {# attestations}} added{papers, plural, =0 {} one {, # piece of evidence} other {, # pieces of evidence}}",
    zh: "{path}：加入 {count} 份署名確認{papers, plural, =0 {} other {、# 項證據}}",
  },
  kept: {
    en: "{count, plural, one {# answer was} other {# answers were}} there already",
    zh: "{count} 個答案此前已寫入",
  },
  cannotSay: {
    en: "{count, plural, one {# question} other {# questions}} nobody could answer: {questions}",
    zh: "{count} 個問題不能判斷：{questions}",
  },
  reserved: {
    en: "`{question}` was answered with a reservation and stays open: “{text}”. The law’s sentence is asked as it stands; take the reservation to legal counsel, who decides.",
    zh: "`{question}` 的答案帶有保留意見，保持未定：「{text}」。該句須按原文判斷，請將保留意見提交法務決定。",
  },
  blank: {
    en: "{count, plural, one {# question is} other {# questions are}} not answered yet",
    zh: "{count} 個問題尚未回答",
  },
  nothing: { en: "Nothing to write.", zh: "沒有須寫入的內容。" },
});
