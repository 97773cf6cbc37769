import { messages } from "../../base/message.ts";

/** What an editor says of a name. */
export const deskWords = messages("report/desk", {
  fact: { en: "fact", zh: "事實" },
  subject: { en: "subject", zh: "對象" },
  variable: { en: "each of {list}", zh: "{list} 中的每一項" },
  oneOf: { en: "one of {members}", zh: "{members} 之一" },
  nullable: { en: "`null`: known that there is none", zh: "`null`：已知沒有" },
  readBy: {
    en: "read by {rules}{more, plural, =0 {} other {, and # more}}",
    zh: "讀取它的規則：{rules}{more, plural, =0 {} other { 等另外 # 條}}",
  },
  runCases: { en: "run the cases of this pack", zh: "運行此規則包的用例" },
  writeCase: { en: "write a case for `{rule}`", zh: "為 `{rule}` 寫一個用例" },
  notEncodable: {
    en: "dispose of the open words of {place}: not encodable",
    zh: "處理 {place} 的未處理文字：不能寫成規則",
  },
  informative: { en: "dispose of {place}: informative", zh: "處理 {place}：不含規則" },
  interpret: { en: "interpret `{term}` in the profile", zh: "在配置中解釋 `{term}`" },
  casesPass: { en: "{count, plural, one {# case passes} other {# cases pass}}", zh: "{count} 個用例通過" },
  casesFail: {
    en: "{failed} of {count, plural, one {# case} other {# cases}} fail",
    zh: "{count} 個用例中 {failed} 個失敗",
  },
  casesBroken: { en: "the cases of this pack cannot all be run", zh: "此規則包的用例無法全部運行" },
  noCases: { en: "no case", zh: "沒有用例" },
  caseIs: { en: "this case expects {expected}, and it is {got}", zh: "用例期望 {expected}，結果是 {got}" },
});
