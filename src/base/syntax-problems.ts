import { messages, message, type Message } from "./message.ts";

/** What is wrong with a JSON text, where, and what to write instead if that can be known. */
export interface JsonProblem {
  readonly offset: number;
  readonly problem: Message;
  readonly remedy: Message | undefined;
}

const jsonProblems = messages("base/json", {
  end: { en: "the JSON text ends too early", zh: "JSON 文本過早結束" },
  found: { en: "`{found}` cannot stand here in JSON", zh: "JSON 中此處不能有 `{found}`" },
  character: { en: "this character cannot stand here in JSON", zh: "JSON 中此處不能有該字符" },
  control: {
    en: "a line break, tab or other control character cannot stand in a text",
    zh: "文本中不能有換行、製表符或者其他控制字符",
  },
});

const jsonRemedies = messages("base/json-remedy", {
  write: { en: "write `{text}`", zh: "寫成 `{text}`" },
  writeOrOmit: { en: "write `{text}`, or leave the field out", zh: "寫成 `{text}`，或者刪去該字段" },
  number: {
    en: "write a number, or leave the field out if the number is not known",
    zh: "寫明數字；不知道時刪去該字段",
  },
  quotes: { en: "texts and keys stand between straight double quotes", zh: "文本和鍵應放在直雙引號之間" },
  several: {
    en: "a comma may be missing before it; several documents stand in a .jsonl file, each on its own line",
    zh: "之前可能缺少逗號；多個文檔應寫在 .jsonl 文件中，每行一個",
  },
  unclosed: {
    en: "a bracket, a brace or a quote is not closed, or something was cut off",
    zh: "有括號或者引號沒有結束，或者內容被截斷",
  },
  takeOut: { en: "take it out", zh: "刪去" },
  comment: { en: "JSON has no comments: take it out", zh: "JSON 沒有註釋：刪去" },
  commaBefore: { en: "take out the comma before it", zh: "刪去之前的逗號" },
  twoCommas: { en: "take out one of the two commas", zh: "刪去兩個逗號之一" },
  noComma: { en: "a comma may be missing before it", zh: "之前可能缺少逗號" },
  omitSign: { en: "leave the `{sign}` out", zh: "刪去 `{sign}`" },
  omitZero: { en: "leave the zero before the number out", zh: "刪去數字前的零" },
  doubleBackslash: {
    en: "double the backslash, or write `{escape}` with four figures",
    zh: "反斜線寫兩次，或者寫 `{escape}` 加四位數字",
  },
  figures: {
    en: "a number is written in figures only, as in `1000` or `0.5`",
    zh: "數字只用數位書寫，例如 `1000` 或者 `0.5`",
  },
  escape: {
    en: "write it as an escape: `{newline}`, `{tab}`, or `{escape}` with four figures",
    zh: "寫成轉義：`{newline}`、`{tab}`，或者 `{escape}` 加四位數字",
  },
});

const unicodeEscape = String.raw`\u`;

/** A control character inside a text. */
export const jsonControlCharacter = (): Pick<JsonProblem, "problem" | "remedy"> => ({
  problem: jsonProblems.control(),
  remedy: jsonRemedies.escape({ newline: String.raw`\n`, tab: String.raw`\t`, escape: unicodeEscape }),
});

const literalRemedies: Readonly<Record<string, Message>> = {
  True: jsonRemedies.write({ text: "true" }),
  False: jsonRemedies.write({ text: "false" }),
  None: jsonRemedies.write({ text: "null" }),
  undefined: jsonRemedies.writeOrOmit({ text: "null" }),
  NaN: jsonRemedies.number(),
  Infinity: jsonRemedies.number(),
};

const asciiPunctuation: Readonly<Record<string, string>> = {
  "：": ":",
  "，": ",",
  "｛": "{",
  "｝": "}",
  "［": "[",
  "］": "]",
};

/**
 * The problem at the offset at which a parser stopped.
 *
 * @example
 * jsonProblem('{"a": 1,}', 8).remedy?.code // "base/json-remedy/commaBefore"
 * jsonProblem('{"a": 1', 7).problem.code // "base/json/end"
 */
export function jsonProblem(text: string, offset: number): JsonProblem {
  const rest = text.slice(offset).trimEnd();
  const before = text.slice(0, offset).trimEnd().at(-1) ?? "";
  // In a list the parser stops at the last value, not behind it.
  const isLast = "[,".includes(before) && before !== "" && isValue(rest);
  if (rest === "" || isLast) {
    const remedy = text.trim() === "" ? undefined : jsonRemedies.unclosed();
    return { offset: isLast ? text.length : offset, problem: jsonProblems.end(), remedy };
  }
  const [found] = /^(?:[\w.+-]+|[^\p{C}\p{Z}])/u.exec(rest.slice(0, 40)) ?? [];
  if (found === undefined) return { offset, problem: jsonProblems.character(), remedy: jsonRemedies.takeOut() };
  return { offset, problem: jsonProblems.found({ found }), remedy: jsonRemedyFor(found, before) };
}

