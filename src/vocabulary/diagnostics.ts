import { diagnostic } from "../base/diagnostic.ts";
import { messages } from "../base/message.ts";

export const unknownInputField = diagnostic("vocabulary/unknown-field", "error", {
  en: "{parent} has no field `{key}`{near}",
  zh: "{parent} 沒有字段 `{key}`{near}",
  help: { en: "{remedy}", zh: "{remedy}" },
});

export const missingField = diagnostic("vocabulary/missing-field", "error", {
  en: "{parent} needs `{key}`",
  zh: "{parent} 缺少 `{key}`",
  help: {
    en: "{nullable, select, true {write `null` if there is none: leaving it out would be taken for the better case} false {}}",
    zh: "{nullable, select, true {沒有時寫 `null`：不寫會被當作較有利的情形} false {}}",
  },
});

export const wrongType = diagnostic("vocabulary/wrong-type", "error", {
  en: "{path} must be {expected}, not {found}",
  zh: "{path} 應為 {expected}，而不是 {found}",
  help: { en: "{remedy}", zh: "{remedy}" },
});

export const notListed = diagnostic("vocabulary/not-listed", "error", {
  en: "`{path}` cannot be `{value}`{near}",
  zh: "`{path}` 不能為 `{value}`{near}",
  help: { en: "it is one of {members}", zh: "可用的值：{members}" },
});

export const badFormat = diagnostic("vocabulary/bad-format", "error", {
  en: "`{path}` must be {expected}, not `{value}`",
  zh: "`{path}` 應為 {expected}，而不是 `{value}`",
});

export const noSuchDay = diagnostic("vocabulary/no-such-day", "error", {
  en: "`{path}` is `{value}`, which does not exist in the calendar",
  zh: "`{path}` 為 `{value}`，日曆上沒有這一天",
});

export const blankText = diagnostic("vocabulary/blank-text", "error", {
  en: "`{path}` is blank",
  zh: "`{path}` 為空白",
  help: {
    en: "{nullable, select, true {leave it out if it is not known, or write `null` if there is none} false {write what it is; only what may be missing can be left out}}",
    zh: "{nullable, select, true {不知道時刪去；沒有時寫 `null`} false {寫明內容；只有可以缺少的字段才能刪去}}",
  },
});

export const emptyValue = diagnostic("vocabulary/empty-value", "error", {
  en: "{path} is empty and needs at least one entry",
  zh: "{path} 為空，至少需要一項",
});

export const repeatedValue = diagnostic("vocabulary/repeated-value", "error", {
  en: "`{path}` lists `{value}` twice",
  zh: "`{path}` 兩次列出 `{value}`",
});

/** `share`: it is a part of one, which people write as a percentage. */
export const outOfRange = diagnostic("vocabulary/out-of-range", "error", {
  en: "`{path}` is {value} and must be at {bound, select, least {least} most {most}} {limit}",
  zh: "`{path}` 為 `{value}`，{bound, select, least {不得小於} most {不得大於}} {limit}",
  help: {
    en: "{share, select, true {shares are decimals: 96 % is 0.96} false {}}",
    zh: "{share, select, true {比例寫成小數：96% 寫作 0.96} false {}}",
  },
});

/** `is`: what the document is; `found`: the same, where it is not a record; `wanted`: what edict.yaml says that it is about. */
export const noSubject = diagnostic("vocabulary/no-subject", "error", {
  en: "{is, select, record {this document names no subject} profile {this is a profile, and not a document about a subject} other {this document is {found} and names no subject}}",
  zh: "{is, select, record {該文檔沒有寫明主題} profile {這是配置，不是關於某個主題的文檔} other {該文檔為 {found}，沒有寫明主題}}",
  help: {
    en: "{is, select, profile {give it as the profile: `--profile`, or the option `profile`} other {{wanted, select, none {its facts stand under one of {subjects}} other {`subject` in edict.yaml only checks what documents are about: put the facts of each under `{wanted}:`, or read the rows of a log with `--columns`}}}}",
    zh: "{is, select, profile {請作為配置提供：`--profile`，或者選項 `profile`} other {{wanted, select, none {事實應放在以下之一的下面：{subjects}} other {edict.yaml 的 `subject` 只核對文檔的主題：請把各文檔的事實放在 `{wanted}:` 之下，或者用 `--columns` 讀取日誌的各行}}}}",
  },
});

export const missingSubject = diagnostic("vocabulary/missing-subject", "error", {
  en: "a document of the kind `{subject}` needs `{subject}` with its facts",
  zh: "`{subject}` 類文檔須在 `{subject}` 之下寫明事實",
});

