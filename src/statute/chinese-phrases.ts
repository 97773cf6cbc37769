import { phrasebook } from "../base/phrasebook.ts";

/** What the files beside a law's text should hold. */
export const said = phrasebook({
  "a list": "列表",
  "a record": "記錄",
  "a text, in quotes if it is a number": "文本；如果是數字，加上引號",
  "a record of units with their captions": "由條款及其標題組成的記錄",
  "a record with {}": "含有 {} 的記錄",
  "a caption in English (`{}`) and Chinese (`{}`)": "英文（`{}`）和中文（`{}`）的標題",
  "a caption": "標題",
  "a translation": "譯文",
  "an outline": "提綱",
  "an erratum": "勘誤",
});
