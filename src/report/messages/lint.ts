import { messages } from "../../base/message.ts";

/** What is said of linted packs beside the findings. */
export const lintWords = messages("report/lint", {
  found: {
    en: "{findings, plural, one {# finding} other {# findings}} in {packs, plural, one {# pack} other {# packs}}",
    zh: "{packs} 個規則包有 {findings} 處發現",
  },
  someFixable: {
    en: "{found}; `--fix` mends {count}",
    zh: "{found}；`--fix` 可以改正其中 {count} 處",
  },
  none: {
    en: "nothing to change in {packs, plural, one {# pack} other {# packs}}",
    zh: "{packs} 個規則包沒有需要改的地方",
  },
  fixed: { en: "changed {files}", zh: "已改動 {files}" },
  suite: { en: "lint", zh: "檢查" },
});
