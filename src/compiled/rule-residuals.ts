import { invariant } from "../base/invariant.ts";
import { memoized } from "../base/memoized.ts";
import { isAdvisory, isInForce } from "../evaluate/legal-force.ts";
import { operand, unknown } from "../evaluate/value.ts";
import type { GraphId, GraphNode, RuleNode } from "../graph/graph.ts";
import { verdictCodes, type Residual, type ResidualBuilder } from "./residual.ts";
import { asFixed, island, loopOver, specialiser, type Elements, type Fixed, type Specialised } from "./specialise.ts";

/** What is left of the verdict of a rule; throws an `island` where generated code could not say it. */
export type RuleResiduals = (rule: GraphId) => Residual;

/**
 * The verdicts of the rules of one program. Where a signature says other than facts do, a breach that facts alone show stays
 * one: such a rule is judged a second time, by facts.
 */
export function ruleResiduals(fixed: Fixed, b: ResidualBuilder): RuleResiduals {
  const { context } = fixed;
  const onlyFacts: typeof context = { ...context, memo: [], disputes: new Set(), onDispute: "facts-decide" };
  const byFacts: RuleResiduals = memoized(residualBy({ ...fixed, context: onlyFacts }, b, (rule) => byFacts(rule)));
  const open = residualBy(fixed, b, (rule) => verdict(rule));
  const verdict: RuleResiduals = memoized((rule) => {
    const found = open(rule);
    return context.disputes.size === 0 ? found : b.make("breach-or", undefined, byFacts(rule), found);
  });
  return verdict;
}

/** The table of evaluate/rule.ts over what is left; `ask`: the verdicts of rules that a clause names. */
function residualBy(fixed: Fixed, b: ResidualBuilder, ask: RuleResiduals): RuleResiduals {
  const { context } = fixed;
  const { graph } = context.program;
  const special = specialiser(fixed, b);
  const verdict = (code: number): Residual => b.make("verdict", code);
  const nodeOf = (id: GraphId): GraphNode => {
    const found = graph.nodes[id];
    invariant(found, `node ${id} is in the graph`);
    return found;
  };

  const ruleOf = (rule: RuleNode): Residual => {
    if (!isInForce(rule.inForce, context.lawOf)) return verdict(verdictCodes.not_in_force);
    const scopes = b.and(rule.scopes.map((it) => special.truth(it, [])));
    if (scopes === b.truth(0)) return verdict(verdictCodes.not_applicable);
    if (rule.upon !== undefined) throw island("upon breach");
    const exempt = b.or(rule.exemptions.map((it) => special.truth(it, [])));
    const instances = instancesOf(rule, { scopes, exempt }, rule.each, { elements: [], member: b.truth(3) });
    return rule.each.length === 0 ? instances : b.make("scoped", undefined, scopes, instances);
  };

  interface About {
    readonly scopes: Residual;
    readonly exempt: Residual;
  }

  /** The elements around an instance, and whether they surely are some. */
  interface Around {
    readonly elements: Elements;
    readonly member: Residual;
  }

  const instancesOf = (rule: RuleNode, about: About, each: RuleNode["each"], around: Around): Residual => {
    const [first, ...inner] = each;
    if (!first) return instanceOf(rule, about, around);
    const over = (element: Specialised, listed: Residual): Residual => {
      const elements = [element, ...around.elements];
      const where = first.where === undefined ? b.truth(3) : special.truth(first.where, elements);
      if (where === b.truth(0)) return verdict(noElement);
      const below = instancesOf(rule, about, inner, { elements, member: b.and([around.member, listed, where]) });
      return where.op === "truth" ? below : b.make("where", undefined, where, below);
    };
    const list = special.value(first.list, around.elements);
    if (list.kind === "fixed") {
      const found = operand(list.result);
      if (found.value.kind !== "list") return over(asFixed({ ...found, value: { kind: "unknown" } }), b.truth(1));
      const known = found.value.elements.map((it) => over(asFixed(it), b.truth(it.value.kind === "unknown" ? 1 : 3)));
      const more = found.value.open ? [over(unknownElement, b.truth(1))] : [];
      return b.make("worst", undefined, ...known, ...more);
    }
    const { code, element, loop } = loopOver(list, b);
    return b.make("each", loop, code, over(element, b.make("listed", loop)));
  };

  const instanceOf = (rule: RuleNode, { scopes, exempt }: About, { elements, member }: Around): Residual => {
    const when = rule.when === undefined ? b.truth(3) : special.truth(rule.when, elements);
    const unless = rule.unless === undefined ? b.truth(0) : special.truth(rule.unless, elements);
    const gate = b.and([scopes, when, b.not(unless)]);
    if (gate === b.truth(0)) return verdict(verdictCodes.not_applicable);
    const clauses = rule.clauses.map((it) => clauseOf(it, elements));
    const truths = b.and(clauses.filter((it) => isTruth(it)));
    const others = clauses.filter((it) => !isTruth(it));
    const [first = truths, ...more] = others.length < clauses.length ? [truths, ...others] : others;
    const whole = more.length === 0 ? first : b.make("clauses", undefined, first, ...more);
    const waits = rule.pendingWhile === undefined ? [] : [special.truth(rule.pendingWhile, elements)];
    return b.make("rule", undefined, gate, member, exempt, whole, ...waits);
  };

  const isTruth = ({ op }: Residual): boolean => op !== "complies" && op !== "deadline";

  const clauseOf = (id: GraphId, elements: Elements): Residual => {
    const node = nodeOf(id);
    if (node.kind === "complies") {
      const asked = node.rules.filter((it) => {
        const rule = nodeOf(it);
        return rule.kind === "rule" && !isAdvisory(context.settings, rule);
      });
      return b.make("complies", undefined, ...asked.map(ask));
    }
    if (node.kind !== "deadline") return special.truth(id, elements);
    const [fact, due] = [special.value(node.fact, elements), special.value(node.due, elements)];
    const timely = special.comparison("at-most", fact, due);
    const factsOn = b.make("facts-on", undefined);
    return b.make("deadline", undefined, special.dayOf(fact), special.dayOf(due), timely, factsOn);
  };

  return (id) => {
    const rule = nodeOf(id);
    invariant(rule.kind === "rule", "a rule");
    return ruleOf(rule);
  };
}

/** The rank of an element that is none: below that of every verdict. */
export const noElement = 8;

const unknownElement = asFixed(unknown([]));
