import { phrasebook } from "../base/phrasebook.ts";

/** What differs from a lock, and which text is meant. */
export const said = phrasebook({
  "{}, {}": "{}，{}",
  "the calendar `{}`": "日曆 `{}`",
  "the vocabulary `{}`": "詞彙表 `{}`",
  "the mapping `{}`": "對應表 `{}`",
  "it was {} and is {}": "原為 {}，現為 {}",
  "{} is new": "{} 為新增",
  "{} is gone": "{} 已不存在",
  it: "其",
  "{} has changed": "{} 已變化",
  "in force on that day": "在該日施行",
  "of version {}": "屬於版本 {}",
});
