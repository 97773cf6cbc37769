import { compareLocators, locatorKey, type Locator } from "../../statute/locator.ts";
import type * as Ast from "../syntax/ast.ts";
import type { Bench, Reads } from "./bench.ts";
import type { Placed } from "./checked.ts";
import { checkCondition } from "./condition.ts";
import { unreadableSubject } from "./diagnostics.ts";
import { report } from "./ledger.ts";
import type { PlacedScope } from "./placement.ts";
import { listed } from "./reads.ts";
import { subjectClause } from "./rule.ts";

/** The scopes that govern a place: of the policy, its article, its paragraph, its item. */
type ScopesAt = (locator: Locator) => readonly PlacedScope[];

const policy = "policy";

/** Orders scopes outer before inner, and those of one unit by where they stand. */
export function scopesByUnit(scopes: readonly PlacedScope[]): ScopesAt {
  const byUnit = new Map<string, PlacedScope[]>();
  for (const it of scopes.toSorted(byPlace)) {
    const key = it.governs === undefined ? policy : locatorKey(it.governs);
    byUnit.set(key, [...(byUnit.get(key) ?? []), it]);
  }
  return ({ article, paragraph, item }) => {
    const around: readonly Locator[] = [
      { article, paragraph: undefined, item: undefined },
      ...(paragraph === undefined ? [] : [{ article, paragraph, item: undefined }]),
      ...(paragraph === undefined || item === undefined ? [] : [{ article, paragraph, item }]),
    ];
    return [policy, ...around.map(locatorKey)].flatMap((key) => byUnit.get(key) ?? []);
  };
}

function byPlace(a: PlacedScope, b: PlacedScope): number {
  const paths = a.file.source.path < b.file.source.path ? -1 : a.file.source.path > b.file.source.path ? 1 : 0;
  return compareLocators(a.locator, b.locator) || paths || a.declaration.span.start - b.declaration.span.start;
}

/** Judges the conditions of scopes, and that every rule that a scope governs can read what it reads. */
export function checkScopes(
  bench: Bench,
  scopes: readonly PlacedScope[],
  scopesAt: ScopesAt,
  rules: readonly Placed<Ast.Rule>[],
): void {
  const reads = new Map<Ast.NodeId, Reads>();
  for (const { declaration, file } of scopes) {
    const read = new Map<string, string | undefined>();
    checkCondition(
      bench,
      { file, declaration, local: undefined, reader: undefined, reads: read },
      declaration.condition,
    );
    reads.set(declaration.id, read);
  }
  const judged = new Map<string, Set<Ast.NodeId>>();
  for (const { declaration: rule, locator } of rules) {
    const subject = bench.context.vocabulary.subjects.get(subjectClause(rule)?.subject.text ?? "");
    if (subject === undefined) continue;
    const done = judged.get(subject.name) ?? new Set();
    judged.set(subject.name, done);
    for (const scope of scopesAt(locator)) {
      const { id, condition } = scope.declaration;
      if (done.has(id)) continue;
      done.add(id);
      const unread = [...(reads.get(id) ?? [])].find(([name]) => !subject.reads.includes(name));
      if (unread === undefined) continue;
      const [name, via] = unread;
      const reader = `the rule \`${rule.name.text}\` on \`${subject.name}\`, which this scope governs,`;
      const params = { subject: name, reader, reads: listed(subject.reads), via };
      report(bench, scope.file, condition.span, unreadableSubject, params);
    }
  }
}
