import { diagnostic, replacementFix } from "../../base/diagnostic.ts";
import { inKeywords } from "../../base/keywords.ts";
import type * as Ast from "../../language/syntax/ast.ts";
import { writtenIn } from "../keys.ts";
import { placeIn, type LintRule } from "../lint-rule.ts";

const finding = diagnostic("lint/double-negation", "warning", {
  en: "`{written}` has a shorter form",
  zh: "`{written}` 有更簡短的寫法",
  help: { en: "write `{better}`", zh: "寫成 `{better}`" },
});

/** A negation of something that has an opposite of its own: lawyers read the opposite, and miss a `not`. */
export const doubleNegation: LintRule = {
  code: finding.code,
  *check({ declarations }) {
    for (const it of declarations)
      for (const expr of it.expressions) {
        const better = expr.kind === "not" ? opposite(it.file, expr.operand) : undefined;
        if (better === undefined) continue;
        const written = writtenIn(it.file, expr);
        // `is absent` means `not` of `is present` in the graph, but not the other way round.
        const isSame = expr.kind === "not" && isPlain(expr.operand);
        const fix = isSame ? replacementFix(expr.span, better) : undefined;
        yield finding.at(placeIn(it, expr.span), { written, better }, fix);
      }
  },
};

const tests: Partial<Record<Ast.Test["test"], string>> = {
  present: "is absent",
  absent: "is present",
  empty: "is not empty",
  "not-empty": "is empty",
};

const signs: Partial<Record<Ast.Comparison, string>> = { "==": "!=", "!=": "==", in: "not in", "not-in": "in" };

const isPlain = (it: Ast.Expr): boolean =>
  it.kind === "test"
    ? it.test === "present" || it.test === "empty"
    : it.kind === "compare" && (it.operator === "==" || it.operator === "in");

function opposite({ source: { text, keywords } }: Ast.File, it: Ast.Expr): string | undefined {
  const words = ({ span }: Ast.Expr): string => text.slice(span.start, span.end);
  if (it.kind === "not") return words(it.operand);
  if (it.kind === "test" && it.operand.kind === "path") {
    const test = tests[it.test];
    return test === undefined ? undefined : `${words(it.operand)} ${inKeywords(test, keywords)}`;
  }
  if (it.kind !== "compare" || it.left.kind !== "path" || it.right.kind === "arithmetic") return undefined;
  const sign = signs[it.operator];
  return sign === undefined ? undefined : `${words(it.left)} ${inKeywords(sign, keywords)} ${words(it.right)}`;
}
