import { diagnostic, fixOf } from "../../base/diagnostic.ts";
import { message } from "../../base/message.ts";
import { placeIn, type LintRule } from "../lint-rule.ts";
import { wholeLine } from "../whole-line.ts";

const finding = diagnostic("lint/empty-unit", "warning", {
  en: "nothing is said of this {level, select, article {article} paragraph {paragraph} item {item} subitem {subitem} other {sentence}}",
  zh: "此{level, select, article {條} paragraph {款} item {項} subitem {目} other {句}}之下什麼也沒有寫",
  help: {
    en: "write its rules, or say why it has none: `informative`, `scope`, `definition` or `addressed to`",
    zh: "寫出其規則，或者寫明為何沒有：`informative`、`scope`、`definition` 或者 `addressed to`",
  },
});

const takeAway = message("lint/fix/take-unit-away", { en: "take it away", zh: "刪去" });

/** A place of the law with empty braces: it looks done, and coverage counts it as open. */
export const emptyUnit: LintRule = {
  code: finding.code,
  *check({ declarations }) {
    for (const it of declarations) {
      const { declaration, file } = it;
      if (declaration.kind !== "unit" || declaration.body.length > 0) continue;
      const { start, end } = declaration.span;
      const hasComment = file.comments.some(({ span }) => start <= span.start && span.end <= end);
      const line = wholeLine(file.source.text, declaration.span);
      const fix = hasComment ? undefined : fixOf(takeAway(), line.start, line.end, "");
      yield finding.at(placeIn(it, declaration.span), { level: declaration.level }, fix);
    }
  },
};
