import { diagnostic } from "../../base/diagnostic.ts";
import { groupBy } from "../../base/group-by.ts";
import { placeIn, type LintRule } from "../lint-rule.ts";

const finding = diagnostic("lint/repeated-date", "warning", {
  en: "the day {day} stands in the conditions of {count} declarations",
  zh: "日期 {day} 在 {count} 個聲明的條件中重複出現",
  help: {
    en: "name it once, as in `define in_force_since means {day}`, and read that: an amendment moves all of them or none",
    zh: "命名一次，例如 `define in_force_since means {day}`，然後讀取該名稱：修法時要麼全改，要麼都不改",
  },
});

/** One day of the law written in several rules: whoever moves it in one forgets another. */
export const repeatedDate: LintRule = {
  code: finding.code,
  *check({ declarations }) {
    const days = declarations.flatMap((it) => {
      if (it.declaration.kind === "parameter") return [];
      const own = it.expressions.filter((expr) => expr.kind === "literal" && expr.type === "date");
      return own.map((expr) => ({ it, expr, day: expr.kind === "literal" ? expr.text : "" }));
    });
    for (const [day, all] of groupBy(days, (it) => it.day)) {
      const [first] = all;
      const count = new Set(all.map(({ it }) => it.declaration)).size;
      if (first && count > 1) yield finding.at(placeIn(first.it, first.expr.span), { day, count });
    }
  },
};
