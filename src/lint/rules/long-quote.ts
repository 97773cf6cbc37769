import { diagnostic } from "../../base/diagnostic.ts";
import { placeIn, type LintRule } from "../lint-rule.ts";

const finding = diagnostic("lint/long-quote", "warning", {
  en: "`{rule}` quotes {count} sentences",
  zh: "`{rule}` 引用了 {count} 句",
  help: {
    en: "quote the words on which this duty rests, and let each other duty of the paragraph have its own rule",
    zh: "只引用該義務所依據的文字；該款的其他義務各寫一條規則",
  },
});

/** A quote of several sentences: coverage counts as encoded what no requirement asks. */
export const longQuote: LintRule = {
  code: finding.code,
  *check({ pack: { checked } }) {
    for (const it of checked.rules)
      for (const one of it.declaration.clauses) {
        const words = one.kind === "quote" ? checked.quotes.get(one.id)?.hant : undefined;
        const count = (words ?? "").split(/。|(?<=[a-z)])\. (?=[A-Z])/).filter((part) => part.trim() !== "").length;
        if (count > 2) yield finding.at(placeIn(it, one.span), { rule: it.declaration.name.text, count });
      }
  },
};
