import { diagnostic } from "../../base/diagnostic.ts";
import { messages, type Message } from "../../base/message.ts";

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
export const missingLabelField = diagnostic("media/missing-field", "error", {
  en: "the label has no `{field}`",
  zh: "標識沒有 `{field}`",
  help: {
    en: '{reserved, select, true {write "{field}": "" where it is not used} false {annex E writes all seven fields, each with a text}}',
    zh: '{reserved, select, true {不使用時寫 `"{field}": ""`} false {附錄 E 寫有全部七個字段，各為文本}}',
  },
});

export const unknownLabelField = diagnostic("media/unknown-field", "error", {
  en: "`{field}` is not a field of a label",
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
  en: "this is not a file of a kind whose labels are read",
  zh: "不讀取這類文件的標識",
  help: {
    en: "read are PNG, JPEG, WebP, MP4 and MOV, MP3, WAV, PDF, DOCX with its kin, and Markdown (.md)",
    zh: "可讀取 PNG、JPEG、WebP、MP4 和 MOV、MP3、WAV、PDF、DOCX 及同類文件，以及 Markdown（.md）",
  },
});

/** A part of a file: as its format calls it, or in our words. */
export type FilePart = string | Message;

export const fileParts = messages("media/part", {
  markdown: { en: "Markdown front matter", zh: "Markdown 文首元數據" },
  docx: { en: "DOCX custom property", zh: "DOCX 自定義屬性" },
  wav: { en: "WAV chunk", zh: "WAV 塊" },
  text: { en: "the text", zh: "文本" },
  directory: { en: "the ZIP directory", zh: "ZIP 目錄" },
  beforeDirectory: { en: "the ZIP file, before its directory", zh: "ZIP 文件的目錄之前" },
  id3: { en: "an ID3 tag", zh: "ID3 標籤" },
  segment: { en: "a JPEG segment", zh: "JPEG 段" },
  segments: { en: "its segments, before the picture", zh: "段（圖像之前）" },
  pngChunk: { en: "a PNG chunk", zh: "PNG 塊" },
  pngChunks: { en: "its chunks, before IEND", zh: "塊（IEND 之前）" },
  riffChunk: { en: "a RIFF chunk", zh: "RIFF 塊" },
  riffChunks: { en: "its RIFF chunks", zh: "RIFF 塊" },
  box: { en: "an MP4 box", zh: "MP4 盒" },
  boxes: { en: "its boxes: there is no moov", zh: "盒（沒有 moov）" },
  objectStream: { en: "a PDF stream of objects", zh: "PDF 對象流" },
  objects: { en: "its objects, before %%EOF", zh: "對象（%%EOF 之前）" },
});

