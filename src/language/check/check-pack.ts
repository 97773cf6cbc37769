import type { Diagnostic } from "../../base/diagnostic.ts";
import { namesOf } from "../../base/message.ts";
import { nearestOfMany } from "../../base/nearest.ts";
import type * as Ast from "../syntax/ast.ts";
import { cascadingErrors } from "./cascading-errors.ts";
import type { CheckedPack, PlacedDeclaration, PlacedRule, ReadableDeclaration } from "./checked-pack.ts";
import { checkCondition, checkParty, environmentOf, type Checker } from "./checker-state.ts";
import { emptyTables, report, type CheckContext } from "./context.ts";
import { checkRuleCycles } from "./cycles.ts";
import { unreadTogether } from "./diagnostics/names.ts";
import { checkExplanations, standardSubject } from "./explanations.ts";
import { infer } from "./infer.ts";
import { legalStatuses } from "./legal-status.ts";
import { placeDeclarations, type Placement } from "./placement.ts";
import { resolveQuotes } from "./quotes.ts";
import { readers, ruleParams, subjectClause, isReadTogether } from "./reads.ts";
import { checkExemption, checkRule } from "./rule.ts";
import { checkScopes, scopesByUnit } from "./scopes.ts";
import { collectSymbols } from "./symbols.ts";
import { isError } from "./types.ts";

/**
 * Names and types of one pack: what each path means, the type of each expression, where each rule stands
 * in the law, when it is in force, which of its words it quotes and which other rules it names.
 *
 * Total: broken files, with `missing` nodes in them, are checked as far as they make sense, and what is
 * wrong is said once, in the order of the files. `parsed`: what the parser said of them; what only
 * follows from that is not said again. `again`: only some files have changed since another check, no id of
 * whose trees is one of theirs: all that the others declare is taken to mean what it meant.
 */
export function checkPack(
  files: readonly Ast.File[],
  context: CheckContext,
  parsed: readonly Diagnostic[] = [],
  again?: Recheck,
): CheckOutcome {
  const ledger = again ? { ...again.before.ledger, diagnostics: [] } : emptyTables();
  const whole = placeDeclarations(ledger, context, files);
  const placement = again ? placementIn(whole, again.files) : whole;
  const damage = cascadingErrors(parsed, whole.all);
  const names = collectSymbols(ledger, context, whole.named);
  const scopesAt = scopesByUnit(whole.scopes);
  const standingOf = legalStatuses(ledger, context, whole);

  const known = new Map(again?.before.rules.map((it) => [it.declaration, it]));
  const rules = whole.rules.map((it): PlacedRule => {
    const { declaration, locator } = it;
    const before = known.get(declaration);
    if (before) return before;
    const subject = subjectClause(declaration)?.subject.text;
    return { ...placed(it), ...standingOf(it), subject, scopes: scopesAt(locator).map(placed) };
  });
  const judgedBefore: Pick<Checker, "definitions" | "standards" | "terms"> = again?.before ?? {
    definitions: new Map(),
    standards: new Map(),
    terms: new Map(),
  };
  const bench: Checker = {
    context,
    names,
    ledger,
    rules,
    definitions: judgedBefore.definitions,
    standards: judgedBefore.standards,
    terms: judgedBefore.terms,
    damaged: damage.declarations,
    infer,
    nearest: nearestOfMany(),
  };

  checkExplanations(bench, placement);
  const judged = again ? rules.filter((it) => again.files.has(it.file)) : rules;
  for (const it of judged) checkRule(bench, it);
  const exempted = placement.exemptions.map((it) => ({ it, from: checkExemption(bench, it) }));
  checkRuleCycles(bench);
  checkScopes(bench, whole.scopes, scopesAt, [
    ...judged.map((it) => ({
      who: readers.governedRule(ruleParams(it.declaration)),
      locator: it.locator,
      rule: it.declaration,
    })),
    ...exempted.flatMap(({ it, from }) =>
      from.map(({ declaration: rule }) => ({
        who: readers.governedExemption({ name: it.declaration.name.text, ...ruleParams(rule) }),
        locator: it.locator,
        rule,
      })),
    ),
  ]);
  for (const it of placement.dispositions) checkDisposition(bench, it);
  resolveQuotes(ledger, context.text, placement);

  const { definitions, standards, terms, parameters, openLists, exemptions, dispositions, units } = whole;
  const { pack, inForce, text, chinese } = context;
  const { diagnostics, ...tables } = ledger;
  const told = diagnostics.filter((it) => !damage.isEcho(it));
  return {
    value: {
      pack,
      inForce,
      text,
      files,
      chinese,
      ...tables,
      rules,
      definitions: definitions.map(placed),
      standards: standards.map((it) => ({
        ...placed(it),
        subject: standardSubject(it.declaration, bench.context.vocabulary),
        sameAs: bench.standards.get(it.declaration.id)?.sameAs,
      })),
      terms: terms.map(placed),
      parameters: parameters.map(placed),
      openLists: openLists.map(placed),
      exemptions: exemptions.map((it) => ({
        ...placed(it),
        ...standingOf(it),
        scopes: scopesAt(it.locator).map(placed),
      })),
      dispositions: dispositions.map((it) => ({ ...placed(it), inForce: standingOf(it).inForce })),
      readable: readableOf(bench),
      units,
    },
    diagnostics: inOrder(files, told),
    checker: bench,
  };
}

