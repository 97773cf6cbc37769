import { diagnostic } from "../../base/diagnostic.ts";
import { locatorKey } from "../../statute/locator.ts";
import { placeIn, type LintRule } from "../lint-rule.ts";

const finding = diagnostic("lint/encoded-anyway", "warning", {
  en: "these words are said to be not encodable, and `{rule}` quotes them",
  zh: "此處稱這些文字不能寫成規則，而 `{rule}` 引用了它們",
  help: {
    en: "take the statement away, or cut the quote: coverage counts the words twice, and readers are told two things",
    zh: "刪去該說明，或者縮短引文：覆蓋統計會把這些文字算兩次，讀者也會得到兩種說法",
  },
});

/** Words of the law that are given up in one line and encoded in another. */
export const encodedAnyway: LintRule = {
  code: finding.code,
  *check({ pack: { checked } }) {
    const quotes = checked.rules.flatMap((it) =>
      it.declaration.clauses.flatMap((one) => {
        const words = one.kind === "quote" ? checked.quotes.get(one.id)?.hant : undefined;
        return words === undefined ? [] : [{ at: locatorKey(it.locator), words, rule: it.declaration.name.text }];
      }),
    );
    for (const it of checked.dispositions) {
      if (it.declaration.kind !== "not-encodable") continue;
      const words = checked.quotes.get(it.declaration.id)?.hant;
      const by = quotes.find(
        (one) => words !== undefined && one.at === locatorKey(it.locator) && one.words.includes(words),
      );
      if (by) yield finding.at(placeIn(it, it.declaration.words.span), { rule: by.rule });
    }
  },
};
