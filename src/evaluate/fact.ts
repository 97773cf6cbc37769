import { formatDay, type Day } from "../base/civil-date.ts";
import { numberOf, textOf, type DataNode, type ListNode, type RecordNode, type ScalarNode } from "../base/document.ts";
import { isExact } from "../base/exact-number.ts";
import { parseInstant } from "../base/instant.ts";
import { messages, namesOf } from "../base/message.ts";
import type { Place } from "../base/text.ts";
import type { FactType } from "../graph/graph.ts";
import type { Input } from "../vocabulary/input.ts";
import { partOf, type Part } from "../vocabulary/part.ts";
import type { Type } from "../vocabulary/type.ts";
import { civilDay } from "./compare.ts";
import type { EvaluationContext, Root } from "./context.ts";
import type { FactRead, DisplayValue, UsedAssumption } from "./decision.ts";
import { atLeastShown, displayValue, elementsShown, impliedShown, presentShown, formatNumber } from "./format-value.ts";
import { interpretedValue } from "./interpretation.ts";
import { known, measured, unknown, type EventDay, type RecordValue, type Result, type RuntimeValue } from "./value.ts";

/** Why a fact that is stated tells nothing. */
export const unusable = messages("evaluate/unusable", {
  placeholder: { en: "`{value}` tells nothing", zh: "`{value}` 只是佔位" },
  noGroup: { en: "not a group of facts", zh: "不是一組事實" },
  otherKind: { en: "not a value of its kind", zh: "不是該類的值" },
  later: {
    en: "{day} is after the day of judgement, and nothing is said of before",
    zh: "{day} 晚於判斷日，此前的情況未寫明",
  },
  perhapsLater: {
    en: "it may have been after the day of judgement: neither `until` nor `facts_on` says by which day it was",
    zh: "可能晚於判斷日：`until` 和 `facts_on` 都未寫明截至哪一天",
  },
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
  let index = 0;
  for (const step of path) {
    const entry = node.entries.get(step);
    if (!entry) {
      const missing = [at, ...path.slice(index)].join(".");
      return unknown([{ kind: "missing-fact", path: missing, place }]);
    }
    index++;
    at = `${at}.${step}`;
    place = context.assumed.get(entry.value)?.place ?? { source: place.source, span: entry.keySpan };
    if (index === path.length) return readValue({ context, input, path: at, place }, entry.value, type);
    const { value } = entry;
    const contradicted = context.contradicted(value);
    if (contradicted) return unknown([{ kind: "contradicted-facts", path: at, place, ...contradicted }]);
    if (value.kind === "scalar" && value.value === null) {
      const rest = [at, ...path.slice(index)].join(".");
      return known({ kind: "null", path: rest, place }, [groundOf({ context, input, path: at, place }, value)]);
    }
    if (value.kind !== "record") return unknown([{ kind: "unusable", path: at, place, why: unusable.noGroup() }]);
    node = value;
  }
  return known({ kind: "record", node, input, path: at, place });
}

/** Where a value is read. */
interface Reading {
  readonly context: EvaluationContext;
  readonly input: Input;
  readonly path: string;
  readonly place: Place;
}

function readValue(reading: Reading, node: DataNode, type: FactType): Result {
  const { context, input, path, place } = reading;
  if (input.unusable.has(node)) {
    const why = unusable.placeholder({ value: textOf(node) ?? "" });
    return unknown([{ kind: "unusable", path, place, why }]);
  }
  const contradicted = context.contradicted(node);
  if (contradicted) return unknown([{ kind: "contradicted-facts", path, place, ...contradicted }]);
  const facts = [groundOf(reading, node)];
  if (node.kind === "scalar" && node.value === null) return known({ kind: "null", path, place }, facts);
  if (node.kind === "list" && typeof type === "object")
    return known({ kind: "list", elements: readElements(reading, node, type.list), open: undefined }, facts);
  if (node.kind === "record" && type === "record") return known({ kind: "record", node, input, path, place }, facts);
  const part = partOf(node, kindOf(type));
  if (part) return readPart(reading, node, part, type);
  const value = node.kind === "scalar" && typeof type === "string" ? scalar(node, type) : undefined;
  if (!value) return unknown([{ kind: "unusable", path, place, why: unusable.otherKind() }]);
  if (type !== "document" || value.kind !== "text") {
    const day = input.events?.has(node) === true ? civilDay(value, context.settings.zone) : undefined;
    return day === undefined ? known(value, facts) : { ...known(value, facts), event: eventDay(reading, day) };
  }

  const evidence = input.evidence.get(value.text);
  if (!evidence) return unknown([{ kind: "unusable", path, place, why: unusable.noEvidence({ id: value.text }) }]);
  if (evidence.expiresOn !== undefined && evidence.expiresOn < context.settings.asOf)
    return unknown([{ kind: "expired-document", path, place, id: evidence.id, on: formatDay(evidence.expiresOn) }]);
  return known(value, facts);
}

/** Of the day of an event: whether it is known that there was one. `since`: the last day on which it can have been. */
function eventDay({ context: { settings }, path, place }: Reading, since: Day | undefined): EventDay {
  if (since !== undefined && since <= settings.asOf) return { since, ahead: undefined };
  const why = since === undefined ? unusable.perhapsLater() : unusable.later({ day: formatDay(since) });
  return { since, ahead: { kind: "unusable", path, place, why } };
}

/** The last day on which an event can have been, for facts are known up to a day of events until then; undefined: there is none. */
function lastDay(first: Day | undefined, ends: readonly (Day | undefined)[]): Day | undefined {
  const [some, ...others] = ends.filter((it) => it !== undefined);
  if (some === undefined) return undefined;
  const last = others.reduce((one, other) => (one < other ? one : other), some);
  return first !== undefined && first > last ? first : last;
}

function readElements(reading: Reading, { items }: ListNode, type: FactType): readonly Result[] {
  const { path, place } = reading;
  return items.map((it, index) => {
    const inner = { ...reading, path: `${path}[${index}]`, place: { source: place.source, span: it.span } };
    return readValue(inner, it, type);
  });
}

const kindOf = (type: FactType): Type["kind"] =>
  typeof type === "object" ? "list" : type === "text" ? "string" : type;

/** What is known of a fact in part: that it is there, between which bounds it lies, or what a list holds and perhaps more. */
function readPart(reading: Reading, node: DataNode, { low, high, items }: Part, type: FactType): Result {
  const { context, input, path, place } = reading;
  const ofShown = (shown: DisplayValue) =>
    [{ kind: "partial-fact", path, place, shown } as const, [groundOf(reading, node, shown)]] as const;
  if (typeof type === "object") {
    const elements = items ? readElements(reading, items, type.list) : [];
    const [cause, grounds] = ofShown(atLeastShown({ count: elements.length }));
    return known({ kind: "list", elements, open: { kind: "fact", cause } }, grounds);
  }
  const bounds = [low, high].flatMap((it) => it ?? []);
  const [empty] = bounds;
  if (empty && bounds.every((it) => input.unusable.has(it))) {
    const why = unusable.placeholder({ value: textOf(empty) ?? "" });
    return unknown([{ kind: "unusable", path, place, why }]);
  }
  const bound = (it: DataNode | undefined): RuntimeValue | undefined =>
    it?.kind === "scalar" && !input.unusable.has(it) ? scalar(it, type) : undefined;
  const value: RuntimeValue =
    type === "number"
      ? { kind: "quantity", low: numberOf(low), high: numberOf(high) }
      : { kind: "range", low: measured(bound(low)), high: measured(bound(high)) };
  const [cause, grounds] = ofShown(displayValue(value, context.settings.zone));
  const dayOf = (it: DataNode | undefined): Day | undefined => {
    const end = bound(it);
    return end && civilDay(end, context.settings.zone);
  };
  const last = lastDay(dayOf(low), [dayOf(high), input.factsOn]);
  const event = input.events?.has(node) === true ? eventDay(reading, last) : undefined;
  return { value, causes: [cause], grounds, event };
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

/** What was read: a fact of the document, or what a profile takes for granted. `written`: of a fact that is known in part. */
function groundOf(
  { context, input, path, place }: Reading,
  node: DataNode,
  written?: DisplayValue,
): FactRead | UsedAssumption {
  const assumed = context.assumed.get(node);
  const implied = context.implied.get(node);
  if (!assumed && !implied && written === undefined) return factOf(input, node, path, place);
  const value = written ?? showFact(node);
  const shown = implied ? impliedShown({ value, by: namesOf(implied.by) }) : value;
  return assumed
    ? { kind: "assumption", path, shown, by: assumed.by, because: assumed.because, place: assumed.place }
    : { kind: "fact", path, place, shown };
}

/** By documents: one table of all values is more work for the garbage collector. */
const factsRead = new WeakMap<Input, Map<DataNode, FactRead[]>>();

/** A value that is read: one fact, whoever rests on it. Of a value that stands in several places, by an alias, one for each. */
export function factOf(input: Input, node: DataNode, path: string, place: Place): FactRead {
  const ofInput = factsRead.get(input) ?? new Map<DataNode, FactRead[]>();
  const read = ofInput.get(node) ?? [];
  const known = read.find((it) => it.path === path && it.place.span === place.span && it.place.source === place.source);
  if (known) return known;
  const fact: FactRead = { kind: "fact", path, place, shown: showFact(node) };
  read.push(fact);
  ofInput.set(node, read);
  factsRead.set(input, ofInput);
  return fact;
}

/** As a person would say it in one line. */
export function showFact(node: DataNode): DisplayValue {
  switch (node.kind) {
    case "scalar":
      return isExact(node.value) ? formatNumber(node.value) : String(node.value);
    case "list":
      return elementsShown({ count: node.items.length });
    case "record":
      return presentShown();
  }
}
