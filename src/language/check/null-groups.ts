import { fixOf } from "../../base/diagnostic.ts";
import { message } from "../../base/message.ts";
import type { Field, Type } from "../../vocabulary/type.ts";
import type * as Ast from "../syntax/ast.ts";
import { dotted, expressionsOf, walk } from "../syntax/walk.ts";
import type { PlacedRule } from "./checked-pack.ts";
import type { Environment } from "./checker-state.ts";
import { report, written } from "./context.ts";
import { emptyBelowNull } from "./diagnostics/clauses.ts";

/**
 * Warns where a rule requires that there is something in a list, and asks nowhere for the group that holds it: where the
 * group is null, the rule is open, though whoever wrote it most likely takes it for broken.
 */
export function checkNullGroups(reach: Environment, { declaration: rule, scopes }: PlacedRule): void {
  const around = [rule, ...scopes.map((it) => it.declaration)];
  const requirements = rule.clauses.flatMap((it) => (it.kind === "require" && !it.forbid ? parts(it.condition) : []));
  for (const it of requirements) {
    const list = filledList(it);
    const group = list?.kind === "path" ? nullableGroup(reach, list) : undefined;
    if (list?.kind !== "path" || group === undefined) continue;
    if (isAskedFor(reach, around, [group, dotted(list.steps)])) continue;
    const { span } = it;
    const fix = fixOf(askGroup({ group }), span.start, span.start, `${group} ${written(reach, "is present and")} `);
    report(reach, span, emptyBelowNull, { list: dotted(list.steps), group }, fix);
  }
}

const askGroup = message("language/fix/ask-group", {
  en: "require that `{group}` is present",
  zh: "要求有 `{group}`",
});

const parts = (condition: Ast.Expr): readonly Ast.Expr[] =>
  condition.kind === "connective" && condition.operator === "and" ? condition.operands.flatMap(parts) : [condition];

/** The list that a condition needs something in; what `any` and `where` ask of its elements is their own matter. */
function filledList(it: Ast.Expr): Ast.Expr | undefined {
  if (it.kind === "test") return it.test === "not-empty" ? it.operand : undefined;
  if (it.kind !== "compare") return undefined;
  const { operator, left, right } = it;
  if (operator === "in") return right;
  if (operator === "has" || operator === "has-any" || operator === "has-all") return left;
  if (left.kind !== "measure" || right.kind !== "literal") return undefined;
  const least = Number(right.text);
  const needsOne = operator === ">" || ((operator === ">=" || operator === "==") && least > 0);
  return left.measure === "count" && needsOne && !left.each.where ? left.each.list : undefined;
}

/** The innermost group around a fact that may be null. */
function nullableGroup({ ledger, context }: Environment, path: Ast.Path): string | undefined {
  const meaning = ledger.meanings.get(path.id);
  if (meaning?.kind !== "subject") return undefined;
  let type: Type | undefined = context.vocabulary.subjects.get(meaning.subject)?.type;
  let found: string | undefined;
  for (const [index, name] of meaning.fields.slice(0, -1).entries()) {
    const field: Field | undefined = type?.kind === "record" ? type.fields.get(name) : undefined;
    type = field?.type;
    if (field?.nullable === true) found = [meaning.subject, ...meaning.fields.slice(0, index + 1)].join(".");
  }
  return found;
}

/** Whether a rule, the scopes around it, or a definition that they read, ask whether one of these facts is there. */
function isAskedFor(reach: Environment, around: readonly Ast.Declaration[], facts: readonly string[]): boolean {
  const waiting = [...around];
  const seen = new Set(waiting);
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    for (const it of expressionsOf(next).flatMap((one) => [...walk(one)])) {
      if (it.kind === "test" && (it.test === "present" || it.test === "absent") && it.operand.kind === "path") {
        if (facts.includes(dotted(it.operand.steps))) return true;
      }
      const read =
        it.kind === "path" && it.steps.length === 1 ? reach.names.get(it.steps[0].text)?.declaration : undefined;
      if (read && !seen.has(read)) {
        seen.add(read);
        waiting.push(read);
      }
    }
  }
  return false;
}
