import { diagnostic } from "../../base/diagnostic.ts";
import { says } from "../law-words.ts";
import { placeIn, type LintRule } from "../lint-rule.ts";

const finding = diagnostic("lint/conclusive-presumption", "warning", {
  en: "the law presumes, and here `{name}` is settled: nobody can rebut it",
  zh: "法律規定的是推定，而此處 `{name}` 已成定論，無法反證",
  help: {
    en: "write `presumed if` in the place of `if`: then a signature to the contrary counts",
    zh: "把 `if` 改成 `presumed if`：這樣相反的署名確認可以推翻它",
  },
});

/** A condition that settles a standard where the law lets the contrary be shown. */
export const conclusivePresumption: LintRule = {
  code: finding.code,
  *check({ pack: { checked } }) {
    for (const it of checked.standards) {
      const { quotes, orIf, name } = it.declaration;
      const quoted = quotes.map((one) => checked.quotes.get(one.id)?.hant ?? "").join("\n");
      const [first] = orIf;
      if (first && says(quoted, "presumption")) yield finding.at(placeIn(it, first.span), { name: name.text });
    }
  },
};
