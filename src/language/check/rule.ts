import { message, type Message } from "../../base/message.ts";
import { clauseRows } from "../parse/keywords.ts";
import type * as Ast from "../syntax/ast.ts";
import { isDuty, modalPhrase, type PlacedRule, type PlacedDeclaration, type ReadChain } from "./checked.ts";
import { checkBasis, checkCondition, checkParty, type Checker, type Environment } from "./checker.ts";
import { report } from "./context.ts";
import { deadlineDate, missingClause, noteClause, repeatedClause, repeatedRequirement } from "./diagnostics/clauses.ts";
import { unreadableSubject } from "./diagnostics/names.ts";
import { missingQuote } from "./diagnostics/places.ts";
import { checkPolicyDays } from "./legal-status.ts";
import { bindEach } from "./lists.ts";
import { describePlace } from "./messages.ts";
import {
  checkComplies,
  checkUpon,
  locatorOf,
  recordNamedRules,
  reportNoRules,
  rulesWanted,
  targetRules,
} from "./named-rules.ts";
import { readerOf, subjectClause, reportUnknownSubject, readers, ruleParams, unreadBy } from "./reads.ts";
import { symbolTitles } from "./symbols.ts";
import { describeType, isDay, isError } from "./types.ts";

/** Judges one rule: its party, its clauses, what they read and which rules they name. */
export function checkRule(bench: Checker, placed: PlacedRule): void {
  const { declaration: rule, file } = placed;
  checkParty(bench, file, rule.party);
  checkRepeats(bench, file, rule);
  checkWhole(bench, file, rule);
  const on = subjectClause(rule);
  const reader = readerOf(bench, rule);
  if (on !== undefined && reader === undefined) reportUnknownSubject(bench, file, on.subject);

  let reach: Environment = { file, declaration: rule, local: undefined, reader, reads: new Map() };
  for (const it of rule.clauses) if (it.kind === "for-each") reach = bindEach(bench, reach, it.each);
  for (const it of rule.clauses) checkClause(bench, placed, reach, it);
}

function checkClause(bench: Checker, placed: PlacedRule, reach: Environment, clause: Ast.Clause): void {
  if ("condition" in clause) return checkCondition(bench, reach, clause.condition);
  if (clause.kind === "deadline") return checkDeadline(bench, reach, clause);
  if (clause.kind === "complies") return checkComplies(bench, placed, clause);
  if (clause.kind === "upon") return checkUpon(bench, placed.file, clause);
  if (clause.kind === "basis") return checkBasis(bench, placed.file, clause);
  // The days of the rule itself are read where its standing is.
  if (clause.kind === "in-force" && clause.policy) checkPolicyDays(bench.ledger, bench.context, placed.file, clause);
}

const noField = message("language/no-field", { en: "no field of the input", zh: "不屬於輸入的字段" });

function checkDeadline(bench: Checker, reach: Environment, { fact, due }: Ast.Deadline): void {
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

function checkRepeats(bench: Checker, file: Ast.File, rule: Ast.Rule): void {
  const seen = new Set<Ast.Clause["kind"]>();
  const named = new Set<string>();
  for (const clause of rule.clauses) {
    const { english, once } = clauseRows[clause.kind];
    if (once && seen.has(clause.kind)) {
      const what = symbolTitles.rule({ name: rule.name.text });
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
function checkWhole(bench: Checker, file: Ast.File, rule: Ast.Rule): void {
  const { name, modal, clauses } = rule;
  const has = (kind: Ast.Clause["kind"]): boolean => clauses.some((it) => it.kind === kind);
  const what = (): Message => symbolTitles.rule({ name: name.text });
  const lacking = (lacks: "subject" | "demand" | "document"): void =>
    report(bench, file, name.span, missingClause, { what: what(), lacks });

  if (isDuty(rule)) {
    if (!has("on")) lacking("subject");
    if (!clauses.some(isRequirement)) lacking("demand");
  } else {
    for (const it of clauses) {
      if (!isRequirement(it)) continue;
      const clause = it.kind === "require" && it.forbid ? "forbid" : "require";
      report(bench, file, it.span, noteClause, { rule: name.text, modal: modalPhrase(modal), clause });
    }
    if (has("for-each") && !has("on")) lacking("document");
  }
  if (!has("quote") && bench.context.text.kind === "statute")
    report(bench, file, name.span, missingQuote, { what: what() });
}

/** Judges an exemption, and gives the rules from which it exempts: each can read what its condition reads. */
export function checkExemption(
  bench: Checker,
  { declaration, file }: PlacedDeclaration<Ast.Exemption>,
): readonly PlacedRule[] {
  const { id, name, condition } = declaration;
  const targets = [...new Set(declaration.from.flatMap((it) => exempted(bench, file, it)))];
  recordNamedRules(bench, id, targets);
  const reads = new Map<string, ReadChain | undefined>();
  const reach: Environment = { file, declaration, local: undefined, reader: undefined, reads };
  checkCondition(bench, reach, condition);
  for (const { declaration: rule } of targets) {
    const reader = readerOf(bench, rule);
    const unread = reader && unreadBy(reader, reads);
    if (unread === undefined) continue;
    const whose = readers.exemption({ name: name.text, ...ruleParams(rule) });
    report(bench, file, condition.span, unreadableSubject, { ...unread, reader: whose });
    break;
  }
  return targets;
}

function exempted(bench: Checker, file: Ast.File, target: Ast.Target): readonly PlacedRule[] {
  const found = targetRules(bench, file, target);
  if (found?.length === 0 && target.kind === "place") {
    const where = describePlace(locatorOf(target.place));
    reportNoRules(bench, file, target.place.span, where, rulesWanted.exempting(), found);
  }
  return found ?? [];
}
