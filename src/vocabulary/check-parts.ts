import { parseDay } from "../base/civil-date.ts";
import type { Diagnostic } from "../base/diagnostic.ts";
import { fieldOf, isTrue, numberOf, textOf, type DataNode, type RecordNode } from "../base/document.ts";
import { parseDuration, possibleOrders } from "../base/duration.ts";
import { parseInstant } from "../base/instant.ts";
import { namesOf, type Message } from "../base/message.ts";
import type { SourceText } from "../base/text.ts";
import { partProblems, wrongPart } from "./diagnostics.ts";
import { meantAsPart, partOf, partWords, PRESENT } from "./part.ts";
import type { Field, RecordType, Type } from "./type.ts";

/** A subject with each part of a fact replaced by one of its ends, so that its schema holds for them. */
interface SubjectOfEnds {
  readonly low: DataNode;
  readonly high: DataNode;
  readonly diagnostics: readonly Diagnostic[];
  /** Pointers to what is no part, and is reported here. */
  readonly wrong: ReadonlySet<string>;
}

interface Walk {
  readonly source: SourceText;
  readonly end: "low" | "high";
  readonly diagnostics: Diagnostic[];
  readonly wrong: Set<string>;
}

interface Spot {
  readonly path: string;
  readonly pointer: string;
  /** What holds the value; an element of a list is in no field of its own. */
  readonly field: Field | undefined;
  readonly isExact: boolean;
}

/**
 * The facts of a subject that are known in part, by their ends: an end is held against the schema as the fact itself
 * would be. `day`: the field of the subject's own day, which has to be exact, as names have.
 */
export function endsOfParts(
  source: SourceText,
  name: string,
  node: DataNode,
  type: RecordType,
  day: string | undefined,
): SubjectOfEnds {
  const at = (end: Walk["end"]): Walk => ({ source, end, diagnostics: [], wrong: new Set() });
  const top = { path: name, pointer: "", field: undefined, isExact: false };
  const [low, high] = [at("low"), at("high")];
  return {
    low: replaced(low, node, type, top, day),
    high: replaced(high, node, type, top, day),
    diagnostics: low.diagnostics,
    wrong: low.wrong,
  };
}

/** `exact`: the field of a group that cannot be known in part. */
function replaced(walk: Walk, node: DataNode, type: Type, spot: Spot, exact?: string): DataNode {
  const part = meantAsPart(node, type);
  if (part) return endOf(walk, part, type, spot);
  if (node.kind === "list" && type.kind === "list") {
    const items = node.items.map((it, index) => {
      const { path, pointer } = spot;
      const inner = { path: `${path}[${index}]`, pointer: `${pointer}/${index}`, field: undefined, isExact: false };
      return replaced(walk, it, type.element, inner, type.key);
    });
    return { ...node, items };
  }
  if (node.kind !== "record" || type.kind !== "record") return node;
  const entries = [...node.entries].map(([key, entry]) => {
    const field = type.fields.get(key);
    if (!field) return [key, entry] as const;
    const pointer = `${spot.pointer}/${key}`;
    const inner = { path: `${spot.path}.${key}`, pointer, field, isExact: field.required || key === exact };
    return [key, { ...entry, value: replaced(walk, entry.value, field.type, inner) }] as const;
  });
  return { ...node, entries: new Map(entries) };
}

/** What stands for a part: one of its ends, what a list holds at least, or `null` for something that can be absent. */
function endOf(walk: Walk, node: RecordNode, type: Type, spot: Spot): DataNode {
  const problem = problemOf(node, type, spot);
  if (problem) {
    walk.wrong.add(spot.pointer);
    walk.diagnostics.push(wrongPart.at({ source: walk.source, span: node.span }, { path: spot.path, problem }));
    return node;
  }
  const part = partOf(node, type.kind);
  if (part?.items) return replaced(walk, part.items, type, { ...spot, field: undefined });
  const end = walk.end === "low" ? (part?.low ?? part?.high) : (part?.high ?? part?.low);
  return end ?? fieldOf(node, "at_least") ?? { kind: "scalar", value: null, span: node.span };
}

function problemOf(node: RecordNode, type: Type, { field, isExact }: Spot): Message | undefined {
  if (isExact) return partProblems.exact();
  if (type.kind === "boolean") return partProblems.yesOrNo();
  if (type.kind === "document") return partProblems.document();
  const words = partWords(type.kind);
  const [other] = [...node.entries.keys()].filter((it) => !words.includes(it));
  if (other !== undefined && type.kind !== "record") return partProblems.words({ words: namesOf(words), key: other });
  const present = fieldOf(node, PRESENT);
  if (present && node.entries.size > 1) return partProblems.alone();
  if (present && !isTrue(present)) return partProblems.isTrue();
  if (present && field?.nullable !== true) return partProblems.neverAbsent();
  const [none] = [...node.entries].filter(([, { value }]) => value.kind === "scalar" && value.value === null);
  if (none) return partProblems.none({ key: none[0] });
  const part = partOf(node, type.kind);
  return part?.low && part.high ? orderProblem(part.low, part.high, type.kind) : undefined;
}

/** Ends that are no values of their kind are reported by the schema. */
function orderProblem(low: DataNode, high: DataNode, kind: Type["kind"]): Message | undefined {
  if (kind === "duration") {
    const [least, most] = [low, high].map((it) => parseDuration(textOf(it) ?? ""));
    if (!least || !most) return undefined;
    if (least.kind !== most.kind) return partProblems.sorts();
    return possibleOrders(least, most).includes(1) ? partProblems.order() : undefined;
  }
  const [least, most] = [low, high].map((it) => sizeOf(it, kind));
  return least !== undefined && most !== undefined && least > most ? partProblems.order() : undefined;
}

function sizeOf(node: DataNode, kind: Type["kind"]): number | undefined {
  if (kind === "number") return numberOf(node)?.valueOf();
  const text = textOf(node) ?? "";
  return kind === "date" ? parseDay(text) : parseInstant(text);
}
