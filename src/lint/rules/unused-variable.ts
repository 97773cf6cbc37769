import { diagnostic } from "../../base/diagnostic.ts";
import { walk } from "../../language/syntax/walk.ts";
import type * as Ast from "../../language/syntax/ast.ts";
import { placeIn, type LintRule } from "../lint-rule.ts";

const finding = diagnostic("lint/unused-variable", "warning", {
  en: "nothing is asked of `{name}`: the condition is the same for every element",
  zh: "條件沒有用到 `{name}`：對每個元素都一樣",
  help: {
    en: "read the element, as in `{name}.FIELD`, or write the condition without `{quantifier}`",
    zh: "讀取該元素，例如 `{name}.FIELD`；或者不寫 `{quantifier}`，直接寫條件",
  },
});

/** A condition on each element of a list that looks at no element: most likely it reads the whole in its place. */
export const unusedVariable: LintRule = {
  code: finding.code,
  *check({ declarations }) {
    for (const it of declarations)
      for (const expr of it.expressions) {
        if (expr.kind !== "quantifier") continue;
        const { variable, where } = expr.each;
        const read = [expr.body, ...(where ? [where] : [])].some((one) => reads(one, variable.text));
        if (read) continue;
        yield finding.at(placeIn(it, variable.span), { name: variable.text, quantifier: expr.quantifier });
      }
  },
};

function reads(expr: Ast.Expr, variable: string): boolean {
  for (const it of walk(expr)) {
    if (it.kind === "path" && it.steps[0].text === variable) return true;
    if (it.kind === "met" && it.element?.text === variable) return true;
  }
  return false;
}