export const foreignSubject = diagnostic("vocabulary/foreign-subject", "error", {
  en: "`{other}` cannot stand beside `{subject}` in one document",
  zh: "同一文檔中 `{other}` 不能與 `{subject}` 並列",
  help: { en: "write a document for each, and give them together", zh: "各寫一個文檔，一併提供" },
});

export const otherVocabulary = diagnostic("vocabulary/other-vocabulary", "error", {
  en: "this document is written for `{found}`, and the policies read {wanted}",
  zh: "該文檔按 `{found}` 書寫，而規則讀取 {wanted}",
});

export const missingFactsOn = diagnostic("vocabulary/missing-facts-on", "error", {
  en: "this `{subject}` document needs `facts_on`: the day up to which its facts are known",
  zh: "該 `{subject}` 文檔缺少 `facts_on`：事實截至哪一天",
  help: {
    en: "write it beside the subject, as in `facts_on: 2026-11-01`",
    zh: "寫在主題旁邊，例如 `facts_on: 2026-11-01`",
  },
});

export const missingDay = diagnostic("vocabulary/missing-day", "error", {
  en: "`{subject}` needs `{key}`: its day decides whose law applies",
  zh: "`{subject}` 缺少 `{key}`：適用哪一天的法律取決於它",
  help: {
    en: "write it {isMoment, select, true {with an offset, as in `2026-11-01T09:30:00+08:00`} false {as in `2026-11-01`}}, or say which day's law applies",
    zh: "{isMoment, select, true {連同時差寫明，例如 `2026-11-01T09:30:00+08:00`} false {寫成 `2026-11-01` 的形式}}，或者指明適用哪一天的法律",
  },
});

export const afterFactsOn = diagnostic("vocabulary/after-facts-on", "error", {
  en: "`{path}` is on {day}, and the facts are known up to {factsOn} only",
  zh: "`{path}` 在 {day}，而事實只截至 {factsOn}",
  help: { en: "write only what has happened, or move `facts_on`", zh: "只寫已經發生的事，或者改 `facts_on`" },
});

export const sameKey = diagnostic("vocabulary/same-key", "error", {
  en: "`{path}` has two elements whose `{key}` is `{value}`",
  zh: "`{path}` 有兩個元素的 `{key}` 都是 `{value}`",
  help: {
    en: "the first {inText, select, true {stands in line {first}} false {is `{first}`}}: give each its own `{key}`",
    zh: "第一個{inText, select, true {在第 {first} 行} false {是 `{first}`}}：使各自的 `{key}` 不同",
  },
});

export const noSuchEvidence = diagnostic("vocabulary/no-such-evidence", "error", {
  en: "`{path}` names the evidence `{id}`, which this document does not hold{near}",
  zh: "`{path}` 指明證據 `{id}`，該文檔中沒有{near}",
  help: {
    en: "list it under `evidence`, with `id`, `kind`, `collected_on` and `expires_on`",
    zh: "列在 `evidence` 之下，寫明 `id`、`kind`、`collected_on` 和 `expires_on`",
  },
});

export const placeholder = diagnostic("vocabulary/placeholder", "warning", {
  en: "`{path}` is `{value}`, which tells nothing: it counts as not known",
  zh: "`{path}` 為 `{value}`，沒有說明任何事：視為未知",
  help: { en: "write the fact, or `null` if there is none", zh: "寫明事實；沒有時寫 `null`" },
});

export const wrongPart = diagnostic("vocabulary/wrong-part", "error", {
  en: "`{path}` {problem}",
  zh: "`{path}` {problem}",
});

/** What is wrong with a fact that is said to be known in part. */
export const partProblems = messages("vocabulary/part", {
  exact: { en: "has to be exact", zh: "須寫明確切的值" },
  yesOrNo: {
    en: "is true or false, and cannot be known in part: leave it out if it is not known",
    zh: "非真即假，不能只知道一部分：不知道時刪去",
  },
  document: {
    en: "names a piece of evidence, and cannot be known in part: leave it out if it is not known",
    zh: "指明一項證據，不能只知道一部分：不知道時刪去",
  },
  words: { en: "is known in part by {words}, not by `{key}`", zh: "只知道一部分時用 {words} 書寫，而不是 `{key}`" },
  alone: {
    en: "says `present` beside what tells more: leave `present` out",
    zh: "`present` 旁邊已寫明更多：刪去 `present`",
  },
  isTrue: {
    en: "can only be `present: true`: write `null` for what is absent",
    zh: "只能寫 `present: true`：沒有時寫 `null`",
  },
  neverAbsent: {
    en: "is never absent, so that `present` tells nothing: leave it out if it is not known",
    zh: "不會沒有，`present` 說明不了什麼：不知道時刪去",
  },
  none: { en: "needs a value for `{key}`: leave an end out that is not known", zh: "`{key}` 缺少值：不知道的一端刪去" },
  order: { en: "ends before it begins", zh: "終點先於起點" },
  sorts: {
    en: "has ends in different units, such as days and months: write both in one",
    zh: "兩端的單位不同，例如日和月：寫成同一單位",
  },
});

