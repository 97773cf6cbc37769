import { diagnostic, type Diagnostic } from "../base/diagnostic.ts";
import { entriesOf, type DataNode } from "../base/document.ts";
import { message, messages, namesOf } from "../base/message.ts";
import type { SourceText } from "../base/text.ts";

export const noStatute = diagnostic("statute/no-statute", "error", {
  en: "{missing, select, article {the text has no article} title {no line before the first chapter or article names the law}}",
  zh: "{missing, select, article {文本中沒有條} title {第一個章或者條之前沒有寫明法律名稱的行}}",
  help: {
    en: "{missing, select, article {an article begins with its number and a blank, as in `第一條 為了…`; in a language that `text` names in pack.yaml, with a line such as `Article 1`, `Section 1 Duties` or `§ 1`, without marks before it} title {}}",
    zh: "{missing, select, article {條以條號和空格開頭，例如 `第一條 為了…`；pack.yaml 的 `text` 寫明其他語言時，以 `Article 1`、`Section 1 Duties`、`§ 1` 一類的行開頭，前面沒有其他符號} title {}}",
  },
});

export const unknownLine = diagnostic("statute/unknown-line", "error", {
  en: "the line `{line}` belongs to no article and is not a heading, order, signature or date",
  zh: "行 `{line}` 不屬於任何一條，也不是標題、公布令、署名或者日期",
  help: {
    en: "the copy of a law holds the law, its order and nothing else",
    zh: "法律文本只包含法律及其公布令，不包含其他內容",
  },
});

export const lineGoesOn = diagnostic("statute/line-goes-on", "warning", {
  en: "this line goes on in the middle of a sentence, and each line of the text is taken as one of the law",
  zh: "本行從句子中間開始，而文本的每一行都視為法律的一行",
  help: {
    en: "join the lines that are only wrapped, as in what was copied from a PDF: a paragraph or an item stands on one line",
    zh: "從 PDF 複製等情形下僅因版面而換的行，合成一行：一款或者一項寫在一行上",
  },
});

export const likeHeading = diagnostic("statute/like-heading", "warning", {
  en: "no article {missing} stands before article {found}, and the line `{line}` may be its misspelt heading",
  zh: "第 {found} 條之前沒有第 {missing} 條，而行 `{line}` 可能是其寫錯的標題行",
  help: {
    en: "correct its first word, as in `Article {missing}` or `Section {missing}`: as it stands the line is a part of the article before",
    zh: "更正其第一個詞，例如 `Article {missing}`、`Section {missing}`：現在這一行屬於前一條",
  },
});

export const outOfOrder = diagnostic("statute/out-of-order", "error", {
  en: "{part, select, chapter {chapter} article {article} paragraph {paragraph} item {item} subitem {subitem}} {found} stands where {part, select, chapter {chapter} article {article} paragraph {paragraph} item {item} subitem {subitem}} {expected} is expected",
  zh: "此處應為第 {expected} {part, select, chapter {章} article {條} paragraph {款} item {項} subitem {目}}，卻是第 {found} {part, select, chapter {章} article {條} paragraph {款} item {項} subitem {目}}",
  help: { en: "{remedy}", zh: "{remedy}" },
});

/** A line before the number that would be what is expected. */
export const noBlankAfterNumber = message("statute/no-blank-after-number", {
  en: "line {line} begins with `{words}` and no blank after it: put one there",
  zh: "第 {line} 行以 `{words}` 開頭，其後沒有空格：加上空格",
});

export const erratumNotFound = diagnostic("statute/erratum-not-found", "error", {
  en: "the faulty words `{found}` stand {count, plural, =0 {not} other {# times}} in {within, select, copy {the copy} unit {unit `{unit}` of the copy}}",
  zh: "{within, select, copy {文本} unit {文本的 `{unit}` }}中{count, plural, =0 {沒有} other {有 # 處}}誤字 `{found}`",
  help: {
    en: "{count, plural, =0 {} other {write more of the words, so that they stand there once}}",
    zh: "{count, plural, =0 {} other {多寫幾個字，使其只出現一次}}",
  },
});

export const renderingDiffers = diagnostic("statute/rendering-differs", "error", {
  en: "{difference}",
  zh: "{difference}",
  help: { en: "make the rendering anew from the copy and its errata", zh: "根據文本及其勘誤重新生成轉換文本" },
});

