import { diagnostic } from "../../base/diagnostic.ts";
import { placeIn, type LintRule } from "../lint-rule.ts";

const finding = diagnostic("lint/unused-term", "warning", {
  en: "nothing reads the open {kind, select, term {term} other {list}} `{name}`",
  zh: "{kind, select, term {待解釋用語} other {未盡列舉}} `{name}` 沒有被讀取",
  help: {
    en: "read it where the law uses the word; as it is, an organisation that interprets it changes nothing",
    zh: "在法律使用該詞之處讀取；否則組織作出的解釋不起作用",
  },
});

/** An open term or list that nothing reads: whoever interprets it in a profile is not heard. */
export const unusedTerm: LintRule = {
  code: finding.code,
  *check({ pack: { checked }, read }) {
    for (const it of [...checked.terms, ...checked.openLists]) {
      if (read.has(it.declaration)) continue;
      const { kind, name } = it.declaration;
      yield finding.at(placeIn(it, name.span), { kind: kind === "open-term" ? "term" : "list", name: name.text });
    }
  },
};
