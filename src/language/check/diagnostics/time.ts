import { diagnostic } from "../../../base/diagnostic.ts";

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
