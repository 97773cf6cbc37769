import { diagnostic } from "../../base/diagnostic.ts";
import { messages } from "../../base/message.ts";

/** A file of another format than was said. */
export const otherFormat = diagnostic("foreign/other-format", "error", {
  en: "this is no {wanted, select, chat {chat completion} response {record of the Responses interface} events {whole stream of events} trace {trace of generative AI}}: {problem}",
  zh: "這不是{wanted, select, chat {對話補全記錄} response {`Responses` 接口的記錄} events {完整的事件流} trace {生成式人工智能的追蹤記錄}}：{problem}",
  help: { en: "{reads}", zh: "{reads}" },
});

/** Why a file is not of the format that was said. */
export const formatProblems = messages("foreign/problem", {
  record: { en: "it is not a record", zh: "不是記錄" },
  key: { en: "it has no `{key}`", zh: "沒有 `{key}`" },
  keys: { en: "it has neither `{key}` nor `{other}`", zh: "既沒有 `{key}` 也沒有 `{other}`" },
  choices: { en: "its `choices` are empty", zh: "`choices` 為空" },
  message: { en: "a choice has no `message`", zh: "有選項沒有 `message`" },
  request: { en: "its `request` is not a record", zh: "`request` 不是記錄" },
  response: { en: "its `response` has no `{key}`", zh: "`response` 沒有 `{key}`" },
  chunk: { en: "its `response` lists what is not a chunk", zh: "`response` 列出了不是分塊的內容" },
  chunks: { en: "its `response` lists chunks of several answers", zh: "`response` 列出了多次回答的分塊" },
  beginning: { en: "the beginning of a stream is missing", zh: "缺少流的開頭" },
  generation: {
    en: "none of its spans is of a generation (`gen_ai.operation.name`: `chat`, `text_completion` or `generate_content`)",
    zh: "沒有屬於生成的 span（`gen_ai.operation.name`：`chat`、`text_completion` 或者 `generate_content`）",
  },
});

/** What is read where that format is said. */
export const formatReads = messages("foreign/reads", {
  chat: {
    en: "`openai-chat` reads an answer with `choices`, a request with `messages`, a record with `request` and `response`, or the chunks of a stream",
    zh: "`openai-chat` 讀取含 `choices` 的回答、含 `messages` 的請求、含 `request` 和 `response` 的記錄，或者流的分塊",
  },
  response: {
    en: "`openai-responses` reads an answer with `output`, a request with `input`, a record with `request` and `response`, or the events of a stream",
    zh: "`openai-responses` 讀取含 `output` 的回答、含 `input` 的請求、含 `request` 和 `response` 的記錄，或者流的事件",
  },
  events: { en: "a stream begins with `response.created`", zh: "流以 `response.created` 開始" },
  spans: {
    en: "`otel-genai` reads spans in OTLP's JSON, as the file exporter of a collector writes them",
    zh: "`otel-genai` 讀取 OTLP 的 JSON 格式的 span，即收集器的文件導出器所寫的格式",
  },
  logs: { en: "log records are not read: export the spans", zh: "不讀取日誌記錄：請導出 span" },
});

export const saidTwice = diagnostic("foreign/said-twice", "error", {
  en: "`{key}` of the {subject} is said by the call itself, and here a second time",
  zh: "`{subject}` 的 `{key}` 已由調用本身說明，在此第二次出現",
  help: { en: "leave it out here", zh: "在此處刪去" },
});

export const badMoment = diagnostic("foreign/bad-moment", "error", {
  en: "`{field}` is `{shown}`, which is not a number of {unit, select, seconds {seconds} nanoseconds {nanoseconds}} since 1970",
  zh: "`{field}` 為 `{shown}`，不是自 1970 年起的{unit, select, seconds {秒數} nanoseconds {納秒數}}",
  help: {
    en: "{unit, select, seconds {milliseconds have to be divided by 1000} nanoseconds {}}",
    zh: "{unit, select, seconds {毫秒數須除以 1000} nanoseconds {}}",
  },
});

export const mixedChunks = diagnostic("foreign/mixed-chunks", "error", {
  en: "choice {choice} of `{id}` goes on after its end: chunks of two responses stand under one id",
  zh: "`{id}` 的第 {choice} 個選項結束後仍有內容：兩次回答的分塊用了同一個 id",
  help: {
    en: "write each response to a file of its own, or give it an id of its own",
    zh: "把每次回答寫到各自的文件，或者使用各自的 id",
  },
});

export const strayChunk = diagnostic("foreign/stray-chunk", "error", {
  en: "this chunk has no id, and none with an id follows it: nothing says which response it belongs to",
  zh: "該分塊沒有 id，其後也沒有帶 id 的分塊：無法得知屬於哪一次回答",
});

export const unfinishedStream = diagnostic("foreign/unfinished-stream", "warning", {
  en: "the stream of `{id}` breaks off: why it ended is not known, and its words may be more",
  zh: "`{id}` 的流中斷：結束的原因未知，回答的內容可能更多",
});

export const failedCall = diagnostic("foreign/failed-call", "warning", {
  en: "this call failed and nothing of it is given but the error: there is nothing to judge",
  zh: "該次調用失敗，除錯誤外沒有任何內容：沒有可判斷的事項",
});

export const unreadScan = diagnostic("foreign/unread-scan", "warning", {
  en: "what was scanned here counts as not known: {why}",
  zh: "此處的檢查結果視為未知：{why}",
});

/** Why a scan counts as not known. */
export const whyUnread = messages("foreign/unread", {
  service: { en: "this is not a result of a moderation service that is known", zh: "不是已知審核服務的結果" },
  category: { en: "one of its results names no category", zh: "有結果沒有寫明類別" },
  mapping: {
    en: "`{service}` flags `{category}`, which has no mapping",
    zh: "`{service}` 標出 `{category}`，而它沒有對應的類別",
  },
  label: { en: "a result has no label", zh: "有結果沒有標籤" },
  severity: { en: "a category has no severity", zh: "有類別沒有嚴重程度" },
  error: { en: "the filter broke off with an error", zh: "過濾器因錯誤中斷" },
  result: { en: "the filter gives no result for `{key}`", zh: "過濾器沒有給出 `{key}` 的結果" },
  words: { en: "some words of the stream have no result of the filter", zh: "流的部分文字沒有過濾結果" },
  policy: { en: "what `{key}` found is not known", zh: "`{key}` 發現了什麼未知" },
  silent: { en: "the guardrail does not say what it found", zh: "護欄沒有說明發現了什麼" },
  partial: { en: "the guardrail looked at a part of the text only", zh: "護欄只檢查了部分文本" },
  answer: {
    en: "it is not said which of {count} answers it is of",
    zh: "沒有說明屬於 {count} 個回答中的哪一個",
  },
});

export const otherSchema = diagnostic("foreign/other-schema", "error", {
  en: "{named, select, true {these spans are written by `{found}`, and other conventions are read} false {these spans do not say by which conventions they are written}}",
  zh: "{named, select, true {這些 span 採用 `{found}`，而可讀的是其他約定} false {這些 span 沒有說明採用哪一版約定}}",
  help: { en: "`schemaUrl` beside the spans is one of {wanted}", zh: "span 旁的 `schemaUrl` 應為以下之一：{wanted}" },
});
