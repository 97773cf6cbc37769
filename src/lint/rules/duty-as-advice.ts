import { diagnostic } from "../../base/diagnostic.ts";
import { quotedBy, says } from "../law-words.ts";
import { placeIn, type LintRule } from "../lint-rule.ts";

const finding = diagnostic("lint/duty-as-advice", "warning", {
  en: "the law's words oblige, and `{rule}` only {modal, select, may {permits} encouraged {encourages}}",
  zh: "法律的文字規定了義務，而 `{rule}` 只寫成{modal, select, may {允許} encouraged {鼓勵}}",
  help: {
    en: "write `must` or `must not` with what is asked, or quote the words that only {modal, select, may {permit} encouraged {encourage}}",
    zh: "寫 `must` 或者 `must not` 以及所要求的內容，或者引用僅{modal, select, may {允許} encouraged {鼓勵}}的文字",
  },
});

/** A note made of words that oblige: nobody who breaks them is ever told. */
export const dutyAsAdvice: LintRule = {
  code: finding.code,
  *check({ pack: { checked } }) {
    for (const it of checked.rules) {
      const { modal, name } = it.declaration;
      if (modal !== "may" && modal !== "is-encouraged-to") continue;
      const quoted = quotedBy(it, checked);
      if (!says(quoted, "duty") || says(quoted, "permission") || says(quoted, "advice")) continue;
      const told = modal === "may" ? "may" : "encouraged";
      yield finding.at(placeIn(it, name.span), { rule: name.text, modal: told });
    }
  },
};