export const dayTooEarly = diagnostic("vocabulary/day-too-early", "warning", {
  en: "`{path}` is {day}, a day before anything that is judged here: it counts as not known",
  zh: "`{path}` 為 {day}，早於此處判斷的任何事：視為未知",
  help: { en: "write the day, or `null` if there is none", zh: "寫明日期；沒有時寫 `null`" },
});

export const signedTooEarly = diagnostic("vocabulary/signed-too-early", "error", {
  en: "`{path}` is {day}, a day before anything that is judged here",
  zh: "`{path}` 為 {day}，早於此處判斷的任何事",
});

export const evidenceAfterSignature = diagnostic("vocabulary/evidence-after-signature", "warning", {
  en: "`{path}` is of {signed}, and its evidence `{id}` was collected on {collected}: it cannot support the signature",
  zh: "`{path}` 的日期為 {signed}，而證據 `{id}` 在 {collected} 才收集：不能支持該署名確認",
  help: {
    en: "correct the day that is wrong, or have it signed anew",
    zh: "更正有誤的日期，或者重新署名確認",
  },
});

export const unsignedAttestation = diagnostic("vocabulary/unsigned", "error", {
  en: "`{path}` is `{value}`, and an attestation needs the person who gives it",
  zh: "`{path}` 為 `{value}`，署名確認須寫明由誰作出",
});

export const schemaKeyword = diagnostic("vocabulary/schema-keyword", "error", {
  en: "the schema keyword `{keyword}` {problem}",
  zh: "模式關鍵字 `{keyword}` {problem}",
});

/** What is wrong with a keyword of a schema. */
export const keywordProblems = messages("vocabulary/keyword", {
  missing: { en: "is missing", zh: "缺少" },
  circular: { en: "leads back to itself", zh: "指回自身" },
  unused: { en: "is not used in vocabularies", zh: "不用於詞彙表" },
  items: { en: "must say what the elements are", zh: "須說明元素是什麼" },
  type: {
    en: "must be one of object, array, string, number, integer, boolean, with or without `null`",
    zh: "須是 `object`、`array`、`string`、`number`、`integer` 或者 `boolean`，可以加上 `null`",
  },
  value: {
    en: "must be {wanted, select, group {a group of fields} list {a list} members {a list that is not empty} number {a number} boolean {true or false} text {text}}",
    zh: "須是{wanted, select, group {一組字段} list {列表} members {非空列表} number {數字} boolean {真或假（`true` 或者 `false`）} text {文本}}",
  },
  described: { en: "needs a group of keywords for `{member}`", zh: "須以一組關鍵字說明 `{member}`" },
  subject: { en: "must be `object`: a subject is a group of facts", zh: "須是 `object`：主題是一組事實" },
  closed: {
    en: "must be `false` where there are `properties`: a misspelt name would be taken without a word",
    zh: "有 `properties` 時須是 `false`：否則寫錯的名稱會被默默接受",
  },
  settles: {
    en: "must name with `settles` one yes or no, beside other facts of the same group of which each is there",
    zh: "以 `settles` 指明的須是一個是非事實，其餘的都是同一組中寫明的事實",
  },
  member: {
    en: "lists `{member}`, which is not a name: letters, figures and `_`, no figure first",
    zh: "列出了不是名稱的 `{member}`：名稱由字母、數字和 `_` 組成，不以數字開頭",
  },
  question: {
    en: "needs the question under `en`, in whatever language it is, as in `x-ask: '{' en: … '}'`",
    zh: "須在 `en` 下寫明問題（何種語言均可），如 `x-ask: '{' en: … '}'`",
  },
  cut: {
    en: "has no `{key}`, only `en` and `zh`: words with a comma or a colon stand in quotation marks",
    zh: "沒有 `{key}`，只有 `en` 和 `zh`：含有逗號或者冒號的文字要加引號",
  },
  sentence: { en: "needs a sentence in `en` and in `zh`", zh: "須在 `en` 和 `zh` 下各寫一句話" },
  facts: { en: "needs `facts`: at least one, each with its state", zh: "須在 `facts` 下寫明至少一項事實及其狀態" },
  state: { en: "gives `{path}` a state that it cannot have", zh: "給 `{path}` 寫了它不可能有的狀態" },
  use: { en: "must be one of {uses}", zh: "須是 {uses} 之一" },
  pattern: { en: "can only be `{pattern}`: not blank", zh: "只能是 `{pattern}`：非空白" },
});

