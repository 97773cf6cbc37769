import { diagnostic } from "../base/diagnostic.ts";

export const noBase = diagnostic("cases/no-base", "error", {
  en: "there is no base document `{base}`{near}",
  zh: "沒有基礎文檔 `{base}`{near}",
  help: { en: "bases are the files in cases/bases", zh: "基礎文檔是 cases/bases 中的文件" },
});

export const noCaseRule = diagnostic("cases/no-rule", "error", {
  en: "this pack has no rule `{rule}`{near}",
  zh: "本規則包沒有規則 `{rule}`{near}",
});

export const badPath = diagnostic("cases/bad-path", "error", {
  en: "the path `{path}` leads nowhere in the base document",
  zh: "路徑 `{path}` 在基礎文檔中不存在",
  help: {
    en: "write it as `service.models[0].licence`; elements of lists must be there, and what is unset too",
    zh: "寫成 `service.models[0].licence` 的形式；列表的元素和要刪除的內容都須已經存在",
  },
});

/** A claim that a verdict is impossible, beside a case that has it. */
export const needlessCannot = diagnostic("cases/needless-cannot", "error", {
  en: "`{rule}` is said never to be {verdict}, and a case shows that it can be",
  zh: "聲明 `{rule}` 不可能為 `{verdict}`，但有案例表明可能",
  help: { en: "take the entry out of `cannot`", zh: "從 `cannot` 中刪去該項" },
});

export const emptyBase = diagnostic("cases/empty-base", "error", {
  en: "the base document `{base}` holds nothing to judge",
  zh: "基礎文檔 `{base}` 沒有可判斷的內容",
});
