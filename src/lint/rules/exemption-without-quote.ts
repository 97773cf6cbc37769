import { diagnostic } from "../../base/diagnostic.ts";
import { placeIn, type LintRule } from "../lint-rule.ts";

const finding = diagnostic("lint/exemption-without-quote", "warning", {
  en: "the exemption `{name}` quotes no words of the law",
  zh: "豁免 `{name}` 沒有引用法律的文字",
  help: {
    en: "quote the words that excuse: whoever relies on it has to show them",
    zh: "引用免除義務的文字：援引該豁免的人須能指出",
  },
});

/** An exemption in a pack that holds the law's text, without the words on which it rests. */
export const exemptionWithoutQuote: LintRule = {
  code: finding.code,
  *check({ pack: { checked } }) {
    if (checked.text.kind !== "statute") return;
    for (const it of checked.exemptions) {
      const { name, quote } = it.declaration;
      if (!quote) yield finding.at(placeIn(it, name.span), { name: name.text });
    }
  },
};
