import { diagnostic } from "../../base/diagnostic.ts";
import { placeAtStart } from "../../base/text.ts";
import type { LintRule } from "../lint-rule.ts";

const finding = diagnostic("lint/unused-base", "warning", {
  en: "no case stands on the base `{name}`",
  zh: "沒有用例以 `{name}` 為基礎文檔",
  help: {
    en: "take the file away, or write the case for which it was made",
    zh: "刪去該文件，或者補寫本應使用它的用例",
  },
});

/** Documents that no case judges: what they were written to show is shown by nothing. */
export const unusedBase: LintRule = {
  code: finding.code,
  *check({ cases, bases }) {
    if (cases.diagnostics.length > 0) return;
    const used = new Set(cases.cases.flatMap((it) => it.bases.map(({ source }) => source.path)));
    for (const source of bases) {
      const name = source.path.replace(/^.*\/|\.yaml$/g, "");
      if (!used.has(source.path)) yield finding.at(placeAtStart(source), { name });
    }
  },
};
