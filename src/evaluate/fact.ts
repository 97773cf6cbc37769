import { formatDay } from "../base/civil-date.ts";
import { textOf, type DataNode, type RecordNode, type ScalarNode } from "../base/document.ts";
import { isExact } from "../base/exact-number.ts";
import { parseInstant } from "../base/instant.ts";
import { messages } from "../base/message.ts";
import type { Place } from "../base/text.ts";
import type { FactType } from "../graph/graph.ts";
import type { Input } from "../vocabulary/input.ts";
import type { EvaluationContext, Root } from "./context.ts";
import type { FactRead, DisplayValue, UsedAssumption } from "./decision.ts";
import { elementsShown, presentShown, formatNumber } from "./format-value.ts";
import { interpretedValue } from "./interpretation.ts";
import { known, unknown, type RecordValue, type Result } from "./value.ts";

/** Why a fact that is stated tells nothing. */
const unusable = messages("evaluate/unusable", {
  placeholder: { en: "`{value}` tells nothing", zh: "`{value}` 只是佔位" },
  noGroup: { en: "not a group of facts", zh: "不是一組事實" },
  otherKind: { en: "not a value of its kind", zh: "不是該類的值" },
  noEvidence: { en: "no evidence has the id `{id}`", zh: "沒有標識為 `{id}` 的證據" },
});

/** The subject of that name, or unknown: "no request given". */
export function readSubject(context: EvaluationContext, name: string): Result {
  const root = context.roots.get(name);
  if (!root) return unknown([{ kind: "no-subject", subject: name }]);
  return known({ kind: "record", node: root.node, input: root.input, path: name, place: rootPlace(root) });
}

/** Where a subject starts in its document. */
export function rootPlace(root: Root): Place {
  return { source: root.input.source, span: root.node.span };
}

/** Reads a field below a record: a missing key is unknown, and its place is the nearest parent that is there. */
export function readField(
  context: EvaluationContext,
  record: RecordValue,
  path: readonly string[],
  type: FactType,
): Result {
  const { input } = record;
  let node: RecordNode = record.node;
  let place = record.place;
  let at = record.path;
  for (const [index, step] of path.entries()) {
    const entry = node.entries.get(step);
    if (!entry) {
      const missing = [at, ...path.slice(index)].join(".");
      return unknown([{ kind: "missing-fact", path: missing, place }]);
    }
    at = `${at}.${step}`;
    place = context.assumed.get(entry.value)?.place ?? { source: place.source, span: entry.keySpan };
    if (index === path.length - 1) return readValue(context, input, entry.value, type, at, place);
    const { value } = entry;
    if (value.kind === "scalar" && value.value === null) {
      const rest = [at, ...path.slice(index + 1)].join(".");
      return known({ kind: "null", path: rest, place }, [groundOf(context, at, place, value)]);
    }
    if (value.kind !== "record") return unknown([{ kind: "unusable", path: at, place, why: unusable.noGroup() }]);
    node = value;
  }
  return known({ kind: "record", node, input, path: at, place });
}

function readValue(
  context: EvaluationContext,
  input: Input,
  node: DataNode,
  type: FactType,
  path: string,
  place: Place,
): Result {
  if (input.unusable.has(node)) {
    const why = unusable.placeholder({ value: textOf(node) ?? "" });
    return unknown([{ kind: "unusable", path, place, why }]);
  }
  const facts = [groundOf(context, path, place, node)];
  if (node.kind === "scalar" && node.value === null) return known({ kind: "null", path, place }, facts);
  if (node.kind === "list" && typeof type === "object") {
    const elements = node.items.map((item, index) =>
      readValue(context, input, item, type.list, `${path}[${index}]`, { source: place.source, span: item.span }),
    );
    return known({ kind: "list", elements, open: undefined }, facts);
  }
  if (node.kind === "record" && type === "record") return known({ kind: "record", node, input, path, place }, facts);
  const value = node.kind === "scalar" && typeof type === "string" ? scalar(node, type) : undefined;
  if (!value) return unknown([{ kind: "unusable", path, place, why: unusable.otherKind() }]);
  if (type !== "document" || value.kind !== "text") return known(value, facts);

  const evidence = input.evidence.get(value.text);
  if (!evidence) return unknown([{ kind: "unusable", path, place, why: unusable.noEvidence({ id: value.text }) }]);
  if (evidence.expiresOn !== undefined && evidence.expiresOn < context.settings.asOf)
    return unknown([{ kind: "expired-document", path, place, id: evidence.id, on: formatDay(evidence.expiresOn) }]);
  return known(value, facts);
}

function scalar({ value }: ScalarNode, type: Exclude<FactType, object>): Result["value"] | undefined {
  if (typeof value === "boolean") return type === "boolean" ? { kind: type, value } : undefined;
  if (isExact(value)) return type === "number" ? { kind: "quantity", low: value, high: value } : undefined;
  if (value === null || type === "boolean" || type === "number") return undefined;
  if (type === "document") return { kind: "text", text: value };
  if (type !== "datetime") return interpretedValue(value, type);
  const instant = parseInstant(value);
  return instant === undefined ? undefined : { kind: type, instant };
}

/** What was read: a fact of the document, or what a profile takes for granted. */
function groundOf(
  { assumed }: EvaluationContext,
  path: string,
  place: Place,
  node: DataNode,
): FactRead | UsedAssumption {
  const shown = show(node);
  const it = assumed.get(node);
  return it
    ? { kind: "assumption", path, shown, by: it.by, because: it.because, place: it.place }
    : { kind: "fact", path, place, shown };
}

/** As a person would say it in one line. */
function show(node: DataNode): DisplayValue {
  switch (node.kind) {
    case "scalar":
      return isExact(node.value) ? formatNumber(node.value) : String(node.value);
    case "list":
      return elementsShown({ count: node.items.length });
    case "record":
      return presentShown();
  }
}
