/**
 * What is made of a key, made once.
 *
 * @example
 * const made = [];
 * const length = memoized((word) => made.push(word) && word.length);
 * [length("abc"), length("abc"), made.length] // [3, 3, 1]
 */
export function memoized<K, V>(make: (key: K) => V): (key: K) => V {
  const made = new Map<K, V>();
  return (key) => {
    if (!made.has(key)) made.set(key, make(key));
    return made.get(key) as V;
  };
}

/**
 * A value that is made when it is first asked for, and kept.
 *
 * @example
 * const made = [];
 * const length = once(() => made.push("abc"));
 * [length(), length(), made.length] // [1, 1, 1]
 */
export function once<V>(make: () => V): () => V {
  const made = memoized(make);
  return () => made(undefined);
}
