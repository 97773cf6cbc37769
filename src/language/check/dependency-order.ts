import { listOf } from "../../base/message.ts";
import type * as Ast from "../syntax/ast.ts";
import { depthOf, expressionsOf, walk } from "../syntax/walk.ts";
import type { Placed } from "./checked.ts";
import type { CheckContext } from "./context.ts";
import { cycle, longChain } from "./diagnostics/names.ts";
import { report, type Ledger } from "./ledger.ts";
import { steps } from "./messages.ts";
import { declaredName, type Declared, type Names } from "./names.ts";
import { visitInOrder } from "./way-round.ts";

/** What explains other things by reading them. */
type Explanation = Placed<Ast.Define> | Placed<Ast.Standard>;

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
  const reads = new Map<Explanation, readonly Explanation[]>();
  const depths = new Map<Explanation, number>();
  const leadsTo = (node: Explanation): readonly Explanation[] => {
    const found = readsOf(context, names, node);
    reads.set(node, found);
    return found;
  };
  visitInOrder(
    all,
    leadsTo,
    (node) => {
      order.push(node);
      depths.set(node, measured(ledger, node, reads.get(node) ?? [], depths));
    },
    (way) => {
      const [name = "", ...others] = way.map((it) => it.declaration.name.text);
      const chain = listOf([`\`${name}\``, ...others.map((it) => steps.reads({ name: it }))], "blank");
      for (const { file, declaration } of way.slice(0, 1))
        report({ ledger }, file, declaration.name.span, cycle, { name, rests: "meaning", chain });
    },
  );
  return order;
}

/** The steps that an explanation rests on; none once it was said that they are too many. */
function measured(
  ledger: Ledger,
  node: Explanation,
  reads: readonly Explanation[],
  depths: ReadonlyMap<Explanation, number>,
): number {
  const own = Math.max(0, ...expressionsOf(node.declaration).map(depthOf));
  const depth = own + reads.reduce((most, it) => Math.max(most, depths.get(it) ?? 0), 0);
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

function isExplanation(declared: Declared): declared is Explanation {
  return declared.declaration.kind === "define" || declared.declaration.kind === "standard";
}
