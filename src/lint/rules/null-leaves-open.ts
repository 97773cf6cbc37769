import { diagnostic } from "../../base/diagnostic.ts";
import { declarationsIn, type CheckedPack, type PlacedRule } from "../../language/check/checked-pack.ts";
import type * as Ast from "../../language/syntax/ast.ts";
import { dotted, expressionsOf, expressionsOfClause, walk } from "../../language/syntax/walk.ts";
import { fieldAt, type Type, type Vocabulary } from "../../vocabulary/type.ts";
import { partsOf } from "../keys.ts";
import { placeIn, type LintRule } from "../lint-rule.ts";

const finding = diagnostic("lint/null-leaves-open", "warning", {
  en: "where `{fact}` is `null`, this requirement of `{rule}` is never broken: what is compared with `null` stays open",
  zh: "`{fact}` 為 `null` 時，`{rule}` 的這項要求不會被違反：與 `null` 比較，結果一直未定",
  help: {
    en: "write `require {fact} is present`, too: then `null` breaks the rule; or, if the rule asks nothing of those who have none, `when {fact} is present`",
    zh: "另寫 `require {fact} is present`：這樣 `null` 即違反規則；如果規則對沒有的人不作要求，寫 `when {fact} is present`",
  },
});

/** A requirement that compares what may be absent: `null` leaves it open for ever, and whoever wrote it most likely takes it for broken. */
export const nullLeavesOpen: LintRule = {
  code: finding.code,
  *check({ pack: { checked }, vocabulary }) {
    const required = requiredIn(checked);
    for (const it of checked.rules) {
      const asked = new Set(required);
      for (const { condition } of requirementsOf(it))
        for (const path of partsOf(condition).flatMap(comparedIn)) {
          const fact = dotted(path.steps);
          if (asked.has(fact) || !isNullable(path, it, checked, vocabulary)) continue;
          asked.add(fact);
          if (isAskedFor(fact, it, checked)) continue;
          yield finding.at(placeIn(it, path.span), { fact, rule: it.declaration.name.text });
        }
    }
  },
};

const requirementsOf = ({ declaration }: PlacedRule): readonly Ast.Require[] =>
  declaration.clauses.flatMap((it) => (it.kind === "require" && !it.forbid ? [it] : []));

/** The facts that a condition compares, by themselves or in a sum. */
function comparedIn(expr: Ast.Expr): readonly Ast.Path[] {
  if (expr.kind !== "compare") return [];
  const { left, right } = expr;
  return [left, right].flatMap(termsOf).flatMap((it) => (it.kind === "path" ? [it] : []));
}

const termsOf = (expr: Ast.Expr): readonly Ast.Expr[] =>
  expr.kind === "arithmetic" ? [expr.left, expr.right].flatMap(termsOf) : [expr];

/** Whether a path leads to a field of a subject, or of an element that the rule is about, that may be `null`. */
function isNullable(
  path: Ast.Path,
  { declaration }: PlacedRule,
  checked: CheckedPack,
  vocabulary: Vocabulary,
): boolean {
  const meaning = checked.meanings.get(path.id);
  if (meaning?.kind !== "subject" && meaning?.kind !== "variable") return false;
  const [first] = path.steps;
  const each = declaration.clauses.find((it) => it.kind === "for-each" && it.each.variable.text === first.text);
  const list = each?.kind === "for-each" ? checked.types.get(each.each.list.id) : undefined;
  const element = list?.kind === "list" ? list.element : undefined;
  const type: Type | undefined = meaning.kind === "subject" ? vocabulary.subjects.get(meaning.subject)?.type : element;
  return type?.kind === "record" && fieldAt(type, meaning.fields.join("."))?.nullable === true;
}

/** Whether a rule asks for the fact otherwise: whether it is there, by when, or in a gate, which is open then, too. */
function isAskedFor(fact: string, { declaration, scopes }: PlacedRule, { meanings }: CheckedPack): boolean {
  const names = (it: Ast.Expr): boolean => it.kind === "path" && dotted(it.steps) === fact;
  const clauses = declaration.clauses.filter((it) => it.kind !== "require");
  if (clauses.flatMap(expressionsOfClause).some((it) => [...walk(it)].some(names))) return true;
  const waiting: Ast.Declaration[] = [declaration, ...scopes.map((it) => it.declaration)];
  const seen = new Set(waiting);
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    for (const it of expressionsOf(next).flatMap((one) => [...walk(one)])) {
      if (it.kind === "test" && (it.test === "present" || it.test === "absent") && names(it.operand)) return true;
      const meaning = it.kind === "path" ? meanings.get(it.id) : undefined;
      for (const read of meaning ? declarationsIn(meaning) : []) {
        if (!seen.has(read)) waiting.push(read);
        seen.add(read);
      }
    }
  }
  return false;
}

/** What some rule requires to be there: `null` breaks that. */
const requiredIn = ({ rules }: CheckedPack): ReadonlySet<string> =>
  new Set(
    rules
      .flatMap(requirementsOf)
      .flatMap(({ condition }) => partsOf(condition))
      .flatMap((it) =>
        it.kind === "test" && it.test === "present" && it.operand.kind === "path" ? [dotted(it.operand.steps)] : [],
      ),
  );
