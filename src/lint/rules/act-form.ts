import { diagnostic, replacementFix } from "../../base/diagnostic.ts";
import { placeIn, type LintRule } from "../lint-rule.ts";

const finding = diagnostic("lint/act-form", "warning", {
  en: "reports put this behind the words of duty, and it {fault, select, modal {says them again} other {ends with a full stop}}",
  zh: "報告會把它接在義務用語之後，而它{fault, select, modal {又寫了一遍} other {以句號結尾}}",
  help: {
    en: "write the act alone, as in `keep a record`",
    zh: "只寫行為本身，例如 `keep a record`",
  },
});

/** What a party must do, in a form that reads wrong behind "the provider must". */
export const actForm: LintRule = {
  code: finding.code,
  *check({ pack: { checked } }) {
    for (const it of checked.rules) {
      const { text, span } = it.declaration.act;
      const better = text.replace(/^(?:must |shall |may |has to |to |is to )+/i, "").replace(/\s*[.。]$/, "");
      if (better === text || better === "") continue;
      const fault = /[.。]$/.test(text) ? "stop" : "modal";
      yield finding.at(placeIn(it, span), { fault }, replacementFix(span, JSON.stringify(better)));
    }
  },
};
