import type { Span } from "../../base/text.ts";

export type ConnectiveWord = "and" | "or" | "implies";

/** How a flat row of operands is grouped: an operand by its index, or a connective over groups. */
export type Grouping = number | { readonly operator: ConnectiveWord; readonly parts: readonly Grouping[] };

/** Loosest first. */
const usual: readonly ConnectiveWord[] = ["implies", "or", "and"];
const opposite: readonly ConnectiveWord[] = ["and", "or", "implies"];

/** Whether a row needs parentheses: more than one connective, or `implies` more than once. */
export function isMixed(operators: readonly ConnectiveWord[]): boolean {
  return new Set(operators).size > 1 || operators.filter((it) => it === "implies").length > 1;
}

/**
 * The two ways in which people read a row without parentheses: `and` before `or` before `implies`, from the left;
 * or the other way round, from the right.
 */
export function readingsOf(operators: readonly ConnectiveWord[]): readonly [Grouping, Grouping] {
  return [
    group(operators, 0, operators.length, usual, "left"),
    group(operators, 0, operators.length, opposite, "right"),
  ];
}

/** Groups the operands `from` to `to`, both included; operator `i` stands between the operands `i` and `i + 1`. */
function group(
  operators: readonly ConnectiveWord[],
  from: number,
  to: number,
  order: readonly ConnectiveWord[],
  side: "left" | "right",
): Grouping {
  const inner = operators.slice(from, to);
  const operator = order.find((it) => inner.includes(it));
  if (operator === undefined) return from;
  const parts: Grouping[] = [];
  let start = from;
  for (let at = from; at <= to; at += 1) {
    if (at < to && operators[at] !== operator) continue;
    parts.push(group(operators, start, at, order, side));
    start = at + 1;
  }
  if (operator !== "implies") return { operator, parts };
  return side === "left"
    ? parts.reduce((left, right) => ({ operator, parts: [left, right] }))
    : parts.reduceRight((right, left) => ({ operator, parts: [left, right] }));
}

/** The stretches that stand in parentheses in a reading, the whole row left out. */
export function wrapsOf(reading: Grouping, operands: readonly Span[]): readonly Span[] {
  if (typeof reading === "number") return [];
  return reading.parts.flatMap((part) =>
    typeof part === "number" ? [] : [spanOf(part, operands), ...wrapsOf(part, operands)],
  );
}

function spanOf(grouping: Grouping, operands: readonly Span[]): Span {
  if (typeof grouping === "number") return operands[grouping] ?? { start: 0, end: 0 };
  const first = grouping.parts[0] ?? 0;
  const last = grouping.parts.at(-1) ?? 0;
  return { start: spanOf(first, operands).start, end: spanOf(last, operands).end };
}
