import { addDays, formatDay } from "../../base/civil-date.ts";
import { fromPlain, textOf } from "../../base/document.ts";
import type { Locals } from "../../evaluate/context.ts";
import { civilDay } from "../../evaluate/compare.ts";
import { evaluateNode } from "../../evaluate/expression.ts";
import { isInForce } from "../../evaluate/legal-force.ts";
import { operand, truthOf, type Result } from "../../evaluate/value.ts";
import { questionOf, type GraphId, type GraphNode, type StandardNode } from "../../graph/graph.ts";
import { comparisonHypotheses, listHypotheses, memberHypotheses, triedValue } from "./fact-hypotheses.ts";
import { factAt, sampleOf, type HypothesisContext, type FactNode } from "./facts.ts";
import type { Hypothesis } from "./hypothesis.ts";

/** Wishes that come true together. */
export type Hypotheses = readonly Hypothesis[];

const alternatives = 3;
const waysKept = 12;

/**
 * Ways in which a condition could be what is wanted, read off the policy where it is simple: presence, comparison, membership,
 * yes or no, a signature; joined by `and`, `or`, `not` and quantifiers. None where it is not. They are proposals: whoever
 * prints one has to try it.
 */
export function waysTo(asking: HypothesisContext, id: GraphId, want: boolean, locals: Locals): readonly Hypotheses[] {
  const { context } = asking;
  const node = context.program.graph.nodes[id];
  const result = operand(evaluateNode(context, id, locals));
  if (!node) return [];
  if (truthOf(result) === String(want)) return [[]];
  return waysOf(asking, node, want, locals).slice(0, waysKept);
}

function waysOf(asking: HypothesisContext, node: GraphNode, want: boolean, locals: Locals): readonly Hypotheses[] {
  const { context } = asking;
  const inner = (id: GraphId, wanted = want): readonly Hypotheses[] => waysTo(asking, id, wanted, locals);
  const single = (wishes: readonly Hypothesis[]): readonly Hypotheses[] => wishes.map((it) => [it]);
  switch (node.kind) {
    case "field": {
      const fact = factAt(asking, node, locals);
      if (!fact || node.type !== "boolean") return [];
      return single([{ kind: "fact", path: fact.path, value: fromPlain(want), say: "is", shown: String(want) }]);
    }
    case "not":
      return inner(node.of, !want);
    case "and":
    case "or":
      return (node.kind === "and") === want
        ? combineWays(node.of.map((it) => inner(it)))
        : node.of.flatMap((it) => inner(it));
    case "compare":
      return single(comparisonHypotheses(asking, node, want, locals));
    case "in":
      return single(memberHypotheses(asking, node, want, locals));
    case "overlaps":
    case "includes":
    case "empty":
      return single(listHypotheses(asking, node, want, locals));
    case "present": {
      const fact = factAt(asking, context.program.graph.nodes[node.of], locals);
      return fact ? single([presence(asking, fact, want)]) : [];
    }
    case "some":
    case "every": {
      const list = operand(evaluateNode(context, node.list, locals));
      if (list.value.kind !== "list") return [];
      const each = list.value.elements.map((it) => waysTo(asking, node.body, want, [it, ...locals]));
      return (node.kind === "every") === want ? combineWays(each) : each.flat();
    }
    case "if": {
      const condition = truthOf(operand(evaluateNode(context, node.condition, locals)));
      if (condition === "unknown") return [];
      return inner(condition === "true" ? node.then : node.else);
    }
    case "cases": {
      const isPlain = node.exceptions.every(
        (it) => truthOf(operand(evaluateNode(context, it.when, locals))) === "false",
      );
      return isPlain ? inner(node.value) : [];
    }
    case "dated": {
      const chosen = node.values.find((it) => isInForce(it.inForce, context.lawOf));
      return chosen ? inner(chosen.value) : [];
    }
    case "met": {
      const standard = context.program.graph.nodes[node.standard];
      const element = node.element === undefined ? undefined : evaluateNode(context, node.element, locals);
      return standard?.kind === "standard" ? waysOfStandard(asking, standard, element, want) : [];
    }
    default:
      return [];
  }
}

