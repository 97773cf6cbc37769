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
  let made: { readonly value: V } | undefined;
  return () => (made ??= { value: make() }).value;
}

/**
 * What is made of the key that was asked for last, and kept until another one is.
 *
 * @example
 * const made = [];
 * const length = latest((word) => made.push(word) && word.length);
 * [length("abc"), length("abc"), length("d"), length("abc"), made.length] // [3, 3, 1, 3, 3]
 */
export function latest<K, V>(make: (key: K) => V): (key: K) => V {
  let last: { readonly key: K; readonly value: V } | undefined;
  return (key) => {
    if (!last || last.key !== key) last = { key, value: make(key) };
    return last.value;
  };
}
