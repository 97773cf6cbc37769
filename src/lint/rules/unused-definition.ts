import { diagnostic } from "../../base/diagnostic.ts";
import { placeIn, type LintRule } from "../lint-rule.ts";

const finding = diagnostic("lint/unused-definition", "warning", {
  en: "nothing reads the definition `{name}`",
  zh: "定義 `{name}` 沒有被讀取",
  help: {
    en: "take it away, or read it in the rule for which it was written",
    zh: "刪去，或者在應當使用它的規則中讀取",
  },
});

/** A definition that nothing reads: either it is left over, or the rule that should have it judges by something else. */
export const unusedDefinition: LintRule = {
  code: finding.code,
  *check({ pack, read }) {
    for (const it of pack.checked.definitions)
      if (!read.has(it.declaration)) {
        const { text: name, span } = it.declaration.name;
        yield finding.at(placeIn(it, span), { name });
      }
  },
};
