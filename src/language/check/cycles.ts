import { listOf } from "../../base/message.ts";
import { visitPostorder } from "../../base/visit-postorder.ts";
import { isDuty } from "../../graph/graph.ts";
import type * as Ast from "../syntax/ast.ts";
import { depthOf, expressionsOf, walk } from "../syntax/walk.ts";
import type { PlacedDeclaration, PlacedRule } from "./checked-pack.ts";
import type { Checker } from "./checker-state.ts";
import { report } from "./context.ts";
import { cycle, longChain } from "./diagnostics/names.ts";
import { cycleSteps } from "./messages.ts";
import { symbolNameOf, type DeclaredSymbol } from "./symbols.ts";

/** What explains other things by reading them. */
type Explanation = PlacedDeclaration<Ast.Define> | PlacedDeclaration<Ast.Standard>;

/** How many steps an explanation may rest on, one in another; later phases follow them one by one. */
const deepest = 500;

/**
 * Orders definitions and standards, each after all that it reads, without recursion, and reports each cycle:
 * what reads itself stands where the cycle was found. Reports also where a chain of explanations grows too long.
 */
export function dependencyOrder(bench: Checker, all: readonly Explanation[]): readonly Explanation[] {
  const order: Explanation[] = [];
  const reads = new Map<Explanation, readonly Explanation[]>();
  const depths = new Map<Explanation, number>();
  const leadsTo = (node: Explanation): readonly Explanation[] => {
    const found = readsOf(bench, node);
    reads.set(node, found);
    return found;
  };
  visitPostorder(
    all,
    leadsTo,
    (node) => {
      order.push(node);
      depths.set(node, measured(bench, node, reads.get(node) ?? [], depths));
    },
    (way) => {
      const [name = "", ...others] = way.map((it) => it.declaration.name.text);
      const chain = listOf([`\`${name}\``, ...others.map((it) => cycleSteps.reads({ name: it }))], "blank");
      for (const { file, declaration } of way.slice(0, 1))
        report({ ledger: bench.ledger, file }, declaration.name.span, cycle, { name, rests: "meaning", chain });
    },
  );
  return order;
}

/** The steps that an explanation rests on; none once it was said that they are too many. */
function measured(
  { ledger }: Checker,
  node: Explanation,
  reads: readonly Explanation[],
  depths: ReadonlyMap<Explanation, number>,
): number {
  const own = Math.max(0, ...expressionsOf(node.declaration).map(depthOf));
  const depth = own + reads.reduce((most, it) => Math.max(most, depths.get(it) ?? 0), 0);
  if (depth <= deepest) return depth;
  const { name } = node.declaration;
  report({ ledger, file: node.file }, name.span, longChain, { name: name.text, limit: deepest });
  return 0;
}

function readsOf({ context, names }: Checker, { declaration }: Explanation): readonly Explanation[] {
  const reads = new Set<Explanation>();
  for (const root of expressionsOf(declaration)) {
    for (const expr of walk(root)) {
      if (expr.kind !== "path") continue;
      const name = symbolNameOf(context, expr);
      const found = name === undefined ? undefined : names.get(name);
      if (found && isExplanation(found)) reads.add(found);
    }
  }
  return [...reads];
}

function isExplanation(declared: DeclaredSymbol): declared is Explanation {
  return declared.declaration.kind === "define" || declared.declaration.kind === "standard";
}

// INVARIANT (no-way-round): in a sound pack no verdict rests on itself. Definitions, standards and the conditions of exemptions
//   read no verdicts, so only `complies with` and `upon breach of` lead from rule to rule; packs need each other in no circle.
/** Reports each circle of rules that rest on one another, once, with the way round. */
export function checkRuleCycles(bench: Checker): void {
  const { rules, ledger } = bench;
  const own = new Map(rules.map((it) => [it.declaration, it]));
  // A note has no verdict that others could rest on.
  const able = rules.filter((it) => isDuty(it.declaration.modal));
  const links = new Map(able.map((it) => [it, linksOf(bench, own, it)]));
  const told = new Set<PlacedRule>();
  visitPostorder(
    able,
    (it) => links.get(it)?.keys() ?? [],
    () => {},
    (way) => {
      const [first] = way;
      if (first === undefined || way.some((it) => told.has(it))) return;
      for (const it of way) told.add(it);
      const { file, declaration } = first;
      const name = declaration.name.text;
      const others = way.slice(1).map((it, at) => {
        const step = (way[at] && links.get(way[at])?.get(it)) ?? "complies";
        return cycleSteps[step]({ name: it.declaration.name.text });
      });
      const chain = listOf([`\`${name}\``, ...others], "blank");
      report({ ledger, file }, declaration.name.span, cycle, { name, rests: "verdict", chain });
    },
  );
}

function linksOf(
  { ledger }: Checker,
  own: ReadonlyMap<Ast.Rule, PlacedRule>,
  { declaration }: PlacedRule,
): ReadonlyMap<PlacedRule, "complies" | "breach"> {
  const links = new Map<PlacedRule, "complies" | "breach">();
  for (const clause of declaration.clauses) {
    if (clause.kind !== "complies" && clause.kind !== "upon") continue;
    for (const rule of ledger.named.get(clause.id) ?? []) {
      const placed = own.get(rule);
      const step = clause.kind === "complies" ? "complies" : "breach";
      if (placed !== undefined && !links.has(placed)) links.set(placed, step);
    }
  }
  return links;
}
