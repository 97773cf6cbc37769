import { diagnostic } from "../../base/diagnostic.ts";
import { writtenIn } from "../keys.ts";
import { placeIn, type LintRule } from "../lint-rule.ts";

const finding = diagnostic("lint/present-of-boolean", "warning", {
  en: "`{fact}` is a yes or a no, and `{test, select, present {is present} absent {is absent}}` asks only whether it was answered: `false` is present, too",
  zh: "`{fact}` 只有是、否兩個值，`{test, select, present {is present} absent {is absent}}` 只問有沒有回答：`false` 也算有",
  help: {
    en: "write `{fact}` where it must be so, `not {fact}` where it must not",
    zh: "必須如此時寫 `{fact}`，不得如此時寫 `not {fact}`",
  },
});

/** A yes or no of which only the presence is asked: whoever answers no passes. */
export const presentOfBoolean: LintRule = {
  code: finding.code,
  *check({ pack: { checked }, declarations }) {
    for (const it of declarations)
      for (const expr of it.expressions) {
        if (expr.kind !== "test" || (expr.test !== "present" && expr.test !== "absent")) continue;
        if (checked.types.get(expr.operand.id)?.kind !== "boolean") continue;
        yield finding.at(placeIn(it, expr.span), { fact: writtenIn(it.file, expr.operand), test: expr.test });
      }
  },
};
