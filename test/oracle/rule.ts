import type * as Ast from "../../src/language/syntax/ast.ts";
import { clausesOf, isInForce, isUnverified, scopesAround, type Book, type Placed } from "./book.ts";
import { breachOf } from "./breach.ts";
import { clauseOf, type Clause } from "./clause.ts";
import { elementsOfRule, type Element } from "./element.ts";
import { exemptionsOf } from "./exemption.ts";
import { condition } from "./expression.ts";
import { and, not, or, type Answer } from "./logic.ts";
import { union } from "./result.ts";
import type { Judgement, Run, Scene } from "./scene.ts";
import { isUnadopted } from "./settings.ts";

export type Verdict =
  | "violated"
  | "undetermined"
  | "pending"
  | "satisfied"
  | "exempt"
  | "not_applicable"
  | "not_in_force";

/** What a rule is for one element of one judgement, and what an open verdict needs. */
export interface Instance {
  readonly elements: readonly string[];
  readonly verdict: Verdict;
  readonly needs: readonly string[];
}

export interface RuleIn extends Placed<Ast.Rule> {
  readonly book: Book;
}

export const rulesIn = (book: Book): readonly RuleIn[] => book.rules.map((it) => ({ ...it, book }));

export const nameOf = ({ it, book }: RuleIn): string => `${book.text.id}.${it.name.text}`;

export const subjectOf = ({ it }: RuleIn): string | undefined => clausesOf(it, "on")[0]?.subject.text;

export function isAdvisory(rule: RuleIn, { settings }: Run): boolean {
  const { it, units, book } = rule;
  if (isUnverified(units) || clausesOf(it, "unverified").length > 0) return true;
  const basis = clausesOf(it, "basis")[0]?.basis.text ?? book.text.rank;
  return isUnadopted(basis, book.text.id, nameOf(rule), settings);
}

/** The rule on one judgement: one instance, or one for each element. What is asked twice is answered once. */
export function instancesOf(rule: RuleIn, judgement: Judgement, run: Run): readonly Instance[] {
  const { book, it } = rule;
  const { document, subject, lawOf } = judgement;
  const at = (one: object | undefined, all: readonly object[]): number => (one ? all.indexOf(one) : -1);
  const key = [at(book, run.books), it.name.text, at(document, run.documents), subject, lawOf].join(" ");
  const found = run.answers.get(key) ?? answered(rule, judgement, run);
  run.answers.set(key, found);
  return found;
}

function answered(rule: RuleIn, judgement: Judgement, run: Run): readonly Instance[] {
  const scene: Scene = { run, book: rule.book, judgement, variables: new Map() };
  if (!isOn(rule, judgement)) return [{ elements: [], verdict: "not_in_force", needs: [] }];
  if (scopeOf(rule.book, rule.units, scene).is === false) return [{ elements: [], verdict: "not_applicable", needs: [] }];
  const breach = breachesOf(rule, run);
  const elements = elementsOfRule(rule.it, scene);
  const clauses = ({ scene: here }: Element): readonly Clause[] =>
    rule.it.clauses.flatMap((it) => clauseOf(it, rule, here) ?? []);
  if (elements.length === 0) return [{ elements: [], verdict: "not_applicable", needs: [] }];
  return elements.map((it) => {
    const found = verdictOf(gatesOf(rule, it, breach, scene), clauses(it));
    return { elements: it.names, ...found };
  });
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

/** The and of the scopes around some units; they read no element. */
export const scopeOf = (book: Book, units: readonly Ast.Unit[], scene: Scene): Answer =>
  and(
    scopesAround(book, units).map((it) => {
      const answer = condition(it.condition, scene);
      return it.applies ? answer : not(answer);
    }),
  );

export const applying = (it: Gates): Answer => and([it.scope, it.element, it.when, not(it.unless), not(it.exempt)]);

function verdictOf(gates: Gates, clauses: readonly Clause[]): Pick<Instance, "verdict" | "needs"> {
  const is = (verdict: Verdict, needs: readonly string[] = []): Pick<Instance, "verdict" | "needs"> => ({
    verdict,
    needs: union(needs).toSorted(),
  });
  const asked = clauses.filter((it) => it.is !== "void");
  if (gates.when.is === false || gates.unless.is === true) return is("not_applicable");
  if (asked.length === 0) return is("not_applicable");
  if (gates.exempt.is === true) return is("exempt");
  if (asked.every((it) => it.is === "true")) return is("satisfied");
  const { is: applies, needs } = applying(gates);
  const waiting = asked.filter((it) => it.is === "waiting");
  const unsure = asked.filter((it) => it.is === "unknown" || it.is === "waiting");
  if (applies === undefined) return is("undetermined", [...needs, ...unsure.flatMap((it) => it.needs)]);
  if (asked.some((it) => it.is === "false")) return is("violated");
  if (asked.every((it) => it.is === "true" || it.is === "waiting"))
    return is("pending", waiting.flatMap((it) => it.needs));
  return is("undetermined", unsure.flatMap((it) => it.needs));
}

/** What a set of instances says: a breach, or what it is open for. */
export function foundIn(instances: readonly Instance[]): { readonly worst: Verdict | undefined; readonly needs: readonly string[] } {
  const worst = order.find((verdict) => instances.some((it) => it.verdict === verdict));
  return { worst, needs: union(...instances.filter((it) => it.verdict === worst).map((it) => it.needs)) };
}

/** From the worst on. */
export const order: readonly Verdict[] = [
  "violated",
  "undetermined",
  "pending",
  "satisfied",
  "exempt",
  "not_applicable",
  "not_in_force",
];

