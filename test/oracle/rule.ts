import { condition } from "./ask.ts";
import { clausesOf, isInForce } from "./book.ts";
import { breachOf } from "./breach.ts";
import { clauseOf, type Clause } from "./clause.ts";
import { elementsOfRule, type Element } from "./element.ts";
import { exemptionsOf } from "./exemption.ts";
import { and, not, or, type Answer } from "./logic.ts";
import { union } from "./result.ts";
import { scopeOf } from "./rule-in.ts";
import type { Instance, Judgement, RuleIn, Run, Scene, Verdict } from "./scene.ts";

/** The rule on one judgement: one instance, or one for each element. What is a breach by facts alone is a breach. */
export function instancesIn(rule: RuleIn, judgement: Judgement, run: Run): readonly Instance[] {
  const all = instancesWith(rule, judgement, run);
  if (run.whole !== undefined || run.disputes.size === 0) return all;
  const alone = { ...run, said: new Map<string, readonly Instance[]>(), whole: run };
  const broken = instancesWith(rule, judgement, alone).filter((it) => it.verdict === "violated");
  return all.map((it) => broken.find((one) => one.elements.join() === it.elements.join()) ?? it);
}

function instancesWith(rule: RuleIn, judgement: Judgement, run: Run): readonly Instance[] {
  const scene: Scene = { run, book: rule.book, judgement, variables: new Map() };
  if (!isOn(rule, judgement)) return [{ elements: [], ...being("not_in_force") }];
  if (scopeOf(rule.book, rule.units, scene).is === false) return [{ elements: [], ...being("not_applicable") }];
  const elements = elementsOfRule(rule.it, scene);
  if (elements.length === 0) return [{ elements: [], ...being("not_applicable") }];
  const breach = breachesOf(rule, run.whole ?? run);
  return elements.map((element) => {
    const clauses = rule.it.clauses.flatMap((it) => clauseOf(it, rule, element.scene) ?? []);
    const verdict = found(gatesOf(rule, element, breach, scene), clauses);
    const whiles = clausesOf(rule.it, "pending-while").map((it) => condition(it.condition, element.scene));
    const waits = verdict.verdict === "violated" && whiles.length > 0 ? waiting(or(whiles)) : verdict;
    return { elements: element.names, ...waits };
  });
}

type Found = Omit<Instance, "elements">;

const being = (verdict: Verdict, needs: readonly string[] = []): Found => ({
  verdict,
  eitherWay: false,
  needs: union(needs).toSorted(),
});

/** What is not done, by whether its time still runs. */
function waiting({ is, needs }: Answer): Found {
  if (is === undefined) return being("undetermined", needs);
  return is ? being("pending", ["time-runs"]) : being("violated");
}

export const isOn = ({ it, units, book }: RuleIn, { lawOf }: Judgement): boolean =>
  isInForce(book, units, clausesOf(it, "in-force"), lawOf);

export const breachesOf = (rule: RuleIn, run: Run): readonly Answer[] =>
  clausesOf(rule.it, "upon").map((it) => breachOf(it, rule.book, run));

export interface Gates {
  readonly scope: Answer;
  readonly when: Answer;
  readonly unless: Answer;
  readonly exempt: Answer;
  readonly element: Answer;
}

/** What decides whether a rule applies. */
export function gatesOf(rule: RuleIn, element: Element, breach: readonly Answer[], scene: Scene): Gates {
  const { it, units, book } = rule;
  return {
    scope: scopeOf(book, units, scene),
    when: and([...clausesOf(it, "when").map((one) => condition(one.condition, element.scene)), ...breach]),
    unless: or(clausesOf(it, "unless").map((one) => condition(one.condition, element.scene))),
    exempt: exemptionsOf(rule, scene),
    element: and(element.conditions),
  };
}

export const applying = (it: Gates): Answer => and([it.scope, it.element, it.when, not(it.unless), not(it.exempt)]);

/** The verdict by the first line of the table that fits; a scope that is false was found before. */
function found(gates: Gates, clauses: readonly Clause[]): Found {
  const asked = clauses.filter((it) => it.is !== "void");
  if (gates.when.is === false || gates.unless.is === true) return being("not_applicable");
  if (asked.length === 0) return being("not_applicable");
  if (gates.exempt.is === true) return being("exempt");
  const { is: applies, needs } = applying(gates);
  if (asked.every((it) => it.is === "true")) return { ...being("satisfied"), eitherWay: applies === undefined };
  const open = asked.filter((it) => it.is === "unknown" || it.is === "waiting").flatMap((it) => it.needs);
  if (applies === undefined) return being("undetermined", [...needs, ...open]);
  if (asked.some((it) => it.is === "false")) return being("violated");
  return being(asked.some((it) => it.is === "unknown") ? "undetermined" : "pending", open);
}
