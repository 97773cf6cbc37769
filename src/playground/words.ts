import { messages } from "../base/message.ts";

/** What stands on the page, whatever it shows. */
export const pageLabels = messages("playground/label", {
  title: { en: "Edict playground", zh: "Edict 試驗場" },
  about: {
    en: "Change a rule or a fact and see what the law then says. Nothing leaves this page.",
    zh: "修改規則或者事實，即可看到法律的結論。內容不會離開本頁。",
  },
  language: { en: "Language", zh: "語言" },
  share: { en: "Copy a link", zh: "複製鏈接" },
  shared: { en: "The link is copied.", zh: "鏈接已複製。" },
  notShared: { en: "Copy the address of this page: it holds your changes.", zh: "請複製本頁網址，其中包含您的修改。" },
  reset: { en: "Undo all changes", zh: "撤銷全部修改" },
  example: { en: "Example", zh: "示例" },
  file: { en: "File", zh: "文件" },
  pack: { en: "Law", zh: "法規" },
  policy: { en: "Article", zh: "條文" },
  law: { en: "The law's words", zh: "法律原文" },
  rule: { en: "Its rules", zh: "規則" },
  dossier: { en: "The dossier", zh: "案卷" },
  verdict: { en: "The verdict", zh: "結論" },
  graph: { en: "The rule as a picture", zh: "規則圖" },
  noRule: { en: "Put the caret into a rule to see it.", zh: "將光標放入一條規則即可看圖。" },
  noWords: {
    en: "This pack does not hold the law's words; what stands here is what its units are about.",
    zh: "此規則包不含法律原文，此處為各條款的內容提要。",
  },
  noUnits: { en: "This file is about no article.", zh: "此文件不涉及任何條文。" },
  loading: { en: "The law is being read …", zh: "正在讀取法律……" },
  goToRule: { en: "to the rule", zh: "查看規則" },
  goToFact: { en: "to the dossier", zh: "查看案卷" },
  badLink: { en: "This link cannot be read; the page begins anew.", zh: "無法讀取此鏈接，頁面從頭開始。" },
});

/** What it says of what it shows. */
export const pageWords = messages("playground/words", {
  ofRule: { en: "{rule}, coloured by the dossier", zh: "{rule}，按案卷着色" },
  failed: { en: "This page has a bug: {why}", zh: "本頁有缺陷：{why}" },
  others: {
    en: "{count, plural, one {# more rule} other {# more rules}}: not applicable here, binding others, or not examined",
    zh: "另有 {count} 條規則：在此不適用、約束他人，或者未審查",
  },
  otherTexts: {
    en: "This link was made with other texts: its changes of {files} are left out.",
    zh: "此鏈接由其他版本的文本生成，其對 {files} 的修改未予採用。",
  },
});
