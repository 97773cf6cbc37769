import { diagnostic } from "../../base/diagnostic.ts";
import { placeIn, type LintRule } from "../lint-rule.ts";

const finding = diagnostic("lint/unused-parameter", "warning", {
  en: "nothing reads the parameter `{name}`",
  zh: "參數 `{name}` 沒有被讀取",
  help: {
    en: "read it in the place of the figure that a rule has, or take it away",
    zh: "用它代替規則中的數字，或者刪去",
  },
});

/** A parameter that nothing reads: most likely a rule has the figure itself, and a change of the parameter would change nothing. */
export const unusedParameter: LintRule = {
  code: finding.code,
  *check({ pack, read }) {
    for (const it of pack.checked.parameters)
      if (!read.has(it.declaration)) {
        const { text: name, span } = it.declaration.name;
        yield finding.at(placeIn(it, span), { name });
      }
  },
};
