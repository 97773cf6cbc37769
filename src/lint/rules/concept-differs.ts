import { diagnostic, replacementFix } from "../../base/diagnostic.ts";
import { groupBy } from "../../base/group-by.ts";
import { skeleton } from "../../base/nearest.ts";
import { placeIn, type LintRule } from "../lint-rule.ts";

const finding = diagnostic("lint/concept-differs", "warning", {
  en: "only `{rule}` has the concept `{mine}`; others have `{theirs}`",
  zh: "只有 `{rule}` 使用概念 `{mine}`；其他規則用的是 `{theirs}`",
  help: {
    en: "one thought of the law has one name: `edict diff` finds what became of a rule by it",
    zh: "法律的同一內容用同一個名稱：`edict diff` 憑它找出規則的變化",
  },
});

/** Without low lines and plurals. */
const spelling = (name: string): string => skeleton(name.replaceAll(/s(?=_|$)/g, ""));

/** One thought of the law under two spellings. */
export const conceptDiffers: LintRule = {
  code: finding.code,
  *check({ pack: { checked } }) {
    const concepts = groupBy(
      checked.rules.flatMap((it) =>
        it.declaration.clauses.flatMap((one) => (one.kind === "concept" ? [{ it, named: one.name }] : [])),
      ),
      ({ named }) => named.text,
    );
    const shared = [...concepts].flatMap(([name, all]) => (all.length > 1 ? [name] : []));
    for (const [mine, [only, second]] of concepts) {
      const theirs = second ? undefined : shared.find((it) => spelling(it) === spelling(mine));
      if (!only || theirs === undefined) continue;
      const { it, named } = only;
      const told = { rule: it.declaration.name.text, mine, theirs };
      yield finding.at(placeIn(it, named.span), told, replacementFix(named.span, theirs));
    }
  },
};
