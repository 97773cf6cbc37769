import { diagnostic } from "../../base/diagnostic.ts";
import { placeIn, type LintRule } from "../lint-rule.ts";

const finding = diagnostic("lint/unexplained-term", "warning", {
  en: "nothing says what it means to interpret `{name}` one way or the other",
  zh: "沒有說明 `{name}` 作不同解釋時各是什麼意思",
  help: {
    en: "write a `///` comment before it: what is open, and which value reads it how",
    zh: "在前面寫 `///` 註釋：什麼尚無定論，各個值如何理解",
  },
});

/** An open term of yes or no without a word on what yes means: two organisations take it for opposite things. */
export const unexplainedTerm: LintRule = {
  code: finding.code,
  *check({ pack: { checked } }) {
    for (const it of checked.terms) {
      const { name, span, type } = it.declaration;
      const before = it.file.source.text.slice(0, span.start).trimEnd().length;
      const hasComment = it.file.comments.some((one) => one.span.start < before && one.span.end >= before);
      const isYesOrNo = type.kind === "word" && type.name.text === "boolean";
      if (isYesOrNo && !hasComment) yield finding.at(placeIn(it, name.span), { name: name.text });
    }
  },
};
