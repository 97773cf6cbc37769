import { diagnostic } from "../../base/diagnostic.ts";
import { placeIn, type LintRule } from "../lint-rule.ts";

const finding = diagnostic("lint/untested-rule", "warning", {
  en: "no case says what `{name}` must come to",
  zh: "沒有用例寫明 `{name}` 應得的結果",
  help: {
    en: "add a case with documents, a day and the verdict that a lawyer expects",
    zh: "加入一個用例：文檔、日期，以及律師認為應得的結果",
  },
});

/** A rule that no case names. Which verdicts the cases of other rules leave out, `edict test` lists. */
export const untestedRule: LintRule = {
  code: finding.code,
  *check({ pack: { checked, manifest }, cases }) {
    const named = new Set([...cases.cases.flatMap((it) => it.expect), ...cases.cannot].map((it) => it.rule));
    for (const it of checked.rules) {
      const { text: name, span } = it.declaration.name;
      if (!named.has(`${manifest.id}.${name}`)) yield finding.at(placeIn(it, span), { name });
    }
  },
};
