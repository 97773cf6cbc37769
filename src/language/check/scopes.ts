import { groupBy } from "../../base/group-by.ts";
import type { Message } from "../../base/message.ts";
import { compareLocators, locatorKey, placesAround, type Locator } from "../../statute/locator.ts";
import type * as Ast from "../syntax/ast.ts";
import type { Reads } from "./checked-pack.ts";
import { checkCondition, environmentOf, type Checker } from "./checker-state.ts";
import { report } from "./context.ts";
import { unreadableSubject } from "./diagnostics/names.ts";
import type { PlacedScope } from "./placement.ts";
import { readerOf, subjectClause, unreadBy } from "./reads.ts";

/** The scopes that govern a place: of the policy, its article, its paragraph, its item. */
type ScopesAt = (locator: Locator) => readonly PlacedScope[];

const policy = "policy";

/** Orders scopes outer before inner, and those of one unit by where they stand. */
export function scopesByUnit(scopes: readonly PlacedScope[]): ScopesAt {
  const byUnit = groupBy(scopes.toSorted(byPlace), (it) => (it.governs ? locatorKey(it.governs) : policy));
  return (place) => [policy, ...placesAround(place).map(locatorKey)].flatMap((key) => byUnit.get(key) ?? []);
}

function byPlace(a: PlacedScope, b: PlacedScope): number {
  const paths = a.file.source.path < b.file.source.path ? -1 : a.file.source.path > b.file.source.path ? 1 : 0;
  return compareLocators(a.locator, b.locator) || paths || a.declaration.span.start - b.declaration.span.start;
}

/** What stands under scopes, and is judged on documents of some subject. */
interface Governed {
  /** The rule, or the exemption from it. */
  readonly who: Message;
  readonly locator: Locator;
  readonly rule: Ast.Rule;
}

/** Judges the conditions of scopes, and that all that a scope governs can read what it reads. */
export function checkScopes(
  bench: Checker,
  scopes: readonly PlacedScope[],
  scopesAt: ScopesAt,
  governed: readonly Governed[],
): void {
  const reads = new Map<Ast.NodeId, Reads>();
  for (const scope of scopes) {
    const reach = environmentOf(bench, scope);
    checkCondition(reach, scope.declaration.condition);
    reads.set(scope.declaration.id, reach.reads);
  }
  const judged = new Map<string | undefined, Set<Ast.NodeId>>();
  for (const { who, locator, rule } of governed) {
    const reader = readerOf(bench, rule);
    if (reader === undefined) continue;
    const on = subjectClause(rule)?.subject.text;
    const done = judged.get(on) ?? new Set();
    judged.set(on, done);
    for (const scope of scopesAt(locator)) {
      const { id, condition } = scope.declaration;
      if (done.has(id)) continue;
      done.add(id);
      const unread = unreadBy(reader, reads.get(id));
      if (unread === undefined) continue;
      report({ ledger: bench.ledger, file: scope.file }, condition.span, unreadableSubject, {
        ...unread,
        reader: who,
        isScope: true,
      });
    }
  }
}
