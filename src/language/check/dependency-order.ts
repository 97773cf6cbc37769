import type * as Ast from "../syntax/ast.ts";
import { expressionsOf, walk } from "../syntax/walk.ts";
import type { Placed } from "./checked.ts";
import type { CheckContext } from "./context.ts";
import { cycle } from "./diagnostics.ts";
import { report, type Ledger } from "./ledger.ts";
import { declaredName, type Names } from "./names.ts";

/** What explains other things by reading them. */
export type Explanation = Placed<Ast.Define> | Placed<Ast.Standard>;

interface Visit {
  readonly node: Explanation;
  readonly reads: Iterator<Explanation>;
}

/**
 * Orders definitions and standards, each after all that it reads, without recursion, and reports each cycle:
 * what reads itself stands where the cycle was found.
 */
export function dependencyOrder(
  ledger: Ledger,
  context: CheckContext,
  names: Names,
  all: readonly Explanation[],
): readonly Explanation[] {
  const order: Explanation[] = [];
  const state = new Map<Ast.NodeId, "open" | "done">();
  const path: Visit[] = [];
  const enter = (node: Explanation): void => {
    state.set(node.declaration.id, "open");
    path.push({ node, reads: readsOf(context, names, node)[Symbol.iterator]() });
  };
  for (const root of all) {
    if (!state.has(root.declaration.id)) enter(root);
    for (let visit = path.at(-1); visit !== undefined; visit = path.at(-1)) {
      const next = visit.reads.next();
      if (next.done === true) {
        path.pop();
        state.set(visit.node.declaration.id, "done");
        order.push(visit.node);
        continue;
      }
      const seen = state.get(next.value.declaration.id);
      if (seen === undefined) enter(next.value);
      if (seen !== "open") continue;
      const from = path.findIndex((it) => it.node.declaration === next.value.declaration);
      const members = path.slice(from).map((it) => it.node);
      const chain = [...members, next.value].map((it) => it.declaration.name.text);
      report({ ledger }, next.value.file, next.value.declaration.name.span, cycle, { chain });
    }
  }
  return order;
}

function readsOf(context: CheckContext, names: Names, { declaration }: Explanation): readonly Explanation[] {
  const reads = new Set<Explanation>();
  for (const root of expressionsOf(declaration)) {
    for (const expr of walk(root)) {
      if (expr.kind !== "path") continue;
      const name = declaredName(context, expr);
      const found = name === undefined ? undefined : names.get(name);
      if (found && isExplanation(found)) reads.add(found);
    }
  }
  return [...reads];
}

function isExplanation(declared: Placed<Ast.Define | Ast.Standard | Ast.OpenTerm | Ast.Rule>): declared is Explanation {
  return declared.declaration.kind === "define" || declared.declaration.kind === "standard";
}
