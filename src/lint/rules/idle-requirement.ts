import { diagnostic } from "../../base/diagnostic.ts";
import { atomsAgainst, atomsOf, clashOf } from "../conditions.ts";
import { writtenIn } from "../keys.ts";
import { placeIn, type LintRule } from "../lint-rule.ts";

const finding = diagnostic("lint/idle-requirement", "warning", {
  en: "this requirement is always kept: where `{rule}` applies, `{known}` holds",
  zh: "此要求總能滿足：`{rule}` 適用時，`{known}` 已經成立",
  help: {
    en: "ask for what the law demands beyond the condition under which it demands it",
    zh: "寫明在該條件之下法律還要求什麼",
  },
});

/** A requirement that the rule's own condition settles: the rule can only be satisfied. */
export const idleRequirement: LintRule = {
  code: finding.code,
  *check({ pack: { checked } }) {
    for (const it of checked.rules) {
      const { clauses, name } = it.declaration;
      const given = clauses.flatMap((one) => (one.kind === "when" ? atomsOf(one.condition, checked) : []));
      for (const one of clauses) {
        if (one.kind !== "require") continue;
        const broken = one.forbid ? atomsOf(one.condition, checked) : atomsAgainst(one.condition, checked);
        const [known] = (!clashOf(given) && clashOf([...given, ...broken])) || [];
        if (!known || !given.includes(known)) continue;
        yield finding.at(placeIn(it, one.span), { rule: name.text, known: writtenIn(it.file, known.expr) });
      }
    }
  },
};
