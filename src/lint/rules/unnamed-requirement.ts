import { diagnostic } from "../../base/diagnostic.ts";
import { placeIn, type LintRule } from "../lint-rule.ts";

const finding = diagnostic("lint/unnamed-requirement", "warning", {
  en: "`{rule}` asks for several things, and this one has no name",
  zh: "`{rule}` 有幾項要求，而此項沒有名稱",
  help: {
    en: "name each, as in `require recorded: …`: reports and waivers say by its name which one is broken",
    zh: "逐項命名，例如 `require recorded: …`：報告和暫緩憑名稱寫明違反了哪一項",
  },
});

/** One of several requirements without a name: a report can show only its expression. */
export const unnamedRequirement: LintRule = {
  code: finding.code,
  *check({ pack: { checked } }) {
    for (const it of checked.rules) {
      const { name, clauses } = it.declaration;
      const asked = clauses.filter(
        (one) => one.kind === "require" || one.kind === "deadline" || one.kind === "complies",
      );
      for (const one of asked.length > 1 ? asked : [])
        if (one.name === undefined) yield finding.at(placeIn(it, one.span), { rule: name.text });
    }
  },
};
