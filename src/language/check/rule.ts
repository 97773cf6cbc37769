import { message, type Message } from "../../base/message.ts";
import { isDuty } from "../../graph/graph.ts";
import { clauseRows } from "../parse/keywords.ts";
import type * as Ast from "../syntax/ast.ts";
import { modalPhrase, type PlacedRule, type PlacedDeclaration } from "./checked-pack.ts";
import {
  checkBasis,
  checkCondition,
  checkParty,
  environmentOf,
  type Checker,
  type Environment,
} from "./checker-state.ts";
import { report, written } from "./context.ts";
import {
  deadlineDate,
  missingClause,
  noteClause,
  repeatedClause,
  repeatedParty,
  repeatedRequirement,
} from "./diagnostics/clauses.ts";
import { unreadableSubject } from "./diagnostics/names.ts";
import { missingQuote } from "./diagnostics/places.ts";
import { checkPolicyDays } from "./legal-status.ts";
import { bindEach } from "./lists.ts";
import { checkNullGroups } from "./null-groups.ts";
import { checkComplies, checkUpon, exempted, recordNamedRules } from "./named-rules.ts";
import { checkSubject, readerOf, subjectClause, readers, ruleParams, unreadBy } from "./reads.ts";
import { symbolTitles } from "./symbols.ts";
import { describeType, isDay, isError } from "./types.ts";

/** Judges one rule: its party, its clauses, what they read and which rules they name. */
export function checkRule(bench: Checker, placed: PlacedRule): void {
  const { declaration: rule } = placed;
  let reach = environmentOf(bench, placed, readerOf(bench, rule));
  checkParties(reach, rule);
  checkRepeats(reach, rule);
  checkWhole(reach, rule);
  const on = subjectClause(rule);
  if (on !== undefined) checkSubject(reach, on.subject);

  for (const it of rule.clauses) if (it.kind === "for-each") reach = bindEach(reach, it.each);
  for (const it of rule.clauses) checkClause(reach, placed, it);
  checkNullGroups(reach, placed);
}

function checkParties(reach: Environment, { parties, name }: Ast.Rule): void {
  const seen = new Set<string>();
  for (const it of parties) {
    if (checkParty(reach, it) && seen.has(it.text))
      report(reach, it.span, repeatedParty, { party: it.text, rule: name.text });
    seen.add(it.text);
  }
}

function checkClause(reach: Environment, placed: PlacedRule, clause: Ast.Clause): void {
  if ("condition" in clause) return checkCondition(reach, clause.condition);
  if (clause.kind === "deadline") return checkDeadline(reach, clause);
  if (clause.kind === "complies") return checkComplies(reach, placed, clause);
  if (clause.kind === "upon") return checkUpon(reach, clause);
  if (clause.kind === "basis") checkBasis(reach, clause);
  // The days of the rule itself are read where its standing is.
  if (clause.kind === "in-force" && clause.policy) checkPolicyDays(reach, clause);
}

const noField = message("language/no-field", { en: "no field of the input", zh: "不屬於輸入的字段" });

function checkDeadline(reach: Environment, { fact, due }: Ast.Deadline): void {
  const done = reach.infer(reach, fact);
  const meaning = reach.ledger.meanings.get(fact.id)?.kind;
  const isFact = meaning === "subject" || meaning === "variable";
  if (!isError(done) && (!isDay(done) || !isFact)) {
    const is = isDay(done) ? noField() : describeType(done);
    report(reach, fact.span, deadlineDate, { part: "done", is });
  }
  const day = reach.infer(reach, due);
  if (isError(day) || isDay(day)) return;
  report(reach, due.span, deadlineDate, { part: "due", is: describeType(day) });
}

function checkRepeats(reach: Environment, rule: Ast.Rule): void {
  const seen = new Set<Ast.Clause["kind"]>();
  const named = new Set<string>();
  for (const clause of rule.clauses) {
    const { english, once } = clauseRows[clause.kind];
    if (once && seen.has(clause.kind)) {
      const what = symbolTitles.rule({ name: rule.name.text });
      report(reach, clause.span, repeatedClause, { what, clause: written(reach, english) });
    }
    seen.add(clause.kind);
    if (!isRequirement(clause)) continue;
    const { name } = clause;
    if (name === undefined || name.text === "") continue;
    if (named.has(name.text)) report(reach, name.span, repeatedRequirement, { name: name.text, rule: rule.name.text });
    named.add(name.text);
  }
}

const isRequirement = (clause: Ast.Clause): clause is Ast.Require | Ast.Deadline | Ast.Complies =>
  clause.kind === "require" || clause.kind === "deadline" || clause.kind === "complies";

/** Whether a rule says all that its modal asks for, and no more. */
function checkWhole(reach: Environment, rule: Ast.Rule): void {
  const { name, modal, clauses } = rule;
  const has = (kind: Ast.Clause["kind"]): boolean => clauses.some((it) => it.kind === kind);
  const what = (): Message => symbolTitles.rule({ name: name.text });
  const lacking = (lacks: "subject" | "demand" | "document"): void =>
    report(reach, name.span, missingClause, { what: what(), lacks });

  if (isDuty(rule.modal)) {
    if (!has("on")) lacking("subject");
    if (!clauses.some(isRequirement)) lacking("demand");
  } else {
    for (const it of clauses) {
      if (!isRequirement(it)) continue;
      const clause = written(reach, it.kind === "require" && it.forbid ? "forbid" : "require");
      report(reach, it.span, noteClause, { rule: name.text, modal: written(reach, modalPhrase(modal)), clause });
    }
    if (has("for-each") && !has("on")) lacking("document");
  }
  if (!has("quote") && reach.context.text.kind === "statute") report(reach, name.span, missingQuote, { what: what() });
}

/** Judges an exemption, and gives the rules from which it exempts: each can read what its condition reads. */
export function checkExemption(bench: Checker, placed: PlacedDeclaration<Ast.Exemption>): readonly PlacedRule[] {
  const { id, name, condition, from } = placed.declaration;
  const reach = environmentOf(bench, placed);
  const targets = [...new Set(from.flatMap((it) => exempted(reach, it)))];
  recordNamedRules(bench, id, targets);
  checkCondition(reach, condition);
  for (const { declaration: rule } of targets) {
    const reader = readerOf(bench, rule);
    const unread = reader && unreadBy(reader, reach.reads);
    if (unread === undefined) continue;
    const whose = readers.exemption({ name: name.text, ...ruleParams(rule) });
    report(reach, condition.span, unreadableSubject, { ...unread, reader: whose, isScope: false });
    break;
  }
  return targets;
}
