import type { Truth } from "../base/kleene.ts";
import type { Place } from "../base/text.ts";
import type { GraphId, RuleNode } from "../graph/graph.ts";
import type { RuleSource } from "../graph/sources.ts";
import type { EvaluationContext, Locals } from "./context.ts";
import type { Cause, ConditionAsked, ExemptionApplied, Gate, Ground } from "./decision.ts";
import { elementsOf, type Element } from "./elements.ts";
import { evaluateNode } from "./expression.ts";
import { exemptionAt, isInForce } from "./legal-force.ts";
import {
  conjunction,
  negation,
  disjunction,
  resultGrounds,
  operand,
  truthOf,
  union,
  type Result,
  type Gathered,
} from "./value.ts";

/** Whether a rule applies to one element of its lists, or to the document if it has none. */
export type Applicability = NotApplicable | PossiblyApplicable;

interface About {
  /** `models[1] qwen-max`, outer before inner. */
  readonly elements: readonly string[];
  /** Where the element stands. */
  readonly place: Place | undefined;
  readonly conditions: readonly ConditionAsked[];
}

export interface NotApplicable extends About {
  readonly kind: "shut";
  readonly gate: Gate;
  readonly grounds: Gathered<Ground>;
}

/** No gate is shut: it applies, or that is unknown, or an exemption holds. */
export interface PossiblyApplicable extends About {
  readonly kind: "applying";
  readonly locals: Locals;
  readonly applies: Result;
  /** What is missing for its scopes. */
  readonly scopeCauses: Gathered<Cause>;
  /** What makes the element one of its lists, whether or not the rule applies to it. */
  readonly member: Gathered<Ground>;
  readonly exemptBy: readonly ExemptionApplied[];
  /** What the exemptions rest on that hold. */
  readonly exempting: Gathered<Ground>;
}

/** Whether a rule applies, to each element of its lists. */
interface Applicabilities {
  readonly all: readonly Applicability[];
  /** What keeps other elements of its lists out. */
  readonly leftOut: readonly Ground[];
}

/** Asks the gates of a rule: its scopes once, the others for each element. `upon`: what its breaches say. */
export function applicabilitiesOf(
  context: EvaluationContext,
  rule: RuleNode,
  source: RuleSource,
  upon: Result | undefined,
): Applicabilities {
  const shut = (gate: Gate, grounds: Gathered<Ground>, conditions: readonly ConditionAsked[]): Applicabilities => ({
    all: [{ kind: "shut", elements: [], place: undefined, conditions, gate, grounds }],
    leftOut: [],
  });
  if (!isInForce(rule.inForce, context.lawOf)) return shut({ kind: "not-in-force", inForce: rule.inForce }, [], []);

  const scopes = rule.scopes.map((id) => operand(evaluateNode(context, id, [])));
  const scope = scopes.findIndex((it) => truthOf(it) === "false");
  const shutBy = scopes[scope];
  const asked = askedOf("scope", scopes);
  if (shutBy) return shut({ kind: "scope", scope }, shutBy.grounds, asked);

  const elements = elementsOf(context, rule, source.each);
  if (elements.kind === "none") {
    const none = { kind: "for-each", index: 0, result: "false" } as const;
    return shut({ kind: "no-element", path: elements.path }, elements.grounds, [...asked, none]);
  }
  const exemptions = exemptionsOf(context, rule);
  const all = elements.of.map((it) => applicabilityTo(context, rule, it, scopes, upon, exemptions));
  return { all, leftOut: elements.leftOut };
}

function askedOf(kind: ConditionAsked["kind"], results: readonly Result[]): readonly ConditionAsked[] {
  return results.map((it, index) => ({ kind, index, result: truthOf(it) }));
}

function applicabilityTo(
  context: EvaluationContext,
  rule: RuleNode,
  element: Element,
  scopes: readonly Result[],
  upon: Result | undefined,
  { exempt, exemptBy, exempting, asked: exemptions }: Exemptions,
): Applicability {
  const about = { elements: element.names, place: element.place };
  const conditions = element.conditions.flat();
  const member = resultGrounds(conditions.filter((it) => truthOf(it) === "true"));
  const asked = [...askedOf("scope", scopes), ...askedOf("for-each", element.conditions.map(conjunction))];
  const shut = (kind: "when" | "upon" | "unless", { grounds }: Result): NotApplicable => ({
    kind: "shut",
    ...about,
    conditions: asked,
    gate: { kind },
    grounds: union([member, grounds]),
  });
  const ask = (kind: ConditionAsked["kind"], result: Result): Truth => {
    asked.push(...askedOf(kind, [result]));
    return truthOf(result);
  };
  const read = (id: GraphId): Result => operand(evaluateNode(context, id, element.locals));
  const when = rule.when === undefined ? undefined : read(rule.when);
  if (when && ask("when", when) === "false") return shut("when", when);
  if (upon && ask("upon", upon) === "false") return shut("upon", upon);
  const unless = rule.unless === undefined ? undefined : read(rule.unless);
  if (unless && ask("unless", unless) === "true") return shut("unless", unless);

  const needed = [...scopes, ...conditions, ...(when ? [when] : []), ...(upon ? [upon] : [])];
  const exceptions = [...(unless ? [negation(unless)] : []), ...(exempt ? [negation(exempt)] : [])];
  const applies = conjunction([...needed, ...exceptions]);
  return {
    kind: "applying",
    ...about,
    conditions: [...asked, ...exemptions],
    locals: element.locals,
    applies,
    scopeCauses: conjunction(scopes).causes,
    member,
    exemptBy,
    exempting,
  };
}

interface Exemptions extends Pick<PossiblyApplicable, "exemptBy" | "exempting"> {
  /** Whether any of them holds; undefined: there are none. */
  readonly exempt: Result | undefined;
  readonly asked: readonly ConditionAsked[];
}

const noExemptions: Exemptions = { exempt: undefined, exemptBy: [], exempting: [], asked: [] };

function exemptionsOf(context: EvaluationContext, rule: RuleNode): Exemptions {
  if (rule.exemptions.length === 0) return noExemptions;
  const all = rule.exemptions.map((id) => ({ id, result: evaluateNode(context, id, []) }));
  const held = all.filter((it) => truthOf(it.result) === "true");
  return {
    exempt: disjunction(all.map((it) => it.result)),
    exemptBy: held.map((it) => exemptionAt(context.program, it.id)),
    exempting: resultGrounds(held.map((it) => it.result)),
    asked: askedOf(
      "exemption",
      all.map((it) => it.result),
    ),
  };
}
