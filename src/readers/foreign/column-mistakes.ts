import { textOf, type ScalarNode } from "../../base/document.ts";
import { isExact } from "../../base/exact-number.ts";
import type { MessageValue } from "../../base/message.ts";
import { formatPlace } from "../../base/text.ts";
import { isJson } from "../../base/plain-json.ts";
import { scalarLine, type ExplainMismatch } from "../../vocabulary/check-against-schema.ts";
import { expectedBy, type Mismatch } from "../../vocabulary/compile-schema.ts";
import { columnRemedies, unfitColumn } from "./column-diagnostics.ts";
import type { ColumnMap, FactColumn, MappedFact } from "./column-map.ts";
import { isClock } from "./mapped-rows.ts";

/**
 * Explains what in a row cannot be the fact that a map reads from it.
 *
 * INVARIANT (no guessed meaning): what a value of a column means is for the map to say. No other value is advised: a column may mean the
 * opposite of the fact.
 *
 * @example
 * const origin = { kind: "column", text: "blocked", steps: ["blocked"], words: new Map(), moment: undefined, offset: undefined, absent: undefined };
 * const explain = columnMistakes({ facts: [{ path: ["response", "sent"], type: { kind: "boolean" }, place, origin }] });
 * const found = { path: "response.sent", node: fromPlain("否"), keySpan: undefined };
 * const expected = expectedBy({ type: "boolean" });
 * explain({ path: "log.jsonl", text: "" }, found, { kind: "wrong-type", pointer: "/sent", expected })?.code // "foreign/unfit-column"
 */
export function columnMistakes({ facts }: ColumnMap): ExplainMismatch {
  return (source, { path, node }, mismatch) => {
    const wanted = wantedBy(mismatch);
    const fact = facts.find((it) => isAtOrBelow(path, it.path.join(".")));
    if (!wanted || node.kind !== "scalar" || fact?.origin.kind !== "column" || isOfMap(node, fact.origin))
      return undefined;
    const params = { value: scalarLine(node), column: fact.origin.text, at: formatPlace(fact.place) };
    const remedy = columnRemedies[remedyOf(node, path, fact, fact.origin)](params);
    const isText = textOf(node) !== undefined;
    return unfitColumn.at({ source, span: node.span }, { ...params, path, wanted, isText, remedy });
  };
}

function wantedBy(mismatch: Mismatch): MessageValue | undefined {
  switch (mismatch.kind) {
    case "wrong-type":
      return mismatch.expected.said;
    case "bad-form":
      return mismatch.expected;
    case "not-listed":
      return expectedBy({ enum: mismatch.members }).said;
    default:
      return undefined;
  }
}

const isAtOrBelow = (path: string, fact: string): boolean =>
  path === fact || path.startsWith(`${fact}.`) || path.startsWith(`${fact}[`);

/** Whether the map says it, and not the column. */
const isOfMap = (node: ScalarNode, { words, absent }: FactColumn): boolean =>
  [...words.values(), absent].some((it) => textOf(node) !== undefined && textOf(it) === textOf(node));

function remedyOf(
  node: ScalarNode,
  path: string,
  { path: own, type }: MappedFact,
  { words, moment, offset }: FactColumn,
): keyof typeof columnRemedies {
  const text = textOf(node);
  if (path !== own.join(".")) return "other";
  if (type.kind === "datetime" && moment === undefined) {
    if (isExact(node.value) || /^\d{9,19}$/.test(text ?? "")) return "moment";
    if (offset === undefined && isClock(text ?? "")) return "offset";
  }
  if (type.kind === "list") return !text?.trimStart().startsWith("[") ? "other" : isJson(text) ? "list" : "noList";
  if (words.size > 0) return "word";
  return type.kind === "boolean" || type.kind === "enum" ? "words" : "other";
}
