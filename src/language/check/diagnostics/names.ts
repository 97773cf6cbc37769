import { diagnostic } from "../../../base/diagnostic.ts";
import { message, namesOf, type Message } from "../../../base/message.ts";
import { didYouMean } from "../../../base/nearest.ts";

export const repeatedName = diagnostic("language/repeated-name", "error", {
  en: "`{name}` is already declared at {first}",
  zh: "`{name}` 已在 {first} 聲明",
  help: {
    en: "definitions, parameters, open terms, open lists, standards, rules and exemptions share one set of names in a pack",
    zh: "同一規則包中，定義、參數、待解釋用語、未盡列舉、標準、規則和豁免的名稱不能重複",
  },
});

export const reservedName = diagnostic("language/reserved-name", "error", {
  en: "`{name}` already means {means}",
  zh: "`{name}` 已經表示{means}",
});

export const shadowedName = diagnostic("language/shadowed-name", "error", {
  en: "the variable `{name}` hides {means}",
  zh: "變量 `{name}` 遮蔽了{means}",
  help: { en: "give the variable a name of its own", zh: "給變量另取名稱" },
});

export const unknownName = diagnostic("language/unknown-name", "error", {
  en: "{case, select, unknown {nothing is named `{name}`{near}} variable {`{name}` is a variable of another list, and means nothing outside it} element {`{name}` is the variable of `for each` in {is}, and means nothing outside it} unread {`{name}` is {is}, and a condition reads facts, definitions, parameters, open terms, open lists and standards} foreign {`{name}` is {is}, and of another pack only definitions and parameters can be read} member {`{name}` is {is}, and stands where it is compared with a fact of these values}}",
  zh: "{case, select, unknown {沒有名為 `{name}` 的內容{near}} variable {`{name}` 是另一列表的變量，在其外沒有意義} element {`{name}` 是{is}中 `for each` 的變量，在其外沒有意義} unread {`{name}` 是{is}，而條件讀取事實、定義、參數、待解釋用語、未盡列舉和標準} foreign {`{name}` 是{is}，而對另一規則包只能讀取定義和參數} member {`{name}` 是{is}，只寫在與該類事實比較之處}}",
  help: {
    en: "{case, select, element {what is asked of each element stands in that rule, as `when` or `unless`} member {compare the fact with it there; to name several, write `parameter NAME: FACT means […]`} unknown {{known}} other {}}",
    zh: "{case, select, element {針對每個元素的條件寫在該規則中，用 `when` 或者 `unless`} member {在該處將事實與它比較；要給幾個值取名，寫 `parameter 名稱: 事實 means […]`} unknown {{known}} other {}}",
  },
});

type UnknownName = Parameters<typeof unknownName.at>[1];

/** What is said of a name that means nothing; `subjects`: with what facts begin, where one seems to be meant. */
export const unknownNameParams = (
  name: string,
  near: string | undefined,
  subjects: readonly string[] = [],
): UnknownName => ({
  case: "unknown",
  name,
  near: didYouMean(near),
  is: undefined,
  known: subjects.length === 0 ? undefined : factsBegin({ subjects: namesOf(subjects, "or") }),
});

const factsBegin = message("language/facts-begin", {
  en: "facts begin with {subjects}",
  zh: "事實以 {subjects} 開頭",
});

/** What is said of a name that means something, but nothing that could be read here. */
export const unreadableNameParams = (
  why: Exclude<UnknownName["case"], "unknown">,
  name: string,
  is?: Message,
): UnknownName => ({
  case: why,
  name,
  near: undefined,
  is,
  known: undefined,
});

export const unknownField = diagnostic("language/unknown-field", "error", {
  en: "`{of}` has no field `{name}`{near}",
  zh: "`{of}` 沒有字段 `{name}`{near}",
});

export const fieldOfList = diagnostic("language/field-of-list", "error", {
  en: "`{list}` is a list, so `{name}` must be read from one of its elements",
  zh: "`{list}` 是列表，`{name}` 須從它的某個元素讀取",
  help: {
    en: "write `any x in {list} satisfies x.{name} …`, `every x in …`, or `for each x in {list}`",
    zh: "寫成 `any x in {list} satisfies x.{name} …`、`every x in …` 或者 `for each x in {list}`",
  },
});

export const noFields = diagnostic("language/no-fields", "error", {
  en: "`{of}` is {is} and has no field `{name}`",
  zh: "`{of}` 是{is}，沒有字段 `{name}`",
});

export const unknownSubject = diagnostic("language/unknown-subject", "error", {
  en: "the vocabulary has no subject `{name}`{near}",
  zh: "詞彙表中沒有主題 `{name}`{near}",
  help: { en: "its subjects are {known}", zh: "主題有 {known}" },
});

export const unknownParty = diagnostic("language/unknown-party", "error", {
  en: "the pack has no party `{name}`{near}",
  zh: "本規則包沒有主體 `{name}`{near}",
  help: { en: "its parties are {known} (`parties` in pack.yaml)", zh: "主體有 {known}（見 pack.yaml 的 `parties`）" },
});

