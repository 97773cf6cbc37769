import { formatDay, parseDay } from "../base/civil-date.ts";
import { parseDuration } from "../base/duration.ts";
import { exact } from "../base/exact-number.ts";
import type { Place } from "../base/text.ts";
import type { FactType, GraphNode } from "../graph/graph.ts";
import type { EvaluationContext } from "./context.ts";
import type { UsedInterpretation } from "./decision.ts";
import { formatValue } from "./format-value.ts";
import { entriesInEffect, lastEnded, type Interpretation, type Membership } from "./settings.ts";
import { known, unknown, resultGrounds, truth, type Result, type RuntimeValue } from "./value.ts";

/**
 * A word of the law without a figure: unknown until a profile interprets it. The interpretation is
 * measured against `as_of`; two that hold on one day leave it unknown (the profile's reader refuses them).
 */
export function evaluateTerm(context: EvaluationContext, term: Extract<GraphNode, { readonly kind: "term" }>): Result {
  const { asOf, interpretations } = context.settings;
  const own = interpretations.filter((it) => it.term === term.name);
  const [first, ...others] = entriesInEffect(own, asOf);
  const value = first && interpretedValue(first.value, term.type);
  if (!first || !value || others.length > 0) {
    const ended = first ? undefined : lastEnded(own, asOf);
    return unknown([{ kind: "open-term", term: term.name, ended }]);
  }
  return known(value, [used(first, term.name, first.value)]);
}

/** The value that a profile writes, if it is of the term's type. */
export function interpretedValue(text: string, type: FactType): RuntimeValue | undefined {
  switch (type) {
    case "duration": {
      const duration = parseDuration(text);
      return duration && { kind: "duration", duration };
    }
    case "number": {
      const isPercent = text.endsWith("%");
      const number = exact(isPercent ? text.slice(0, -1) : text)?.div(isPercent ? 100 : 1);
      return number && { kind: "quantity", low: number, high: number };
    }
    case "date": {
      const day = parseDay(text);
      return day === undefined ? undefined : { kind: "date", day };
    }
    case "boolean":
      return text === "true" || text === "false" ? { kind: "boolean", value: text === "true" } : undefined;
    case "text":
      return { kind: "text", text };
    default:
      return undefined;
  }
}

/**
 * A list of the law that leaves more to be named. What it lists belongs to it; of anything else a profile's
 * membership that holds on `as_of` decides, and without one it is unknown. Two that hold and differ decide nothing.
 */
export function evaluateOpenList(
  { settings: { memberships, asOf, zone } }: EvaluationContext,
  node: Extract<GraphNode, { readonly kind: "open-list" }>,
  listed: readonly Result[],
  law: Place,
): Result {
  const names = new Set(listed.map((it) => formatValue(it.value, zone)));
  const entries = memberships.filter((it) => it.list === node.name && !names.has(it.member));
  const answer = (member: string): Result => {
    const own = entries.filter((it) => it.member === member);
    const [first, ...others] = entriesInEffect(own, asOf);
    if (first && others.every((it) => it.belongs === first.belongs)) {
      const value = first.belongs ? `includes ${member}` : `does not include ${member}`;
      return truth(first.belongs, [used(first, node.name, value)]);
    }
    const ended = first ? undefined : lastEnded(own, asOf);
    return unknown([{ kind: "open-list", list: node.name, member, law, ended }]);
  };
  const others = new Map(entries.map((it) => [it.member, answer(it.member)]));
  return known(
    { kind: "list", elements: listed, open: { kind: "law", list: node.name, law, others } },
    resultGrounds(listed),
  );
}

function used(
  { by, on, because, place }: Interpretation | Membership,
  term: string,
  value: string,
): UsedInterpretation {
  return { kind: "interpretation", term, value, by: `${by}, ${formatDay(on)}`, because, place };
}
