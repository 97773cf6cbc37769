import { message, messages, type Message } from "./message.ts";

interface Problem {
  readonly problem: Message;
  readonly remedy: Message | undefined;
}

const say = messages("base/yaml", {
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
  noCommaOrColon: { en: "a comma or a colon is missing", zh: "缺少逗號或者冒號" },
  noComma: { en: "a comma is missing", zh: "缺少逗號" },
  noBlank: { en: "a blank is missing after the colon", zh: "冒號之後缺少空格" },
  noColon: { en: "after this key a colon is missing", zh: "該鍵之後缺少冒號" },
  noDash: { en: "a `-` is missing before this item", zh: "該項之前缺少 `-`" },
  noBlankBeforeComment: { en: "a blank is missing before the `#`", zh: "`#` 之前缺少空格" },
  noDirectivesEnd: { en: "a line `---` is missing", zh: "缺少 `---` 一行" },
  control: { en: "a control character cannot stand in YAML", zh: "YAML 中不能有控制字符" },
  misplaced: { en: "something is missing or misplaced here", zh: "此處有缺漏或者錯位" },
});

const remedies = messages("base/yaml-remedy", {
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
export const controlCharacter = (): Problem => ({
  problem: say.control(),
  remedy: escapeRemedy({ escape: String.raw`\x1b` }),
});

const escapeRemedy = message("base/yaml-remedy/escape", {
  en: "take it out, or write it as an escape between double quotes, such as `{escape}`",
  zh: "刪去，或者在雙引號中寫成轉義，例如 `{escape}`",
});

type Known = readonly [problem: keyof typeof say, remedy?: keyof typeof remedies];

const bySlip: Readonly<Record<string, Known>> = {
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
const missing: readonly (readonly [sentence: RegExp, ...Known])[] = [
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
export function yamlProblem(code: string, sentence: string): Problem {
  const [, ...lack] = missing.find(([pattern]) => pattern.test(sentence)) ?? [undefined];
  const [problem, remedy] = lack[0] === undefined ? (bySlip[code] ?? ["misplaced"]) : lack;
  return { problem: say[problem ?? "misplaced"](), remedy: remedy && remedies[remedy]() };
}
