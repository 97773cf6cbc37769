import { diagnostic } from "../../base/diagnostic.ts";
import type * as Ast from "../../language/syntax/ast.ts";
import { figuresIn } from "../figures.ts";
import { quotedBy } from "../law-words.ts";
import { placeIn, type LintRule } from "../lint-rule.ts";

const finding = diagnostic("lint/figure-without-basis", "warning", {
  en: "the figure {figure} of `{rule}` stands neither in the words that it quotes nor beside a basis",
  zh: "`{rule}` 中的數字 `{figure}` 既不在其引用的文字中，也沒有寫明依據",
  help: {
    en: "quote the words that have it; if it comes from elsewhere, write it as a `parameter` with a `basis`, or give the rule one",
    zh: "引用含有該數字的文字；如果出自別處，寫成帶 `basis` 的 `parameter`，或者為規則寫明 `basis`",
  },
});

/** A figure that nobody can trace: reports tell it as if the law had it. */
export const figureWithoutBasis: LintRule = {
  code: finding.code,
  *check({ pack: { checked }, declarations }) {
    if (checked.text.kind !== "statute") return;
    const rules = new Map(checked.rules.map((it) => [it.declaration, it]));
    for (const it of declarations) {
      const rule = it.declaration.kind === "rule" ? rules.get(it.declaration) : undefined;
      if (!rule || rule.declaration.clauses.some((one) => one.kind === "basis")) continue;
      const known = figuresIn(quotedBy(rule, checked));
      for (const expr of it.expressions) {
        const figure = figureOf(expr);
        if (figure === undefined || isCountOfNothing(figure) || known.has(figure)) continue;
        yield finding.at(placeIn(it, expr.span), { figure: shownFigure(expr), rule: rule.declaration.name.text });
      }
    }
  },
};

/** That there is something, or that there is one, is no figure of anybody. */
const isCountOfNothing = (figure: number): boolean => figure === 0 || figure === 1;

function figureOf(expr: Ast.Expr): number | undefined {
  if (expr.kind === "duration") return Number.parseInt(expr.text, 10);
  return expr.kind === "literal" && (expr.type === "number" || expr.type === "percent")
    ? Number(expr.text.replaceAll("_", ""))
    : undefined;
}

function shownFigure(expr: Ast.Expr): string {
  if (expr.kind === "duration") return expr.text;
  if (expr.kind !== "literal") return "";
  return expr.type === "percent" ? `${expr.text}%` : expr.text;
}
