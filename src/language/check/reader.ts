import type * as Ast from "../syntax/ast.ts";
import type { Bench, Reader } from "./bench.ts";
import { isDuty } from "./modal.ts";

/** What every run may have beside its documents. */
const always = "service";

/** Who reads in a rule's conditions; undefined: the rule is wrong about its subject, and no reading is blamed. */
export function readerOf({ context: { vocabulary } }: Bench, rule: Ast.Rule): Reader | undefined {
  const on = subjectClause(rule);
  if (on === undefined) {
    const subjects = [always].filter((it) => vocabulary.subjects.has(it));
    return isDuty(rule) ? undefined : { who: "a note without `on`", subjects };
  }
  const subject = vocabulary.subjects.get(on.subject.text);
  return subject && { who: `a rule on \`${subject.name}\``, subjects: subject.reads };
}

export function subjectClause(rule: Ast.Rule): Ast.On | undefined {
  return rule.clauses.find((it) => it.kind === "on");
}
