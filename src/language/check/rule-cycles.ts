import { listOf } from "../../base/message.ts";
import type * as Ast from "../syntax/ast.ts";
import type { Bench } from "./bench.ts";
import type { PlacedRule } from "./checked.ts";
import { cycle } from "./diagnostics/names.ts";
import { report } from "./ledger.ts";
import { steps } from "./messages.ts";
import { isDuty } from "./modal.ts";
import { visitInOrder } from "./way-round.ts";

// INVARIANT (no-way-round): in a sound pack no verdict rests on itself. Definitions, standards and the conditions of exemptions
//   read no verdicts, so only `complies with` and `upon breach of` lead from rule to rule; packs need each other in no circle.
/** Reports each circle of rules that rest on one another, once, with the way round. */
export function checkRuleCycles(bench: Bench): void {
  const { rules, ledger } = bench;
  const own = new Map(rules.map((it) => [it.declaration, it]));
  // A note has no verdict that others could rest on.
  const able = rules.filter((it) => isDuty(it.declaration));
  const links = new Map(able.map((it) => [it, linksOf(bench, own, it)]));
  const told = new Set<PlacedRule>();
  visitInOrder(
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
        return steps[step]({ name: it.declaration.name.text });
      });
      const chain = listOf([`\`${name}\``, ...others], "blank");
      report({ ledger }, file, declaration.name.span, cycle, { name, rests: "verdict", chain });
    },
  );
}

function linksOf(
  { ledger }: Bench,
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
