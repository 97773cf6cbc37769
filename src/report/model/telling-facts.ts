/**
 * Facts without those that only name a list or a group of which something more exact is cited:
 * `service.models is 3 elements` tells nothing beside an element of it.
 *
 * @example
 * tellingFacts([{ path: "service.models" }, { path: "service.models[2].licence" }]) // [{ path: "service.models[2].licence" }]
 * tellingFacts([{ path: "service.models" }], ["service.models[2] mini-rerank"]) // []
 */
export function tellingFacts<F extends { readonly path: string }>(
  facts: readonly F[],
  elements: readonly string[] = [],
): readonly F[] {
  const cited = [...facts.map((it) => it.path), ...elements];
  return facts.filter(({ path }) => !cited.some((it) => it.startsWith(`${path}.`) || it.startsWith(`${path}[`)));
}
