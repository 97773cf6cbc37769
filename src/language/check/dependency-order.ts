import type * as Ast from "../syntax/ast.ts";
import { depthOf, expressionsOf, walk } from "../syntax/walk.ts";
import type { Placed } from "./checked.ts";
import type { CheckContext } from "./context.ts";
import { cycle, longChain } from "./diagnostics.ts";
import { report, type Ledger } from "./ledger.ts";
import { declaredName, type Names } from "./names.ts";

/** What explains other things by reading them. */
type Explanation = Placed<Ast.Define> | Placed<Ast.Standard>;

interface Visit {
  readonly node: Explanation;
  readonly reads: readonly Explanation[];
  readonly next: Iterator<Explanation>;
}

/** How many steps an explanation may rest on, one in another; later phases follow them one by one. */
const deepest = 500;

/**
 * Orders definitions and standards, each after all that it reads, without recursion, and reports each cycle:
 * what reads itself stands where the cycle was found. Reports also where a chain of explanations grows too long.
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
  const depths = new Map<Ast.NodeId, number>();
  const enter = (node: Explanation): void => {
    state.set(node.declaration.id, "open");
    const reads = readsOf(context, names, node);
    path.push({ node, reads, next: reads[Symbol.iterator]() });
  };
  for (const root of all) {
    if (!state.has(root.declaration.id)) enter(root);
    for (let visit = path.at(-1); visit !== undefined; visit = path.at(-1)) {
      const next = visit.next.next();
      if (next.done === true) {
        path.pop();
        state.set(visit.node.declaration.id, "done");
        order.push(visit.node);
        depths.set(visit.node.declaration.id, measured(ledger, visit, depths));
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

/** The steps that an explanation rests on; none once it was said that they are too many. */
function measured(ledger: Ledger, { node, reads }: Visit, depths: ReadonlyMap<Ast.NodeId, number>): number {
  const own = Math.max(0, ...expressionsOf(node.declaration).map(depthOf));
  const depth = own + reads.reduce((most, it) => Math.max(most, depths.get(it.declaration.id) ?? 0), 0);
  if (depth <= deepest) return depth;
  const { name } = node.declaration;
  report({ ledger }, node.file, name.span, longChain, { name: name.text, limit: deepest });
  return 0;
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