/** No attestation could ever name evidence of a kind that does not exist. */
export const unknownEvidence = diagnostic("language/unknown-evidence", "error", {
  en: "there is no kind of evidence `{name}`{near}",
  zh: "沒有 `{name}` 這一類證據{near}",
  help: {
    en: "kinds are {known}; a vocabulary of your own adds others by `evidence:` in vocabulary.yaml",
    zh: "證據的類別有 {known}；自己的詞彙表可以在 `vocabulary.yaml` 的 `evidence:` 下添加",
  },
});

export const unknownRole = diagnostic("language/unknown-role", "error", {
  en: "the pack has no role `{name}`{near}",
  zh: "本規則包沒有角色 `{name}`{near}",
  help: { en: "its roles are {known} (`roles` in pack.yaml)", zh: "角色有 {known}（見 pack.yaml 的 `roles`）" },
});

export const unknownType = diagnostic("language/unknown-type", "error", {
  en: "`{name}` is not a type that a word of the law can have{near}",
  zh: "`{name}` 不是法律用語可以有的類型{near}",
  help: {
    en: "write boolean, number, string, date, datetime or duration, or the path of a field such as `service.audience.minors`",
    zh: "寫 `boolean`、`number`、`string`、`date`、`datetime` 或者 `duration`，或者某個字段的路徑，例如 `service.audience.minors`",
  },
});

export const unknownStandard = diagnostic("language/unknown-standard", "error", {
  en: "{isOther, select, true {`{name}` is {is}, and only a standard can be {clause, select, met {met} same {the same}}} false {no standard is named `{name}`{near}}}",
  zh: "{isOther, select, true {`{name}` 是{is}，{clause, select, met {而只有標準才能被滿足} same {而此處只能寫標準}}} false {沒有名為 `{name}` 的標準{near}}}",
  help: {
    en: "{isOther, select, true {{clause, select, met {leave out `is met`} same {}}} false {{isForeign, select, true {the standard of another pack is asked by one of this pack: declare one with the clause `the same as {name}`} false {}}}}",
    zh: "{isOther, select, true {{clause, select, met {刪去 `is met`} same {}}} false {{isForeign, select, true {其他規則包的標準通過本規則包的標準使用：聲明一個標準，其中寫 `the same as {name}`} false {}}}}",
  },
});

export const unreadableSubject = diagnostic("language/unreadable-subject", "error", {
  en: "{isDirect, select, true {{reader} cannot read `{subject}`} false {{reader} cannot use {via}, which reads `{subject}`}}",
  zh: "{isDirect, select, true {{reader} 不能讀取 `{subject}`} false {{reader} 不能使用 {via}，因為後者讀取 `{subject}`}}",
  help: {
    en: "it reads {reads}{isScope, select, true {; what limits only some rules stands in each of those: `define` it, then say `when` or `unless` there} false {}}",
    zh: "它讀取 {reads}{isScope, select, true {；只限制部分規則的條件，寫在這些規則中：先用 `define` 定義，再在其中寫 `when` 或者 `unless`} false {}}",
  },
});

export const longChain = diagnostic("language/long-chain", "error", {
  en: "`{name}` rests on more than {limit} steps, one in another",
  zh: "`{name}` 層層依據，超過 {limit} 步",
  help: {
    en: "let it read the facts themselves, or fewer definitions of definitions",
    zh: "使其直接讀取事實，或者減少定義之間的引用",
  },
});

export const cycle = diagnostic("language/cycle", "error", {
  en: "`{name}` {rests, select, verdict {rests on} meaning {is explained by}} itself: {chain}",
  zh: "`{name}` {rests, select, verdict {依據} meaning {的解釋依據}}自身：{chain}",
});

export const unreadTogether = diagnostic("language/unread-together", "error", {
  en: "no document holds {subjects} together",
  zh: "沒有文檔同時包含 {subjects}",
});

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
  en: "{where} {isRule, select, true {is} false {has}} no {wanted}",
  zh: "{where} {isRule, select, true {不是} false {沒有}} {wanted}",
  help: {
    en: "{isRule, select, true {there is} false {it has}} {has}",
    zh: "{isRule, select, true {該規則：} false {那裏的規則：}}{has}",
  },
});

export const partiesDiffer = diagnostic("language/parties-differ", "error", {
  en: "`{rule}` does not bind {parties}, so what this rule says would differ by party",
  zh: "`{rule}` 不約束{parties}，本規則對其各主體的結論就會不同",
  help: { en: "write one rule for each party", zh: "為每個主體各寫一條規則" },
});

export const notBreached = diagnostic("language/not-breached", "error", {
  en: "`{name}` says `{modal}`, which nobody can breach",
  zh: "`{name}` 用了 `{modal}`，無人能違反",
  help: { en: "name a rule with `must` or `must not`", zh: "指明用 `must` 或者 `must not` 的規則" },
});
