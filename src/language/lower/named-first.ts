import { invariant } from "../../base/invariant.ts";

/**
 * Everything that the roots name, themselves included, each after all that it names.
 * Without recursion: chains may be long.
 *
 * @example
 * namedFirst(["a", "c"], (it) => (it === "a" ? ["b", "c"] : [])) // ["b", "c", "a"]
 */
export function namedFirst<T>(roots: readonly T[], named: (it: T) => readonly T[]): readonly T[] {
  const done = new Set<T>();
  const onTheWay = new Set<T>();
  const waiting = roots.toReversed();
  for (let next = waiting.at(-1); next !== undefined; next = waiting.at(-1)) {
    const ahead = done.has(next) || onTheWay.has(next) ? [] : named(next).filter((it) => !done.has(it));
    if (ahead.length > 0) {
      for (const it of ahead) invariant(it !== next && !onTheWay.has(it), "what names one another has no cycle");
      onTheWay.add(next);
      for (const it of ahead.toReversed()) waiting.push(it);
      continue;
    }
    waiting.pop();
    onTheWay.delete(next);
    done.add(next);
  }
  return [...done];
}