export const schemaName = diagnostic("vocabulary/schema-name", "error", {
  en: "the schema keyword `{keyword}` names `{name}`, which is not there",
  zh: "模式關鍵字 `{keyword}` 指明的 `{name}` 不存在",
});

export const schemaField = diagnostic("vocabulary/schema-field", "error", {
  en: "the field `{field}` must be {expected, select, date {a date, as its name ends in `on`} datetime {a date with time, as its name ends in `at`}}",
  zh: "字段 `{field}` 應為{expected, select, date {日期，因為名稱以 `on` 結尾} datetime {含時刻的日期，因為名稱以 `at` 結尾}}",
});

export const sameSubject = diagnostic("vocabulary/same-subject", "error", {
  en: "`{name}` is a subject of another vocabulary, too: {other}",
  zh: "`{name}` 也是另一詞彙表的主題：{other}",
  help: {
    en: "name it otherwise, or write `extends` if its documents are the same ones",
    zh: "換一個名稱；如果是同一類文檔，寫 `extends`",
  },
});

export const sameField = diagnostic("vocabulary/same-field", "error", {
  en: "the vocabulary that is extended has a fact `{name}`, too: {other}",
  zh: "被擴展的詞彙表已有事實 `{name}`：{other}",
});

export const unknownSubject = diagnostic("vocabulary/unknown-subject", "error", {
  en: "{named, select, true {the vocabulary `{id}`} false {this vocabulary}} has no subject `{name}`",
  zh: "{named, select, true {詞彙表 `{id}`} false {該詞彙表}} 沒有主題 `{name}`",
});

/** `taken`: it is the name of something that stands in every document; otherwise it is no name. */
export const badSubjectName = diagnostic("vocabulary/subject-name", "error", {
  en: "`{name}` cannot be a subject: {taken, select, true {it stands beside the subject in every document} false {a name has small letters, digits and `_`, and begins with a letter}}",
  zh: "`{name}` 不能作為主題：{taken, select, true {每份文檔的主題旁邊都可以有它} false {名稱由小寫字母、數字和 `_` 組成，以字母開頭}}",
});

export const saidByOwner = diagnostic("vocabulary/said-by-owner", "error", {
  en: "`{key}` of `{name}` is for `{id}` to say, whose subject it is",
  zh: "`{name}` 是 `{id}` 的主題，其 `{key}` 由 `{id}` 規定",
  help: { en: "leave it out here", zh: "在此處刪去" },
});

export const noSuchDayField = diagnostic("vocabulary/no-day-field", "error", {
  en: "`{name}` has no date or moment `{field}` that could be its day",
  zh: "`{name}` 沒有可以作為其日期的 `{field}`",
});

/** `wanted`: what can be supposed of the fact; `none`: there is no such fact. */
export const wrongSupposition = diagnostic("vocabulary/gate-fact", "error", {
  en: "the gate cannot suppose this of `{name}.{field}`: {wanted, select, none {`{name}` has no such fact} moment {of a day or a moment it supposes `now`} boolean {it is `true` or `false`} member {it is none of the words that the fact can be} never {only yes or no, a word of an enumeration, and a day or a moment can be supposed}}",
  zh: "門禁不能這樣推定 `{name}.{field}`：{wanted, select, none {`{name}` 沒有這一事實} moment {日期或者時刻只能推定為 `now`} boolean {只能是 `true` 或者 `false`} member {該事實沒有這個詞} never {只能推定是或否、枚舉中的詞、日期或者時刻}}",
});

export const noFirstFact = diagnostic("vocabulary/first-fact", "error", {
  en: "`{name}` has no fact `{path}` that could be asked for first",
  zh: "`{name}` 沒有可以首先詢問的事實 `{path}`",
});

export const sameSchema = diagnostic("vocabulary/same-schema", "error", {
  en: "another schema has the `$id` `{name}`, too: {other}",
  zh: "另一個模式的 `$id` 也是 `{name}`：{other}",
  help: { en: "give each file its own name as `$id`", zh: "`$id` 寫各文件自己的名稱" },
});

export const missingSchema = diagnostic("vocabulary/missing-schema", "error", {
  en: "the vocabulary has no schema whose `$id` is `{name}`",
  zh: "詞彙表中沒有 `$id` 為 `{name}` 的模式",
});
