import { diagnostic } from "../../base/diagnostic.ts";
import { quotedBy } from "../law-words.ts";
import { placeIn, type LintRule } from "../lint-rule.ts";

const finding = diagnostic("lint/closed-list", "warning", {
  en: "the law leaves its list open (`{word}`), and `{rule}` closes it",
  zh: "法律的列舉未盡（`{word}`），而 `{rule}` 把它封閉了",
  help: {
    en: "end the list with `...`, or name it as an `open list`: what else belongs to it is then for a person to say",
    zh: "在列表末尾寫 `...`，或者寫成 `open list`：其他屬於該列舉的，由人判斷",
  },
});

/** A list that the law ends with 等 or "such as", written as if it were whole: whatever is not named passes. */
export const closedList: LintRule = {
  code: finding.code,
  *check({ pack: { checked } }) {
    for (const it of checked.rules) {
      const [word] = /、[^、,，。;；]{1,12}等|\bsuch as\b|\bin particular\b/i.exec(quotedBy(it, checked)) ?? [];
      if (word === undefined) continue;
      for (const one of it.declaration.clauses) {
        const condition = one.kind === "require" ? one.condition : undefined;
        if (condition?.kind !== "compare" || condition.right.kind !== "list") continue;
        const { operator, right } = condition;
        if (right.open || right.items.length < 2 || (operator !== "in" && operator !== "has-any")) continue;
        yield finding.at(placeIn(it, right.span), { rule: it.declaration.name.text, word: word.replace(/^、/, "") });
      }
    }
  },
};