/** Why a part of a file, or the field of a label, cannot be read. */
export const fileProblems = messages("media/problem", {
  tooLong: {
    en: "it is more than {text} MB of text, or all texts together are more than {texts} MB",
    zh: "文本超過 {text} MB，或者全部文本合計超過 {texts} MB",
  },
  longLabel: { en: "it is longer than {most} characters", zh: "超過 {most} 個字符" },
  longMatter: {
    en: "it is longer than 100,000 characters, or does not end",
    zh: "超過 100,000 個字符，或者沒有結束",
  },
  unpacked: { en: "its packed bytes cannot be unpacked", zh: "壓縮的字節不能解壓" },
  utf8: { en: "it is no UTF-8", zh: "不是 UTF-8" },
  utf16: { en: "it is no UTF-8 and no UTF-16", zh: "不是 UTF-8，也不是 UTF-16" },
  bytes: { en: "its bytes are no UTF-8", zh: "其字節不是 UTF-8" },
  encryptedFile: { en: "the file is encrypted", zh: "文件已加密" },
  encrypted: { en: "it is encrypted", zh: "已加密" },
  cut: { en: "the file ends inside of it", zh: "文件在其自身之內中斷" },

  entries: { en: "its entries do not follow one another", zh: "各個條目沒有前後相接" },
  segments: { en: "its segments do not follow one another", zh: "各段沒有前後相接" },
  stretches: { en: "its stretches do not follow one another", zh: "各部分沒有前後相接" },
  frames: { en: "its frames do not follow one another", zh: "各幀沒有前後相接" },
  shortSegment: { en: "a segment is shorter than its own length", zh: "有一段短於其自身寫明的長度" },
  tiff: { en: "it does not begin as a TIFF file does", zh: "開頭不是 TIFF 文件的開頭" },
  entryBehind: { en: "an entry points behind its end", zh: "有條目指向末尾之後" },
  cutEntries: { en: "its list of entries is cut off", zh: "條目列表被截斷" },
  behindExif: { en: "it points behind the end of EXIF", zh: "指向 EXIF 的末尾之後" },
  version: { en: "it is of a version that nobody writes", zh: "版本不是實際使用的版本" },
  key: { en: "a key does not fit into its box", zh: "有鍵超出所在的盒" },
  box: { en: "a box does not fit into the one around it", zh: "有盒超出外層的盒" },
  data: { en: "it holds no data", zh: "沒有數據" },
  dictionary: { en: "it is not a dictionary", zh: "不是字典" },
  object: { en: "its object is not in the file", zh: "其對象不在文件中" },
  pdfString: { en: "it is no PDF string", zh: "不是 PDF 字符串" },
  checksum: { en: "it does not match its checksum", zh: "與校驗和不符" },
  language: { en: "its language does not end", zh: "語言項沒有結束" },
  method: { en: "it is packed in a way that Office does not use", zh: "壓縮方式不是 Office 所用的方式" },
  directory: { en: "the ZIP directory points elsewhere", zh: "ZIP 目錄指向別處" },
  type: { en: "its type is `{type}` and not `lpwstr`", zh: "類型為 `{type}`，而不是 `lpwstr`" },
  matter: { en: "the front matter is not a record", zh: "文首元數據不是記錄" },
  neither: { en: "it is neither a record nor a text", zh: "既不是記錄，也不是文本" },

  elements: { en: "it holds XML elements where a JSON text should be", zh: "應為 JSON 文本之處含有 XML 元素" },
  manyParts: { en: "it has too many parts", zh: "部分過多" },
  entity: { en: "an entity is not known", zh: "不能識別實體" },
  comment: { en: "a comment or an instruction does not end", zh: "註釋或者指令沒有結束" },
  documentType: { en: "it has a document type", zh: "含有文檔類型聲明" },
  tags: { en: "tags do not match", zh: "標籤不匹配" },
  tag: { en: "a tag is broken", zh: "標籤損壞" },
  deep: { en: "it is nested more than {deepest} deep", zh: "嵌套超過 {deepest} 層" },
  unclosed: { en: "`{tag}` is not closed", zh: "`{tag}` 沒有結束" },
});

/** A label, as ICU quotes its braces. */
const json = `'{"AIGC": {"Label": "1", …}}'`;

/** How a label is written into a file of each kind. */
export const howToLabel = messages("media/how", {
  PNG: {
    en: `write ${json} into the XMP property TC260:AIGC (chunk iTXt)`,
    zh: `把 \`${json}\` 寫入 XMP 屬性 TC260:AIGC（iTXt 塊）`,
  },
  JPEG: {
    en: `write ${json} into the XMP property TC260:AIGC (segment APP1)`,
    zh: `把 \`${json}\` 寫入 XMP 屬性 TC260:AIGC（APP1 段）`,
  },
  WebP: {
    en: `write ${json} into the XMP property TC260:AIGC (chunk XMP)`,
    zh: `把 \`${json}\` 寫入 XMP 屬性 TC260:AIGC（XMP 塊）`,
  },
  MP4: {
    en: `write ${json} under the key AIGC of moov.udta.meta`,
    zh: `把 \`${json}\` 寫在 moov.udta.meta 的鍵 AIGC 之下`,
  },
  MP3: {
    en: `write ${json} into an ID3 frame TXXX with the description AIGC`,
    zh: `把 \`${json}\` 寫入描述為 AIGC 的 ID3 幀 TXXX`,
  },
  WAV: { en: `write ${json} into a RIFF chunk AIGC`, zh: `把 \`${json}\` 寫入 RIFF 塊 AIGC` },
  PDF: {
    en: `write ${json} under the key AIGC of the Info dictionary`,
    zh: `把 \`${json}\` 寫在 Info 字典的鍵 AIGC 之下`,
  },
  DOCX: {
    en: `write ${json} into a custom property AIGC, as text`,
    zh: `把 \`${json}\` 作為文本寫入自定義屬性 AIGC`,
  },
  Markdown: {
    en: 'write "AIGC:" into the front matter, and below it the seven fields, each with a text in quotes',
    zh: "在文首元數據中寫 `AIGC:`，其下寫七個字段，各為加引號的文本",
  },
});
