import { diagnostic } from "../../base/diagnostic.ts";
import { authoredTexts } from "../../language/syntax/walk.ts";
import { placeIn, type LintRule } from "../lint-rule.ts";

const finding = diagnostic("lint/untranslated", "warning", {
  en: "`chinese.yaml` has no Chinese for these words",
  zh: "`chinese.yaml` 中沒有這段文字的中文",
  help: {
    en: "add them: a report in Chinese has the English words in their place",
    zh: "補上；否則中文報告在此處顯示英文",
  },
});

/** Words of a pack that has Chinese for its words, but for these. */
export const untranslated: LintRule = {
  code: finding.code,
  *check({ pack: { checked }, declarations }) {
    if (checked.chinese.size === 0) return;
    const told = new Set<string>();
    for (const it of declarations) {
      // What a unit is called in Chinese is a caption's to say.
      const texts = it.declaration.kind === "unit" ? [] : authoredTexts(it.declaration);
      for (const { text, span } of texts) {
        if (checked.chinese.has(text) || told.has(text) || /\p{Script=Han}/u.test(text)) continue;
        told.add(text);
        yield finding.at(placeIn(it, span), {});
      }
    }
  },
};
