import { byText } from "../base/by-text.ts";
import type { GraphId, GraphNode } from "../graph/graph.ts";
import { compareLocators } from "../statute/locator.ts";
import { groundsOfRules, groundsOfInstances } from "./breach.ts";
import type { DocumentContext, RuleInstances } from "./context.ts";
import type { ClauseResult, RuleAsked, Verdict } from "./decision.ts";
import type { ClauseOutcome } from "./deadline.ts";
import { isAdvisory } from "./legal-force.ts";
import { packOf, ruleOf } from "./program.ts";
import { union } from "./value.ts";
import { rollUp } from "./verdict.ts";

// INVARIANT (left-out-stays-out): a rule that is left out of a clause is left out whatever facts are added: verdicts that are clear
//   change among satisfied, exempt and not applicable only, and the last two never turn back. So a void clause stays void.
/**
 * `complies with`: what other rules say of the same subject under the same law. Advisory ones and those that do not apply,
 * exempt or are not in force are left out; if nothing is left the clause is void.
 *
 * What is left out counts as a ground too: without the facts that shut their gates the rules would be asked.
 */
export function evaluateComplies(
  { program, settings }: DocumentContext,
  node: Extract<GraphNode, { readonly kind: "complies" }>,
  ask: (rule: GraphId) => RuleInstances,
): ClauseOutcome & Pick<ClauseResult, "complies"> {
  const asked = node.rules.map((id) => {
    const { rule, source } = ruleOf(program, id);
    const said = ask(id);
    const verdict = rollUp(said.instances.map((it) => it.verdict));
    return { rule, source, ...said, verdict, advisory: isAdvisory(settings, rule) };
  });
  const heard = asked.filter((it) => !it.advisory);
  const verdict = rollUp(heard.map((it) => it.verdict));
  const result = resultOf(verdict);
  const instances = heard.flatMap((it) => it.instances);
  const deciding = instances.filter((it) => it.verdict === verdict);
  return {
    result,
    causes: union(deciding.map((it) => it.causes)),
    grounds: result === "false" || result === "unknown" ? groundsOfInstances(deciding) : groundsOfRules(heard),
    complies: asked
      .flatMap((it): readonly RuleAsked[] => {
        const place = it.instances.find((one) => one.verdict === it.verdict)?.place;
        const { name, inForce } = it.rule;
        const { locator, place: law } = it.source;
        const { verdict: said, advisory } = it;
        return place ? [{ rule: name, pack: packOf(name), locator, verdict: said, advisory, inForce, law, place }] : [];
      })
      .toSorted((a, b) => byText(a.pack, b.pack) || compareLocators(a.locator, b.locator) || byText(a.rule, b.rule)),
  };
}

/** The roll-up ranks verdicts as the clause does. */
function resultOf(verdict: Verdict): ClauseResult["result"] {
  switch (verdict) {
    case "violated":
      return "false";
    case "undetermined":
      return "unknown";
    case "pending":
      return "waiting";
    case "satisfied":
      return "true";
    case "exempt":
    case "not_applicable":
    case "not_in_force":
    case "not_examined":
      return "void";
  }
}
