import { phrasebook } from "../base/phrasebook.ts";

/** Why something is no record of another system, or a scan of it counts as not known. */
export const said = phrasebook({
  "chat completion": "對話補全記錄",
  "trace of generative AI": "生成式人工智能的追蹤記錄",
  "whole stream of events": "完整的事件流",
  "record of the Responses interface": "`Responses` 接口的記錄",
  "it is no record": "不是記錄",
  "it has no `{}`": "沒有 `{}`",
  "its `{}` are empty": "`{}` 為空",
  "a choice has no `{}`": "有選項沒有 `{}`",
  "its `{}` is no record": "`{}` 不是記錄",
  "its `{}` has no `{}`": "`{}` 沒有 `{}`",
  "it has neither `{}` nor `{}`": "既沒有 `{}` 也沒有 `{}`",
  "its `{}` lists what is no chunk": "`{}` 列出了不是分塊的內容",
  "its `{}` lists chunks of several answers": "`{}` 列出了多次回答的分塊",
  "the beginning of a stream is missing": "缺少流的開頭",
  "none of its spans is of a generation (`{}`: `{}`, `{}` or `{}`)":
    "沒有屬於生成的 span（`{}`：`{}`、`{}` 或者 `{}`）",
  "a stream begins with `{}`": "流以 `{}` 開始",
  "log records are not read: export the spans": "不讀取日誌記錄：請導出 span",
  "`{}` reads spans in OTLP's JSON, as the file exporter of a collector writes them":
    "`{}` 讀取 OTLP 的 JSON 格式的 span，即收集器的文件導出器所寫的格式",
  "`{}` reads an answer with `{}`, a request with `{}`, a record with `{}` and `{}`, or the chunks of a stream":
    "`{}` 讀取含 `{}` 的回答、含 `{}` 的請求、含 `{}` 和 `{}` 的記錄，或者流的分塊",
  "`{}` reads an answer with `{}`, a request with `{}`, a record with `{}` and `{}`, or the events of a stream":
    "`{}` 讀取含 `{}` 的回答、含 `{}` 的請求、含 `{}` 和 `{}` 的記錄，或者流的事件",
  "a result has no label": "有結果沒有標籤",
  "a category has no severity": "有類別沒有嚴重程度",
  "one of its results names no category": "有結果沒有寫明類別",
  "the filter broke off with an error": "過濾器因錯誤中斷",
  "the filter gives no result for `{}`": "過濾器沒有給出 `{}` 的結果",
  "what `{}` found is not known": "`{}` 發現了什麼未知",
  "the guardrail does not say what it found": "護欄沒有說明發現了什麼",
  "the guardrail looked at a part of the text only": "護欄只檢查了部分文本",
  "it is not said which of {} answers it is of": "沒有說明屬於 {} 個回答中的哪一個",
  "some words of the stream have no result of the filter": "流的部分文字沒有過濾結果",
  "this is no result of a moderation service that is known": "不是已知審核服務的結果",
  "`{}` flags `{}`, which has no mapping": "`{}` 標出 `{}`，而它沒有對應的類別",
});
