import { formatDay, parseDay } from "../base/civil-date.ts";
import { parseDuration } from "../base/duration.ts";
import { exact } from "../base/exact.ts";
import type { FactType, GraphNode } from "../graph/graph.ts";
import type { Context } from "./context.ts";
import { holding, lastEnded } from "./profile-days.ts";
import { known, unknown, type Result, type Value } from "./value.ts";

/**
 * A word of the law without a figure: unknown until a profile interprets it. The interpretation is
 * measured against `as_of`; two that hold on one day leave it unknown (the profile's reader refuses them).
 */
export function termValue(context: Context, term: Extract<GraphNode, { readonly kind: "term" }>): Result {
  const { asOf, interpretations } = context.settings;
  const own = interpretations.filter((it) => it.term === term.name);
  const [first, ...others] = holding(own, asOf);
  const value = first && valueOf(first.value, term.type);
  if (!first || !value || others.length > 0) {
    const ended = first ? undefined : lastEnded(own, asOf);
    return unknown([{ kind: "open-term", term: term.name, ended }]);
  }
  const { by, because, place } = first;
  return known(value, [
    {
      kind: "interpretation",
      term: term.name,
      value: first.value,
      by: `${by}, ${formatDay(first.on)}`,
      because,
      place,
    },
  ]);
}

/** The value that a profile writes, if it is of the term's type. */
export function valueOf(text: string, type: FactType): Value | undefined {
  switch (type) {
    case "duration": {
      const duration = parseDuration(text);
      return duration && { kind: "duration", duration };
    }
    case "number": {
      const number = exact(text);
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
