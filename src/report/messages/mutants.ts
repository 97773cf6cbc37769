import { messages } from "../../base/message.ts";

/** What is said of the faults that were planted in packs, beside those that survive. */
export const mutantWords = messages("report/mutants", {
  score: {
    en: "{pack}: {noticed} of {of, plural, one {# mutant is} other {# mutants are}} noticed, {percent} %",
    zh: "{pack}：{of} 個變異體中發現 {noticed} 個，{percent} %",
  },
  none: { en: "{pack}: nothing to change in its policies", zh: "{pack}：規則中沒有可以改動之處" },
  listed: {
    en: "{count} listed as surviving, {equivalent} of them equivalent",
    zh: "{count} 個已列為未發現，其中等價的 {equivalent} 個",
  },
  unlisted: { en: "{count} not listed", zh: "{count} 個未列出" },
  uncounted: {
    en: "not counted: {same} that {same, plural, one {means} other {mean}} the same, {broken} that {broken, plural, one {does} other {do}} not compile",
    zh: "不計入：含義不變的 {same} 個，不能編譯的 {broken} 個",
  },
});
