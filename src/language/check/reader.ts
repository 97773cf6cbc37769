import { messages } from "../../base/message.ts";
import type * as Ast from "../syntax/ast.ts";
import type { Bench, Reader } from "./bench.ts";
import { isDuty } from "./modal.ts";

/** Who reads what a condition reads. */
export const readers = messages("language/reader", {
  note: { en: "a note without `on`", zh: "沒有 `on` 的附註" },
  rule: { en: "a rule on `{subject}`", zh: "針對 `{subject}` 的規則" },
  standard: { en: "a standard on `{subject}`", zh: "針對 `{subject}` 的標準" },
  exemption: {
    en: "the exemption `{name}` from `{rule}`{hasSubject, select, true { on `{subject}`} false {}}",
    zh: "{hasSubject, select, true {針對 `{subject}` 的} false {}}規則 `{rule}` 的豁免 `{name}`",
  },
  governedRule: {
    en: "the rule `{rule}`{hasSubject, select, true { on `{subject}`} false {}}, which this scope governs,",
    zh: "該範圍所及{hasSubject, select, true {、針對 `{subject}` 的} false {的}}規則 `{rule}`",
  },
  governedExemption: {
    en: "the exemption `{name}` from `{rule}`{hasSubject, select, true { on `{subject}`} false {}}, which this scope governs,",
    zh: "該範圍所及{hasSubject, select, true {、針對 `{subject}` 的} false {的}}規則 `{rule}` 的豁免 `{name}`",
  },
});

/** What every run may have beside its documents. */
const always = "service";

/** Who reads in a rule's conditions; undefined: the rule is wrong about its subject, and no reading is blamed. */
export function readerOf({ context: { vocabulary } }: Bench, rule: Ast.Rule): Reader | undefined {
  const on = subjectClause(rule);
  if (on === undefined) {
    const subjects = [always].filter((it) => vocabulary.subjects.has(it));
    return isDuty(rule) ? undefined : { who: readers.note(), subjects };
  }
  const subject = vocabulary.subjects.get(on.subject.text);
  return subject && { who: readers.rule({ subject: subject.name }), subjects: subject.reads };
}

/** A rule, and the subject that it is on if it names one, as `readers` names them. */
export function ruleParams(rule: Ast.Rule): { rule: string; subject: string | undefined; hasSubject: boolean } {
  const subject = subjectClause(rule)?.subject.text;
  return { rule: rule.name.text, subject, hasSubject: subject !== undefined };
}

export function subjectClause(rule: Ast.Rule): Ast.On | undefined {
  return rule.clauses.find((it) => it.kind === "on");
}
