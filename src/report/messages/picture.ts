import { messages } from "../../base/message.ts";

/** What nodes of a picture are, where reports have no word of their own for it. */
export const pictureKindWords = messages("report/picture/kinds", {
  pack: { en: "law", zh: "法規" },
  "other-law": { en: "other law", zh: "其他法律" },
  article: { en: "article", zh: "條文" },
  note: { en: "note", zh: "附註" },
});

/** How one of two nodes refers to the other, and how often. */
export const relationWords = messages("report/picture/relations", {
  "complies-with": {
    en: "{count, plural, one {asks a rule} other {asks # rules}} of",
    zh: "援引規則{count, plural, one {} other { # 條}}",
  },
  "upon-breach-of": {
    en: "after a breach of{count, plural, one {} other { # rules}}",
    zh: "違反之後{count, plural, one {} other {（# 條規則）}}",
  },
  "exempts-from": {
    en: "exempts from{count, plural, one {} other { # rules}}",
    zh: "豁免於{count, plural, one {} other { # 條規則}}",
  },
  "same-question": {
    en: "{count, plural, one {the same question} other {# of the same questions}}",
    zh: "同一問題{count, plural, one {} other { # 項}}",
  },
});

/** The same of what is said once. */
export const plainRelationWords = messages("report/picture/plain-relations", {
  needs: { en: "needs", zh: "依賴" },
  "yields-to": { en: "may yield to", zh: "可能讓位於" },
  "leaves-to": { en: "does not cover", zh: "未涵蓋" },
});

/** What the picture says of itself. */
export const pictureWords = messages("report/picture", {
  instruments: { en: "Laws and their references", zh: "法規及其相互引用" },
  title: { en: "{pack} {version}", zh: "{pack} {version}" },
  part: { en: "{pack} {version}, {part}", zh: "{pack} {version}，{part}" },
  judged: { en: "{title}, by {inputs}", zh: "{title}（依據 {inputs}）" },
  again: { en: "see above", zh: "見上文" },
});
