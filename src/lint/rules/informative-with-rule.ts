import { diagnostic } from "../../base/diagnostic.ts";
import { placeIn, type LintRule } from "../lint-rule.ts";

const finding = diagnostic("lint/informative-with-rule", "warning", {
  en: "this is said to hold no rule, and `{rule}` stands in it",
  zh: "此處稱不含規則，而 `{rule}` 就在其中",
  help: {
    en: "say `informative` of the paragraph or item that asks for nothing, or take it away",
    zh: "只對不含要求的款、項寫 `informative`，或者刪去",
  },
});

/** A place of the law that is said to ask for nothing, beside a rule of the same place. */
export const informativeWithRule: LintRule = {
  code: finding.code,
  *check({ declarations }) {
    for (const it of declarations) {
      if (it.declaration.kind !== "no-rule" || it.declaration.as !== "informative") continue;
      const rule = it.units.at(-1)?.body.find((one) => one.kind === "rule");
      if (rule) yield finding.at(placeIn(it, it.declaration.span), { rule: rule.name.text });
    }
  },
};