/** `(all only if) and (some if, or signed, or presumed)`, and its opposite. */
function waysOfStandard(
  asking: HypothesisContext,
  standard: StandardNode,
  element: Result | undefined,
  want: boolean,
): readonly Hypotheses[] {
  const own: Locals = element ? [element] : [];
  const bounds = standard.onlyIf.map((it) => waysTo(asking, it, want, own));
  const enough = standard.orIf.map((it) => waysTo(asking, it, want, own));
  const signed = attestationHypotheses(asking, standard, element, want).map((it): Hypotheses => [it]);
  const presumption = want ? standard.presumedIf : standard.presumedNotIf;
  const presumed = presumption === undefined ? [] : waysTo(asking, presumption, true, own);
  if (want) return combineWays([...bounds, [...enough.flat(), ...signed, ...presumed]]);
  return [...bounds.flat(), ...combineWays([...enough, [...signed, ...presumed]])];
}

/** Ways to keep a deadline, on its last day; or to miss it, on the day after it. */
export function deadlineWays(
  asking: HypothesisContext,
  { fact, due }: Extract<GraphNode, { readonly kind: "deadline" }>,
  want: boolean,
  locals: Locals,
): readonly Hypotheses[] {
  const { context } = asking;
  const field = factAt(asking, context.program.graph.nodes[fact], locals);
  const { value: day } = operand(evaluateNode(context, due, locals));
  const later = want ? 0 : 1;
  const value = field && triedValue(asking, field, day, later);
  if (!value) return [];
  const { asOf, zone } = context.settings;
  const last = civilDay(day, zone);
  // Of a moment that is due by a day any on that day will do.
  const tried = value.kind === "scalar" ? String(value.value) : "";
  const shown = day.kind === "date" ? formatDay(addDays(day.day, later)) : tried;
  const isPast = last !== undefined && last < asOf;
  return [[{ kind: "fact", path: field.path, value, say: want ? (isPast ? "overdue" : "by") : "after", shown }]];
}

/** One way of each, all at once; none if one of them has none. */
export function combineWays(each: readonly (readonly Hypotheses[])[]): readonly Hypotheses[] {
  return each.reduce<readonly Hypotheses[]>(
    (joined, ways) =>
      joined
        .flatMap((it) => ways.slice(0, alternatives).map((way) => uniqueHypotheses([...it, ...way])))
        .slice(0, waysKept),
    [[]],
  );
}

/** Tells wishes apart. */
export const hypothesisKey = (it: Hypothesis): string =>
  JSON.stringify(it.kind === "fact" ? [it.path, it.say, it.shown] : it);

const uniqueHypotheses = (wishes: Hypotheses): Hypotheses => [
  ...new Map(wishes.map((it) => [hypothesisKey(it), it])).values(),
];

function presence({ context: { settings } }: HypothesisContext, { path, type }: FactNode, want: boolean): Hypothesis {
  if (!want) return { kind: "fact", path, value: fromPlain(null), say: "absent", shown: "null" };
  return { kind: "fact", path, value: sampleOf(type, settings.asOf, settings.zone), say: "stated", shown: "" };
}

/** A signature that counts on the day of judgement; none where nothing says whose or of what. */
function attestationHypotheses(
  { context }: HypothesisContext,
  standard: StandardNode,
  element: Result | undefined,
  met: boolean,
): readonly Hypothesis[] {
  const subject = textOf(context.roots.get(standard.subject)?.node.entries.get("id")?.value);
  const record = element?.value.kind === "record" ? element.value.node : undefined;
  const name = standard.key === undefined ? undefined : textOf(record?.entries.get(standard.key)?.value);
  return signedHypothesis(standard, subject, name, met);
}

/** The same of a subject by its id, and of the name of its element; none where nobody may sign. */
export function signedHypothesis(
  node: StandardNode,
  subject: string | undefined,
  elementName: string | undefined,
  met: boolean,
): readonly Hypothesis[] {
  const {
    subject: subjectName,
    judges: [judge],
    overList,
  } = node;
  if (subject === undefined || !judge || (overList && elementName === undefined)) return [];
  const { role, evidence } = judge;
  const element = overList ? elementName : undefined;
  return [{ kind: "attestation", standard: questionOf(node), subjectName, subject, element, met, role, evidence }];
}
