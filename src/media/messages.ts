import { messages, type Message } from "../base/message.ts";

/** A part of a file: as its format calls it, or in our words. */
export type Part = string | Message;

export const parts = messages("media/part", {
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
export const problems = messages("media/problem", {
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
  dictionary: { en: "it is no dictionary", zh: "不是字典" },
  object: { en: "its object is not in the file", zh: "其對象不在文件中" },
  pdfString: { en: "it is no PDF string", zh: "不是 PDF 字符串" },
  checksum: { en: "it does not match its checksum", zh: "與校驗和不符" },
  language: { en: "its language does not end", zh: "語言項沒有結束" },
  method: { en: "it is packed in a way that Office does not use", zh: "壓縮方式不是 Office 所用的方式" },
  directory: { en: "the ZIP directory points elsewhere", zh: "ZIP 目錄指向別處" },
  type: { en: "its type is `{type}` and not `lpwstr`", zh: "類型為 `{type}`，而不是 `lpwstr`" },
  matter: { en: "the front matter is no record", zh: "文首元數據不是記錄" },
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