/** What a check of a pack comes to. */
export interface CheckOutcome {
  readonly value: CheckedPack;
  readonly diagnostics: readonly Diagnostic[];
  /** What it knew, for a check of what has changed since. */
  readonly checker: Checker;
}

/** A check of some files of a pack, after one of the whole, whose tables it goes on with. */
interface Recheck {
  readonly files: ReadonlySet<Ast.File>;
  readonly before: Checker;
}

/** Of what stands in some files only. */
function placementIn(whole: Placement, files: ReadonlySet<Ast.File>): Placement {
  const own = <D extends { readonly file: Ast.File }>(all: readonly D[]): D[] => all.filter((it) => files.has(it.file));
  return {
    ...whole,
    rules: own(whole.rules),
    exemptions: own(whole.exemptions),
    definitions: own(whole.definitions),
    parameters: own(whole.parameters),
    standards: own(whole.standards),
    terms: own(whole.terms),
    openLists: own(whole.openLists),
    dispositions: own(whole.dispositions),
    quotes: own(whole.quotes),
  };
}

const placed = <D>({ declaration, locator, file }: PlacedDeclaration<D>): PlacedDeclaration<D> => ({
  declaration,
  locator,
  file,
});

function checkDisposition(bench: Checker, placed: PlacedDeclaration<Ast.Disposition>): void {
  const { declaration } = placed;
  const reach = environmentOf(bench, placed);
  switch (declaration.kind) {
    case "yields-to": {
      checkCondition(reach, declaration.condition);
      const subjects = [...reach.reads.keys()];
      if (isReadTogether(bench, subjects)) return;
      return report(reach, declaration.condition.span, unreadTogether, { subjects: namesOf(subjects, "and") });
    }
    case "addressed-to":
      for (const it of declaration.parties) checkParty(reach, it);
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

/** What those who need this pack can read of it: its definitions and parameters that make sense. */
export function readableOf({ names, definitions }: Checker): ReadonlyMap<string, ReadableDeclaration> {
  const readable = new Map<string, ReadableDeclaration>();
  for (const [name, { declaration, locator, file }] of names) {
    if (declaration.kind !== "define" && declaration.kind !== "parameter") continue;
    const known = definitions.get(declaration.id);
    if (known === undefined || isError(known.type)) continue;
    readable.set(name, { placed: { declaration, locator, file }, known });
  }
  return readable;
}
