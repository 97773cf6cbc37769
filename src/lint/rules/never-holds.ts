import { writeInterval } from "../../base/civil-date.ts";
import { diagnostic } from "../../base/diagnostic.ts";
import type { Meaning, PlacedRule } from "../../language/check/checked-pack.ts";
import { writtenIn } from "../keys.ts";
import { atomsOf, clashOf, holdsOnNoDay, settled } from "../conditions.ts";
import { placeIn, type LintRule } from "../lint-rule.ts";

const finding = diagnostic("lint/never-holds", "warning", {
  en: "this never holds: {both, select, true {`{one}` and `{other}` cannot be together} false {`{one}` is true of no value} other {the rule is law {until, select, none {from {from} on} other {from {from} until {until}}}, and judges no document whose own day is another}}",
  zh: "此條件不可能成立：{both, select, true {`{one}` 與 `{other}` 不能並存} false {任何值都不符合 `{one}`} other {該規則{until, select, none {自 {from} 起施行} other {自 {from} 起施行，{until} 起不再施行}}，不判斷自身日期在此之外的文檔}}",
  help: {
    en: "most likely `or` is meant, or another value: as it is, the rule or definition says nothing",
    zh: "多半應為 `or`，或者應為其他值；照現在的寫法，該規則或者定義不起作用",
  },
});

const none = { one: "", other: "", from: "", until: "" };

/** Whether an expression is the day of the document that a rule judges. */
const isOwnDay = (meaning: Meaning | undefined, rule: PlacedRule | undefined, day: string | undefined): boolean =>
  day !== undefined &&
  meaning?.kind === "subject" &&
  meaning.subject === rule?.subject &&
  meaning.fields.length === 1 &&
  meaning.fields[0] === day;

/** A condition that no document can meet: the rule under it never applies, or is always broken. */
export const neverHolds: LintRule = {
  code: finding.code,
  *check({ pack: { checked }, declarations, vocabulary }) {
    const rules = new Map(checked.rules.map((it) => [it.declaration, it] as const));
    for (const it of declarations) {
      const rule = it.declaration.kind === "rule" ? rules.get(it.declaration) : undefined;
      const ownDay = vocabulary.subjects.get(rule?.subject ?? "")?.day;
      const told = new Set<number>();
      for (const expr of it.expressions) {
        if (told.has(expr.span.start)) continue;
        if (expr.kind === "connective" && expr.operator === "and") {
          const clash = clashOf(atomsOf(expr, checked));
          if (!clash) continue;
          const [one, other] = clash.map((atom) => writtenIn(it.file, atom.expr));
          told.add(expr.span.start);
          yield finding.at(placeIn(it, expr.span), { ...none, both: "true", one: one ?? "", other: other ?? "" });
        } else if (expr.kind === "compare") {
          const [atom] = atomsOf(expr, checked);
          const day = [expr.left, expr.right].find((one) => isOwnDay(checked.meanings.get(one.id), rule, ownDay));
          if (rule && day && holdsOnNoDay(expr, day, rule.inForce, checked)) {
            const days = writeInterval(rule.inForce);
            const { from, until = "none" } = days === "never" ? none : days;
            yield finding.at(placeIn(it, expr.span), { ...none, both: "day", from, until });
          } else if (atom && settled(atom, checked.types) === false)
            yield finding.at(placeIn(it, expr.span), { ...none, both: "false", one: writtenIn(it.file, expr) });
        }
      }
    }
  },
};
