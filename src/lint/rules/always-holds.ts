import { diagnostic } from "../../base/diagnostic.ts";
import { atomsAgainst, atomsOf, clashOf, settled } from "../conditions.ts";
import { writtenIn } from "../keys.ts";
import { placeIn, type LintRule } from "../lint-rule.ts";

const finding = diagnostic("lint/always-holds", "warning", {
  en: "this always holds: {both, select, true {where `{one}` does not, `{other}` does} false {`{one}` is true of every value}}",
  zh: "此條件總是成立：{both, select, true {`{one}` 不成立時 `{other}` 成立} false {任何值都符合 `{one}`}}",
  help: {
    en: "most likely `and` is meant, or another value: as it is, the condition asks nothing",
    zh: "多半應為 `and`，或者應為其他值；照現在的寫法，該條件不起作用",
  },
});

/** A condition that every document meets: what it should keep out comes in. */
export const alwaysHolds: LintRule = {
  code: finding.code,
  *check({ pack: { checked }, declarations }) {
    for (const it of declarations) {
      const told = new Set<number>();
      for (const expr of it.expressions) {
        if (told.has(expr.span.start)) continue;
        if (expr.kind === "connective" && expr.operator !== "and") {
          const clash = clashOf(atomsAgainst(expr, checked));
          if (!clash) continue;
          const [one, other] = clash.map((atom) => writtenIn(it.file, atom.expr));
          told.add(expr.span.start);
          yield finding.at(placeIn(it, expr.span), { both: true, one: one ?? "", other: other ?? "" });
        } else if (expr.kind === "compare") {
          const [atom] = atomsOf(expr, checked);
          if (atom && settled(atom, checked.types) === true)
            yield finding.at(placeIn(it, expr.span), { both: false, one: writtenIn(it.file, expr), other: "" });
        }
      }
    }
  },
};
