import { diagnostic } from "../../../base/diagnostic.ts";

export const unknownPack = diagnostic("language/unknown-pack", "error", {
  en: "this pack needs no pack `{name}`{near}",
  zh: "本規則包不需要名為 `{name}` 的規則包{near}",
  help: {
    en: "add `{meant}` to `needs` in pack.yaml, if it is not there",
    zh: "如果 pack.yaml 的 `needs` 中沒有 `{meant}`，將其加入",
  },
});

export const versionsDiffer = diagnostic("language/versions-differ", "error", {
  en: "`{name}` is {first} in the version that is in force {firstFrom}, and {second} in the one {secondFrom}",
  zh: "`{name}` 在各版本中不是同一類值：{firstFrom}施行的是{first}，{secondFrom}施行的是{second}",
  help: {
    en: "a condition reads a name of another pack whatever the day, so all its versions must mean one kind of value",
    zh: "條件無論在哪一天都會讀取另一規則包的名稱，所以各版本中須是同一類值",
  },
});

export const unknownRule = diagnostic("language/unknown-rule", "error", {
  en: "{isOther, select, true {`{name}` is {is} and no rule} false {no rule is named `{name}`{near}}}",
  zh: "{isOther, select, true {`{name}` 是{is}，不是規則} false {沒有名為 `{name}` 的規則{near}}}",
});

/** A name of a place or a party that no rule answers to would never count. */
export const noRules = diagnostic("language/no-rules", "error", {
  en: "{where} has no {wanted}",
  zh: "{where} 沒有 {wanted}",
  help: { en: "it has {has}", zh: "那裏的規則：{has}" },
});

export const notBreached = diagnostic("language/not-breached", "error", {
  en: "`{name}` says `{modal}`, which nobody can breach",
  zh: "`{name}` 用了 `{modal}`，無人能違反",
  help: { en: "name a rule with `must` or `must not`", zh: "指明用 `must` 或者 `must not` 的規則" },
});
