import { diagnostic } from "../../base/diagnostic.ts";
import { writtenIn } from "../keys.ts";
import { quotedBy } from "../law-words.ts";
import { placeIn, type LintRule } from "../lint-rule.ts";

const finding = diagnostic("lint/days-of-law", "warning", {
  en: "the law counts {law, select, working {working days} days {days}}, and `{rule}` counts `{written}`",
  zh: "法律按{law, select, working {工作日} days {日}}計算，而 `{rule}` 按 `{written}` 計算",
  help: {
    en: "write the period as the law has it: over a holiday the two end weeks apart",
    zh: "按法律的寫法書寫期限：遇到長假，兩者的屆滿日會相差很多天",
  },
});

/** A period in other days than those of the law's words. */
export const daysOfLaw: LintRule = {
  code: finding.code,
  *check({ pack: { checked }, declarations }) {
    const rules = new Map(checked.rules.map((it) => [it.declaration, it]));
    for (const it of declarations) {
      const rule = it.declaration.kind === "rule" ? rules.get(it.declaration) : undefined;
      const quoted = rule ? quotedBy(rule, checked) : "";
      const hasWorking = /工作日|working days?\b/i.test(quoted);
      const hasDays = /(?:\d|[一二三四五六七八九十百零〇])\s*日內?|(?<!working )\bdays?\b/i.test(
        quoted.replaceAll(/工作日/g, ""),
      );
      if (!rule || hasWorking === hasDays) continue;
      for (const expr of it.expressions) {
        if (expr.kind !== "duration") continue;
        const isWorking = /working days?$/.test(expr.text);
        if (isWorking === hasWorking || (!isWorking && !/ days?$/.test(expr.text))) continue;
        const law = hasWorking ? "working" : "days";
        yield finding.at(placeIn(it, expr.span), {
          law,
          rule: rule.declaration.name.text,
          written: writtenIn(it.file, expr),
        });
      }
    }
  },
};
