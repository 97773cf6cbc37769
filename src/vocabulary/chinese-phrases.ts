import { phrasebook } from "../base/phrasebook.ts";
import { listWordsZh } from "./schema-words.ts";

/** What a document or a schema should hold, and what it holds. */
export const said = phrasebook({
  "this document": "該文檔",
  "a list": "列表",
  "a number": "數字",
  text: "文本",
  "true or false": "真或假（`true` 或者 `false`）",
  "a whole number": "整數",
  "a group of fields": "一組字段",
  "a date, as in {}": "日期，例如 {}",
  "a date with time and offset, as in {}": "含時刻和時差的日期，例如 {}",
  "a duration, as in {}, {} or {}": "時長，例如 `{}`、`{}` 或者 `{}`",
  "a unified social credit code whose check digit is right": "校驗位正確的統一社會信用代碼",
  "{} hexadecimal digits": "{} 位十六進制數字",
  "the id of a piece of evidence": "一項證據的 id",
  "one of {}": (words) => `以下之一：${listWordsZh(words)}`,
  "written as {}": "符合 `{}` 的文本",
  "a date, as its name ends in `{}`": "日期，因為名稱以 `{}` 結尾",
  "a date with time, as its name ends in `{}`": "含時刻的日期，因為名稱以 `{}` 結尾",
  "is missing": "缺少",
  "leads back to itself": "指回自身",
  "is not used in vocabularies": "不用於詞彙表",
  "must say what the elements are": "須說明元素是什麼",
  "must be one of {}, {}, {}, {}, {}, {}, with or without `{}`":
    "須是 `{}`、`{}`、`{}`、`{}`、`{}` 或者 `{}`，可以加上 `{}`",
  "lists `{}`, which is no name": "列出了不是名稱的 `{}`",
  "can only be `{}`: not blank": "只能是 `{}`：非空白",
  "put it in quotes": "加上引號",
  "leave it out if it is not known": "不知道時刪去",
  "write `{}`": "寫成 `{}`",
  null: "`null`",
  true: "`true`",
  false: "`false`",
  "{} or {}": "{}或者{}",
});
