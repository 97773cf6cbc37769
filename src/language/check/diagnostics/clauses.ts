import { diagnostic } from "../../../base/diagnostic.ts";

export const missingClause = diagnostic("language/missing-clause", "error", {
  en: "{what} has no {lacks, select, subject {`on`} document {`on`} demand {`require` or `forbid`} judge {`judged by`}}",
  zh: "{what} 沒有 {lacks, select, subject {`on`} document {`on`} demand {`require` 或者 `forbid`} judge {`judged by`}}",
  help: {
    en: '{lacks, select, subject {say what it judges, for example `on service`} document {what is looked at one by one belongs to a document: say of what, for example `on service`} demand {say what must hold, or write `scope "…"` where the text asks for nothing} judge {what no person judges is a definition: write `define … means …`}}',
    zh: '{lacks, select, subject {寫明判斷的對象，例如 `on service`} document {逐個判斷的內容屬於某個文檔：寫明是什麼文檔，例如 `on service`} demand {寫明必須成立的內容；文本沒有要求時寫 `scope "…"`} judge {不由人判斷的是定義：寫成 `define … means …`}}',
  },
});

export const repeatedClause = diagnostic("language/repeated-clause", "error", {
  en: "{what} has a second `{clause}`",
  zh: "{what} 有第二個 `{clause}`",
});

export const deadlineDate = diagnostic("language/deadline-date", "error", {
  en: "{part, select, done {what is done by a day} due {the last day}} must be a date, and this is {is}",
  zh: "{part, select, done {在某日之前完成的事} due {最後一天}}應為日期，而此處是{is}",
});

export const repeatedRequirement = diagnostic("language/repeated-requirement", "error", {
  en: "the rule `{rule}` has two requirements named `{name}`",
  zh: "規則 `{rule}` 有兩項要求名為 `{name}`",
  help: {
    en: "a finding names the requirement that is not kept, so each name stands once in a rule",
    zh: "結果會指出未遵守的要求，所以同一規則中每個名稱只用一次",
  },
});

export const noteClause = diagnostic("language/note-clause", "error", {
  en: "`{rule}` says `{modal}` and has no verdict, so it takes no `{clause}`",
  zh: "`{rule}` 用了 `{modal}`，不得出結論，所以不能有 `{clause}`",
  help: {
    en: "say with `when` where it applies, or write `must` or `must not`",
    zh: "用 `when` 寫明何時適用，或者改用 `must` 或 `must not`",
  },
});

export const unknownBasis = diagnostic("language/unknown-basis", "error", {
  en: "a rule cannot rest on `{name}`{near}",
  zh: "規則不能以 `{name}` 為依據{near}",
  help: { en: "it rests on one of {known}", zh: "依據為以下之一：{known}" },
});
