import type { Diagnostic } from "../../base/diagnostic.ts";
import type * as Ast from "../syntax/ast.ts";
import type { Bench } from "./bench.ts";
import type { Checked } from "./checked.ts";
import { checkCondition } from "./condition.ts";
import type { CheckContext } from "./context.ts";
import { damageOf } from "./damage.ts";
import { unreadTogether } from "./diagnostics.ts";
import { checkExplanations, subjectOf } from "./explanations.ts";
import { infer } from "./infer.ts";
import { emptyLedger, report } from "./ledger.ts";
import { collectNames } from "./names.ts";
import { placeDeclarations, type Placement } from "./placement.ts";
import { resolveQuotes } from "./quotes.ts";
import { isReadTogether } from "./reads.ts";
import { checkParty, checkRule, subjectClause } from "./rule.ts";
import { checkScopes, scopesByUnit } from "./scopes.ts";

/**
 * Names and types of one pack: what each path means, the type of each expression, where each rule stands
 * in the law and which of its words it quotes.
 *
 * Total: broken files, with `missing` nodes in them, are checked as far as they make sense, and what is
 * wrong is said once, in the order of the files. `parsed`: what the parser said of them; what only
 * follows from that is not said again.
 */
export function check(
  files: readonly Ast.File[],
  context: CheckContext,
  parsed: readonly Diagnostic[] = [],
): { readonly value: Checked; readonly diagnostics: readonly Diagnostic[] } {
  const ledger = emptyLedger();
  const placement = placeDeclarations(ledger, context, files);
  const { rules, definitions, standards, terms, scopes, dispositions, units } = placement;
  const damage = damageOf(parsed, placement.all);
  const names = collectNames(ledger, context, placement.named);
  const bench: Bench = {
    context,
    names,
    ledger,
    definitions: new Map(),
    standards: new Map(),
    terms: new Map(),
    damaged: damage.declarations,
    infer,
  };
  const scopesAt = scopesByUnit(scopes);

  checkExplanations(bench, placement);
  for (const it of rules) checkRule(bench, it);
  checkScopes(bench, scopes, scopesAt, rules);
  for (const it of dispositions) checkDisposition(bench, it);
  resolveQuotes(ledger, context.text, placement);

  return {
    value: {
      pack: context.pack,
      files,
      meanings: ledger.meanings,
      types: ledger.types,
      quotes: ledger.quotes,
      rules: rules.map((it) => ({
        ...it,
        subject: subjectClause(it.declaration)?.subject.text ?? "",
        scopes: scopesAt(it.locator),
      })),
      definitions,
      standards: standards.map((it) => ({ ...it, subject: subjectOf(it.declaration) })),
      terms,
      dispositions,
      units,
    },
    diagnostics: inOrder(
      files,
      ledger.diagnostics.filter((it) => !damage.isEcho(it)),
    ),
  };
}

function checkDisposition(bench: Bench, { declaration, file }: Placement["dispositions"][number]): void {
  switch (declaration.kind) {
    case "yields-to": {
      const reads = new Map<string, string | undefined>();
      const { condition } = declaration;
      checkCondition(bench, { file, declaration, local: undefined, reader: undefined, reads }, condition);
      if (isReadTogether(bench, reads.keys())) return;
      return report(bench, file, condition.span, unreadTogether, { subjects: [...reads.keys()] });
    }
    case "addressed-to":
      for (const it of declaration.parties) checkParty(bench, file, it);
      return;
    case "no-rule":
    case "not-encodable":
      return;
  }
}

/** By file, then by place; of two at one place the one that was found first. */
function inOrder(files: readonly Ast.File[], diagnostics: readonly Diagnostic[]): readonly Diagnostic[] {
  const order = new Map(files.map((it, index) => [it.source, index]));
  const rank = (it: Diagnostic): number => order.get(it.place.source) ?? files.length;
  return diagnostics.toSorted((a, b) => rank(a) - rank(b) || a.place.span.start - b.place.span.start);
}
