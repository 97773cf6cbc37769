/**
 * Items by a key, keys in the order in which they come up.
 *
 * @example
 * [...groupBy([1, 2, 3], (it) => it % 2).values()] // [[1, 3], [2]]
 */
export function groupBy<K, V>(items: readonly V[], keyOf: (item: V) => K): ReadonlyMap<K, readonly V[]> {
  const groups = new Map<K, V[]>();
  for (const item of items) {
    const key = keyOf(item);
    const group = groups.get(key);
    if (group) group.push(item);
    else groups.set(key, [item]);
  }
  return groups;
}
