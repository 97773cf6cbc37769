import { diagnostic } from "../../base/diagnostic.ts";
import { writtenIn } from "../keys.ts";
import { atomsOf, clashOf, settled } from "../conditions.ts";
import { placeIn, type LintRule } from "../lint-rule.ts";

const finding = diagnostic("lint/never-holds", "warning", {
  en: "this never holds: {both, select, true {`{one}` and `{other}` cannot be together} false {`{one}` is true of no value}}",
  zh: "此條件不可能成立：{both, select, true {`{one}` 與 `{other}` 不能並存} false {任何值都不符合 `{one}`}}",
  help: {
    en: "most likely `or` is meant, or another value: as it is, the rule or definition says nothing",
    zh: "多半應為 `or`，或者應為其他值；照現在的寫法，該規則或者定義不起作用",
  },
});

/** A condition that no document can meet: the rule under it never applies, or is always broken. */
export const neverHolds: LintRule = {
  code: finding.code,
  *check({ pack: { checked }, declarations }) {
    for (const it of declarations) {
      const told = new Set<number>();
      for (const expr of it.expressions) {
        if (told.has(expr.span.start)) continue;
        if (expr.kind === "connective" && expr.operator === "and") {
          const clash = clashOf(atomsOf(expr, checked));
          if (!clash) continue;
          const [one, other] = clash.map((atom) => writtenIn(it.file, atom.expr));
          told.add(expr.span.start);
          yield finding.at(placeIn(it, expr.span), { both: true, one: one ?? "", other: other ?? "" });
        } else if (expr.kind === "compare") {
          const [atom] = atomsOf(expr, checked);
          if (atom && settled(atom, checked.types) === false)
            yield finding.at(placeIn(it, expr.span), { both: false, one: writtenIn(it.file, expr), other: "" });
        }
      }
    }
  },
};
