import { diagnostic } from "../../base/diagnostic.ts";
import { quotedBy, says } from "../law-words.ts";
import { placeIn, type LintRule } from "../lint-rule.ts";

const finding = diagnostic("lint/ban-as-act", "warning", {
  en: "the law's words ban, and `{rule}` says `must`",
  zh: "法律的文字是禁止，而 `{rule}` 寫的是 `must`",
  help: {
    en: "write `must not` with the act that is banned: reports then say the duty as the law does",
    zh: "寫 `must not` 以及被禁止的行為：這樣報告對義務的表述與法律一致",
  },
});

/** A ban written as a duty to act: whoever reads the report looks for an act that the law does not ask. */
export const banAsAct: LintRule = {
  code: finding.code,
  *check({ pack: { checked } }) {
    for (const it of checked.rules) {
      const { modal, name, act } = it.declaration;
      const quoted = modal === "must" && !/\bnot\b|\bno\b|不/.test(act.text) ? quotedBy(it, checked) : "";
      const others = quoted.replaceAll(/不得|shall not|must not|may not/gi, "");
      if (says(quoted, "ban") && !says(others, "duty")) yield finding.at(placeIn(it, name.span), { rule: name.text });
    }
  },
};
