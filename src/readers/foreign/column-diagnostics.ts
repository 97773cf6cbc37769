import { diagnostic } from "../../base/diagnostic.ts";
import { messages } from "../../base/message.ts";

/** A path in a map of columns that leads to no fact which a column could say. */
export const unknownFact = diagnostic("foreign/unknown-fact", "error", {
  en: "{why}{near}",
  zh: "{why}{near}",
});

export const whyUnknownFact = messages("foreign/unknown-fact-why", {
  name: { en: "the vocabulary has no fact `{fact}`", zh: "詞彙表中沒有事實 `{fact}`" },
  list: {
    en: "`{fact}` lies in a list: a column can be `{whole}` as a whole",
    zh: "`{fact}` 在列表之中：一列只能是整個 `{whole}`",
  },
  single: { en: "`{fact}` is nothing: `{whole}` has no parts", zh: "沒有 `{fact}`：`{whole}` 沒有組成部分" },
  subject: {
    en: "`{fact}` is a subject: name each of its facts, such as `{whole}.id`",
    zh: "`{fact}` 是主題：請寫明其各項事實，例如 `{whole}.id`",
  },
});

export const factWithinFact = diagnostic("foreign/fact-within-fact", "error", {
  en: "`{fact}` is a part of `{whole}`, which has a column of its own",
  zh: "`{fact}` 是 `{whole}` 的一部分，而後者已有自己的列",
  help: { en: "map the whole or its parts", zh: "只對應整體，或者只對應各部分" },
});

export const neededFact = diagnostic("foreign/needed-fact", "warning", {
  en: "the map says `{fact}`, and nothing says `{needed}`, which every {group} needs",
  zh: "對應表說明了 `{fact}`，而沒有說明每個 {group} 都須有的 `{needed}`",
  help: {
    en: "map the column that says it, or leave out what belongs to {group}",
    zh: "對應說明該事實的列，或者不對應 {group} 的其他事實",
  },
});

export const badColumn = diagnostic("foreign/bad-column", "error", {
  en: "`{text}` is not a path of a column",
  zh: "`{text}` 不是列的路徑",
  help: {
    en: 'names are parted by dots, `[0]` is an element of a list, and a name with dots stands in quotes: `choices[0].text`, `attributes."gen_ai.response.id"`',
    zh: '名稱以點分隔，`[0]` 為列表的一項，含點的名稱加引號：`choices[0].text`、`attributes."gen_ai.response.id"`',
  },
});

export const unfitValue = diagnostic("foreign/unfit-value", "error", {
  en: "`{fact}` is {kind, select, boolean {true or false} number {a number} enum {one of the words of the vocabulary} list {a list} record {a group} other {a text}}, and never `{shown}`{near}",
  zh: "`{fact}` 是{kind, select, boolean {真或假} number {數字} enum {詞彙表所列的詞之一} list {列表} record {一組事實} other {文本}}，不會是 `{shown}`{near}",
});

export const absentColumn = diagnostic("foreign/absent-column", "warning", {
  en: "no row has the column `{column}`, so the log says nothing of `{fact}`{near}",
  zh: "沒有一行有 `{column}` 列，日誌因而沒有說明 `{fact}`{near}",
});

export const assumedColumn = diagnostic("foreign/assumed-column", "error", {
  en: "no row has the column `{column}`, and the map says what that means: every row was judged as if the log had said `{fact}`{near}",
  zh: "沒有一行有 `{column}` 列，而對應表寫明了其含義：每一行都被當作日誌已說明 `{fact}` 來判斷{near}",
  help: {
    en: "correct the name, or leave `absent` out; a log that has nothing to say writes `null`, so that the column is there",
    zh: "請改正名稱，或者刪去 `absent`；日誌沒有內容可寫時應寫 `null`，使該列存在",
  },
});

export const nullWord = diagnostic("foreign/null-word", "warning", {
  en: "`null` under `words` is the text `null`: a column that is null or not there is no word",
  zh: "`words` 下的 `null` 是文字 `null`：為空或者不存在的列不是詞",
  help: {
    en: "if your log means something by it, say what with `absent` beside `column`",
    zh: "如果日誌以此表示某種含義，請在 `column` 旁用 `absent` 寫明",
  },
});

export const unfitMoment = diagnostic("foreign/unfit-moment", "error", {
  en: "{why}",
  zh: "{why}",
});

export const whyUnfitMoment = messages("foreign/unfit-moment-why", {
  other: {
    en: "`{fact}` is not a moment: `moment` and `offset` say how moments are written",
    zh: "`{fact}` 不是時刻：`moment` 和 `offset` 說明時刻的寫法",
  },
  both: {
    en: "a number of seconds has no offset: leave out `moment` or `offset`",
    zh: "自 1970 年起的計數沒有時差：請刪去 `moment` 或者 `offset`",
  },
});

/** `isText`: what the column says is a text, and may look like something else. */
export const unfitColumn = diagnostic("foreign/unfit-column", "error", {
  en: "`{path}` must be {wanted}, and the column `{column}` says {isText, select, true {the text } false {}}`{value}`",
  zh: "`{path}` 應為 {wanted}，而 `{column}` 列為{isText, select, true {文本 } false { }}`{value}`",
  help: { en: "{remedy}", zh: "{remedy}" },
});

/** What is to be done in the map, or in the log. `at`: where the map names the fact. */
export const columnRemedies = messages("foreign/unfit-column-remedy", {
  word: {
    en: "`{value}` is not among the `words` of `{column}`: say in the map what it means in your log ({at})",
    zh: "`{column}` 的 `words` 中沒有 `{value}`：請在對應表中寫明它在日誌中的含義（{at}）",
  },
  words: {
    en: "say in the map, with `words` of `{column}`, what each value means in your log ({at})",
    zh: "請在對應表中用 `{column}` 的 `words` 寫明各個值在日誌中的含義（{at}）",
  },
  offset: {
    en: "say in the map with `offset` in which offset `{column}` is written, such as `+08:00` ({at})",
    zh: "請在對應表中用 `offset` 寫明 `{column}` 的時差，例如 `+08:00`（{at}）",
  },
  moment: {
    en: "if `{column}` counts from 1970 on, say in the map with `moment` in which unit ({at})",
    zh: "如果 `{column}` 自 1970 年起計數，請在對應表中用 `moment` 寫明單位（{at}）",
  },
  list: {
    en: "`{column}` has a list as a text, as CSV has it: cast it to JSON where the log is written, in DuckDB `SELECT * REPLACE (CAST({column} AS JSON) AS {column})`",
    zh: "`{column}` 把列表寫成了文本，如同 CSV：請在寫出日誌時轉換為 JSON，在 DuckDB 中為 `SELECT * REPLACE (CAST({column} AS JSON) AS {column})`",
  },
  noList: {
    en: 'a list is written as JSON, such as `["a", "b"]`; the map names `{column}` at {at}',
    zh: '列表應寫成 JSON，例如 `["a", "b"]`；對應表在 {at} 指明 `{column}`',
  },
  other: {
    en: "the map names it at {at}; a view of the log can write it so",
    zh: "對應表在 {at} 指明該列；可以用日誌的視圖改寫",
  },
});
