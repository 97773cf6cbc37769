import { message, type Message } from "../../base/message.ts";
import { clauseRows } from "../parse/keywords.ts";
import type * as Ast from "../syntax/ast.ts";
import { checkBasis } from "./basis.ts";
import type { Bench, Reach } from "./bench.ts";
import type { PlacedRule } from "./checked.ts";
import { checkComplies } from "./complies.ts";
import { checkCondition } from "./condition.ts";
import { describeType } from "./describe-type.ts";
import { deadlineDate, missingClause, noteClause, repeatedClause, repeatedRequirement } from "./diagnostics/clauses.ts";
import { missingQuote } from "./diagnostics/quotes.ts";
import { bindEach } from "./each.ts";
import { isDay, isError } from "./inferred.ts";
import { report } from "./ledger.ts";
import { isDuty, modalWords } from "./modal.ts";
import { declarations } from "./names.ts";
import { checkParty } from "./party.ts";
import { readerOf, subjectClause } from "./reader.ts";
import { reportSubject } from "./reads.ts";
import { checkPolicyDays } from "./standing.ts";
import { checkUpon } from "./upon.ts";

/** Judges one rule: its party, its clauses, what they read and which rules they name. */
export function checkRule(bench: Bench, placed: PlacedRule): void {
  const { declaration: rule, file } = placed;
  checkParty(bench, file, rule.party);
  checkRepeats(bench, file, rule);
  checkWhole(bench, file, rule);
  const on = subjectClause(rule);
  const reader = readerOf(bench, rule);
  if (on !== undefined && reader === undefined) reportSubject(bench, file, on.subject);

  let reach: Reach = { file, declaration: rule, local: undefined, reader, reads: new Map() };
  for (const it of rule.clauses) if (it.kind === "for-each") reach = bindEach(bench, reach, it.each);
  for (const it of rule.clauses) checkClause(bench, placed, reach, it);
}

function checkClause(bench: Bench, placed: PlacedRule, reach: Reach, clause: Ast.Clause): void {
  if ("condition" in clause) return checkCondition(bench, reach, clause.condition);
  if (clause.kind === "deadline") return checkDeadline(bench, reach, clause);
  if (clause.kind === "complies") return checkComplies(bench, placed, clause);
  if (clause.kind === "upon") return checkUpon(bench, placed.file, clause);
  if (clause.kind === "basis") return checkBasis(bench, placed.file, clause);
  // The days of the rule itself are read where its standing is.
  if (clause.kind === "in-force" && clause.policy) checkPolicyDays(bench.ledger, bench.context, placed.file, clause);
}

const noField = message("language/no-field", { en: "no field of the input", zh: "不屬於輸入的字段" });

function checkDeadline(bench: Bench, reach: Reach, { fact, due }: Ast.Deadline): void {
  const done = bench.infer(bench, reach, fact);
  const meaning = bench.ledger.meanings.get(fact.id)?.kind;
  const isFact = meaning === "subject" || meaning === "variable";
  if (!isError(done) && (!isDay(done) || !isFact)) {
    const is = isDay(done) ? noField() : describeType(done);
    report(bench, reach.file, fact.span, deadlineDate, { part: "done", is });
  }
  const day = bench.infer(bench, reach, due);
  if (isError(day) || isDay(day)) return;
  report(bench, reach.file, due.span, deadlineDate, { part: "due", is: describeType(day) });
}

function checkRepeats(bench: Bench, file: Ast.File, rule: Ast.Rule): void {
  const seen = new Set<Ast.Clause["kind"]>();
  const named = new Set<string>();
  for (const clause of rule.clauses) {
    const { english, once } = clauseRows[clause.kind];
    if (once && seen.has(clause.kind)) {
      const what = declarations.rule({ name: rule.name.text });
      report(bench, file, clause.span, repeatedClause, { what, clause: english });
    }
    seen.add(clause.kind);
    if (!isRequirement(clause)) continue;
    const { name } = clause;
    if (name === undefined || name.text === "") continue;
    if (named.has(name.text))
      report(bench, file, name.span, repeatedRequirement, { name: name.text, rule: rule.name.text });
    named.add(name.text);
  }
}

const isRequirement = (clause: Ast.Clause): clause is Ast.Require | Ast.Deadline | Ast.Complies =>
  clause.kind === "require" || clause.kind === "deadline" || clause.kind === "complies";

/** Whether a rule says all that its modal asks for, and no more. */
function checkWhole(bench: Bench, file: Ast.File, rule: Ast.Rule): void {
  const { name, modal, clauses } = rule;
  const has = (kind: Ast.Clause["kind"]): boolean => clauses.some((it) => it.kind === kind);
  const what = (): Message => declarations.rule({ name: name.text });
  const lacking = (lacks: "subject" | "demand" | "document"): void =>
    report(bench, file, name.span, missingClause, { what: what(), lacks });

  if (isDuty(rule)) {
    if (!has("on")) lacking("subject");
    if (!clauses.some(isRequirement)) lacking("demand");
  } else {
    for (const it of clauses) {
      if (!isRequirement(it)) continue;
      const clause = it.kind === "require" && it.forbid ? "forbid" : "require";
      report(bench, file, it.span, noteClause, { rule: name.text, modal: modalWords(modal), clause });
    }
    if (has("for-each") && !has("on")) lacking("document");
  }
  if (!has("quote") && bench.context.text.kind === "statute")
    report(bench, file, name.span, missingQuote, { what: what() });
}
