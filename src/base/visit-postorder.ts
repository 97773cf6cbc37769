interface Visit<N> {
  readonly node: N;
  readonly next: Iterator<N>;
}

/**
 * Visits everything that some nodes lead to, without recursion, each node once and after all that it leads to. `onCycle` is
 * told each way that comes back to where it began: its nodes in order, the first again at the end.
 *
 * @example
 * const order = [];
 * visitPostorder(["a", "b"], (it) => (it === "a" ? ["c", "b"] : []), (it) => order.push(it), () => {});
 * order // ["c", "b", "a"]
 */
export function visitPostorder<N>(
  all: readonly N[],
  leadsTo: (node: N) => Iterable<N>,
  onVisit: (node: N) => void,
  onCycle: (way: readonly N[]) => void,
): void {
  const state = new Map<N, "open" | "done">();
  const path: Visit<N>[] = [];
  const enter = (node: N): void => {
    state.set(node, "open");
    path.push({ node, next: leadsTo(node)[Symbol.iterator]() });
  };
  for (const root of all) {
    if (!state.has(root)) enter(root);
    for (let visit = path.at(-1); visit !== undefined; visit = path.at(-1)) {
      const next = visit.next.next();
      if (next.done === true) {
        path.pop();
        state.set(visit.node, "done");
        onVisit(visit.node);
        continue;
      }
      const seen = state.get(next.value);
      if (seen === undefined) enter(next.value);
      if (seen !== "open") continue;
      const from = path.findIndex((it) => it.node === next.value);
      onCycle([...path.slice(from).map((it) => it.node), next.value]);
    }
  }
}
