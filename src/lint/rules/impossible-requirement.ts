import { diagnostic } from "../../base/diagnostic.ts";
import { atomsAgainst, atomsOf, clashOf } from "../conditions.ts";
import { writtenIn } from "../keys.ts";
import { placeIn, type LintRule } from "../lint-rule.ts";

const finding = diagnostic("lint/impossible-requirement", "warning", {
  en: "this requirement is never kept: where `{rule}` applies, `{known}` holds",
  zh: "此要求無法滿足：`{rule}` 適用時，`{known}` 已經成立",
  help: {
    en: "where the law bans the thing itself, ask for it in the requirement and not in `when`; then whoever does not do it satisfies the rule",
    zh: "如果法律禁止的就是該事項，把它寫在要求中，而不是寫在 `when` 中；這樣沒有這樣做的人就滿足了規則",
  },
});

/** A requirement that the rule's own condition breaks: the rule can only be violated, and never tells who keeps it. */
export const impossibleRequirement: LintRule = {
  code: finding.code,
  *check({ pack: { checked } }) {
    for (const it of checked.rules) {
      const { clauses, name } = it.declaration;
      const given = clauses.flatMap((one) => (one.kind === "when" ? atomsOf(one.condition, checked) : []));
      for (const one of clauses) {
        if (one.kind !== "require") continue;
        const kept = one.forbid ? atomsAgainst(one.condition, checked) : atomsOf(one.condition, checked);
        const [known] = (!clashOf(given) && clashOf([...given, ...kept])) || [];
        if (!known || !given.includes(known)) continue;
        yield finding.at(placeIn(it, one.span), { rule: name.text, known: writtenIn(it.file, known.expr) });
      }
    }
  },
};
