import type { Diagnostic } from "../base/diagnostic.ts";
import { groups } from "../report/messages/phrases.ts";
import { moreMistakes } from "./diagnostics.ts";

/** So many errors of one file are told one by one, and so many warnings. */
export const mostTold = 1000;

/**
 * Of the mistakes of each file the first, and where the next one stands how many more there are: that leads, so that lists
 * of some mistakes only tell it too.
 */
export function capped(diagnostics: readonly Diagnostic[]): readonly Diagnostic[] {
  const seen = new Map<string, Diagnostic[]>();
  const told = diagnostics.filter((it) => {
    const key = `${it.severity} ${it.place.source.path}`;
    const before = seen.get(key) ?? [];
    seen.set(key, before);
    return before.push(it) <= mostTold;
  });
  const rest = [...seen.values()].flatMap((all) => {
    const next = all[mostTold];
    const count = all.length - mostTold;
    return next
      ? [{ ...moreMistakes.at(next.place, { count, shown: groups(count) }), severity: next.severity, count }]
      : [];
  });
  return [...rest, ...told];
}