const isValue = (text: string): boolean => /^(?:"(?:[^"\\]|\\.)*"|-?\d[\d.eE+-]*|true|false|null)$/.test(text);

function jsonRemedyFor(found: string, before: string): Message | undefined {
  const word = found.replace(/^[+-]/, "");
  if (Object.hasOwn(literalRemedies, word)) return literalRemedies[word];
  if (Object.hasOwn(asciiPunctuation, found)) return jsonRemedies.write({ text: asciiPunctuation[found] });
  if (/['‘’“”`「『]/.test(found)) return jsonRemedies.quotes();
  if (/[/#]/.test(found)) return jsonRemedies.comment();
  if (/[}\]]/.test(found) && before === ",") return jsonRemedies.commaBefore();
  if (found === "," && before === ",") return jsonRemedies.twoCommas();
  if (/^\+\d/.test(found)) return jsonRemedies.omitSign({ sign: "+" });
  if (/\d/.test(before) && /^\w/.test(found)) return jsonRemedies.figures();
  if (/^-?0\d/.test(found)) return jsonRemedies.omitZero();
  if (/^\.\d/.test(found)) return jsonRemedies.write({ text: `0${found}` });
  if (found === "\\") return jsonRemedies.doubleBackslash({ escape: unicodeEscape });
  if (/[{[]/.test(found) && /[}\]]/.test(before)) return jsonRemedies.several();
  if (/["{[]/.test(found) && /[\w"}\]]/.test(before)) return jsonRemedies.noComma();
  if (/^[\p{L}_$]/u.test(found) && /^[{,:[]?$/.test(before)) return jsonRemedies.quotes();
  return undefined;
}

interface YamlProblem {
  readonly problem: Message;
  readonly remedy: Message | undefined;
}

const yamlProblems = messages("base/yaml", {
  aliasProps: { en: "an alias takes no anchor and no tag", zh: "別名不能帶錨點或者標籤" },
  badAlias: {
    en: "the name of this anchor or alias is missing or ends in a colon",
    zh: "此處的錨點或者別名沒有名稱，或者以冒號結尾",
  },
  tagMisfit: { en: "this tag does not fit the value", zh: "該標籤與值不符" },
  unknownDirective: { en: "this directive is not known", zh: "不能識別該指令" },
  unknownEscape: { en: "this escape is not known in double quotes", zh: "雙引號中不能識別該轉義" },
  indentation: { en: "the indentation does not fit the lines around it", zh: "縮進與前後各行不符" },
  propertyOrder: { en: "an anchor or tag stands in the wrong place", zh: "錨點或者標籤的位置不對" },
  scalarStart: { en: "a text cannot start with this character", zh: "文本不能以該字符開頭" },
  blockInKey: { en: "a second key or list begins on the line of a key", zh: "在一個鍵的同一行又開始了一個鍵或者列表" },
  blockInFlow: {
    en: "inside brackets and braces, lists and records need brackets and braces too",
    zh: "括號之內的列表和記錄也須使用方括號和花括號",
  },
  longKey: { en: "a key is longer than 1024 characters", zh: "鍵超過 1024 個字符" },
  brokenKey: { en: "a key and its colon must stand on one line", zh: "鍵及其冒號須在同一行" },
  twoAnchors: { en: "a value has one anchor at most", zh: "一個值最多有一個錨點" },
  twoTags: { en: "a value has one tag at most", zh: "一個值最多有一個標籤" },
  tab: { en: "a tab cannot indent a line", zh: "不能用製表符縮進" },
  unknownTag: { en: "this tag is not known", zh: "不能識別該標籤" },
  unexpected: { en: "the text does not go on like this here", zh: "文本不能這樣繼續" },
  noClosingQuote: { en: "the closing quote is missing", zh: "缺少結束的引號" },
  noClosingBracket: { en: "the closing bracket or brace is missing", zh: "缺少結束的括號" },
  noCommaOrColon: {
    en: "a comma or a colon is missing, or quotation marks round a key or a text with brackets",
    zh: "缺少逗號或者冒號，或者含有括號的鍵、文本沒有加引號",
  },
  noComma: { en: "a comma is missing", zh: "缺少逗號" },
  noBlank: { en: "a blank is missing after the colon", zh: "冒號之後缺少空格" },
  noColon: { en: "after this key a colon is missing", zh: "該鍵之後缺少冒號" },
  noDash: { en: "a `-` is missing before this item", zh: "該項之前缺少 `-`" },
  noBlankBeforeComment: { en: "a blank is missing before the `#`", zh: "`#` 之前缺少空格" },
  noDirectivesEnd: { en: "a line `---` is missing", zh: "缺少 `---` 一行" },
  control: { en: "a control character cannot stand in YAML", zh: "YAML 中不能有控制字符" },
  misplaced: { en: "something is missing or misplaced here", zh: "此處有缺漏或者錯位" },
});

const yamlRemedies = messages("base/yaml-remedy", {
  quote: { en: "put the text in quotes", zh: "給文本加上引號" },
  omitLine: { en: "leave the line out", zh: "刪去該行" },
  doubleBackslash: { en: "double the backslash, or use single quotes", zh: "反斜線寫兩次，或者改用單引號" },
  quoteOrOwnLine: { en: "put the value in quotes, or on its own line", zh: "給值加上引號，或者另起一行" },
  colon: { en: "a colon may be missing here", zh: "此處可能缺少冒號" },
  blanks: { en: "use blanks", zh: "改用空格" },
  omit: { en: "leave it out", zh: "刪去" },
  quoteValue: { en: "put the value in quotes if it is a text", zh: "如果值是文本，加上引號" },
});

/** A control character, wherever it stands. */
export const yamlControlCharacter = (): YamlProblem => ({
  problem: yamlProblems.control(),
  remedy: yamlEscapeRemedy({ escape: String.raw`\x1b` }),
});

const yamlEscapeRemedy = message("base/yaml-remedy/escape", {
  en: "take it out, or write it as an escape between double quotes, such as `{escape}`",
  zh: "刪去，或者在雙引號中寫成轉義，例如 `{escape}`",
});

type YamlProblemKeys = readonly [problem: keyof typeof yamlProblems, remedy?: keyof typeof yamlRemedies];

const problemByCode: Readonly<Record<string, YamlProblemKeys>> = {
  ALIAS_PROPS: ["aliasProps"],
  BAD_ALIAS: ["badAlias"],
  BAD_COLLECTION_TYPE: ["tagMisfit"],
  BAD_DIRECTIVE: ["unknownDirective", "omitLine"],
  BAD_DQ_ESCAPE: ["unknownEscape", "doubleBackslash"],
  BAD_INDENT: ["indentation"],
  BAD_PROP_ORDER: ["propertyOrder"],
  BAD_SCALAR_START: ["scalarStart", "quote"],
  BLOCK_AS_IMPLICIT_KEY: ["blockInKey", "quoteOrOwnLine"],
  BLOCK_IN_FLOW: ["blockInFlow"],
  KEY_OVER_1024_CHARS: ["longKey"],
  MULTILINE_IMPLICIT_KEY: ["brokenKey", "colon"],
  MULTIPLE_ANCHORS: ["twoAnchors"],
  MULTIPLE_TAGS: ["twoTags"],
  TAB_AS_INDENT: ["tab", "blanks"],
  TAG_RESOLVE_FAILED: ["unknownTag", "omit"],
  UNEXPECTED_TOKEN: ["unexpected", "quoteValue"],
};

/** What the parser misses is told apart by its sentence only. */
const problemBySentence: readonly (readonly [sentence: RegExp, ...YamlProblemKeys])[] = [
  [/closing .quote/, "noClosingQuote"],
  [/end with a ([\]}])/, "noClosingBracket"],
  [/^Missing , or :/, "noCommaOrColon"],
  [/^Missing ,/, "noComma"],
  [/^Missing space after :/, "noBlank"],
  [/followed by map values/, "noColon"],
  [/without - indicator/, "noDash"],
  [/^Comments must be separated/, "noBlankBeforeComment", "quote"],
  [/directives-end/, "noDirectivesEnd"],
];

/**
 * What is wrong, and a remedy if there is one, for a slip that the YAML parser names by `code` and describes in `sentence`.
 *
 * @example
 * yamlProblem("TAB_AS_INDENT", "Tabs are not allowed as indentation").problem.code // "base/yaml/tab"
 */
export function yamlProblem(code: string, sentence: string): YamlProblem {
  const [, ...lack] = problemBySentence.find(([pattern]) => pattern.test(sentence)) ?? [];
  const [problem = "misplaced", remedy] = lack.length > 0 ? lack : (problemByCode[code] ?? []);
  return { problem: yamlProblems[problem](), remedy: remedy && yamlRemedies[remedy]() };
}
