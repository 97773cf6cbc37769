import { replacing } from "../../base/diagnostic.ts";
import { nearest } from "../../base/nearest.ts";
import type * as Ast from "../syntax/ast.ts";
import type { Bench, Reach } from "./bench.ts";
import type { Placed } from "./checked.ts";
import { checkCondition } from "./condition.ts";
import { describeType } from "./describe-type.ts";
import {
  deadlineDate,
  missingClause,
  missingQuote,
  repeatedClause,
  repeatedRequirement,
  unknownParty,
} from "./diagnostics.ts";
import { bindEach } from "./each.ts";
import { isDay, isError } from "./inferred.ts";
import { report } from "./ledger.ts";
import { listed, reportSubject } from "./reads.ts";

/** Judges one rule: its party, its clauses, and what they read. */
export function checkRule(bench: Bench, placed: Placed<Ast.Rule>): void {
  const { declaration: rule, file } = placed;
  checkParty(bench, file, rule.party);
  checkClauses(bench, file, rule);
  const on = subjectClause(rule);
  const subject = on && bench.context.vocabulary.subjects.get(on.subject.text);
  if (on !== undefined && subject === undefined) reportSubject(bench, file, on.subject);

  const reader = subject && { who: `a rule on \`${subject.name}\``, subjects: subject.reads };
  let reach: Reach = { file, declaration: rule, local: undefined, reader, reads: new Map() };
  for (const it of rule.clauses) if (it.kind === "for-each") reach = bindEach(bench, reach, it.each);
  for (const it of rule.clauses) checkClause(bench, reach, it);
}

export function subjectClause(rule: Ast.Rule): Ast.On | undefined {
  return rule.clauses.find((it) => it.kind === "on");
}

/** Checks that the pack declares a party. */
export function checkParty(bench: Bench, file: Ast.File, { text: name, span }: Ast.Name): void {
  const { parties } = bench.context;
  if (name === "" || parties.includes(name)) return;
  const near = nearest(name, parties);
  const fix = replacing(span, near);
  report(bench, file, span, unknownParty, { name, nearest: near, known: listed(parties) }, fix);
}

function checkClause(bench: Bench, reach: Reach, clause: Ast.Clause): void {
  switch (clause.kind) {
    case "when":
    case "unless":
    case "require":
      return checkCondition(bench, reach, clause.condition);
    case "deadline":
      return checkDeadline(bench, reach, clause);
    case "quote":
    case "on":
    case "for-each":
    case "remedy":
      return;
  }
}

function checkDeadline(bench: Bench, reach: Reach, { fact, due }: Ast.Deadline): void {
  const done = bench.infer(bench, reach, fact);
  const meaning = bench.ledger.meanings.get(fact.id)?.kind;
  const isFact = meaning === "subject" || meaning === "variable";
  if (!isError(done) && (!isDay(done) || !isFact)) {
    const is = isDay(done) ? "no field of the input" : describeType(done);
    report(bench, reach.file, fact.span, deadlineDate, { part: "what is done by a day", is });
  }
  const day = bench.infer(bench, reach, due);
  if (isError(day) || isDay(day)) return;
  report(bench, reach.file, due.span, deadlineDate, { part: "the last day", is: describeType(day) });
}

const once = { on: "`on`", quote: "`quote`", remedy: "`remedy`" } as const;

function checkClauses(bench: Bench, file: Ast.File, rule: Ast.Rule): void {
  const what = `the rule \`${rule.name.text}\``;
  const seen = new Set<string>();
  const named = new Set<string>();
  for (const clause of rule.clauses) {
    const { kind } = clause;
    if ((kind === "on" || kind === "quote" || kind === "remedy") && seen.has(kind))
      report(bench, file, clause.span, repeatedClause, { what, clause: once[kind] });
    seen.add(kind);
    if (kind !== "require" && kind !== "deadline") continue;
    const { name } = clause;
    if (name === undefined || name.text === "") continue;
    if (named.has(name.text))
      report(bench, file, name.span, repeatedRequirement, { name: name.text, rule: rule.name.text });
    named.add(name.text);
  }

  const { span } = rule.name;
  if (!seen.has("on"))
    report(bench, file, span, missingClause, {
      what,
      clause: "`on`",
      why: "say what it judges, for example `on service`",
    });
  if (!seen.has("require") && !seen.has("deadline"))
    report(bench, file, span, missingClause, {
      what,
      clause: "`require` or `forbid`",
      why: 'say what must hold, or write `scope "…"` where the text asks for nothing',
    });
  if (!seen.has("quote") && bench.context.text.kind === "statute")
    report(bench, file, span, missingQuote, { rule: rule.name.text });
}
