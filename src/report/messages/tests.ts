import { messages } from "../../base/message.ts";

/** What is said of the cases of packs. */
export const testMessages = messages("report/tests", {
  failed: { en: "FAILED", zh: "未通過" },
  is: { en: "{rule} is {answer}, expected {expected}", zh: "{rule} 的結果是「{answer}」，應為「{expected}」" },
  because: { en: "because {causes}", zh: "原因：{causes}" },
  trace: {
    en: "`--trace {place}` shows what each part of its rules comes to",
    zh: "`--trace {place}` 顯示其規則每一部分的結果",
  },
  broken: { en: "its documents, or its profile, have mistakes", zh: "其文檔或者配置有錯誤" },
  gap: { en: "no case shows {rule}: {answer}", zh: "沒有用例表明 {rule}：{answer}" },
  early: {
    en: "{cases, plural, one {# failing case judges} other {# failing cases judge}} by the law of a day before the text begins ({from})",
    zh: "{cases, plural, other {#}} 個未通過的用例，判斷的日期早於該文本的第一天（{from}）",
  },
  named: { en: "{id}", zh: "{id}" },
  packOf: { en: "{id} of {folder}", zh: "{id}（{folder}）" },
  none: { en: "{pack} has no cases", zh: "{pack} 沒有用例" },
  count: { en: "{pack}: {result}", zh: "{pack}：{result}" },
  pass: { en: "{passed} of {all} cases pass", zh: "{all} 個用例中 {passed} 個通過" },
  passButBroken: {
    en: "{passed} of {all} cases pass; {notRun, plural, =0 {others have mistakes} one {# was not run because of mistakes} other {# were not run because of mistakes}}",
    zh: "{all} 個用例中 {passed} 個通過；{notRun, plural, =0 {其餘的有錯誤} other {另有 # 個因有錯誤而沒有運行}}",
  },
  allBroken: {
    en: "{notRun, plural, =0 {its cases have mistakes} one {# case was not run because of mistakes} other {# cases were not run because of mistakes}}",
    zh: "{notRun, plural, =0 {用例有錯誤} other {# 個用例因有錯誤而沒有運行}}",
  },
});
