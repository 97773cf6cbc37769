import { diagnostic } from "../../base/diagnostic.ts";
import { walk } from "../../language/syntax/walk.ts";
import { keyOf, partsOf, writtenIn } from "../keys.ts";
import { placeIn, type LintRule } from "../lint-rule.ts";

const finding = diagnostic("lint/vacuous-every", "warning", {
  en: "`{rule}` is satisfied where there is nothing in `{list}`",
  zh: "`{list}` 為空時，`{rule}` 即為滿足",
  help: {
    en: "ask for one, too, with `{list} is not empty`; where having none is in order, say so with `when {list} is not empty`",
    zh: "同時要求至少有一個：`{list} is not empty`；如果沒有也合規，寫 `when {list} is not empty`",
  },
});

/** A requirement on every element of a list that is kept by having none. */
export const vacuousEvery: LintRule = {
  code: finding.code,
  *check({ pack: { checked } }) {
    for (const it of checked.rules) {
      const { clauses, name } = it.declaration;
      const asked = clauses.flatMap((one) => (one.kind === "require" && !one.forbid ? partsOf(one.condition) : []));
      for (const one of asked) {
        if (one.kind !== "quantifier" || one.quantifier !== "every") continue;
        const { list } = one.each;
        const around = [...clauses, ...it.scopes.map((scope) => scope.declaration)];
        const isAsked = around
          .flatMap((part) => ("condition" in part ? [...walk(part.condition)] : []))
          .some((part) => part !== list && one.body !== part && keyOf(part) === keyOf(list));
        if (!isAsked) yield finding.at(placeIn(it, one.span), { rule: name.text, list: writtenIn(it.file, list) });
      }
    }
  },
};
