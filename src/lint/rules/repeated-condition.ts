import { diagnostic } from "../../base/diagnostic.ts";
import { keyOf, partsOf, writtenIn } from "../keys.ts";
import { placeIn, type LintRule } from "../lint-rule.ts";

const finding = diagnostic("lint/repeated-condition", "warning", {
  en: "`{condition}` stands {where, select, here {here already} scope {in the scope around already}}",
  zh: "`{condition}` {where, select, here {此處已經寫過} scope {外層的適用範圍已經寫過}}",
  help: {
    en: "take it away, or write the condition that was meant in its place",
    zh: "刪去，或者改成本來要寫的條件",
  },
});

/** A condition said twice: one of the two most likely should have been another. */
export const repeatedCondition: LintRule = {
  code: finding.code,
  *check({ pack: { checked }, declarations }) {
    for (const it of declarations)
      for (const expr of it.expressions) {
        if (expr.kind !== "connective" || expr.operator === "implies") continue;
        const seen = new Set<string>();
        for (const operand of expr.operands) {
          const key = keyOf(operand);
          if (seen.has(key))
            yield finding.at(placeIn(it, operand.span), { condition: writtenIn(it.file, operand), where: "here" });
          seen.add(key);
        }
      }
    for (const it of checked.rules) {
      const around = new Set(
        it.scopes.flatMap(({ declaration }) => (declaration.applies ? partsOf(declaration.condition).map(keyOf) : [])),
      );
      for (const clause of it.declaration.clauses)
        for (const part of clause.kind === "when" ? partsOf(clause.condition) : [])
          if (around.has(keyOf(part)))
            yield finding.at(placeIn(it, part.span), { condition: writtenIn(it.file, part), where: "scope" });
    }
  },
};
