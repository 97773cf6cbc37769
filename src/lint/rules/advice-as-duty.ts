import { diagnostic } from "../../base/diagnostic.ts";
import { isDuty } from "../../graph/graph.ts";
import { quotedBy, says } from "../law-words.ts";
import { placeIn, type LintRule } from "../lint-rule.ts";

const finding = diagnostic("lint/advice-as-duty", "warning", {
  en: "the law's words encourage, and `{rule}` obliges",
  zh: "法律的文字是鼓勵，而 `{rule}` 寫成了義務",
  help: {
    en: "write `is encouraged to`, or quote the words that oblige",
    zh: "寫 `is encouraged to`，或者引用規定義務的文字",
  },
});

/** A duty made of words that only encourage: a service is told that it breaks the law where it does not. */
export const adviceAsDuty: LintRule = {
  code: finding.code,
  *check({ pack: { checked } }) {
    for (const it of checked.rules) {
      const { modal, name } = it.declaration;
      const quoted = isDuty(modal) ? quotedBy(it, checked) : "";
      if (says(quoted, "advice") && !says(quoted, "duty"))
        yield finding.at(placeIn(it, name.span), { rule: name.text });
    }
  },
};
