import { diagnostic } from "../../../base/diagnostic.ts";

export const missingClause = diagnostic("language/missing-clause", "error", {
  en: "{what} has no {lacks, select, subject {`on`} document {`on`} demand {`require` or `forbid`} judge {`judged by`}}",
  zh: "{what} 沒有 {lacks, select, subject {`on`} document {`on`} demand {`require` 或者 `forbid`} judge {`judged by`}}",
  help: {
    en: '{lacks, select, subject {say what it judges, for example `on service`} document {what is looked at one by one belongs to a document: say of what, for example `on service`} demand {say what must hold, or write `scope "…"` where the text asks for nothing} judge {what no person judges is a definition: write `define … means …`}}',
    zh: '{lacks, select, subject {寫明判斷的對象，例如 `on service`} document {逐個判斷的內容屬於某個文檔：寫明是什麼文檔，例如 `on service`} demand {寫明必須成立的內容；文本沒有要求時寫 `scope "…"`} judge {不由人判斷的是定義：寫成 `define … means …`}}',
  },
});

export const judgedElsewhere = diagnostic("language/judged-elsewhere", "error", {
  en: "who may judge `{name}` is said in `{other}`, which is the same",
  zh: "`{name}` 可由誰判斷，由與之相同的 `{other}` 寫明",
  help: {
    en: "one signature counts for both, so leave `judged by` out, or ask a question of its own without `the same as`",
    zh: "一份署名確認對兩者都有效：刪去 `judged by`；如果是另一個問題，刪去 `the same as`",
  },
});

/** `texts`: those of the other pack do not agree who may sign what. */
export const notOneQuestion = diagnostic("language/not-one-question", "error", {
  en: "`{name}` cannot be the same as `{other}`: {problem, select, own {only the standard of another pack can be named here} subject {the one is judged on `{mine}`, the other on `{theirs}`} list {they are not judged for the elements of one list} texts {the texts of that pack differ in what is asked of whom}}",
  zh: "`{name}` 不能與 `{other}` 相同：{problem, select, own {此處只能寫其他規則包的標準} subject {前者針對 `{mine}`，後者針對 `{theirs}`} list {兩者不是對同一列表的元素作判斷} texts {該規則包的各文本對由誰判斷、判斷什麼規定不一}}",
  help: {
    en: "{problem, select, own {let the rules of one pack ask one standard} other {one signature answers one question, about one subject or one element: where it is not the same, let each standard be judged by itself}}",
    zh: "{problem, select, own {同一規則包的規則使用同一個標準} other {一份署名確認回答關於同一對象或元素的同一個問題；如果不是同一個問題，讓各標準分別判斷}}",
  },
});

/** What stays open, though whoever wrote it most likely takes it for broken. */
export const emptyBelowNull = diagnostic("language/empty-below-null", "warning", {
  en: "where `{group}` is `null`, nobody knows what is in `{list}`: this requirement stays open, and is not broken",
  zh: "`{group}` 為 `null` 時，不知道 `{list}` 中有什麼：該要求無法判斷，不算違反",
  help: {
    en: "ask for the group too, with `{group} is present`; or, where it need not be there, only with it: `when {group} is present`",
    zh: "同時要求該組存在：`{group} is present`；如果該組可以沒有，只在有時要求：`when {group} is present`",
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

export const repeatedParty = diagnostic("language/repeated-party", "error", {
  en: "the rule `{rule}` binds `{party}` twice",
  zh: "規則 `{rule}` 兩次約束 `{party}`",
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

export const untilBeforeFrom = diagnostic("language/until-before-from", "error", {
  en: "`until {until}` leaves no day, for it begins on `{from}`",
  zh: "`until {until}` 沒有留下任何一天，因為它自 `{from}` 開始",
  help: {
    en: "`until` names the first day that no longer counts, so it lies after `from`",
    zh: "`until` 是不再計算在內的第一天，所以在 `from` 之後",
  },
});

export const neverInForce = diagnostic("language/never-in-force", "error", {
  en: "{what} would never be in force, for {around} is in force {days}",
  zh: "{what} 永遠不會施行，因為{around}{days}施行",
});

export const policyDay = diagnostic("language/policy-day", "error", {
  en: "the policy is in force {written} here, and {manifest} in pack.yaml",
  zh: "規則在此寫明{written}施行，在 pack.yaml 中寫明{manifest}施行",
  help: {
    en: "the day of the text and `in_force` in pack.yaml are the same",
    zh: "文本的施行日與 pack.yaml 的 `in_force` 應當相同",
  },
});

export const overlappingValues = diagnostic("language/overlapping-values", "error", {
  en: "`{name}` has two values on one day: `{first}` and `{second}`",
  zh: "`{name}` 在同一天有兩個值：`{first}` 和 `{second}`",
  help: {
    en: "end one value with `until` on the day from which the next one holds",
    zh: "用 `until` 使一個值在下一個值開始的那天結束",
  },
});

export const valueOrder = diagnostic("language/value-order", "error", {
  en: "the value of `{name}` from `{from}` stands after the one from `{before}`",
  zh: "`{name}` 自 `{from}` 起的值寫在自 `{before}` 起的值之後",
  help: { en: "values stand in the order of time", zh: "各個值按時間先後排列" },
});

export const neverValid = diagnostic("language/never-valid", "error", {
  en: "{hours, select, true {an attestation names a day and no time of day, so `{duration}` cannot be counted from it} false {no attestation would ever count, for it would be valid for `{duration}`}}",
  zh: "{hours, select, true {署名確認只寫日期、不寫時刻，不能由此計算 `{duration}`} false {有效期為 `{duration}`，任何署名確認都不會有效}}",
  help: { en: "write days, working days, weeks, months or years", zh: "用日、工作日、周、月或者年" },
});
