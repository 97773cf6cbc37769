import { diagnostic } from "../../base/diagnostic.ts";
import { isDuty } from "../../graph/graph.ts";
import { quotedBy, says } from "../law-words.ts";
import { placeIn, type LintRule } from "../lint-rule.ts";

const finding = diagnostic("lint/permission-as-duty", "warning", {
  en: "the law's words permit, and `{rule}` obliges",
  zh: "法律的文字是允許，而 `{rule}` 寫成了義務",
  help: {
    en: "write `may`, or quote the words that oblige",
    zh: "寫 `may`，或者引用規定義務的文字",
  },
});

/** A duty made of words that only permit. */
export const permissionAsDuty: LintRule = {
  code: finding.code,
  *check({ pack: { checked } }) {
    for (const it of checked.rules) {
      const { modal, name } = it.declaration;
      const quoted = isDuty(modal) ? quotedBy(it, checked) : "";
      if (says(quoted, "permission") && !says(quoted, "duty"))
        yield finding.at(placeIn(it, name.span), { rule: name.text });
    }
  },
};
