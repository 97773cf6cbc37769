import { diagnostic } from "../../base/diagnostic.ts";
import { expressionsOf, walk } from "../../language/syntax/walk.ts";
import { keyOf, partsOf, writtenIn } from "../keys.ts";
import { placeIn, type LintRule } from "../lint-rule.ts";

const finding = diagnostic("lint/absence-passes", "warning", {
  en: "whoever has no `{fact}` satisfies `{rule}`, and nothing else in it asks for one",
  zh: "沒有 `{fact}` 即滿足 `{rule}`，而規則中沒有其他地方要求有",
  help: {
    en: "require it, too, with `{fact} is present`; where having none is in order, say so with `when {fact} is present`",
    zh: "另行要求 `{fact} is present`；如果沒有也合規，寫 `when {fact} is present`",
  },
});

/** A requirement that is kept by not having what it is about. */
export const absencePasses: LintRule = {
  code: finding.code,
  *check({ pack: { checked } }) {
    for (const it of checked.rules) {
      const { clauses, name } = it.declaration;
      const asked = clauses.flatMap((one) => (one.kind === "require" && !one.forbid ? partsOf(one.condition) : []));
      const around = [it.declaration, ...it.scopes.map((scope) => scope.declaration)].flatMap(expressionsOf);
      for (const one of asked) {
        if (one.kind !== "connective" || one.operator !== "or") continue;
        const own = new Set(walk(one));
        for (const way of one.operands) {
          if (way.kind !== "test" || way.test !== "absent") continue;
          const fact = keyOf(way.operand);
          const isAsked = around.some((part) => [...walk(part)].some((it) => !own.has(it) && keyOf(it) === fact));
          if (!isAsked)
            yield finding.at(placeIn(it, way.span), { rule: name.text, fact: writtenIn(it.file, way.operand) });
        }
      }
    }
  },
};
