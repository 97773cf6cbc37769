import { diagnostic } from "../../base/diagnostic.ts";
import { placeIn, type LintRule } from "../lint-rule.ts";

const finding = diagnostic("lint/unused-standard", "warning", {
  en: "nothing asks the standard `{name}`",
  zh: "標準 `{name}` 沒有被使用",
  help: {
    en: "ask it with `{name} is met` in the rule for which it was written, or take it away",
    zh: "在應當使用它的規則中寫 `{name} is met`，或者刪去",
  },
});

/** A standard that nothing asks: people are never asked to sign it, and the rule that needs their word does without it. */
export const unusedStandard: LintRule = {
  code: finding.code,
  *check({ pack, read }) {
    for (const it of pack.checked.standards)
      if (!read.has(it.declaration)) {
        const { text: name, span } = it.declaration.name;
        yield finding.at(placeIn(it, span), { name });
      }
  },
};