/** Of a whole line if there are more or fewer characters, for what follows one of them is out of step. */
export const differences = messages("statute/difference", {
  more: {
    en: "this line has {count, plural, one {# character} other {# characters}} more than the corrected copy's",
    zh: "本行比更正後的文本多 {count} 個字",
  },
  fewer: {
    en: "this line has {count, plural, one {# character} other {# characters}} fewer than the corrected copy's",
    zh: "本行比更正後的文本少 {count} 個字",
  },
  length: { en: "the rendering is not as long as the corrected copy", zh: "轉換文本與更正後的文本長度不同" },
  words: {
    en: "the rendering has `{rendering}` where the corrected copy has `{copy}`",
    zh: "轉換文本為 `{rendering}`，更正後的文本為 `{copy}`",
  },
});

export const twoRenderings = diagnostic("statute/two-renderings", "error", {
  en: "`{letter}` is rendered as `{second}` here and as `{first}` before",
  zh: "`{letter}` 在此轉換為 `{second}`，之前轉換為 `{first}`",
});

export const unsafeVariant = diagnostic("statute/unsafe-variant", "error", {
  en: "{why, select, present {`{variant}` stands in the law itself and cannot be a form of `{letter}`} needless {the law has no `{letter}` that `{variant}` could stand for} several {a variant is one character for another, not `{variant}` for `{letter}`}}",
  zh: "{why, select, present {`{variant}` 本身出現在法律中，不能作為 `{letter}` 的異體} needless {法律中沒有 `{letter}`，不需要異體 `{variant}`} several {異體是一個字對應一個字，不能是 `{variant}` 對應 `{letter}`}}",
});

export const statuteField = diagnostic("statute/field", "error", {
  en: "`{field}` must be {expected}",
  zh: "`{field}` 應為 {expected}",
});

/** What the files beside a law's text should hold. */
export const expectations = messages("statute/expected", {
  list: { en: "a list", zh: "列表" },
  record: { en: "a record", zh: "記錄" },
  fields: { en: "a record with {fields}", zh: "含有 {fields} 的記錄" },
  text: { en: "a text, in quotes if it is a number", zh: "文本；如果是數字，加上引號" },
  units: { en: "a record of units with their captions", zh: "由條款及其標題組成的記錄" },
  caption: {
    en: "a caption in English (`en`), if wished in Chinese (`zh`) too",
    zh: "英文（`en`）標題，也可以加上中文（`zh`）標題",
  },
});

export const noUnitKey = diagnostic("statute/no-unit-key", "error", {
  en: "`{key}` names no article, paragraph, item, subitem or sentence",
  zh: "`{key}` 不指明任何條、款、項、目或者句",
  help: {
    en: 'write them as numbers with dots between, in quotes, as in `"7.1.3"`',
    zh: '寫成以點分隔的數字，並加上引號，例如 `"7.1.3"`',
  },
});

/** `cut`: it has no value, as the rest of a text that a comma has cut. */
const unknownKey = diagnostic("statute/unknown-key", "error", {
  en: "{what, select, erratum {an erratum} outline {an outline} caption {a caption} translation {a translation}} has no `{key}`, only {known}",
  zh: "{what, select, erratum {勘誤} outline {提綱} caption {標題} translation {譯文}}沒有 `{key}`，只有 {known}",
  help: {
    en: "{cut, select, true {a text with a comma stands between quotation marks; without them it ends at the comma} false {}}",
    zh: "{cut, select, true {含逗號的文本須加引號；不加引號時，文本到逗號為止} false {}}",
  },
});

/** The keys of a record beside those that it can have: in YAML a comma without quotation marks begins one. */
export function unknownKeys(
  source: SourceText,
  record: DataNode,
  known: readonly string[],
  what: "erratum" | "outline" | "caption" | "translation",
): readonly Diagnostic[] {
  return entriesOf(record)
    .filter(({ key }) => !known.includes(key))
    .map(({ key, keySpan, value }) => {
      const cut = value.kind === "scalar" && value.value === null;
      return unknownKey.at({ source, span: keySpan }, { key, what, known: namesOf(known), cut });
    });
}
