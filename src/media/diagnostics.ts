import { diagnostic } from "../base/diagnostic.ts";

// Bytes have no lines: these stand `nowhere`, and name a part of the file.

export const noLabel = diagnostic("media/no-label", "error", {
  en: "no field called `AIGC` is in this file's metadata",
  zh: "文件元數據中沒有名為 `AIGC` 的字段",
  help: { en: "{how} (GB 45438-2025, annex E)", zh: "{how}（GB 45438-2025 附錄 E）" },
});

export const notJson = diagnostic("media/not-json", "error", {
  en: "the label is not the JSON object of annex E: {problem}",
  zh: "標識不是附錄 E 的 JSON 對象：{problem}",
  help: { en: "{remedy}", zh: "{remedy}" },
});

export const wrongValue = diagnostic("media/wrong-value", "error", {
  en: "`{field}` {problem}",
  zh: "`{field}` {problem}",
  help: { en: "{remedy}", zh: "{remedy}" },
});

/** `reserved`: a field that may be empty. */
export const missingField = diagnostic("media/missing-field", "error", {
  en: "the label has no `{field}`",
  zh: "標識沒有 `{field}`",
  help: {
    en: '{reserved, select, true {write "{field}": "" where it is not used} false {annex E writes all seven fields, each with a text}}',
    zh: '{reserved, select, true {不使用時寫 `"{field}": ""`} false {附錄 E 寫有全部七個字段，各為文本}}',
  },
});

export const unknownField = diagnostic("media/unknown-field", "error", {
  en: "`{field}` is no field of a label",
  zh: "`{field}` 不是標識的字段",
  help: { en: "leave it out: annex E has seven fields and no other", zh: "刪去：附錄 E 只有七個字段" },
});

export const nearMiss = diagnostic("media/near-miss", "error", {
  en: "`{name}` is not read as a label's name",
  zh: "`{name}` 不會被讀作標識的名稱",
  help: { en: "write {instead}", zh: "寫成 {instead}" },
});

export const repeated = diagnostic("media/repeated", "error", {
  en: "{problem}",
  zh: "{problem}",
  help: {
    en: "{what, select, labels {keep one: a file has exactly one label} keys {keep one of the two: readers take either}}",
    zh: "{what, select, labels {只保留一個：一個文件只有一個標識} keys {兩處只保留一處：不同的讀取程序會取不同的一處}}",
  },
});

export const noOuterKey = diagnostic("media/no-outer-key", "error", {
  en: "the object in {place} does not say that it is a label",
  zh: "{place} 中的對象沒有說明是標識",
  help: { en: "write it as '{\"AIGC\": {…}}'", zh: "寫成 `'{\"AIGC\": {…}}'`" },
});

export const bareObject = diagnostic("media/bare-object", "warning", {
  en: "the label in {place} is the inner object alone; it is read, because the field itself is called AIGC",
  zh: "{place} 中的標識只有內層對象；因為字段本身名為 AIGC，仍予讀取",
  help: { en: "annex E writes '{\"AIGC\": {…}}'", zh: "附錄 E 寫作 `'{\"AIGC\": {…}}'`" },
});

export const unusualCharacter = diagnostic("media/unusual-character", "warning", {
  en: "`{field}` holds {character}",
  zh: "`{field}` 含有 {character}",
  help: {
    en: "annex E wants mainly printable ASCII without blank, quote and backslash; other readers may not take it",
    zh: "附錄 E 基本要求使用可打印的 ASCII 字符，不含空格、引號和反斜線；其他讀取程序可能不接受",
  },
});

/** The field of a label is there, and what it holds cannot be read. */
export const brokenLabel = diagnostic("media/broken-label", "error", {
  en: "the label in {place} cannot be read: {problem}",
  zh: "{place} 中的標識不能讀取：{problem}",
  help: { en: "write it anew", zh: "重新寫入" },
});

export const brokenPart = diagnostic("media/broken-part", "error", {
  en: "{place} cannot be read: {problem}",
  zh: "{place} 不能讀取：{problem}",
  help: {
    en: "a label may stand there unseen; save the file anew with a program that knows its format",
    zh: "其中可能有未見的標識；用支持該格式的程序重新保存文件",
  },
});

export const cutOff = diagnostic("media/cut-off", "error", {
  en: "the file ends inside of {place}",
  zh: "文件在 {place} 之內中斷",
  help: {
    en: "get the whole file; a label may stand in what is missing",
    zh: "取得完整的文件；缺少的部分可能有標識",
  },
});

export const tooManyParts = diagnostic("media/too-many-parts", "error", {
  en: "reading gives up after {most} parts",
  zh: "讀取 {most} 個部分後停止",
  help: {
    en: "a label may stand in the rest; save the file anew with a program that knows its format",
    zh: "其餘部分可能有標識；用支持該格式的程序重新保存文件",
  },
});

export const unknownKind = diagnostic("media/unknown-kind", "error", {
  en: "this is no file of a kind whose labels are read",
  zh: "不讀取這類文件的標識",
  help: {
    en: "read are PNG, JPEG, WebP, MP4 and MOV, MP3, WAV, PDF, DOCX with its kin, and Markdown (.md)",
    zh: "可讀取 PNG、JPEG、WebP、MP4 和 MOV、MP3、WAV、PDF、DOCX 及同類文件，以及 Markdown（.md）",
  },
});
