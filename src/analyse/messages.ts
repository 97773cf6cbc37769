import { message, messages, type Message } from "../base/message.ts";

// `{name, select, other {}}` shows nothing: a language leaves out what another one needs.

const names = message("analyse/name", {
  en: "{words}{name, select, other {}}",
  zh: "`{name}`{words, select, other {}}",
});

/**
 * A name that an author chose. English reads it as words, Chinese has it as it is written.
 *
 * @example
 * locales.en.say(nameOf("use_by_user")) // "use by user"
 * locales["zh-Hans"].say(nameOf("use_by_user")) // "`use_by_user`"
 */
export const nameOf = (name: string): Message => names({ name, words: inWords(name) });

/**
 * A name as English reads it.
 *
 * @example
 * inWords("use_by_user") // "use by user"
 */
export const inWords = (name: string): string => name.replaceAll("_", " ");

/** Conditions in plain words. */
export const conditions = messages("analyse/conditions", {
  and: { en: "all of these", zh: "以下全部" },
  or: { en: "at least one of these", zh: "以下至少一項" },
  implies: { en: "if the first, then the second", zh: "如果前者，那麼後者" },
  not: { en: "it is not so", zh: "並非" },
  quantified: {
    en: "{quantifier, select, any {for at least one} every {for every} no {for no}} {variable} of {list}",
    zh: "{list} 中{quantifier, select, any {至少一個} every {每一個} no {沒有一個}} {variable}",
  },
  each: { en: "each {variable} of {list}", zh: "{list} 中的每一個 {variable}" },
  eachIf: { en: "{each}, if", zh: "{each}，如果" },
  met: { en: "it is judged that “{title}”", zh: "經判斷「{title}」" },
  metFor: {
    en: "it is judged that “{title}”, for this {element}",
    zh: "就該 {element} 而言，經判斷「{title}」",
  },
  holds: { en: "{fact}: yes", zh: "{fact} 為是" },
  always: { en: "always", zh: "總是" },
  never: { en: "never", zh: "從不" },
  deadline: { en: "{done} no later than {day}", zh: "{done} 不晚於 {day}" },
  /** The head of an exception to a definition, and of the definition itself. */
  but: { en: "but {value} if", zh: "但為 `{value}`，如果" },
  asARule: { en: "as a rule", zh: "一般情況" },
  keeping: { en: "keeping {what}", zh: "遵守 {what}" },
});

export const tests = messages("analyse/tests", {
  present: { en: "{value} is there", zh: "{value} 已寫明" },
  absent: { en: "{value} is not there", zh: "{value} 沒有" },
  true: { en: "{value} is yes", zh: "{value} 為是" },
  false: { en: "{value} is no", zh: "{value} 為否" },
  empty: { en: "{value} has no entry", zh: "{value} 沒有條目" },
  "not-empty": { en: "{value} has an entry", zh: "{value} 有條目" },
});

export const comparisons = messages("analyse/comparisons", {
  "==": { en: "{left} is {right}", zh: "{left} 為 {right}" },
  "!=": { en: "{left} is not {right}", zh: "{left} 不為 {right}" },
  "<": { en: "{left} is less than {right}", zh: "{left} 小於 {right}" },
  "<=": { en: "{left} is at most {right}", zh: "{left} 不大於 {right}" },
  ">": { en: "{left} is more than {right}", zh: "{left} 大於 {right}" },
  ">=": { en: "{left} is at least {right}", zh: "{left} 不小於 {right}" },
  in: { en: "{left} is one of {right}", zh: "{left} 屬於 {right}" },
  "not-in": { en: "{left} is none of {right}", zh: "{left} 不屬於 {right}" },
  has: { en: "{left} has {right}", zh: "{left} 包含 {right}" },
  "has-any": { en: "{left} has one of {right}", zh: "{left} 包含其一 {right}" },
  "has-all": { en: "{left} has all of {right}", zh: "{left} 全部包含 {right}" },
});

export const arithmetic = messages("analyse/arithmetic", {
  "+": { en: "{left} plus {right}", zh: "{left} 加 {right}" },
  "-": { en: "{left} minus {right}", zh: "{left} 減 {right}" },
  "*": { en: "{left} times {right}", zh: "{left} 乘以 {right}" },
  "/": { en: "{left} divided by {right}", zh: "{left} 除以 {right}" },
});

/** What values are called. */
export const values = messages("analyse/values", {
  text: { en: "“{text}”", zh: "「{text}」" },
  openList: { en: "{items} and others that the law leaves open", zh: "{items} 以及法律未列盡的其他各項" },
  variable: { en: "the {words}{name, select, other {}}", zh: "`{name}`{words, select, other {}}" },
  "as-of": { en: "the day of judgement", zh: "判斷日" },
  "facts-on": { en: "the day up to which the facts are known", zh: "事實截止日" },
  path: { en: "`{path}`", zh: "`{path}`" },
  /** Facts by the titles that the vocabulary gives them, which has none in Chinese. */
  fact: { en: "“{titles}”{path, select, other {}}", zh: "`{path}`{titles, select, other {}}" },
  factOf: {
    en: "“{titles}” of the {of}{path, select, other {}}",
    zh: "`{path}`{titles, select, other {}}{of, select, other {}}",
  },
});
