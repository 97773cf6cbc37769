import { phrasebook } from "../base/phrasebook.ts";
import { listWordsZh } from "../vocabulary/schema-words.ts";

/** What a file of a pack holds, and what a profile's values should be. */
export const said = phrasebook({
  "the text of the law": "法律文本",
  "the rendering in Simplified characters": "簡體的轉換文本",
  "the units of a law whose text is not held": "未收錄文本的法律的條款",
  "it is the text, each character in the place of its own; in Edict's repository `{}` prints it":
    "即逐字對應的文本；在 Edict 的代碼庫中，`{}` 可以生成",
  "a fact": "事實",
  "a {}": "{}",
  duration: "時長",
  number: "數字",
  string: "文本",
  boolean: "真假值",
  date: "日期",
  datetime: "含時刻的日期",
  list: "列表",
  record: "一組字段",
  "one of {}": (words) => `以下之一：${listWordsZh(words)}`,
});
