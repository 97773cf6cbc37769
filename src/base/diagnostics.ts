import { diagnostic } from "./diagnostic.ts";
import { limits } from "./limits.ts";
import { said } from "./chinese-phrases.ts";

export const yamlSyntax = diagnostic<{ readonly problem: string; readonly remedy: string | undefined }>({
  code: "base/yaml-syntax",
  severity: "error",
  message: ({ problem }) => problem,
  help: ({ remedy }) => remedy,
  zh: ({ problem }) => said(problem),
  zhHelp: ({ remedy }) => remedy && said(remedy),
});

export const jsonSyntax = diagnostic<{ readonly problem: string; readonly remedy: string | undefined }>({
  code: "base/json-syntax",
  severity: "error",
  message: ({ problem }) => problem,
  help: ({ remedy }) => remedy,
  zh: ({ problem }) => said(problem),
  zhHelp: ({ remedy }) => remedy && said(remedy),
});

export const duplicateKey = diagnostic<{ readonly key: string }>({
  code: "base/duplicate-key",
  severity: "error",
  message: ({ key }) => `the key \`${key}\` stands here a second time`,
  help: () => "keep one of the two",
  zh: ({ key }) => `鍵 \`${key}\` 在此第二次出現`,
  zhHelp: () => "兩處只保留一處",
});

export const keyNotText = diagnostic<{ readonly key: string }>({
  code: "base/key-not-text",
  severity: "error",
  message: ({ key }) => (key === "" ? "a key is missing before the colon" : `the key \`${key}\` is no text`),
  help: ({ key }) => (key === "" ? undefined : "put it in quotes"),
  zh: ({ key }) => (key === "" ? "冒號前缺少鍵" : `鍵 \`${key}\` 不是文本`),
  zhHelp: ({ key }) => (key === "" ? undefined : "加上引號"),
});

export const refusedKey = diagnostic<{ readonly key: string }>({
  code: "base/refused-key",
  severity: "error",
  message: ({ key }) => `\`${key}\` cannot be a key`,
  help: () => "leave it out, or give it another name",
  zh: ({ key }) => `\`${key}\` 不能用作鍵`,
  zhHelp: () => "刪去，或者改用別的名稱",
});

export const longNumber = diagnostic<{ readonly number: string }>({
  code: "base/long-number",
  severity: "error",
  message: ({ number }) => `the number \`${number}\` has more than ${limits.digits} significant digits`,
  help: () => "round it, or put it in quotes if it is a name and not a quantity",
  zh: ({ number }) => `數字 \`${number}\` 的有效數字超過 ${limits.digits} 位`,
  zhHelp: () => "四捨五入；如果是名稱而不是數量，加上引號",
});

export const numberOutOfRange = diagnostic<{ readonly number: string }>({
  code: "base/number-out-of-range",
  severity: "error",
  message: ({ number }) => `the number \`${number}\` is too large or too near to zero`,
  help: () => "write it in another unit, or put it in quotes if it is a name and not a quantity",
  zh: ({ number }) => `數字 \`${number}\` 過大，或者過於接近零`,
  zhHelp: () => "換一個單位；如果是名稱而不是數量，加上引號",
});

export const notFinite = diagnostic<{ readonly word: string }>({
  code: "base/not-finite",
  severity: "error",
  message: ({ word }) => `\`${word}\` is no quantity`,
  help: () => "write a number, or leave the field out if the number is not known",
  zh: ({ word }) => `\`${word}\` 不是數量`,
  zhHelp: () => "寫明數字；不知道時刪去該字段",
});

export const unknownAnchor = diagnostic<{ readonly alias: string }>({
  code: "base/unknown-anchor",
  severity: "error",
  message: ({ alias }) => `the alias \`*${alias}\` has no finished value \`&${alias}\` before it`,
  help: () => "write the value out, or put its anchor on an earlier value of the same document",
  zh: ({ alias }) => `別名 \`*${alias}\` 之前沒有寫完的值 \`&${alias}\``,
  zhHelp: () => "直接寫出該值，或者把錨點放到同一文檔中更靠前的值上",
});

export const mergeNotRecord = diagnostic<Record<never, never>>({
  code: "base/merge-not-record",
  severity: "error",
  message: () => "`<<` takes a record or a list of records",
  zh: () => "`<<` 之後應為一個記錄，或者由記錄組成的列表",
});

export const unknownTag = diagnostic<{ readonly tag: string }>({
  code: "base/unknown-tag",
  severity: "error",
  message: ({ tag }) => `the tag \`${tag}\` is not used here`,
  help: () => "leave the tag out, and put the value in quotes if it is a text",
  zh: ({ tag }) => `此處不使用標籤 \`${tag}\``,
  zhHelp: () => "刪去標籤；如果值是文本，加上引號",
});

export const tooLarge = diagnostic<{ readonly what: "file" | "line" }>({
  code: "base/too-large",
  severity: "error",
  message: ({ what }) => `this ${what} is larger than ${limits.bytes / 1_000_000} MB`,
  help: ({ what }) => (what === "file" ? "split it into several files" : "split it into several documents"),
  zh: ({ what }) => `${what === "file" ? "該文件" : "該行"}超過 ${limits.bytes / 1_000_000} MB`,
  zhHelp: ({ what }) => (what === "file" ? "拆成多個文件" : "拆成多個文檔"),
});

export const tooDeep = diagnostic<Record<never, never>>({
  code: "base/too-deep",
  severity: "error",
  message: () => `lists and records are nested more than ${limits.depth} deep here`,
  zh: () => `列表和記錄在此處嵌套超過 ${limits.depth} 層`,
});

export const tooManyAliases = diagnostic<Record<never, never>>({
  code: "base/too-many-aliases",
  severity: "error",
  message: () => `aliases repeat values more than ${limits.aliases} times`,
  help: () => "write values out",
  zh: () => `別名重複引用值超過 ${limits.aliases} 次`,
  zhHelp: () => "直接寫出各個值",
});

export const unknownEnding = diagnostic<{ readonly path: string }>({
  code: "base/unknown-ending",
  severity: "error",
  message: ({ path }) => `the name \`${path}\` does not say what the file holds`,
  help: () => "name it .yaml, .yml, .json, .jsonl or .ndjson",
  zh: ({ path }) => `從名稱 \`${path}\` 看不出文件內容的格式`,
  zhHelp: () => "文件名應以 .yaml、.yml、.json、.jsonl 或 .ndjson 結尾",
});

export const calendarField = diagnostic<{ readonly field: string; readonly expected: string }>({
  code: "base/calendar-field",
  severity: "error",
  message: ({ field, expected }) => `a calendar needs \`${field}\` as ${expected}`,
  zh: ({ field, expected }) => `日曆的 \`${field}\` 應為${said(expected)}`,
});

export const calendarDay = diagnostic<{ readonly day: string; readonly problem: string }>({
  code: "base/calendar-day",
  severity: "error",
  message: ({ day, problem }) => `the day \`${day}\` ${problem}`,
  zh: ({ day, problem }) => `日期 \`${day}\` ${said(problem)}`,
});
