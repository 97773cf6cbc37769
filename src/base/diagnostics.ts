import { diagnostic } from "./diagnostic.ts";
import { documentLimits } from "./document.ts";
import { groupedDigits } from "./text.ts";

export const yamlSyntax = diagnostic("base/yaml-syntax", "error", {
  en: "{problem}",
  zh: "{problem}",
  help: { en: "{remedy}", zh: "{remedy}" },
});

export const jsonSyntax = diagnostic("base/json-syntax", "error", {
  en: "{problem}",
  zh: "{problem}",
  help: { en: "{remedy}", zh: "{remedy}" },
});

export const duplicateKey = diagnostic("base/duplicate-key", "error", {
  en: "the key `{key}` stands here a second time",
  zh: "鍵 `{key}` 在此第二次出現",
  help: { en: "keep one of the two", zh: "兩處只保留一處" },
});

export const keyNotText = diagnostic("base/key-not-text", "error", {
  en: "{missing, select, true {a key is missing before the colon} false {the key `{key}` is not text}}",
  zh: "{missing, select, true {冒號前缺少鍵} false {鍵 `{key}` 不是文本}}",
  help: {
    en: "{missing, select, true {} false {put it in quotes}}",
    zh: "{missing, select, true {} false {加上引號}}",
  },
});

export const refusedKey = diagnostic("base/refused-key", "error", {
  en: "`{key}` cannot be a key",
  zh: "`{key}` 不能用作鍵",
  help: { en: "leave it out, or give it another name", zh: "刪去，或者改用別的名稱" },
});

export const longNumber = diagnostic("base/long-number", "error", {
  en: "the number `{number}` has more than {most} significant digits",
  zh: "數字 `{number}` 的有效數字超過 {most} 位",
  help: {
    en: "round it, or put it in quotes if it is a name and not a quantity",
    zh: "四捨五入；如果是名稱而不是數量，加上引號",
  },
});

export const numberOutOfRange = diagnostic("base/number-out-of-range", "error", {
  en: "the number `{number}` is too large or too near to zero",
  zh: "數字 `{number}` 過大，或者過於接近零",
  help: {
    en: "write it in another unit, or put it in quotes if it is a name and not a quantity",
    zh: "換一個單位；如果是名稱而不是數量，加上引號",
  },
});

export const notFinite = diagnostic("base/not-finite", "error", {
  en: "`{word}` is not a quantity",
  zh: "`{word}` 不是數量",
  help: {
    en: "write a number, or leave the field out if the number is not known",
    zh: "寫明數字；不知道時刪去該字段",
  },
});

export const unknownAnchor = diagnostic("base/unknown-anchor", "error", {
  en: "the alias `*{alias}` has no finished value `&{alias}` before it",
  zh: "別名 `*{alias}` 之前沒有寫完的值 `&{alias}`",
  help: {
    en: "write the value out, or put its anchor on an earlier value of the same document",
    zh: "直接寫出該值，或者把錨點放到同一文檔中更靠前的值上",
  },
});

export const mergeNotRecord = diagnostic("base/merge-not-record", "error", {
  en: "`<<` takes a record or a list of records",
  zh: "`<<` 之後應為一個記錄，或者由記錄組成的列表",
});

export const unknownTag = diagnostic("base/unknown-tag", "error", {
  en: "the tag `{tag}` is not used here",
  zh: "此處不使用標籤 `{tag}`",
  help: {
    en: "leave the tag out, and put the value in quotes if it is a text",
    zh: "刪去標籤；如果值是文本，加上引號",
  },
});

export const documentTooLarge = diagnostic("base/too-large", "error", {
  en: `this {what, select, line {line is larger than ${documentLimits.megabytes} MB} lines {file has more than ${groupedDigits(documentLimits.yamlLines)} lines} documents {file has more than ${groupedDigits(documentLimits.yamlDocuments)} documents} file {file is larger than ${documentLimits.megabytes} MB}}`,
  zh: `{what, select, line {該行超過 ${documentLimits.megabytes} MB} lines {該文件超過 ${groupedDigits(documentLimits.yamlLines)} 行} documents {該文件超過 ${groupedDigits(documentLimits.yamlDocuments)} 份文檔} file {該文件超過 ${documentLimits.megabytes} MB}}`,
  help: {
    en: "split it into several {what, select, line {documents} other {files}}",
    zh: "拆成多個{what, select, line {文檔} other {文件}}",
  },
});

export const tooDeep = diagnostic("base/too-deep", "error", {
  en: `lists and records are nested more than ${documentLimits.depth} deep here`,
  zh: `列表和記錄在此處嵌套超過 ${documentLimits.depth} 層`,
});

export const tooManyAliases = diagnostic("base/too-many-aliases", "error", {
  en: `aliases repeat values more than ${documentLimits.aliases} times`,
  zh: `別名重複引用值超過 ${documentLimits.aliases} 次`,
  help: { en: "write values out", zh: "直接寫出各個值" },
});

export const unknownEnding = diagnostic("base/unknown-ending", "error", {
  en: "the name `{path}` does not say what the file holds",
  zh: "從名稱 `{path}` 看不出文件內容的格式",
  help: {
    en: "name it .yaml, .yml, .json, .jsonl or .ndjson",
    zh: "文件名應以 .yaml、.yml、.json、.jsonl 或 .ndjson 結尾",
  },
});

export const calendarField = diagnostic("base/calendar-field", "error", {
  en: "a calendar needs `{field}` as {expected, select, text {a text} day {a day (YYYY-MM-DD)} days {a list of days} later {a day that is not before `from`} week {a list of days of the week, such as `[sunday]`}}",
  zh: "日曆的 `{field}` 應為{expected, select, text {文本} day {日期（YYYY-MM-DD）} days {由日期組成的列表} later {不早於 `from` 的日期} week {由星期組成的列表，例如 `[sunday]`}}",
});

export const calendarDay = diagnostic("base/calendar-day", "error", {
  en: "the day `{day}` {problem, select, none {is not a day (YYYY-MM-DD)} outside {lies outside the calendar} holiday {is a holiday too} worked {is worked anyway: it is not a weekend}}",
  zh: "日期 `{day}` {problem, select, none {不是日期（YYYY-MM-DD）} outside {在日曆的範圍之外} holiday {同時又是假日} worked {本來就是工作日：不在週末}}",
});
